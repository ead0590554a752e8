/**
 * Learns which of the people that a text names are its victims: `npx tsx scripts/train-card.ts FOLDER [OUT [--held-out]]`. FOLDER holds `train.json` of
 * MUC-4 in the form of xinyadu/gtt (MIT); nothing else of other people's is read. Each report is read once in capitals alone and once in small letters. What is
 * learned is a weight for each named feature of `victim-evidence.ts` by logistic regression with a penalty on large weights; no word of a report
 * survives. Writes `card-victims.txt` to OUT, `src/reading/lexicon/en` when left out. `--held-out` keeps every fifth report from learning and prints how well it
 * is read.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readWordFiles } from "../src/disk/words.ts";
import { makeDocument } from "../src/reading/document.ts";
import { findIn } from "../src/reading/finding.ts";
import { parseLexicons } from "../src/reading/lexicons.ts";
import { namedPeople } from "../src/reading/named-person.ts";
import type { DeedClaim } from "../src/reading/result.ts";
import { victimEvidence } from "../src/reading/victim-evidence.ts";

type Mentions = readonly (readonly [text: string, position: number])[];
interface Report {
  readonly text: string;
  /** The names of each victim. */
  readonly victims: readonly (readonly string[])[];
  readonly own: boolean;
}
interface Example {
  readonly features: readonly string[];
  readonly is: boolean;
}

/** Features of fewer examples are not learned. */
const fewest = 8;
/** The penalty on the square of a weight, in examples. */
const penalty = 3;
const rounds = 400;
/** The reports of MUC-4 tell of attacks alone, where an arrest is one of an attacker: what else arrests and courts mean is learned from our own. */
const notOfAttacks = /held|trial|tried|freed|arrests|a title|a calling|one word|named 4|opens with/;
/** One of our own examples counts as so many. */
const ownWeight = 3;

const [folder, out = join(import.meta.dirname, "../src/reading/lexicon/en"), flag] = process.argv.slice(2);
if (!folder) throw new Error("Learning the card's weights: the folder with train.json is needed.");
const lexicons = parseLexicons(readWordFiles(join(import.meta.dirname, "../src/reading/lexicon")));
const muc = readFileSync(join(folder, "train.json"), "utf8")
  .split("\n")
  .filter((row) => row !== "")
  .map((row) => JSON.parse(row) as { doctext: string; templates: readonly { Victim: readonly Mentions[] }[] })
  .map(
    ({ doctext, templates }): Report => ({
      text: doctext.toUpperCase(),
      victims: templates.flatMap((one) => one.Victim.map((mentions) => mentions.map(([text]) => text))),
      own: false,
    }),
  );
const own = readFileSync(join(import.meta.dirname, "card-reports.txt"), "utf8")
  .split("\n\n")
  .filter((text) => !text.startsWith("#"))
  .map(reportOf);
const apart = (_: Report, index: number) => flag === "--held-out" && index % 5 === 4;
const taught = (list: readonly Report[]) => list.filter((report, index) => !apart(report, index)).map(examplesOf);
const learnedFrom = [...taught(muc), ...taught(own)];
const examples = learnedFrom.flatMap((one) => one.examples);
const weights = learn(examples);
const kept = flag === "--held-out" ? muc.filter(apart).map(examplesOf) : taught(muc);
const sure = bestFrom(kept, 0.5);
const everything = bestFrom(kept, 1);
write();

/** One of our own reports: its victims stand in braces. */
function reportOf(marked: string): Report {
  const victims = [...marked.matchAll(/\{([^}]{1,80})\}/g)].map((match) => match[1]!);
  return { text: marked.replace(/[{}<>]/g, ""), victims: victims.map((name) => [name]), own: true };
}

function examplesOf(report: Report): { examples: Example[]; gold: number } {
  const gold = report.victims.map((names) => new Set(names.map(plain)));
  const document = makeDocument(report.text, {}, "en", lexicons, []);
  const { found, claims, mentions } = findIn(document, lexicons);
  const deeds = claims.filter((claim): claim is DeedClaim => claim.claim === "deed");
  const evidence = victimEvidence(found, namedPeople(found, mentions), deeds);
  const all = evidence.map(({ person, features }) => ({
    features: [...features].filter((one) => report.own || !notOfAttacks.test(one)),
    is: gold.some((names) => person.at.some((name) => names.has(plain(name.text)))),
  }));
  return {
    examples: all
      .filter((one) => report.own || one.is || !isHeldOnly(one.features))
      .flatMap((one) => (report.own ? Array<Example>(ownWeight).fill(one) : [one])),
    gold: distinct(gold),
  };
}

/** The reports tell of attacks alone: who was merely arrested is neither one of their victims nor an example of none. */
function isHeldOnly(features: readonly string[]): boolean {
  const done = features.filter((one) => /^(?:beside )?done to(?: by pronoun)?: /.test(one));
  return done.some((one) => one.endsWith(": held")) && done.every((one) => one.endsWith(": held"));
}

function distinct(gold: readonly ReadonlySet<string>[]): number {
  return gold.filter((one, index) => !gold.slice(0, index).some((other) => [...one].some((name) => other.has(name))))
    .length;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Gradient descent on the mean loss with momentum; the same numbers every time. */
function learn(list: readonly Example[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { features } of list) for (const one of features) seen.set(one, (seen.get(one) ?? 0) + 1);
  const names = [
    "always",
    ...[...seen]
      .filter(([, count]) => count >= fewest)
      .map(([name]) => name)
      .sort(),
  ];
  const number = new Map(names.map((name, at) => [name, at]));
  const rows = list.map(({ features, is }) => ({ at: [0, ...features.flatMap((one) => number.get(one) ?? [])], is }));
  const weight = new Float64Array(names.length);
  const speed = new Float64Array(names.length);
  const rate = 8 / list.length;
  for (let round = 0; round < rounds; round++) {
    const slope = weight.map((value, at) => (at === 0 ? 0 : penalty * value));
    for (const { at, is } of rows) {
      const sum = at.reduce((total, one) => total + weight[one]!, 0);
      const error = 1 / (1 + Math.exp(-sum)) - (is ? 1 : 0);
      for (const one of at) slope[one]! += error;
    }
    for (let at = 0; at < weight.length; at++) {
      speed[at] = 0.9 * speed[at]! - (rate / 8) * slope[at]!;
      weight[at]! += speed[at]!;
    }
  }
  return new Map(names.map((name, at) => [name, weight[at]!]));
}

function sureOf(features: readonly string[]): number {
  const sum = features.reduce((total, one) => total + (weights.get(one) ?? 0), weights.get("always") ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** The probability from which on the figure (F beta, where precision weighs 1/beta² of recall) is best, and the F1 there. */
function bestFrom(list: readonly { examples: Example[]; gold: number }[], beta: number): { from: number; f1: number } {
  const gold = list.reduce((sum, one) => sum + one.gold, 0);
  const scored = list.flatMap((one) => one.examples.map(({ features, is }) => ({ sure: sureOf(features), is })));
  let best = { from: 0.5, f1: 0, value: 0 };
  for (let from = 0.1; from < 0.9; from += 0.02) {
    const taken = scored.filter((one) => one.sure >= from);
    const right = taken.filter((one) => one.is).length;
    const value = ((1 + beta * beta) * right) / (taken.length + beta * beta * gold);
    if (value > best.value) best = { from, f1: (2 * right) / (taken.length + gold), value };
  }
  return best;
}

function write(): void {
  const right = new Map<string, [number, number]>();
  for (const { features, is } of examples)
    for (const one of ["always", ...features]) {
      const [all, victims] = right.get(one) ?? [0, 0];
      right.set(one, [all + 1, victims + (is ? 1 : 0)]);
    }
  const lines = [...weights].map(
    ([name, value]) =>
      `${name} | ${value.toFixed(2)} | ${right.get(name)![1]} of ${right.get(name)![0]} such people were victims`,
  );
  const head = [
    `# Which of the people that a text names are its victims: feature | weight in nats | why. Learned by scripts/train-card.ts from ${examples.length} people`,
    `# named in ${learnedFrom.length} reports: MUC-4 (training part, as in xinyadu/gtt, MIT) and our own. Features are told in victim-evidence.ts.`,
    "# The weights of a person's features are added; 0 is as likely as not. What arrests, courts and posts mean was learned from our own reports alone (scripts/card-reports.txt).",
    "[from]",
    `sure | ${sure.from.toFixed(2)} | the figure is best from here on when a wrong name weighs more than a missed one (F0.5)`,
    `everything | ${everything.from.toFixed(2)} | the figure is best from here on when both weigh the same (F1)`,
    "[weight]",
  ];
  writeFileSync(join(out, "card-victims.txt"), `${[...head, ...lines].join("\n")}\n`);
  const say = (metric: string, value: number, unit: string) => console.log(JSON.stringify({ metric, value, unit }));
  say("reading/train-card/examples", examples.length, "people");
  say("reading/train-card/weights", weights.size, "weights");
  say(
    `reading/train-card/f1 ${flag === "--held-out" ? "on reports kept apart" : "on what was learned from"}`,
    Number(everything.f1.toFixed(3)),
    "ratio",
  );
}
