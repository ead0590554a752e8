/** The kind of deed that a kind is a kind of; null at the top. */
export type Broader = (kind: string) => string | null;

/** A list of kinds that leads in a circle is not followed further. */
const mostSteps = 10;

/** The kinds that a kind is a kind of, the nearest first; none at the top. */
export function kindsAbove(kind: string, broader: Broader): readonly string[] {
  const above: string[] = [];
  for (let at = broader(kind); at !== null && above.length < mostSteps; at = broader(at)) above.push(at);
  return above;
}

/** Whether a kind is a kind of another, straight or through others. A kind is not a kind of itself. */
export function isKindOf(kind: string, broad: string, broader: Broader): boolean {
  return kindsAbove(kind, broader).includes(broad);
}
