import { clashingWeight, missingInitial, missingWeight, otherInitial } from "./leftOut.ts";
import { type Match, meanOne, strangers, translated } from "./matchWords.ts";
import type { Measure } from "./measure.ts";
import { whole } from "./prepare.ts";
import type { Prepared, Word } from "./prepared.ts";
import type { Reason } from "./reason.ts";

/** What two names score where one writes together what the other parts. */
export interface Together {
  readonly score: number;
  readonly why: readonly Reason[];
}

/** Two names that are one written together share half of their consonants in order; by chance long names share a third. */
const leastShared = 0.5;
/** More words than this are not written as one. */
const mostWords = 4;

/** The best reading of two names without spaces, where it is better than `least`: all of them, all but a surname, or all but words that mean the same; null where none is. */
export function bestTogether(
  a: Prepared,
  b: Prepared,
  matches: readonly Match[],
  measure: Measure,
  least: number,
): Together | null {
  const all = mayBeJoined(a, b, measure) ? joined(a, b, measure, least) : null;
  const named = a.surname && b.surname ? given(a.surname, b.surname, measure) : null;
  const rest = a.body && b.body && matches.length > 0 ? others(a, b, matches, measure) : null;
  const initials = a.solid !== a.whole || b.solid !== b.whole ? besideInitials(a, b, matches, measure, least) : null;
  if (named === null && rest === null && initials === null) return all;
  let best = all;
  for (const one of [named, rest, initials]) if (one && one.score > (best?.score ?? least)) best = one;
  return best;
}

/** Where the words are as many, only letters of two scripts are held against each other as a whole: order and spaces differ there too. */
function mayBeJoined(a: Prepared, b: Prepared, measure: Measure): boolean {
  if (measure.learned) return a.words.length > 1 || b.words.length > 1;
  return a.words.length !== b.words.length && Math.max(a.words.length, b.words.length) <= mostWords;
}

/** Both written without spaces: Abdulrahman beside Abdul Rahman. */
function joined(a: Prepared, b: Prepared, measure: Measure, least: number): Together | null {
  const weight = Math.max(measure.weight(a.whole), measure.weight(b.whole));
  if (weight === 0 || measure.shared(a.whole, b.whole) < leastShared) return null;
  const most = Math.min(1 - least, strangers) * weight;
  const score = 1 - measure.distance(a.whole, b.whole, most) / weight;
  return score > least ? { score, why: [asOne(a.whole, b.whole, 1 - score)] } : null;
}

type Surname = NonNullable<Prepared["surname"]>;

/** One surname, and given names that one side writes in two words: Ji-hoon, 지훈. */
function given(a: Surname, b: Surname, measure: Measure): Together | null {
  if (!meanOne(a.word, b.word)) return null;
  const surname = Math.max(measure.weight(a.word), measure.weight(b.word));
  const reason = { rule: "same surname", a: a.word.key, b: b.word.key, weight: translated * surname };
  return withRest([reason], surname, a.given, b.given, measure);
}

/** Words that mean the same, and all others as one: Bang Rak Police Station beside a Thai name without spaces. */
function others(a: Prepared, b: Prepared, matches: readonly Match[], measure: Measure): Together | null {
  const same = matches.filter(({ cost, weight }) => cost <= translated * weight * 1.001);
  const restA = a.words.filter((_, at) => !same.some(({ i }) => i === at));
  const restB = b.words.filter((_, at) => !same.some(({ j }) => j === at));
  if (same.length === 0 || restA.length === restB.length) return null;
  if (restA.length * restB.length === 0 || Math.max(restA.length, restB.length) > mostWords) return null;
  if ([...restA, ...restB].some(({ number }) => number)) return null;
  const why = same.map(({ rule, i, j, cost }) => ({ rule, a: a.words[i]!.key, b: b.words[j]!.key, weight: cost }));
  const weight = same.reduce((sum, match) => sum + match.weight, 0);
  return withRest(why, weight, whole(restA, a.script), whole(restB, b.script), measure);
}

/** Initials that answer each other or are left out, and all other words as one: Suresh Kumar T. beside Sureshkumar. */
function besideInitials(
  a: Prepared,
  b: Prepared,
  matches: readonly Match[],
  measure: Measure,
  least: number,
): Together | null {
  const [wordsA, wordsB] = [a.words.filter(({ initial }) => !initial), b.words.filter(({ initial }) => !initial)];
  if (wordsA.length === 0 || wordsB.length === 0 || wordsA.length === wordsB.length) return null;
  if (Math.max(wordsA.length, wordsB.length) > mostWords || measure.shared(a.solid, b.solid) < leastShared) return null;
  const met = matches.filter(({ i, j }) => a.words[i]!.initial && b.words[j]!.initial);
  const [leftA, leftB] = [
    a.words.filter(({ initial }, at) => initial && !met.some(({ i }) => i === at)),
    b.words.filter(({ initial }, at) => initial && !met.some(({ j }) => j === at)),
  ];
  const clashing = leftA.length > 0 && leftB.length > 0;
  const part = clashing ? otherInitial : missingInitial;
  const why: Reason[] = met.map(({ rule, i, j, cost }) => ({
    rule,
    a: a.words[i]!.key,
    b: b.words[j]!.key,
    weight: cost,
  }));
  const rule = clashing ? "two different words" : "a part that the other lacks";
  for (const word of leftA) why.push({ rule, a: word.key, b: "", weight: part * measure.weight(word) });
  for (const word of leftB) why.push({ rule, a: "", b: word.key, weight: part * measure.weight(word) });
  const left = [...leftA, ...leftB].reduce((sum, word) => sum + measure.weight(word), 0);
  const weight = met.reduce((sum, match) => sum + match.weight, left * (clashing ? clashingWeight : missingWeight));
  const made = withRest(why, weight, a.solid, b.solid, measure);
  return made && made.score > least ? made : null;
}

function withRest(why: readonly Reason[], weight: number, a: Word, b: Word, measure: Measure): Together | null {
  const rest = Math.max(measure.weight(a), measure.weight(b));
  if (measure.shared(a, b) < leastShared) return null;
  const cost = measure.distance(a, b, strangers * rest);
  if (cost >= strangers * rest) return null;
  const known = why.reduce((sum, one) => sum + one.weight, 0);
  return { score: 1 - (cost + known) / (rest + weight), why: [...why, asOne(a, b, cost)] };
}

function asOne(a: Word, b: Word, weight: number): Reason {
  return { rule: "written together", a: a.key, b: b.key, weight };
}
