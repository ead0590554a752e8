/** Whether a pair is kept from learning, for measuring weights that have not seen it: a third of all, by a hash of the Latin letters. FNV-1a. */
export function isHeldOut(latin: string): boolean {
  let hash = 2_166_136_261;
  for (const letter of latin.toLowerCase().replace(/[^a-z]/g, ""))
    hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
  return ((hash ^ (hash >>> 15)) >>> 0) % 3 === 0;
}
