/** What ties somebody to a deed, the closest first, and what they are worded as: both together weigh more than each. */
const relations = [
  ["was done to: ", "was done to"],
  ["did: ", "did"],
  ["doer of attack-verb", "attacked"],
  ["by after an attack", "by after an attack"],
  ["before an attack", "before an attack"],
  ["blamed ", "blamed"],
  ["after by", "by"],
  ["in a sentence with a victim", "beside a victim"],
  ["beside a deed: ", "beside a deed"],
  ["in a sentence of attack-noun", "beside an attack"],
] as const;
/** Up to this number a relation ties somebody to a deed, further on it stands beside one. */
export const loosest: number = relations.findIndex(([, name]) => name === "by");
const ranks = new Map<string, number>();

/** Which relation a sign tells of, the closest 0; behind all for none. */
function relationOf(sign: string): number {
  const known = ranks.get(sign);
  if (known !== undefined) return known;
  const found = relations.findIndex(([start]) => sign.startsWith(start));
  const rank = found < 0 ? relations.length : found;
  if (ranks.size < mostSigns) ranks.set(sign, rank);
  return rank;
}

const mostSigns = 5_000;

/** The number of the closest relation that signs tell of, 0 the closest; behind all for none. */
export function closestOf(signs: readonly string[]): number {
  return signs.reduce<number>((best, sign) => Math.min(best, relationOf(sign)), relations.length);
}

/** The closer of what was known of a word, if anything, and of one more sign. */
export function nearerOf(known: number | undefined, sign: string): number {
  return Math.min(known ?? relations.length, relationOf(sign));
}

/** A relation's name in features, as "did"; "apart" for a number behind all. */
export function relationName(number: number): string {
  return relations[number]?.[1] ?? "apart";
}
