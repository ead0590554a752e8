/**
 * Measures the matching of names and writes what it found: `src/names/tables/verdicts.txt`, which goes with every verdict, and the table of
 * figures in `docs/names.md`. `npx tsx scripts/measure-names.ts FOLDER` (the folder of name sets; some ten minutes).
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { thresholds } from "../src/names/index.ts";

interface Figure {
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly pairs?: number;
  readonly same?: number;
  readonly maybe?: number;
  readonly different?: number;
}

const root = join(import.meta.dirname, "..");
const folder = process.argv[2];
if (!folder) throw new Error("Measuring names: the folder of the name sets is needed.");

const decided = bench("decide", folder);
writeVerdicts();
const learned = mkdtempSync(join(tmpdir(), "gawah-names-"));
try {
  cpSync(join(root, "src", "names", "tables"), learned, { recursive: true });
  run(join(root, "scripts", "train-names.ts"), folder, join(learned, "weights"), "--held-out");
  writeFigures(bench("rank", folder), bench("rank", folder, "--held-out", learned), bench("spellings"), bench("speed"));
} finally {
  rmSync(learned, { recursive: true });
}

function run(...args: string[]): string {
  const flags = ["--expose-gc", "--import", "tsx"];
  return execFileSync(process.execPath, [...flags, ...args], { cwd: root, encoding: "utf8", maxBuffer: 1e8 });
}

function bench(name: string, ...args: string[]): Figure[] {
  const lines = run(join("bench", "names", `${name}.ts`), ...args)
    .trim()
    .split("\n");
  return lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as Figure);
}

function writeVerdicts(): void {
  const lines = (["same", "maybe", "different"] as const).map((verdict) => {
    const { pairs, same } = decided.find(({ metric }) => metric.includes(`verdict ${verdict}:`))!;
    return `${verdict} | ${verdict === "different" ? 0 : thresholds[verdict]} | ${pairs} | ${same}`;
  });
  const head = [
    "# How often each verdict is right, on labelled pairs (the open half of opensanctions/nomenklatura's name_bench, MIT), where the thresholds were set.",
    "# Written by scripts/measure-names.ts; do not edit.",
    "# verdict | from this score | labelled pairs that get it | of them the same name",
  ];
  writeFileSync(join(root, "src", "names", "tables", "verdicts.txt"), `${[...head, ...lines].join("\n")}\n`);
}

function writeFigures(ranked: Figure[], unseen: Figure[], spelled: Figure[], fast: Figure[]): void {
  const value = (figures: Figure[], metric: string) => figures.find((one) => one.metric === metric)?.value;
  const floored = (figures: Figure[]) => figures.filter(({ metric }) => !metric.includes("floor"));
  const rows = [
    "| right one first | weights as shipped | of names the weights did not learn from | any-ascii + Levenshtein |",
    "|---|---|---|---|",
    ...floored(ranked).map(({ metric, value: own }) => {
      const floor = value(ranked, `${metric}/floor any-ascii + Levenshtein`);
      return `| ${metric.slice("names/rank/".length)} | ${own} | ${share(value(unseen, `${metric} not learned from`))} | ${floor} |`;
    }),
    ...spelled
      .filter(({ metric }) => metric.endsWith("right one first"))
      .map(({ metric, value: own }) => {
        const floor = value(spelled, `${metric}/floor any-ascii + Levenshtein`);
        return `| our own ${metric.slice("names/spellings ".length).split(":")[0]} | ${own} | ${own} | ${floor} |`;
      }),
    "",
    "| deciding | figure |",
    "|---|---|",
    ...decided.map(({ metric, value: own, same, pairs }) => {
      const of = same === undefined ? ` of ${pairs ?? ""} pairs` : ` (${same} of ${pairs})`;
      return `| ${metric.slice("names/decide ".length)} | ${own}${pairs === undefined ? "" : of} |`;
    }),
    ...spelled
      .filter(({ metric }) => metric.endsWith(": same"))
      .map(
        ({ metric, value: own, pairs, maybe, different }) =>
          `| our own ${metric.slice("names/spellings ".length).split(":")[0]}: said *same* of ${pairs} pairs | ${own} (${maybe} maybe, ${different} different) |`,
      ),
    ...bodies("organisations.txt", "by which the rules were mended"),
    ...bodies("organisations-unseen.txt", "written when the rules stood"),
    "",
    "| speed | figure |",
    "|---|---|",
    ...fast.map(({ metric, value: own, unit }) => `| ${metric.slice("names/speed ".length)} | ${own} ${unit} |`),
  ];
  const path = join(root, "docs", "names.md");
  const text = readFileSync(path, "utf8");
  const marks = ["<!-- figures: written by scripts/measure-names.ts -->", "<!-- end of figures -->"] as const;
  const [from, to] = [text.indexOf(marks[0]) + marks[0].length, text.indexOf(marks[1])];
  writeFileSync(path, `${text.slice(0, from)}\n\n${rows.join("\n")}\n\n${text.slice(to)}`);
}

function bodies(file: string, what: string): string[] {
  return bench("organisations", join("test", "names", file))
    .filter(({ metric }) => metric.includes("f1") || metric.endsWith("judged so"))
    .map(({ metric, value, pairs }) => {
      const told = metric.slice("names/organisations ".length);
      return `| our own organisations and places, ${what}: ${told} | ${value} of ${pairs} pairs |`;
    });
}

function share(value: number | undefined): string {
  return value === undefined ? "-" : value.toFixed(3);
}
