/**
 * `npm run bench -- names/resolution [COUNT]`: COUNT namings (20,000 when not said) of made-up people in a tenth as many accounts:
 * how long it takes to gather them into rings, to look up the first hundred names for pairs to judge, and to ask the next question
 * after a judgement. The floor in the same run: the same question by comparing every two names anew, from a hundred of them.
 */

import { join } from "node:path";
import { readWordFiles } from "../../src/disk/words.ts";
import { createNames, createNear, fold, type Naming, resolve, suggestPairs } from "../../src/names/index.ts";

const count = Number(process.argv[2] ?? 20_000);
const names = createNames(readWordFiles(join(import.meta.dirname, "..", "..", "src", "names", "tables")));
const key = (name: string) => fold(name).key;
const first = "Moh Has Kar Sal Yar Nur Ham Zeb Tam Sar Bak Dal Far Gul Hes Ish Jam Lat Mur Naz".split(" ");
const middle = "amed an im ma and ira ul een osh ib".split(" ");
const last = "Khan Halim Oss Bako Tamur Rind Wali Zaman Shah Murad Deen Baloch Mir Kaul Dar".split(" ");
let seed = 7;
const pick = (from: readonly string[]) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return from[seed % from.length] ?? "";
};

const namings: Naming[] = Array.from({ length: count }, (_, at) => ({
  ref: `m${at}`,
  name: `${pick(first)}${pick(middle)}${pick(middle)} ${pick(last)}`,
  account: `a${at % Math.max(1, Math.floor(count / 10))}`,
  type: "person",
}));
const same = { type: "person", verdict: "same", by: "R.", time: "2031-03-16", why: "", undone: false } as const;
const [one, other] = namings;
const judged = one && other ? [{ ...same, ref: "j1", a: one.name, b: other.name }] : [];

const rings = timed("gathered into rings", () => resolve(namings, [], key));
const near = createNear(names);
const wanted = { least: 0.7, limit: 60, lookups: 100 };
const found = timed("first hundred names looked up", () => suggestPairs(rings, near, key, wanted));
timed("the next question after a judgement", () =>
  suggestPairs(resolve(namings, judged, key), near, key, { ...wanted, lookups: 0 }),
);
print("names that differ", found.of, "names");
const different = [...new Set(namings.map((naming) => naming.name))];
timed("floor: a hundred names against every other", () => {
  for (const name of different.slice(0, 100)) for (const beside of different) names.compare(name, beside);
});

function timed<T>(metric: string, work: () => T): T {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  print(metric, (user + system) / 1000, "ms of one core");
  return result;
}

function print(metric: string, value: number, unit: string): void {
  console.log(JSON.stringify({ metric, value: Math.round(value), unit }));
}
