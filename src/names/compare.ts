import { type AcronymMatch, acronymOf } from "./acronym.ts";
import { disagreement } from "./agree.ts";
import { clashingWeight, missingInitial, missingWeight, otherInitial } from "./leftOut.ts";
import { type Match, matchWords, weightOf } from "./matchWords.ts";
import { type Measure, measureOf } from "./measure.ts";
import type { Prepared, Tables, Word } from "./prepared.ts";
import type { Reason } from "./reason.ts";
import type { Tested } from "./tested.ts";
import { bestTogether } from "./together.ts";

/** What a score comes to. A person judges. */
export type Verdict = "same" | "maybe" | "different";

/** How near two names are, 0 to 1, what that comes to, and why. */
export interface Comparison {
  readonly score: number;
  readonly verdict: Verdict;
  /** How often this verdict was right on labelled pairs; null when the tables do not tell. */
  readonly tested: Tested | null;
  readonly why: readonly Reason[];
}

/** From these scores on; set on the open half of the labelled pairs, where `bench/names/decide.ts` prints their errors. */
export const thresholds = { same: 0.78, maybe: 0.7 };

/** A part that only one name has: a father's name or a second given name is often left out, one name of two seldom. */
const missing = 0.22;
const missingBesideOne = 0.5;
/** A body's name is seldom cut, and a longer one is often another body's: Arakan Army, Arakan Rohingya Salvation Army. */
const missingOfBody = 0.3;
/** A father's name in Russian is in the passport and seldom in the news. */
const missingPatronymic = 0.06;
/** Initials alone, with no word that answers another, never come to more than this. */
const mostByInitials = 0.35;
/** Two words that answer nothing: less than their weight, for one may be a by-name that the other paper did not print. */
const otherWord = 0.75;
/** Words in another order are one name, and of two names alike the one in the same order is the likelier. */
const swapped = 0.02;

/** Compares two names made ready, of any script, word by word in any order and both without spaces. Cost is the product of the numbers of words times that of their lengths. */
export function comparePrepared(tables: Tables, a: Prepared, b: Prepared): Comparison {
  const why: Reason[] = [];
  const score = scorePrepared(tables, a, b, why);
  const verdict = score >= thresholds.same ? "same" : score >= thresholds.maybe ? "maybe" : "different";
  return { score, verdict, tested: tables.tested.get(verdict) ?? null, why };
}

/** The score alone, without the reasons unless a list for them is handed in: what ranking many names needs. */
export function scorePrepared(tables: Tables, a: Prepared, b: Prepared, why: Reason[] | null = null): number {
  if (a.text === b.text && a.words.length > 0) {
    why?.push({ rule: "same spelling", a: a.text, b: b.text, weight: 0 });
    return 1;
  }
  if (a.words.length === 0 || b.words.length === 0) {
    why?.push({ rule: "nothing to compare", a: a.text, b: b.text, weight: 1 });
    return 0;
  }
  // Sums of fractions depend on their order: one order for a pair makes comparing symmetric to the last digit.
  if (a.text < b.text) return scoreInOrder(tables, a, b, why);
  const score = scoreInOrder(tables, b, a, why);
  if (why) for (const [at, one] of why.entries()) why[at] = { ...one, a: one.b, b: one.a };
  return score;
}

function scoreInOrder(tables: Tables, a: Prepared, b: Prepared, why: Reason[] | null): number {
  const measure = measureOf(tables, a, b);
  const acronym = a.acronyms.length > 0 || b.acronyms.length > 0 ? acronymOf(tables, a, b) : null;
  const [restA, restB] = acronym ? withoutAcronym(a, b, acronym) : [a, b];
  const matches = matchWords(restA.words, restB.words, measure, tables);
  const byWords = scoreByWords(restA, restB, matches, measure, acronym);
  const joined = bestTogether(restA, restB, matches, measure, byWords);
  const together = joined !== null && acronym === null;
  if (why && together) why.push(...joined.why.map((one) => ({ ...one, weight: round(one.weight) })));
  else if (why) reasons(restA, restB, matches, measure, why, acronym);
  if (why) disguises(a, b, why);
  const score = Math.max(0, Math.min(1, (together ? joined.score : byWords) - formClash(a, b)));
  return round(a.agrees || b.agrees ? agreed(score, leftOver(restA, restB, matches), together, why) : score);
}

/** What is left of two names beside an acronym and the words it stands for. */
function withoutAcronym(a: Prepared, b: Prepared, { first, acronym, words }: AcronymMatch): [Prepared, Prepared] {
  const short = (name: Prepared) => ({ ...name, words: name.words.filter((word) => word !== acronym) });
  const long = (name: Prepared) => ({ ...name, words: name.words.filter((word) => !words.includes(word)) });
  return first ? [short(a), long(b)] : [long(a), short(b)];
}

/** A score cut where numbers, parts or kinds of body do not agree. */
function agreed(score: number, left: Left, together: boolean, why: Reason[] | null): number {
  const found = disagreement(left.a, left.b, together);
  if (!found || found.most >= score) return score;
  why?.push({ ...found.reason, weight: round(score - found.most) });
  return found.most;
}

function scoreByWords(
  a: Prepared,
  b: Prepared,
  matches: readonly Match[],
  measure: Measure,
  acronym: AcronymMatch | null,
): number {
  let weight = acronym ? acronymWeight(acronym, measure) : 0;
  let cost = acronym ? weight * acronym.unsaid : 0;
  let initialsOnly = acronym === null;
  for (const match of matches) {
    cost += match.cost;
    weight += match.weight;
    if (!(a.words[match.i]!.initial || b.words[match.j]!.initial)) initialsOnly = false;
  }
  const left = leftOver(a, b, matches, acronym !== null);
  const counted = left.clashing ? clashingWeight : missingWeight;
  for (const word of left.a) {
    const own = weightOf(word, measure);
    cost += own * partOf(word, left);
    weight += own * counted;
  }
  for (const word of left.b) {
    const own = weightOf(word, measure);
    cost += own * partOf(word, left);
    weight += own * counted;
  }
  const score = weight === 0 ? 0 : 1 - cost / weight - (isSwapped(a, b, matches) ? swapped : 0);
  return initialsOnly && !sameInitials(a, b) ? Math.min(score, mostByInitials) : score;
}

/** A person's words answer each other in another order. Of a body's each language has its own. */
function isSwapped(a: Prepared, b: Prepared, matches: readonly Match[]): boolean {
  if (a.body || b.body) return false;
  for (const one of matches) for (const other of matches) if (one.i < other.i && one.j > other.j) return true;
  return false;
}

/** What the words weigh that an acronym stands for. */
function acronymWeight({ words }: AcronymMatch, measure: Measure): number {
  return words.reduce((sum, word) => sum + (word.role === "particle" ? 0 : measure.weight(word)), 0);
}

/** Words that nothing answers. */
interface Left {
  readonly a: readonly Word[];
  readonly b: readonly Word[];
  /** Both sides have some. */
  readonly clashing: boolean;
  /** What part of its weight a word costs that only one side has. */
  readonly lone: number;
}

const none: readonly Word[] = [];

/** `beside`: an acronym of the one answers words of the other, beside these. */
function leftOver(a: Prepared, b: Prepared, matches: readonly Match[], beside = false): Left {
  let [takenA, takenB] = [0, 0];
  for (const { i, j } of matches) {
    takenA |= 1 << i;
    takenB |= 1 << j;
  }
  const leftA = matches.length === a.words.length ? none : a.words.filter((_, at) => !(takenA & (1 << at)));
  const leftB = matches.length === b.words.length ? none : b.words.filter((_, at) => !(takenB & (1 << at)));
  const one = a.words.length === 1 || b.words.length === 1;
  return {
    a: leftA,
    b: leftB,
    clashing: leftA.length > 0 && leftB.length > 0,
    lone:
      matches.length === 0 && !beside
        ? 1
        : one && !beside
          ? missingBesideOne
          : a.body && b.body
            ? missingOfBody
            : missing,
  };
}

function partOf(word: Word, { clashing, lone }: Left): number {
  if (clashing) return word.initial ? otherInitial : otherWord;
  if (word.role === "patronymic") return missingPatronymic;
  return word.initial ? missingInitial : lone;
}

function reasons(
  a: Prepared,
  b: Prepared,
  matches: readonly Match[],
  measure: Measure,
  why: Reason[],
  acronym: AcronymMatch | null,
): void {
  if (acronym) why.push(acronymReason(acronym, measure));
  for (const { rule, i, j, cost } of matches)
    why.push({ rule, a: a.words[i]!.key, b: b.words[j]!.key, weight: round(cost) });
  if (isSwapped(a, b, matches)) why.push({ rule: "words in another order", a: a.text, b: b.text, weight: swapped });
  const left = leftOver(a, b, matches, acronym !== null);
  const rule = left.clashing ? "two different words" : "a part that the other lacks";
  const cost = (word: Word) => round(weightOf(word, measure) * partOf(word, left));
  for (const word of left.a) why.push({ rule, a: word.key, b: "", weight: cost(word) });
  for (const word of left.b) why.push({ rule, a: "", b: word.key, weight: cost(word) });
}

function acronymReason(found: AcronymMatch, measure: Measure): Reason {
  const [short, long] = [found.acronym.key, found.words.map(({ key }) => key).join(" ")];
  const weight = round(acronymWeight(found, measure) * found.unsaid);
  return { rule: "acronym of", a: found.first ? short : long, b: found.first ? long : short, weight };
}

/** Letters of another script that look like those of the word they stand in: no difference in sound, and a sign of a trick. */
function disguises(a: Prepared, b: Prepared, why: Reason[]): void {
  const rule = "look-alike letters";
  for (const { word, reads } of a.disguised) why.push({ rule, a: word, b: reads, weight: 0 });
  for (const { word, reads } of b.disguised) why.push({ rule, a: reads, b: word, weight: 0 });
}

/** Both are nothing but the same initials: A.B.C. beside ABC is decided by their letters. */
function sameInitials(a: Prepared, b: Prepared): boolean {
  return (
    a.words.every(({ initial }) => initial) &&
    b.words.every(({ initial }) => initial) &&
    a.whole.sound === b.whole.sound
  );
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
