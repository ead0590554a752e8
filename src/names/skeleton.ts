/** What is left of a word's sounds when vowels and glides are taken away and likenesses made one, one letter a class of consonants. */
const merged: Readonly<Record<string, string>> = {
  P: "P",
  B: "P",
  F: "F",
  T: "T",
  D: "D",
  K: "K",
  G: "K",
  X: "K",
  C: "J",
  J: "J",
  x: "J",
  S: "S",
  Z: "S",
  L: "L",
  M: "M",
  N: "N",
  R: "R",
};

/** The classes of a word's consonants in order: `SRND` for Sarwand, سروند and सरवंद alike. */
export function skeletonOf(sound: string): string {
  let skeleton = "";
  let before = "";
  for (const one of sound) {
    if (one !== before) skeleton += merged[one] ?? (/[a-zHVY]/.test(one) ? "" : one);
    before = one;
  }
  return skeleton;
}

/** A skeleton made ready to be held against others: for each class of consonants, one bit for every place it stands at. */
export interface Places {
  readonly skeleton: Uint8Array;
  readonly at: Int32Array;
  /** Has letters that no table knows. */
  readonly strange: boolean;
}

const mostPlaces = 30;
/** Coarser than a skeleton: p and f are one Hebrew letter, and who leaves out the marks of š and ć writes s and c. */
const classOf: Readonly<Record<string, number>> = { P: 0, F: 0, T: 1, D: 2, K: 3, J: 4, S: 4, L: 5, M: 6, N: 7, R: 8 };
const unknown = 9;

/** Where each class stands in a word's skeleton, the first thirty places. */
export function placesOf(sound: string): Places {
  const letters = skeletonOf(sound).slice(0, mostPlaces);
  const skeleton = new Uint8Array(letters.length);
  const at = new Int32Array(unknown + 1);
  let strange = false;
  for (let place = 0; place < letters.length; place++) {
    const group = classOf[letters.charAt(place)] ?? unknown;
    skeleton[place] = group;
    if (group === unknown) strange = true;
    else at[group]! |= 1 << place;
  }
  return { skeleton, at, strange };
}

/**
 * What part of the longer word's consonants the two share in order, 0 to 1; 1 where there are fewer than three, which say nothing,
 * and where both have letters that the tables do not know.
 * The longest common subsequence by bit vectors: Hyyrö 2004, "Bit-parallel LCS-length computation revisited".
 */
export function sharedConsonants(a: Places, b: Places): number {
  const longer = Math.max(a.skeleton.length, b.skeleton.length);
  if (longer < 3 || (a.strange && b.strange)) return 1;
  let left = -1;
  for (let place = 0; place < b.skeleton.length; place++) {
    const found = left & a.at[b.skeleton[place]!]!;
    left = (left + found) | (left - found);
  }
  const all = (1 << a.skeleton.length) - 1;
  return bits(~left & all) / longer;
}

/** How many bits are set. */
export function bits(mask: number): number {
  let count = mask - ((mask >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
