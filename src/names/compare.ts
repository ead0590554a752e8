import { type Measure, measureOf } from "./measure.ts";
import type { Prepared, Tables, Word } from "./prepare.ts";

/** One reason of a score: the rule, the two values it used, and what it takes from a full score. */
export interface Reason {
  readonly rule: string;
  readonly a: string;
  readonly b: string;
  readonly weight: number;
}

/** How near two names are, 0 to 1, what that comes to, and why. */
export interface Comparison {
  readonly score: number;
  readonly verdict: "same" | "maybe" | "different";
  readonly why: readonly Reason[];
}

/** From these scores on; set on the open half of the labelled pairs, where `bench/names/decide.ts` prints their errors. */
export const thresholds = { same: 0.84, maybe: 0.7 };

/** Two words that differ by more than this part of what they weigh are two words, not two spellings of one. */
const clash = 0.42;
/** Beyond that a difference weighs more than it measures, and from here on two words have nothing in common. */
const steep = 1.3;
const strangers = 0.9;
/** A part that only one name has: a father's name or a second given name is often left out, one name of two seldom. */
const missing = 0.22;
const missingBesideOne = 0.5;
/** Company, group, trust: every second organisation has them. */
const genericPart = 0.3;
/** A father's name in Russian is in the passport and seldom in the news. */
const missingPatronymic = 0.06;
/** An initial answers every name that begins with it: most of the name stays unsaid. */
const initialCost = 0.5;
/** Initials alone, with no word that answers another, never come to more than this. */
const mostByInitials = 0.5;
/** Two initials that differ are two people more often than a slip. */
const otherInitial = 1.4;

/** Compares two names made ready, of any script, word by word in any order and both without spaces. Cost is the product of the numbers of words times that of their lengths. */
export function comparePrepared(tables: Tables, a: Prepared, b: Prepared): Comparison {
  if (a.text === b.text && a.words.length > 0)
    return { score: 1, verdict: "same", why: [{ rule: "same spelling", a: a.text, b: b.text, weight: 0 }] };
  if (a.words.length === 0 || b.words.length === 0)
    return { score: 0, verdict: "different", why: [{ rule: "nothing to compare", a: a.text, b: b.text, weight: 1 }] };
  // Sums of fractions depend on their order: one order for a pair makes comparing symmetric to the last digit.
  if (a.text < b.text) return compareInOrder(tables, a, b);
  const { why, ...rest } = compareInOrder(tables, b, a);
  return { ...rest, why: why.map((one) => ({ ...one, a: one.b, b: one.a })) };
}

function compareInOrder(tables: Tables, a: Prepared, b: Prepared): Comparison {
  const measure = measureOf(tables, a, b);
  const byWords = scoreByWords(a, b, measure);
  const joined = mayBeJoined(a, b, measure) ? scoreJoined(a, b, measure) : 0;
  const best =
    joined > byWords.score
      ? {
          score: joined,
          why: [{ rule: "written together", a: a.whole.key, b: b.whole.key, weight: round(1 - joined) }],
        }
      : byWords;
  const score = round(Math.max(0, Math.min(1, best.score - formClash(a, b))));
  return {
    score,
    verdict: score >= thresholds.same ? "same" : score >= thresholds.maybe ? "maybe" : "different",
    why: best.why,
  };
}

interface Match {
  readonly i: number;
  readonly j: number;
  readonly cost: number;
  readonly weight: number;
  readonly rule: string;
}

function scoreByWords(a: Prepared, b: Prepared, measure: Measure): { score: number; why: Reason[] } {
  const matches = matchWords(a.words, b.words, measure);
  const why: Reason[] = [];
  let cost = 0;
  let weight = 0;
  const [leftA, leftB] = [new Set(a.words.keys()), new Set(b.words.keys())];
  for (const match of matches) {
    leftA.delete(match.i);
    leftB.delete(match.j);
    cost += match.cost;
    weight += match.weight;
    why.push({ rule: match.rule, a: a.words[match.i]!.key, b: b.words[match.j]!.key, weight: round(match.cost) });
  }
  const lone = matches.length === 0 ? 1 : Math.min(a.words.length, b.words.length) === 1 ? missingBesideOne : missing;
  const clashing = leftA.size > 0 && leftB.size > 0;
  for (const [words, left, isA] of [
    [a.words, leftA, true],
    [b.words, leftB, false],
  ] as const)
    for (const at of left) {
      const word = words[at]!;
      const own = weightOf(word, measure);
      const part = clashing
        ? partClashing(word)
        : word.role === "patronymic"
          ? missingPatronymic
          : word.key.length === 1
            ? missing
            : lone;
      cost += own * part;
      weight += clashing ? own * 0.8 : own * 0.6;
      const rule = clashing ? "two different words" : "a part that the other lacks";
      why.push({ rule, a: isA ? word.key : "", b: isA ? "" : word.key, weight: round(own * part) });
    }
  const score = weight === 0 ? 0 : 1 - cost / weight;
  const initialsOnly = matches.every(({ i, j }) => a.words[i]!.key.length === 1 || b.words[j]!.key.length === 1);
  return { score: initialsOnly && !sameInitials(a, b) ? Math.min(score, mostByInitials) : score, why };
}

/** Both are nothing but the same initials: A.B.C. beside ABC is decided by their letters. */
function sameInitials(a: Prepared, b: Prepared): boolean {
  return a.words.every(({ key }) => key.length === 1) && b.words.every(({ key }) => key.length === 1);
}

function partClashing(word: Word): number {
  return word.key.length === 1 ? otherInitial : 0.75;
}

/** Words that answer each other, best first, each used once; initials and initials written together among them. */
function matchWords(a: readonly Word[], b: readonly Word[], measure: Measure): Match[] {
  const all: Match[] = [];
  for (const [i, one] of a.entries())
    for (const [j, other] of b.entries()) {
      const match = matchPair(one, other, measure);
      const part = match.cost / match.weight;
      if (part <= clash) all.push({ i, j, ...match });
      else if (part < strangers)
        all.push({ i, j, ...match, cost: match.weight * Math.min(1, clash + (part - clash) * steep) });
    }
  if (all.length > 1) all.sort((x, y) => x.cost / x.weight - y.cost / y.weight || y.weight - x.weight);
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  return all.filter(({ i, j }) => {
    if (usedA.has(i) || usedB.has(j)) return false;
    usedA.add(i);
    usedB.add(j);
    return true;
  });
}

function matchPair(a: Word, b: Word, measure: Measure): Omit<Match, "i" | "j"> {
  const [own, others] = [weightOf(a, measure), weightOf(b, measure)];
  const weight = Math.max(own, others, 0.01);
  if (a.key === b.key) return { cost: 0, weight, rule: "same word" };
  if ((a.key.length === 1) !== (b.key.length === 1) && a.sound[0] === b.sound[0])
    return { cost: initialCost * weight, weight, rule: "an initial" };
  if (/\d/.test(a.key) || /\d/.test(b.key)) return { cost: weight, weight, rule: "different numbers" };
  const scale = a.role === "generic" || b.role === "generic" ? genericPart : 1;
  return { cost: Math.min(measure.distance(a, b) * scale, weight), weight, rule: measure.rule };
}

function weightOf(word: Word, measure: Measure): number {
  return measure.weight(word) * (word.role === "generic" ? genericPart : 1);
}

/** Where the words are as many, only letters of two scripts are held against each other as a whole: order and spaces differ there too. */
function mayBeJoined(a: Prepared, b: Prepared, measure: Measure): boolean {
  if (measure.learned) return a.words.length > 1 || b.words.length > 1;
  return a.words.length !== b.words.length && Math.max(a.words.length, b.words.length) <= 4;
}

/** Both written without spaces: Abdulrahman beside Abdul Rahman. */
function scoreJoined(a: Prepared, b: Prepared, measure: Measure): number {
  const weight = Math.max(measure.weight(a.whole), measure.weight(b.whole));
  return weight === 0 ? 0 : 1 - measure.distance(a.whole, b.whole) / weight;
}

/** Two legal forms that differ speak, lightly, for two bodies. */
function formClash(a: Prepared, b: Prepared): number {
  const [own, others] = [a.loose.filter(({ role }) => role === "form"), b.loose.filter(({ role }) => role === "form")];
  if (own.length === 0 || others.length === 0) return 0;
  return own.some((one) => others.some((other) => one.key === other.key)) ? 0 : 0.04;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
