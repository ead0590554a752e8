/**
 * `npm run bench -- names/decide FOLDER`: same or not, over labelled pairs (`name-bench/cases_public.csv`: columns name1, name2,
 * is_match, schema). Positive is the verdict *same* at the fixed threshold. Prints the errors at both thresholds, with bootstrap
 * 95 % bands, and as floor any-ascii and Levenshtein at its best threshold, which is shown the answers. `--errors` prints each wrong pair.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import anyAscii from "any-ascii";
import { distance } from "fastest-levenshtein";
import { readWordFiles } from "../../src/disk/words.ts";
import { createNames, thresholds } from "../../src/names/index.ts";

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
  readonly kind: string;
}

const [path, flag] = process.argv.slice(2);
if (!path) throw new Error("Deciding on names: the folder of the name sets is needed.");
const names = createNames(readWordFiles(join(import.meta.dirname, "..", "..", "src", "names", "tables")));
const pairs = parse(readFileSync(join(path, "name-bench/cases_public.csv"), "utf8"));

const ours = pairs.map(({ a, b }) => names.compare(a, b).score);
for (const [what, threshold] of Object.entries(thresholds)) {
  const { precision, recall, f1 } = scores(pairs, ours, threshold);
  const bands = bootstrap(
    (sample) =>
      scores(
        sample.map((at) => pairs[at]!),
        sample.map((at) => ours[at]!),
        threshold,
      ).f1,
  );
  print(`${what} at ${threshold}: f1`, f1, { band: bands, precision, recall, pairs: pairs.length });
}
for (const verdict of ["same", "maybe", "different"] as const) {
  const of = pairs.filter(({ a, b }) => names.compare(a, b).verdict === verdict);
  const same = of.filter((pair) => pair.same).length;
  print(`verdict ${verdict}: pairs that are the same`, same / of.length, { same, pairs: of.length });
}
for (const kind of new Set(pairs.map((pair) => pair.kind))) {
  const of = pairs.flatMap((pair, at) => (pair.kind === kind ? [at] : []));
  const { f1 } = scores(
    of.map((at) => pairs[at]!),
    of.map((at) => ours[at]!),
    thresholds.same,
  );
  print(`same, ${kind}: f1`, f1, { pairs: of.length });
}
print("best threshold that the answers would give: f1", ...best(ours));
const ascii = pairs.map(({ a, b }) => {
  const [one, other] = [anyAscii(a).toLowerCase(), anyAscii(b).toLowerCase()];
  return 1 - distance(one, other) / Math.max(one.length, other.length, 1);
});
print("floor any-ascii + Levenshtein, best threshold: f1", ...best(ascii));
if (flag === "--errors")
  for (const [at, { a, b, same }] of pairs.entries())
    if (ours[at]! >= thresholds.same !== same)
      console.log(
        `${same ? "missed" : "wrong "} ${ours[at]} ${a} | ${b} ${names
          .compare(a, b)
          .why.map((why) => `${why.rule}:${why.a}/${why.b}:${why.weight}`)
          .join("; ")}`,
      );

function parse(text: string): Pair[] {
  const [head, ...rows] = text.trim().split("\n").map(cells);
  const column = (name: string) => head!.indexOf(name);
  return rows.map((row) => ({
    a: row[column("name1")]!,
    b: row[column("name2")]!,
    same: row[column("is_match")]!.toLowerCase() === "true",
    kind: row[column("schema")]!,
  }));
}

/** One line of RFC 4180 without line breaks inside cells. */
function cells(line: string): string[] {
  return [...line.replace(/\r$/, "").matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
  );
}

function scores(of: readonly Pair[], values: readonly number[], threshold: number) {
  let [hit, wrong, missed] = [0, 0, 0];
  for (const [at, { same }] of of.entries()) {
    const said = values[at]! >= threshold;
    if (said && same) hit++;
    else if (said) wrong++;
    else if (same) missed++;
  }
  const [precision, recall] = [hit / (hit + wrong || 1), hit / (hit + missed || 1)];
  return { precision: round(precision), recall: round(recall), f1: (2 * hit) / (2 * hit + wrong + missed || 1) };
}

function best(values: readonly number[]): [number, { threshold: number }] {
  let found = { f1: 0, threshold: 0 };
  for (let threshold = 0.3; threshold <= 1; threshold += 0.01) {
    const { f1 } = scores(pairs, values, threshold);
    if (f1 > found.f1) found = { f1, threshold: round(threshold) };
  }
  return [found.f1, { threshold: found.threshold }];
}

function bootstrap(measure: (sample: readonly number[]) => number): [number, number] {
  let state = 7;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  const all = Array.from({ length: 1000 }, () =>
    measure(pairs.map(() => Math.min(pairs.length - 1, Math.floor(random() * pairs.length)))),
  ).sort((a, b) => a - b);
  return [round(all[25]!), round(all[975]!)];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function print(metric: string, value: number, more: object): void {
  console.log(JSON.stringify({ metric: `names/decide ${metric}`, value: round(value), unit: "share", ...more }));
}
