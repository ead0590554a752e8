/**
 * `npm run bench -- names/organisations [PATH]`: our own organisations and places in two wordings (`test/names/organisations.txt`, or PATH): what part gets the
 * verdict that people gave it, by verdict, and *same* or not as F1; floor: any-ascii and Levenshtein at its best threshold, which is shown the answers.
 * `--errors` prints each pair that is judged otherwise.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import anyAscii from "any-ascii";
import { distance } from "fastest-levenshtein";
import { readWordFiles } from "../../src/disk/words.ts";
import { createNames } from "../../src/names/index.ts";

const root = join(import.meta.dirname, "..", "..");
const flags = process.argv.slice(2);
const path = flags.find((one) => !one.startsWith("--")) ?? join(root, "test", "names", "organisations.txt");
const names = createNames(readWordFiles(join(root, "src", "names", "tables")));
const pairs = readFileSync(path, "utf8")
  .split("\n")
  .filter((line) => line.includes(" | ") && !line.startsWith("#"))
  .map((line) => {
    const [a = "", b = "", verdict = ""] = line.split(" | ");
    return { a, b, verdict, ours: names.compare(a, b), plain: likeness(a, b) };
  });

for (const verdict of ["same", "maybe", "different"]) {
  const of = pairs.filter((pair) => pair.verdict === verdict);
  print(`${verdict}: judged so`, of.filter(({ ours }) => ours.verdict === verdict).length / of.length, of.length);
}
print(
  "same or not: f1",
  f1(({ ours }) => ours.verdict === "same"),
  pairs.length,
);
const floor = Math.max(...Array.from({ length: 70 }, (_, at) => f1(({ plain }) => plain >= 0.3 + at / 100)));
print("same or not: f1/floor any-ascii + Levenshtein, best threshold", floor, pairs.length);
if (flags.includes("--errors"))
  for (const { a, b, verdict, ours } of pairs)
    if (ours.verdict !== verdict) console.log(`${verdict} but ${ours.verdict} ${ours.score}: ${a} | ${b}`, ours.why);

function likeness(a: string, b: string): number {
  const [one, other] = [anyAscii(a).toLowerCase(), anyAscii(b).toLowerCase()];
  return 1 - distance(one, other) / Math.max(one.length, other.length, 1);
}

function f1(says: (pair: (typeof pairs)[number]) => boolean): number {
  const said = pairs.filter(says);
  const right = said.filter(({ verdict }) => verdict === "same").length;
  const all = pairs.filter(({ verdict }) => verdict === "same").length;
  return (2 * right) / (said.length + all);
}

function print(metric: string, value: number, count: number): void {
  console.log(
    JSON.stringify({
      metric: `names/organisations ${metric}`,
      value: Number(value.toFixed(3)),
      unit: "share",
      pairs: count,
    }),
  );
}
