/**
 * `npm run bench -- reading/india-police FOLDER [part]`: sentences in which police kill, arrest, fail to act or use force,
 * against the labels of `sents.jsonl`; the texts are those of `docs.jsonl`, each read whole and bare. A sentence is positive
 * when a deed of that kind in it, not negated, planned, supposed or a pattern, is done by police. Prints the sure setting
 * and `--everything` with document-bootstrap 95 % bands, and as floor a keyword list. `part` "even" or "odd" takes every
 * second document, so that rules can be written on one half and measured on the other. `misses` as third argument prints them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader } from "../../src/reading/index.ts";
import { bandOf } from "./bootstrap.ts";

interface Sentence {
  readonly doc_id: number;
  readonly sent_text: string;
  readonly sent_labels: readonly string[];
}
type Counts = readonly [right: number, found: number, gold: number];

const folder = process.argv[2];
if (!folder) throw new Error("A folder with docs.jsonl and sents.jsonl is needed.");
const part = process.argv[3] ?? "all";
const showMisses = process.argv[4] === "misses";
const labels = ["KILL", "ARREST", "FAIL", "FORCE"] as const;
const kinds: Readonly<Record<string, readonly string[]>> = {
  killing: ["KILL", "FORCE"],
  massacre: ["KILL", "FORCE"],
  "death-in-custody": ["KILL", "FORCE"],
  arrest: ["ARREST"],
  detention: ["ARREST"],
  "failure-to-protect": ["FAIL"],
  "use-of-force": ["FORCE"],
  shooting: ["FORCE"],
  beating: ["FORCE"],
  torture: ["FORCE"],
  wounding: ["FORCE"],
  "mob-attack": ["FORCE"],
  "sexual-violence": ["FORCE"],
};
const keywords: Readonly<Record<string, RegExp>> = {
  KILL: /\b(?:kill|shot dead|gunned)\w*/i,
  ARREST: /\b(?:arrest|detain|custody|nab)\w*/i,
  FAIL: /\b(?:fail|inaction|spectator|did nothing|stood by)\w*/i,
  FORCE: /\b(?:lathi|teargas|tear gas|firing|opened fire|baton|caned|beat)\w*/i,
};
const rows = <T>(name: string) =>
  readFileSync(join(folder, name), "utf8")
    .split("\n")
    .filter((row) => row !== "")
    .map((row) => JSON.parse(row) as T);
const sentences = new Map<number, Sentence[]>();
for (const sentence of rows<Sentence>("sents.jsonl"))
  sentences.set(sentence.doc_id, [...(sentences.get(sentence.doc_id) ?? []), sentence]);
const docs = rows<{ doc_id: number; doc_text: string }>("docs.jsonl").filter(
  (_, index) => part === "all" || index % 2 === (part === "odd" ? 1 : 0),
);
const reader = createReader(readWordFiles(join(import.meta.dirname, "../../src/reading/lexicon")));

for (const setting of ["sure", "everything", "floor"] as const) {
  const marked = docs.map((doc) => mark(doc.doc_text, sentences.get(doc.doc_id) ?? [], setting));
  for (const label of labels) {
    report(
      `${setting} ${label}`,
      marked.map((doc) => countsOf(doc, label)),
    );
  }
  if (showMisses && setting === "sure") for (const doc of marked) for (const one of doc) showMiss(one);
}
console.log(JSON.stringify({ metric: "documents", value: docs.length, unit: "documents" }));

function mark(text: string, list: readonly Sentence[], setting: "sure" | "everything" | "floor") {
  if (setting === "floor")
    return list.map((one) => ({
      text: one.sent_text,
      gold: new Set(one.sent_labels),
      found: new Set<string>(labels.filter((label) => keywords[label]!.test(one.sent_text))),
    }));
  let from = 0;
  const placed = list.map((one) => {
    const start = text.indexOf(one.sent_text, from);
    from = start + one.sent_text.length;
    return { start, end: from, text: one.sent_text, gold: new Set(one.sent_labels), found: new Set<string>() };
  });
  const units = [0];
  for (const point of text) units.push(units.at(-1)! + point.length);
  for (const line of reader.read(text, { everything: setting === "everything" })) {
    if (line.kind !== "claim" || line.claim !== "deed" || line.doer.type !== "police") continue;
    if (Object.values(line.modality).includes(true)) continue;
    const at = units[line.trigger.start]!;
    const sentence = placed.find((one) => one.start <= at && at < one.end);
    for (const label of kinds[line.deed] ?? []) sentence?.found.add(label);
  }
  return placed;
}

function countsOf(doc: readonly { gold: Set<string>; found: Set<string> }[], label: string): Counts {
  const count = (keep: (one: { gold: Set<string>; found: Set<string> }) => boolean) => doc.filter(keep).length;
  return [
    count((one) => one.gold.has(label) && one.found.has(label)),
    count((one) => one.found.has(label)),
    count((one) => one.gold.has(label)),
  ];
}

function showMiss(one: { text: string; gold: Set<string>; found: Set<string> }): void {
  const missed = labels.filter((label) => one.gold.has(label) && !one.found.has(label));
  const wrong = labels.filter((label) => !one.gold.has(label) && one.found.has(label));
  if (missed.length + wrong.length > 0)
    console.error(`-${missed.join(",")} +${wrong.join(",")} | ${one.text.replaceAll("\n", " ")}`);
}

function report(metric: string, counts: readonly Counts[]): void {
  const figures = (chosen: readonly Counts[]) => {
    const [right, found, gold] = [0, 1, 2].map((at) => chosen.reduce((sum, one) => sum + one[at]!, 0));
    return {
      precision: right! / (found! || 1),
      recall: right! / (gold! || 1),
      f1: (2 * right!) / (found! + gold! || 1),
    };
  };
  const [low, high] = bandOf(counts, (drawn) => figures(drawn).f1);
  const all = { ...figures(counts), "f1 band low": low, "f1 band high": high };
  for (const [name, value] of Object.entries(all))
    console.log(JSON.stringify({ metric: `${metric} ${name}`, value: Number(value.toFixed(3)), unit: "ratio" }));
}
