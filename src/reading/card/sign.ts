/** Texts give the same few hundred signs again and again: each is put together once, and looked up as one string from then on. */
const signs = new Map<string, Map<string, string>>();
const mostSigns = 2_000;

/** The name of a feature, of its two parts. */
export function signOf(start: string, end: string): string {
  const known = signs.get(start)?.get(end);
  if (known !== undefined) return known;
  const byEnd = signs.get(start) ?? new Map<string, string>();
  const made = start + end;
  if (byEnd.size < mostSigns) signs.set(start, byEnd.set(end, made));
  return made;
}
