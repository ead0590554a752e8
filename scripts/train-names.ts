/**
 * Learns which Latin letters answer which letters of another script, by expectation maximisation over all alignments of name pairs
 * (the joint multigram of Bisani and Ney 2008, without context): `npx tsx scripts/train-names.ts FOLDER [OUT [--held-out]]`. FOLDER is the folder of
 * name sets, of which only those under CC0, MIT or CC BY are read. Writes `SCRIPT.txt` to OUT, `src/names/tables/weights` when left out; nothing of a name
 * survives in it but how often letters meet. `--held-out` keeps a third of the pairs from learning, to measure on.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Script, unitsOf, wordsOf } from "../src/names/units.ts";
import { isHeldOut } from "../test/names/heldOut.ts";

type Pair = readonly [latin: string, other: string];
interface Set {
  readonly script: Script;
  readonly file: string;
  readonly source: string;
  readonly pairs: (text: string) => Pair[];
  /** The other script writes no spaces between words. */
  readonly joined?: boolean;
}

const tabs = (text: string): Pair[] =>
  text.split("\n").flatMap((line) => {
    const [latin, other] = line.trim().split("\t");
    return latin && other ? [[latin, /^(?:\S )+\S$/u.test(other) ? other.replaceAll(" ", "") : other] as const] : [];
  });
const commas = (text: string): Pair[] =>
  text
    .split("\n")
    .slice(1)
    .flatMap((line) => {
      const [latin, other] = line.split(",");
      return latin && other ? [[latin, other] as const] : [];
    });
const sets: readonly Set[] = [
  {
    script: "arabic",
    file: "netranslit/wd_arabic_64",
    source: "Wikidata by steveash/NETransliteration, CC0",
    pairs: tabs,
  },
  {
    script: "hebrew",
    file: "netranslit/wd_hebrew_64",
    source: "Wikidata by steveash/NETransliteration, CC0",
    pairs: tabs,
  },
  {
    script: "cyrillic",
    file: "netranslit/wd_russian_64",
    source: "Wikidata by steveash/NETransliteration, CC0",
    pairs: tabs,
  },
  { script: "devanagari", file: "hindi-names/affidavit_pairs.csv", source: "in-rolls/indicate, MIT", pairs: commas },
  {
    script: "burmese",
    file: "burmese-alt/train.tsv",
    source: "ye-kyaw-thu/MTRSS, CC BY 4.0",
    pairs: tabs,
    joined: true,
  },
];

/** How many units of Latin and of the other script may meet. */
const shapes: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, 2],
  [2, 1],
  [3, 1],
  [2, 2],
  [3, 2],
];
const rounds = 7;
/** Longer pairs are translations more often than names. */
const longest = 20;

const [folder, out, flag] = process.argv.slice(2);
if (!folder) throw new Error("Learning weights: the folder of the name sets is needed.");
for (const set of sets) {
  const raw = new Map(set.pairs(readFileSync(join(folder, set.file), "utf8")).map((pair) => [pair.join("\t"), pair]));
  const pairs = [...raw.values()].filter(([latin]) => flag !== "--held-out" || !isHeldOut(latin));
  write(set, learn(pairs.flatMap((pair) => unitPairs(pair, set))), pairs.length);
}

function unitPairs([latin, other]: Pair, { script, joined }: Set): [string[], string[]][] {
  const a = wordsOf(latin).map((word) => unitsOf(word, "latin"));
  const b = wordsOf(joined ? other.replaceAll(" ", "") : other).map((word) => unitsOf(word, script));
  if (!joined && a.length === b.length) return a.map((units, at) => [units, b[at]!]);
  return [[a.flat(), b.flat()]];
}

interface Learned {
  readonly count: number;
  readonly keys: readonly string[];
  readonly share: Float64Array;
}

/** Every way to cut a pair into meeting pieces, as numbers of the pieces. */
interface Lattice {
  readonly width: number;
  readonly height: number;
  readonly pieces: Int32Array;
}

function learn(pairs: readonly (readonly [string[], string[]])[]): Learned {
  const numbers = new Map<string, number>();
  const lattices = pairs
    .filter(([a, b]) => a.length > 0 && b.length > 0 && a.length <= longest && b.length <= longest)
    .map(([a, b]) => latticeOf(a, b, numbers));
  let share = new Float64Array(numbers.size).fill(1);
  for (let round = 0; round < rounds; round++) {
    const counts = new Float64Array(numbers.size);
    for (const lattice of lattices) expect(lattice, share, counts, round === 0);
    const least = round < 2 ? 0.1 : round < 5 ? 1 : 2.5;
    let total = 0;
    for (const count of counts) if (count >= least) total += count;
    share = counts.map((count) => (count >= least ? count / total : 0));
  }
  return { count: lattices.length, keys: [...numbers.keys()], share };
}

function latticeOf(a: readonly string[], b: readonly string[], numbers: Map<string, number>): Lattice {
  const [height, width] = [a.length + 1, b.length + 1];
  const pieces = new Int32Array(height * width * shapes.length).fill(-1);
  for (let i = 0; i < height; i++)
    for (let j = 0; j < width; j++)
      for (const [at, [up, right]] of shapes.entries()) {
        if (i + up >= height || j + right >= width) continue;
        const key = `${a.slice(i, i + up).join(" ")}|${b.slice(j, j + right).join(" ")}`;
        let number = numbers.get(key);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(key, number);
        }
        pieces[(i * width + j) * shapes.length + at] = number;
      }
  return { width, height, pieces };
}

/** One pair's share in the counts: forward and backward over its lattice. In the first round pieces near the diagonal and one to one are likelier. */
function expect({ width, height, pieces }: Lattice, share: Float64Array, counts: Float64Array, first: boolean): void {
  const many = shapes.length;
  const ahead = new Float64Array(width * height);
  const back = new Float64Array(width * height);
  const of = (cell: number, at: number): number => {
    const piece = pieces[cell * many + at]!;
    if (piece < 0) return 0;
    if (!first) return share[piece]!;
    const [up, right] = shapes[at]!;
    const off = Math.abs((((cell / width) | 0) + up / 2) / (height - 1) - ((cell % width) + right / 2) / (width - 1));
    return (up === 1 && right === 1 ? 1 : 0.07) * Math.exp(-6 * off);
  };
  const step = shapes.map(([up, right]) => up * width + right);
  ahead[0] = 1;
  const last = width * height - 1;
  back[last] = 1;
  for (let cell = 0; cell <= last; cell++) {
    const value = ahead[cell]!;
    if (value === 0) continue;
    for (let at = 0; at < many; at++) {
      const own = of(cell, at);
      if (own > 0) ahead[cell + step[at]!]! += value * own;
    }
  }
  const whole = ahead[last]!;
  if (!(whole > 1e-290)) return;
  for (let cell = last - 1; cell >= 0; cell--) {
    let sum = 0;
    for (let at = 0; at < many; at++) {
      const own = of(cell, at);
      if (own > 0) sum += own * back[cell + step[at]!]!;
    }
    back[cell] = sum;
  }
  for (let cell = 0; cell < last; cell++)
    for (let at = 0; at < many; at++) {
      const own = of(cell, at);
      if (own > 0) counts[pieces[cell * many + at]!]! += (ahead[cell]! * own * back[cell + step[at]!]!) / whole;
    }
}

/** What it costs that two pieces meet: the mean surprise of each when the other is known, in nats. */
function write(set: Set, { keys, share, count }: Learned, names: number): void {
  const [latin, other] = [new Map<string, number>(), new Map<string, number>()];
  const used = keys.flatMap((key, at) => {
    const part = share[at]!;
    if (part === 0) return [];
    const cut = key.indexOf("|");
    const [a, b] = [key.slice(0, cut), key.slice(cut + 1)];
    latin.set(a, (latin.get(a) ?? 0) + part);
    other.set(b, (other.get(b) ?? 0) + part);
    return [{ a, b, part }];
  });
  const known = (whole: Map<string, number>, piece: string) => (piece === "" ? 1 : whole.get(piece)!);
  const lines = used
    .map(({ a, b, part }) => ({ a, b, cost: -0.5 * Math.log((part * part) / (known(latin, a) * known(other, b))) }))
    .filter(({ cost }) => cost < 7)
    .sort((x, y) => (x.b < y.b ? -1 : x.b > y.b ? 1 : x.cost - y.cost));
  const head = [
    `# Learned by scripts/train-names.ts from ${names} name pairs (${count} aligned words): ${set.source}.`,
    "# Latin letters | letters of the other script | cost in nats: half the surprise of each when the other is known.",
    "# $ marks a word's last letter, . a single initial, - the rhyme of a Burmese syllable, ° the unwritten a of Devanagari; an empty side is left out in writing.",
  ];
  const file = join(out ?? "src/names/tables/weights", `${set.script}.txt`);
  writeFileSync(
    file,
    `${[...head, ...lines.map(({ a, b, cost }) => `${a} | ${b} | ${cost.toFixed(2)}`)].join("\n")}\n`,
  );
  console.log(JSON.stringify({ metric: `names/train/${set.script}`, value: lines.length, unit: "weights" }));
}
