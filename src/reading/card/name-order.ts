/** The first of some names in text order that starts at or after a position; their number when none does. Logarithmic. */
export function firstFrom(names: readonly { readonly start: number }[], position: number): number {
  let low = 0;
  for (let high = names.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (names[middle]!.start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
