/**
 * Learns which of the people that a text names are its victims, and which of those it speaks of did it: `npx tsx scripts/train-card.ts FOLDER [OUT]`. FOLDER holds `train.json` of
 * MUC-4 in the form of xinyadu/gtt (MIT); nothing else of other people's is read. Each report is read in capitals alone, as it was
 * sent. What is learned is a weight for each named feature (`victim-evidence.ts`, `doer-evidence.ts` and what they call) by logistic regression with a penalty on large weights; no word of a report
 * survives. Writes `card-victims.txt` and `card-doers.txt` to OUT, `src/reading/lexicon/en` when left out. From which probability on somebody is printed is
 * found where it is fair: each fifth of the reports is weighed by what the other four taught; how well those are read is printed.
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
  /** Several reports in one, of which none is the main one. */
  readonly roundUp: boolean;
}
interface Example {
  readonly features: readonly string[];
  readonly is: boolean;
  /** As how many it counts. */
  readonly counts: number;
}
interface Taught {
  readonly examples: readonly Example[];
  /** How many are to be found. */
  readonly gold: number;
}

/** A setting: from which probability on, and the F1 there. */
interface Best {
  readonly from: number;
  readonly f1: number;
  readonly why: string;
}

/** Features of fewer examples are not learned. */
const fewest = 8;
const mostRounds = 30;
/** Learning ends when no weight moves by more. */
const settled = 0.01;
const parts = 5;
/**
 * The reports of MUC-4 are short and tell of attacks alone, where an arrest is one of an attacker: what else arrests and courts mean, and
 * how many are named where in an article, is learned from our own.
 */
const notOfAttacks: Readonly<Record<Role, RegExp>> = {
  victims:
    /held|trial|tried|freed|prison|release|charged|arrests|a title|a calling|one word|named 4|opens with|the text tells|people named|later|of all names/,
  doers: /^(?!did: held and violence told)(?:.*(?:held|trial|tried))/,
};
/** What tells somebody whom an article is about from those it calls to mind: not learned from reports that were put together. */
const ofTheMain = /of all names|most often|less often|nothing done but/;
/** From where on a setting prints somebody: who is likelier than not, or how what is missed weighs against what is wrong, as in F beta. */
type Aim = "likelier than not" | number;
interface Learning {
  readonly who: string;
  readonly told: string;
  readonly aims: readonly [sure: Aim, everything: Aim];
  /** The penalty on the square of a weight, in examples. */
  readonly penalty: number;
  /** As how many one of our own examples counts: for victims a third, since most of our reports stand in several round-ups too. */
  readonly own: number;
}
const roles: Readonly<Record<Role, Learning>> = {
  victims: {
    penalty: 12,
    own: 1 / 3,
    who: "Which of the people that a text names are its victims",
    told: "victim-evidence.ts, name-roles.ts and name-signs.ts",
    aims: ["likelier than not", 1],
  },
  doers: {
    penalty: 8,
    own: 1,
    who: "Which of those that a text speaks of did what it tells",
    told: "doer-evidence.ts, doer-signs.ts and suspect-shape.ts",
    aims: [0.7, 2],
  },
};
const [folder, out = join(import.meta.dirname, "../src/reading/lexicon/en")] = process.argv.slice(2);
if (!folder) throw new Error("Learning the card's weights: the folder with train.json is needed.");
const lexicons = parseLexicons(readWordFiles(join(import.meta.dirname, "../src/reading/lexicon")));
const muc = readFileSync(join(folder, "train.json"), "utf8")
  .split("\n")
  .filter((row) => row !== "")
  .map((row) => JSON.parse(row) as { doctext: string; templates: readonly Template[] })
  .map(({ doctext, templates }): Report => {
    const names = (...keys: (keyof Template)[]) =>
      templates.flatMap((one) => keys.flatMap((key) => one[key].map((mentions) => mentions.map(([text]) => text))));
    return {
      text: doctext.toUpperCase(),
      victims: names("Victim"),
      doers: names("PerpInd", "PerpOrg"),
      own: false,
      roundUp: false,
    };
  });
const reports = readFileSync(join(import.meta.dirname, "card-reports.txt"), "utf8")
  .split("\n\n")
  .filter((text) => !text.startsWith("#"));
const own = reports.map(reportOf);
const longer = roundUps(reports).map((text) => ({ ...reportOf(text), roundUp: true }));

let victimWeights: Map<string, number> | null = null;
let victimsFrom = 1;
for (const role of ["victims", "doers"] as const) {
  const ours = role === "victims" ? [...own, ...longer] : own;
  const taught = muc.map((one) => examplesOf(one, role));
  const taughtOwn = ours.map((one) => examplesOf(one, role));
  const examples = [...taught, ...taughtOwn].flatMap((one) => one.examples);
  const { penalty } = roles[role];
  const weights = learn(examples, penalty);
  const kept = taught.map((one, index) => ({ ...one, part: index % parts }));
  const scored = Array.from({ length: parts }, (_, part) => {
    const others = [...kept.filter((one) => one.part !== part), ...taughtOwn].flatMap((one) => one.examples);
    const apart = learn(others, penalty);
    return kept
      .filter((one) => one.part === part)
      .flatMap((one) => one.examples.map(({ features, is }) => ({ sure: sureOf(apart, features), is })));
  }).flat();
  const gold = taught.reduce((sum, one) => sum + one.gold, 0);
  const from = roles[role].aims.map((aim) => bestFrom(scored, gold, aim)) as [Best, Best];
  if (role === "victims") {
    victimWeights = weights;
    victimsFrom = from[1].from;
  }
  write(role, examples, muc.length + ours.length, weights, from);
}

/** Three reports with victims and one without, one after another, as longer articles tell of several cases; each report opens one. */
function roundUps(all: readonly string[]): string[] {
  const cased = all.filter((text) => /[a-z]/.test(text));
  const told = cased.filter((text) => text.includes("{"));
  const quiet = cased.filter((text) => !text.includes("{"));
  const at = (list: readonly string[], index: number) => list[index % list.length]!;
  return told.map((text, index) =>
    [text, at(told, index * 5 + 1), at(told, index * 11 + 2), at(quiet, index)].join("\n\n"),
  );
}

/** One of our own reports: its victims stand in braces, its doers in angle brackets. */
function reportOf(marked: string): Report {
  const named = (pattern: RegExp) => [...marked.matchAll(pattern)].map((match) => [match[1]!]);
  return {
    text: marked.replace(/[{}<>]/g, ""),
    victims: named(/\{([^}]{1,80})\}/g),
    doers: named(/<([^>]{1,80})>/g),
    own: true,
    roundUp: false,
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
    features: [...features].filter((one) => {
      if (report.roundUp && ofTheMain.test(one)) return false;
      return report.own || !notOfAttacks[role].test(one);
    }),
    is: gold.some((known) => names.some((name) => known.has(plain(name.text)))),
    counts: report.own ? roles[role].own : 1,
  }));
  return {
    examples: all.filter((one) => report.own || one.is || !isHeldOnly(one.features)),
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

/** In small letters, without marks and article: who is marked as “the police” is found as “police”. */
function plain(name: string): string {
  const bare = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return bare.replace(/^(?:the|an?) /, "");
}

/** Those whom the weights of victims, learned first, take for victims. */
function victimsIn(people: readonly Evidence[]): readonly Name[] {
  return people
    .filter(({ features }) => sureOf(victimWeights!, [...features]) >= victimsFrom)
    .flatMap(({ person }) => person.at);
}

/** Logistic regression, one weight after another by Newton's method until none moves; the same numbers every time. */
function learn(list: readonly Example[], penalty: number): Map<string, number> {
  const rows = new Map<string, number[]>([["always", list.map((_, at) => at)]]);
  list.forEach(({ features }, at) => {
    for (const one of features) {
      const known = rows.get(one);
      if (known) known.push(at);
      else rows.set(one, [at]);
    }
  });
  const columns = [...rows].filter(([, at]) => at.length >= fewest).sort(([a], [b]) => (a < b ? -1 : 1));
  const weights = new Map(columns.map(([name]) => [name, 0]));
  const sums = new Float64Array(list.length);
  for (let round = 0, moved = 1; round < mostRounds && moved > settled; round++) {
    moved = 0;
    for (const [name, at] of columns) {
      const move = moveOf(name === "always" ? 0 : penalty, weights.get(name)!, at, list, sums);
      for (const one of at) sums[one]! += move;
      weights.set(name, weights.get(name)! + move);
      moved = Math.max(moved, Math.abs(move));
    }
  }
  return weights;
}

/** How far one weight moves, at most 1, when the others stand. */
function moveOf(
  cost: number,
  weight: number,
  at: readonly number[],
  list: readonly Example[],
  sums: Float64Array,
): number {
  let slope = cost * weight;
  let bend = cost + 1e-6;
  for (const one of at) {
    const sure = 1 / (1 + Math.exp(-sums[one]!));
    const { is, counts } = list[one]!;
    slope += counts * (sure - (is ? 1 : 0));
    bend += counts * sure * (1 - sure);
  }
  return Math.max(-1, Math.min(1, -slope / bend));
}

function sureOf(weights: ReadonlyMap<string, number>, features: readonly string[]): number {
  const sum = features.reduce((total, one) => total + (weights.get(one) ?? 0), weights.get("always") ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** The probability from which on a setting prints, and the F1 there. */
function bestFrom(scored: readonly { sure: number; is: boolean }[], gold: number, aim: Aim): Best {
  const figures = (from: number, beta: number) => {
    const taken = scored.filter((one) => one.sure >= from);
    const right = taken.filter((one) => one.is).length;
    return ((1 + beta * beta) * right) / (taken.length + beta * beta * gold);
  };
  if (typeof aim === "string") return { from: 0.5, f1: figures(0.5, 1), why: aim };
  let best = { from: 0.5, value: 0 };
  for (let from = 0.05; from < 0.9; from += 0.01) {
    const value = figures(from, aim);
    if (value > best.value) best = { from, value };
  }
  return { from: best.from, f1: figures(best.from, 1), why: `the figure F${aim} is best from here on` };
}

function write(
  role: Role,
  examples: readonly Example[],
  reports: number,
  weights: ReadonlyMap<string, number>,
  [sure, everything]: readonly [Best, Best],
): void {
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
    `sure | ${sure.from.toFixed(2)} | ${sure.why}`,
    `everything | ${everything.from.toFixed(2)} | ${everything.why}`,
    "[weight]",
  ];
  writeFileSync(join(out, `card-${role}.txt`), `${[...head, ...lines].join("\n")}\n`);
  const say = (metric: string, value: number, unit: string) =>
    console.log(JSON.stringify({ metric: `reading/train-card/${role} ${metric}`, value, unit }));
  say("examples", examples.length, "examples");
  say("weights", weights.size, "weights");
  say("f1 on reports kept apart", Number(everything.f1.toFixed(3)), "ratio");
  say("f1 of what is sure on reports kept apart", Number(sure.f1.toFixed(3)), "ratio");
}
