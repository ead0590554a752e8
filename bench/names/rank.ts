/**
 * `npm run bench -- names/rank PATH`: right one first among 2,000 distinct candidates, 400 queries, seed 7; floor: any-ascii and Levenshtein, in the same run.
 * PATH is the folder of name sets. `--held-out TABLES` asks only for names that the weights in TABLES did not learn from (`scripts/train-names.ts PATH OUT --held-out`).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import anyAscii from "any-ascii";
import { distance } from "fastest-levenshtein";
import { readWordFiles } from "../../src/disk/words.ts";
import { createNames } from "../../src/names/index.ts";
import { isHeldOut } from "../../test/names/heldOut.ts";

const [path, flag, tables] = process.argv.slice(2);
const heldOut = flag === "--held-out";
if (!path) throw new Error("Ranking names: the folder of the name sets is needed.");
const names = createNames(readWordFiles(tables ?? join(import.meta.dirname, "..", "..", "src", "names", "tables")));

const lines = (file: string) =>
  readFileSync(join(path, file), "utf8")
    .split("\n")
    .map((line) => line.replace(/\r$/, ""));
const columns = (file: string, separator: string, a: number, b: number) =>
  lines(file)
    .slice(1)
    .map((line) => (separator === "," ? commas(line) : line.split(separator)))
    .flatMap((cells) => (cells[a] && cells[b] ? [[cells[a], cells[b]] as const] : []));
const sets: Readonly<Record<string, () => (readonly [string, string])[]>> = {
  "anetac-arabic": () => {
    const other = lines("anetac/train.ar");
    return lines("anetac/train.en").flatMap((name, at) => (name && other[at] ? [[name, other[at]] as const] : []));
  },
  "wikidata-arabic": () => columns("netranslit/wd_arabic_16", "\t", 0, 1),
  "wikidata-russian": () => columns("netranslit/wd_russian_16", "\t", 0, 1),
  "wikidata-hebrew": () => columns("netranslit/wd_hebrew_16", "\t", 0, 1),
  hindi: () => columns("hindi-names/affidavit_pairs.csv", ",", 0, 1),
  burmese: () => columns("burmese-alt/train.tsv", "\t", 0, 1),
};

for (const [set, load] of Object.entries(sets)) {
  const pairs = sample(
    load().map(([a, b]) => [joined(a), joined(b)] as const),
    2000,
  );
  const queries = pairs.filter(([query]) => !heldOut || isHeldOut(query)).slice(0, 400);
  const candidates = pairs.map(([, name]) => name);
  const ours = queries.filter(
    ([query, right]) => first(candidates, (name) => names.score(query, name)) === right,
  ).length;
  const ascii = candidates.map((name) => anyAscii(name).toLowerCase());
  const floor = queries.filter(([query, right]) => {
    const key = anyAscii(query).toLowerCase();
    return candidates[best(ascii, (name) => -distance(key, name) / Math.max(key.length, name.length, 1))] === right;
  }).length;
  console.log(
    JSON.stringify({
      metric: `names/rank/${set}${heldOut ? " not learned from" : ""}`,
      value: ours / queries.length,
      unit: "right one first",
      queries: queries.length,
    }),
  );
  console.log(
    JSON.stringify({
      metric: `names/rank/${set}/floor any-ascii + Levenshtein`,
      value: floor / queries.length,
      unit: "right one first",
    }),
  );
}

/** One line of RFC 4180. */
function commas(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
  );
}

/** Spaces between single letters are an artefact of the sets: they are taken out; between words one stays. */
function joined(name: string): string {
  return /^(?:\S )+\S$/u.test(name) ? name.replaceAll(" ", "") : name.trim();
}

function first(list: readonly string[], score: (name: string) => number): string | undefined {
  return list[best(list, score)];
}

function best(list: readonly string[], score: (name: string) => number): number {
  let at = 0;
  let most = Number.NEGATIVE_INFINITY;
  list.forEach((name, index) => {
    const value = score(name);
    if (value > most) [at, most] = [index, value];
  });
  return at;
}

/** Distinct on both sides, shuffled by a small fixed generator (mulberry32, seed 7). */
function sample(pairs: (readonly [string, string])[], count: number): (readonly [string, string])[] {
  let state = 7;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const shuffled = [...pairs];
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
  }
  const seen = [new Set<string>(), new Set<string>()] as const;
  return shuffled
    .filter(([a, b]) => !seen[0].has(a) && !seen[1].has(b) && seen[0].add(a) && seen[1].add(b))
    .slice(0, count);
}
