/**
 * `npm run bench -- reading/polnear FOLDER [documents]`: attributions found with their right source, against the labels of
 * a folder with `text/*.txt` and `attributions/*.ann` (brat). An attribution is right when half of the shorter content is
 * shared and the sources overlap. Prints the sure setting and `--everything`, with document-bootstrap 95 % bands, and as
 * floor "the first capitalised name before a verb of saying".
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader } from "../../src/reading/index.ts";
import { bandOf } from "./bootstrap.ts";

interface Words {
  readonly sources: readonly (readonly [number, number])[];
  readonly content: readonly (readonly [number, number])[];
  readonly cue: string;
  readonly direct: boolean;
}
/** A part counts its found against all labels for precision and its labels against all found for recall. */
type Counts = readonly [rightFound: number, found: number, rightGold: number, gold: number];

const folder = process.argv[2];
if (!folder) throw new Error("A folder with text/ and attributions/ is needed.");
const sample = Number(process.argv[3] ?? 150);
const speech =
  /\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|according|add(?:ed|s)|ask(?:ed|s)|claim(?:ed|s)|report(?:ed|s)|announc\w+|stat(?:ed|es)|wr(?:ote|ites)|argu\w+|not(?:ed|es)|tweet\w*|insist\w*|den(?:ied|ies)|alleg\w+|call(?:ed|s)|warn\w*|explain\w*)\b/i;
const reader = createReader(readWordFiles(join(import.meta.dirname, "../../src/reading/lexicon")));
const names = readdirSync(join(folder, "attributions"))
  .filter((name) => name.endsWith(".ann"))
  .sort();
const step = Math.max(1, Math.floor(names.length / sample));
const texts = readdirSync(join(folder, "text")).filter((name) => name.endsWith(".txt"));
const docs = names
  .filter((_, index) => index % step === 0)
  .slice(0, sample)
  .flatMap((name) => {
    const stem = name.replace(/\.ann$/, "").replace(/_[0-9a-f]{4}$/, "");
    const file =
      texts.find((text) => text === `${stem}.txt`) ?? texts.find((text) => stem.startsWith(text.slice(0, -4)));
    if (!file) return [];
    const text = readFileSync(join(folder, "text", file), "utf8");
    return [{ text, gold: goldOf(readFileSync(join(folder, "attributions", name), "utf8"), text) }];
  });
const line = (metric: string, value: number) =>
  console.log(JSON.stringify({ metric, value: Number(value.toFixed(3)), unit: "ratio" }));

for (const setting of ["sure", "everything", "floor"] as const) {
  const read = docs.map((doc) => ({
    gold: doc.gold,
    found: setting === "floor" ? floorOf(doc.text) : foundIn(doc.text, setting === "everything"),
  }));
  report(
    `${setting} all`,
    read.map((doc) => score(doc.gold, doc.found)),
  );
  report(
    `${setting} speech cues`,
    read.map((doc) => score(doc.gold, doc.found, (one) => speech.test(one.cue))),
  );
  report(
    `${setting} direct quotes`,
    read.map((doc) => score(doc.gold, doc.found, (one) => one.direct)),
  );
}
console.log(JSON.stringify({ metric: "documents", value: docs.length, unit: "documents" }));

function goldOf(ann: string, text: string): Words[] {
  const spans = new Map<string, (readonly [number, number])[]>();
  const words: Words[] = [];
  for (const row of ann.split("\n")) {
    const [id = "", label = ""] = row.split("\t");
    if (id.startsWith("T"))
      spans.set(
        id,
        label
          .replace(/^\S+ /, "")
          .split(";")
          .map((pair) => pair.split(" ").map(Number) as [number, number]),
      );
  }
  for (const row of ann.split("\n")) {
    if (!row.startsWith("E")) continue;
    const parts = (row.split("\t")[1] ?? "").split(" ").map((part) => part.split(":") as [string, string]);
    const of = (role: string) =>
      parts.filter(([name]) => name.replace(/\d+$/, "") === role).flatMap(([, id]) => spans.get(id) ?? []);
    const content = of("Content");
    const sources = of("Source");
    if (content.length === 0 || sources.length === 0) continue;
    const first = text.slice(content[0]![0]).trimStart();
    words.push({
      sources,
      content,
      cue: of("Cue")
        .map(([start, end]) => text.slice(start, end))
        .join(" "),
      direct: /^["“”]/.test(first),
    });
  }
  return words;
}

function foundIn(text: string, everything: boolean): Words[] {
  const points = [...text];
  const units = [0];
  for (const point of points) units.push(units.at(-1)! + point.length);
  return reader.read(text, { everything }).flatMap((statement) => {
    const speaker = statement.kind === "statement" ? statement.speakers.at(-1) : undefined;
    if (
      statement.kind !== "statement" ||
      !speaker ||
      speaker.how === "author" ||
      speaker.start === null ||
      speaker.end === null
    )
      return [];
    if (!statement.cue && !statement.why[0]?.startsWith("speaker/")) return [];
    return [
      {
        sources: [[units[speaker.start]!, units[speaker.end]!] as const],
        content: [[units[statement.start]!, units[statement.end]!] as const],
        cue: statement.cue?.text ?? "said",
        direct: /^["“]/.test(statement.quote),
      },
    ];
  });
}

/** The capitalised name beside a verb of saying, and its line: what a person with one regular expression would get. */
function floorOf(text: string): Words[] {
  return [...text.matchAll(/[^.!?\n]{1,600}/g)].flatMap((sentence) => {
    const match = /([A-Z]\w{1,30}(?: [A-Z]\w{1,30}){0,3}) (said|says|told|added|claimed)/.exec(sentence[0]);
    if (!match) return [];
    const at = sentence.index + match.index;
    return [
      {
        sources: [[at, at + match[1]!.length] as const],
        content: [[sentence.index, sentence.index + sentence[0].length] as const],
        cue: match[2]!,
        direct: /["“]/.test(sentence[0]),
      },
    ];
  });
}

function score(gold: readonly Words[], found: readonly Words[], part: (one: Words) => boolean = () => true): Counts {
  const used = new Set<Words>();
  const right = new Set<Words>();
  for (const one of gold) {
    const match = found.find((other) => !used.has(other) && fits(one, other));
    if (!match) continue;
    used.add(match);
    right.add(one);
  }
  const count = (words: Iterable<Words>) => [...words].filter(part).length;
  return [count(used), count(found), count(right), count(gold)];
}

function fits(one: Words, other: Words): boolean {
  const content = 2 * shared(one.content, other.content) >= Math.min(length(one.content), length(other.content));
  return content && shared(one.sources, other.sources) > 0;
}

function shared(a: Words["content"], b: Words["content"]): number {
  let sum = 0;
  for (const [start, end] of a)
    for (const [from, to] of b) sum += Math.max(0, Math.min(end, to) - Math.max(start, from));
  return sum;
}

function length(spans: Words["content"]): number {
  return spans.reduce((sum, [start, end]) => sum + end - start, 0);
}

function report(metric: string, counts: readonly Counts[]): void {
  const figures = (chosen: readonly Counts[]) => {
    const sum = [0, 1, 2, 3].map((at) => chosen.reduce((total, one) => total + one[at]!, 0));
    const precision = sum[0]! / (sum[1]! || 1);
    const recall = sum[2]! / (sum[3]! || 1);
    return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
  };
  const all = figures(counts);
  const [low, high] = bandOf(counts, (drawn) => figures(drawn).f1);
  line(`${metric} precision`, all.precision);
  line(`${metric} recall`, all.recall);
  line(`${metric} f1`, all.f1);
  line(`${metric} f1 band low`, low);
  line(`${metric} f1 band high`, high);
}
