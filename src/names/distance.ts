/** Costs between sounds: nothing for the same, little for what writers of these languages confuse, one for the rest. */
const near: readonly (readonly [string, number])[] = [
  ["PB", 0.35],
  ["PF", 0.35],
  ["BV", 0.35],
  ["FV", 0.4],
  ["TD", 0.4],
  ["KG", 0.4],
  ["KX", 0.25],
  ["GX", 0.4],
  ["HX", 0.25],
  ["KC", 0.6],
  ["SZ", 0.3],
  ["Sx", 0.4],
  ["SC", 0.5],
  ["xC", 0.4],
  ["JZ", 0.4],
  ["JY", 0.45],
  ["JG", 0.35],
  ["JC", 0.4],
  ["DZ", 0.45],
  ["TS", 0.55],
  ["Vu", 0.15],
  ["Vo", 0.15],
  ["Va", 0.5],
  ["Yi", 0.1],
  ["Ye", 0.15],
  ["Ya", 0.5],
  ["Ha", 0.4],
  ["NM", 0.6],
  ["RL", 0.7],
  ["LN", 0.8],
  ["ae", 0.1],
  ["ai", 0.2],
  ["ao", 0.15],
  ["au", 0.2],
  ["ei", 0.08],
  ["eo", 0.2],
  ["eu", 0.2],
  ["io", 0.25],
  ["iu", 0.25],
  ["ou", 0.08],
];

const alphabet = "ABCDFGHJKLMNPRSTVXYZxaeiou";
/** Numbers of sounds: first those of the alphabet, then those of letters that no table names, which share the rest: one in 230 pairs of them a number. */
const size = 256;
const indexOf = Uint8Array.from({ length: 65_536 }, (_, code) => alphabet.length + (code % (size - alphabet.length)));
for (let at = 0; at < alphabet.length; at++) indexOf[alphabet.charCodeAt(at)] = at;

/** What changes and losses cost. */
export interface Costs {
  readonly substitution: Float32Array;
  readonly dropped: Float32Array;
}

/** Where one side leaves short vowels out, as Arabic and Hebrew do: a vowel says little. */
export const abjadCosts: Costs = costs({ a: 0.18, e: 0.18, i: 0.18, o: 0.18, u: 0.18 }, 1);
/** Where both sides write vowels: only an `a` may be inherent, as in Devanagari. */
export const vowelCosts: Costs = costs({ a: 0.25, e: 0.4, i: 0.45, o: 0.45, u: 0.45 }, 2.2);

/** Where one side is written in signs of China, Japan or Korea: l and r are one there, and syllables end in vowels that are not heard. */
export const signCosts: Costs = costs({ a: 0.25, e: 0.3, i: 0.3, o: 0.35, u: 0.25 }, 2.2, [["RL", 0.2]]);

function costs(
  vowels: Readonly<Record<string, number>>,
  weight: number,
  nearer: readonly (readonly [string, number])[] = [],
): Costs {
  const substitution = new Float32Array(size * size).fill(1);
  const dropped = new Float32Array(size).fill(0.9);
  for (let at = 0; at < size; at++) substitution[at * size + at] = 0;
  for (const [pair, cost] of [...near, ...nearer]) {
    const [a, b] = [indexOf[pair.charCodeAt(0)]!, indexOf[pair.charCodeAt(1)]!];
    const own = /^[aeiou]{2}$/.test(pair) ? Math.min(1, cost * weight) : cost;
    substitution[a * size + b] = own;
    substitution[b * size + a] = own;
  }
  for (const [vowel, cost] of Object.entries(vowels)) dropped[indexOf[vowel.charCodeAt(0)]!] = cost;
  for (const glide of "HYV") dropped[indexOf[glide.charCodeAt(0)]!] = 0.45;
  dropped[indexOf["N".charCodeAt(0)]!] = 0.75;
  return { substitution, dropped };
}

const longest = 63;
const row = new Float32Array(longest + 1);

/** A word's sounds as numbers, at most 63. */
export function soundCodes(word: string): Uint8Array {
  const codes = new Uint8Array(Math.min(word.length, longest));
  for (let at = 0; at < codes.length; at++) codes[at] = indexOf[word.charCodeAt(at)]!;
  return codes;
}

/** The least cost of turning one word of sounds into another, or `most` where it is at least that; vowels come and go cheaply. Cost is the product of the lengths. */
export function soundDistance(a: Uint8Array, b: Uint8Array, most: number, { substitution, dropped }: Costs): number {
  const width = b.length;
  row[0] = 0;
  for (let j = 1; j <= width; j++) row[j] = row[j - 1]! + dropped[b[j - 1]!]!;
  for (let i = 0; i < a.length; i++) {
    const from = a[i]! * size;
    const drop = dropped[a[i]!]!;
    let diagonal: number = row[0]!;
    let left: number = diagonal + drop;
    row[0] = left;
    let least: number = left;
    for (let j = 1; j <= width; j++) {
      const to = b[j - 1]!;
      const above: number = row[j]!;
      let cost: number = diagonal + substitution[from + to]!;
      if (above + drop < cost) cost = above + drop;
      if (left + dropped[to]! < cost) cost = left + dropped[to]!;
      diagonal = above;
      left = cost;
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least >= most) return most;
  }
  return Math.min(row[width]!, most);
}

/** What a word weighs when nothing answers it. */
export function soundWeight(word: string, { dropped }: Costs): number {
  let weight = 0;
  for (let at = 0; at < Math.min(word.length, longest); at++) weight += dropped[indexOf[word.charCodeAt(at)]!]!;
  return weight;
}
