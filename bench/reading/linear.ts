/**
 * `npm run bench -- reading/linear [UNITS] [short]`: hostile texts made by chance from a fixed seed (marks, words, digits, scripts, breaks), each
 * read at one length, twice and four times that: the growth is the exponent of time over length between the shortest and the
 * longest, 1 where the cost is linear and 2 where it is quadratic. Then a text of fifty million units in one line without a full
 * stop, read on in portions, with the most memory held; and what a hundred thousand statements take when all are kept. The floor
 * is one pass of a regular expression over the same text.
 */
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader, type ReadingLine } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles(join(import.meta.dirname, "../../src/reading/lexicon")));
const length = Number(process.argv[2] ?? 40_000);
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const line = (metric: string, value: number, unit: string) =>
  console.log(JSON.stringify({ metric, value: Number(value.toFixed(3)), unit }));

let seed = 11;
const next = (below: number) => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * below);
};
const atoms: Readonly<Record<string, readonly string[]>> = {
  "opening marks": ["“", "‘", '"', "''", "«", "a ", "said "],
  "closing marks": ["”", "’", '"', "''", "»", "a ", "said "],
  commas: [", ", "Oru Tal", " who ", " said", " - ", "(", ")"],
  verbs: ["said ", "beat ", "told ", "that ", "killed ", "by ", "and "],
  numbers: ["1", ",", ".", "2 ", "hundred ", "and ", "lakh ", "-", ":"],
  dates: ["3 ", "May ", "2014", "-", "/", ", ", "last ", "week "],
  hyphens: ["a", "-", "'", ".", "&", "b", "1"],
  "one word": ["a"],
  capitals: ["A", "B.", " C", "\n"],
  scripts: ["पुलिस ने ", "کہا کہ ", "قال ", "said ", "\u200d", "\u202b"],
  breaks: ["a", "\n", "\n\n", " ", "\t", "–Nur\n", "Posted by "],
  surrogates: ["😀", "𐤀", " ", "a", "\ud800"],
};
const madeOf = (parts: readonly string[], units: number) => {
  const pieces: string[] = [];
  for (let made = 0; made < units; made += pieces.at(-1)!.length) pieces.push(parts[next(parts.length)]!);
  return pieces.join("").slice(0, units);
};
const seconds = (work: () => unknown) => {
  const start = process.cpuUsage().user;
  work();
  return (process.cpuUsage().user - start) / 1e6;
};
const least = (work: () => unknown) => Math.min(seconds(work), seconds(work), seconds(work));

for (const [name, parts] of Object.entries(atoms)) {
  const text = madeOf(parts, length * 4);
  reader.read(text);
  const [once, , four] = [1, 2, 4].map((times) => least(() => reader.read(text.slice(0, length * times))));
  line(`${name}: growth of time`, Math.log(four! / once!) / Math.log(4), "exponent");
  line(`${name}: speed`, (length * 4) / 1e6 / four!, "million units/s");
}

const endless = "the guard said the crowd beat the man ".repeat(Math.ceil(50_000_000 / 38)).slice(0, 50_000_000);
let most = 0;
let lines = 0;
const portions = process.argv[3] === "short" ? endless.slice(0, 2_000_000) : endless;
const took = seconds(() => {
  for (const portion of reader.readOn(portions)) {
    lines += portion.length;
    most = Math.max(most, process.memoryUsage().heapUsed);
  }
});
line("one line without a full stop: units", portions.length, "units");
line("one line without a full stop: lines", lines, "lines");
line("one line without a full stop: speed", portions.length / 1e6 / took, "million units/s");
line("one line without a full stop: most heap", most / 1e6, "MB");
const floor = seconds(() => [...portions.matchAll(/\p{L}+/gu)].length);
line("floor, the words by one regular expression: speed", portions.length / 1e6 / floor, "million units/s");

collect();
const before = process.memoryUsage().heapUsed;
const kept: ReadingLine[] = [];
const told = "The clerk said the guard had beaten a man near the mill.\n\n".repeat(50_000);
for (const portion of reader.readOn(told)) for (const one of portion) if (one.kind === "statement") kept.push(one);
collect();
line("statements kept", kept.length, "statements");
line("statements kept: memory with their text", (process.memoryUsage().heapUsed - before) / 1e6, "MB");
