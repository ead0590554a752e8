/**
 * Learns which of the people that a text names are its victims, and which of those it speaks of did it: `npx tsx scripts/train-card.ts FOLDER [OUT [--held-out]]`. FOLDER holds `train.json` of
 * MUC-4 in the form of xinyadu/gtt (MIT); nothing else of other people's is read. Each report is read once in capitals alone and once in small letters. What is
 * learned is a weight for each named feature of `victim-evidence.ts` by logistic regression with a penalty on large weights; no word of a report
 * survives. Writes `card-victims.txt` and `card-doers.txt` to OUT, `src/reading/lexicon/en` when left out. `--held-out` keeps every fifth report from learning and prints how well it
 * is read.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readWordFiles } from "../src/disk/words.ts";
import { doerEvidence } from "../src/reading/card/doer-evidence.ts";
import { type Evidence, victimEvidence } from "../src/reading/card/victim-evidence.ts";
import { findIn } from "../src/reading/finding.ts";
import { type Name, namedPeople } from "../src/reading/mention/named-person.ts";
import type { DeedClaim } from "../src/reading/result.ts";
import { makeDocument } from "../src/reading/text/document.ts";
import { parseLexicons } from "../src/reading/words/lexicons.ts";

type Mentions = readonly (readonly [text: string, position: number])[];
type Role = "victims" | "doers";
interface Template {
  readonly Victim: readonly Mentions[];
  readonly PerpInd: readonly Mentions[];
  readonly PerpOrg: readonly Mentions[];
}
/** A text with the names of each of its victims and doers. */
interface Report extends Readonly<Record<Role, readonly (readonly string[])[]>> {
  readonly text: string;
  readonly own: boolean;
}
interface Example {
  readonly features: readonly string[];
  readonly is: boolean;
}
interface Taught {
  readonly examples: readonly Example[];
  /** How many are to be found. */
  readonly gold: number;
}

/** Features of fewer examples are not learned. */
const fewest = 8;
/** The penalty on the square of a weight, in examples. */
const penalty = 3;
const rounds = 300;
/** Part of a full step taken at a time, as features come together. */
const step = 0.1;
/** The reports of MUC-4 tell of attacks alone, where an arrest is one of an attacker: what else arrests and courts mean is learned from our own. */
const notOfAttacks: Readonly<Record<Role, RegExp>> = {
  victims: /held|trial|tried|freed|arrests|a title|a calling|one word|named 4|opens with/,
  doers: /^(?!did: held and violence told)(?:.*(?:held|trial|tried))/,
};
/** One of our own examples counts as so many. */
const ownWeight = 3;

/** `betas`: how the two settings weigh what is missed against what is wrong, as in F beta. */
const roles: Readonly<Record<Role, { who: string; told: string; betas: readonly [sure: number, everything: number] }>> =
  {
    victims: {
      who: "Which of the people that a text names are its victims",
      told: "victim-evidence.ts",
      betas: [0.7, 1],
    },
    doers: { who: "Which of those that a text speaks of did what it tells", told: "doer-evidence.ts", betas: [1, 2] },
  };
const [folder, out = join(import.meta.dirname, "../src/reading/lexicon/en"), flag] = process.argv.slice(2);
if (!folder) throw new Error("Learning the card's weights: the folder with train.json is needed.");
const lexicons = parseLexicons(readWordFiles(join(import.meta.dirname, "../src/reading/lexicon")));
const muc = readFileSync(join(folder, "train.json"), "utf8")
  .split("\n")
  .filter((row) => row !== "")
  .map((row) => JSON.parse(row) as { doctext: string; templates: readonly Template[] })
  .map(({ doctext, templates }): Report => {
    const names = (...keys: (keyof Template)[]) =>
      templates.flatMap((one) => keys.flatMap((key) => one[key].map((mentions) => mentions.map(([text]) => text))));
    return { text: doctext.toUpperCase(), victims: names("Victim"), doers: names("PerpInd", "PerpOrg"), own: false };
  });
const own = readFileSync(join(import.meta.dirname, "card-reports.txt"), "utf8")
  .split("\n\n")
  .filter((text) => !text.startsWith("#"))
  .map(reportOf);
const apart = (_: Report, index: number) => flag === "--held-out" && index % 5 === 4;

let victimWeights: Map<string, number> | null = null;
let taughtVictims: readonly Taught[] = [];
for (const role of ["victims", "doers"] as const) {
  const taught = [muc, own].map((list) =>
    list.filter((report, index) => !apart(report, index)).map((one) => examplesOf(one, role)),
  );
  const examples = taught.flat().flatMap((one) => one.examples);
  const weights = learn(examples);
  if (role === "victims") {
    victimWeights = weights;
    taughtVictims = taught[0]!;
  }
  const kept = flag === "--held-out" ? muc.filter(apart).map((one) => examplesOf(one, role)) : taught[0]!;
  write(role, examples, taught.flat().length, weights, kept);
}

/** One of our own reports: its victims stand in braces, its doers in angle brackets. */
function reportOf(marked: string): Report {
  const named = (pattern: RegExp) => [...marked.matchAll(pattern)].map((match) => [match[1]!]);
  return {
    text: marked.replace(/[{}<>]/g, ""),
    victims: named(/\{([^}]{1,80})\}/g),
    doers: named(/<([^>]{1,80})>/g),
    own: true,
  };
}

function examplesOf(report: Report, role: Role): Taught {
  const gold = report[role].map((names) => new Set(names.map(plain)));
  const document = makeDocument(report.text, {}, "en", lexicons, []);
  const { found, claims, mentions } = findIn(document, lexicons);
  const deeds = claims.filter((claim): claim is DeedClaim => claim.claim === "deed");
  const people = victimEvidence(found, namedPeople(found, mentions), deeds);
  const evidence =
    role === "victims"
      ? people.map(({ person, features }) => ({
          names: person.at,
          features,
        }))
      : doerEvidence(found, deeds, victimsIn(people)).map((one) => ({ names: [one], features: one.features }));
  const all = evidence.map(({ names, features }) => ({
    features: [...features].filter((one) => report.own || !notOfAttacks[role].test(one)),
    is: gold.some((known) => names.some((name) => known.has(plain(name.text)))),
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

/** Those whom the weights of victims, learned first, take for victims. */
function victimsIn(people: readonly Evidence[]): readonly Name[] {
  const weights = victimWeights!;
  const least = bestFrom(weights, taughtVictims, 1).from;
  return people.filter(({ features }) => sureOf(weights, [...features]) >= least).flatMap(({ person }) => person.at);
}

/** Newton's method by the diagonal, small steps; the same numbers every time. */
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
  for (let round = 0; round < rounds; round++) {
    const slope = weight.map((value, at) => (at === 0 ? 0 : penalty * value));
    const bend = new Float64Array(names.length).fill(penalty);
    for (const { at, is } of rows) {
      const sure = 1 / (1 + Math.exp(-at.reduce((total, one) => total + weight[one]!, 0)));
      for (const one of at) {
        slope[one]! += sure - (is ? 1 : 0);
        bend[one]! += sure * (1 - sure);
      }
    }
    for (let at = 0; at < weight.length; at++) weight[at]! -= (step * slope[at]!) / bend[at]!;
  }
  return new Map(names.map((name, at) => [name, weight[at]!]));
}

function sureOf(weights: ReadonlyMap<string, number>, features: readonly string[]): number {
  const sum = features.reduce((total, one) => total + (weights.get(one) ?? 0), weights.get("always") ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** The probability from which on the figure (F beta, where precision weighs 1/beta² of recall) is best, and the F1 there. */
function bestFrom(
  weights: ReadonlyMap<string, number>,
  list: readonly Taught[],
  beta: number,
): { from: number; f1: number } {
  const gold = list.reduce((sum, one) => sum + one.gold, 0);
  const scored = list.flatMap((one) =>
    one.examples.map(({ features, is }) => ({ sure: sureOf(weights, features), is })),
  );
  let best = { from: 0.5, f1: 0, value: 0 };
  for (let from = 0.1; from < 0.9; from += 0.02) {
    const taken = scored.filter((one) => one.sure >= from);
    const right = taken.filter((one) => one.is).length;
    const value = ((1 + beta * beta) * right) / (taken.length + beta * beta * gold);
    if (value > best.value) best = { from, f1: (2 * right) / (taken.length + gold), value };
  }
  return best;
}

function write(
  role: Role,
  examples: readonly Example[],
  reports: number,
  weights: ReadonlyMap<string, number>,
  kept: readonly Taught[],
): void {
  const [strict, wide] = roles[role].betas;
  const sure = bestFrom(weights, kept, strict);
  const everything = bestFrom(weights, kept, wide);
  const right = new Map<string, [number, number]>();
  for (const { features, is } of examples)
    for (const one of ["always", ...features]) {
      const [all, those] = right.get(one) ?? [0, 0];
      right.set(one, [all + 1, those + (is ? 1 : 0)]);
    }
  const lines = [...weights].map(([name, value]) => {
    const [all, those] = right.get(name)!;
    return `${name} | ${value.toFixed(2)} | ${those} of ${all} such were ${role}`;
  });
  const head = [
    `# ${roles[role].who}: feature | weight in nats | why. Learned by scripts/train-card.ts from ${examples.length}`,
    `# in ${reports} reports: MUC-4 (training part, as in xinyadu/gtt, MIT) and our own. Features are told in ${roles[role].told}.`,
    "# The weights of somebody's features are added; 0 is as likely as not. What arrests, courts and posts mean was learned from our own reports alone (scripts/card-reports.txt).",
    "[from]",
    `sure | ${sure.from.toFixed(2)} | the figure F${strict} is best from here on`,
    `everything | ${everything.from.toFixed(2)} | the figure F${wide} is best from here on`,
    "[weight]",
  ];
  writeFileSync(join(out, `card-${role}.txt`), `${[...head, ...lines].join("\n")}\n`);
  const say = (metric: string, value: number, unit: string) =>
    console.log(JSON.stringify({ metric: `reading/train-card/${role} ${metric}`, value, unit }));
  say("examples", examples.length, "examples");
  say("weights", weights.size, "weights");
  const where = flag === "--held-out" ? "on reports kept apart" : "on what was learned from";
  say(`f1 ${where}`, Number(everything.f1.toFixed(3)), "ratio");
  say(`f1 of what is sure ${where}`, Number(sure.f1.toFixed(3)), "ratio");
}
