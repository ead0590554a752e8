import { abjadCosts, type Costs, soundDistance, soundWeight, vowelCosts } from "./distance.ts";
import type { SoundTables } from "./sound.ts";

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

/** From these scores on; set on the open half of the labelled pairs by `bench/names/decide.ts`. */
export const thresholds = { same: 0.84, maybe: 0.7 };

/** Compares two names of any script, word by word in any order. Suggests and explains; a person judges. */
export function compareNames(tables: SoundTables, a: string, b: string): Comparison {
  if (a === b && a.trim() !== "")
    return { score: 1, verdict: "same", why: [{ rule: "same spelling", a, b, weight: 0 }] };
  const one = meaningful(tables, a);
  const other = meaningful(tables, b);
  if (one.length === 0 || other.length === 0)
    return { score: 0, verdict: "different", why: [{ rule: "nothing to compare", a, b, weight: 1 }] };
  const why: Reason[] = [];
  const costs = tables.soundsOf(a).abjad || tables.soundsOf(b).abjad ? abjadCosts : vowelCosts;
  const joined = wholeScore(one, other, costs);
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const taken = new Set<number>();
  let cost = 0;
  let weight = 0;
  for (const word of short) {
    const best = bestFor(word, long, taken, costs);
    if (best.at >= 0) taken.add(best.at);
    const own = Math.max(soundWeight(word.sound, costs), best.at >= 0 ? soundWeight(long[best.at]!.sound, costs) : 0);
    cost += best.cost;
    weight += own;
    why.push({ rule: best.rule, a: word.key, b: best.at >= 0 ? long[best.at]!.key : "", weight: round(best.cost) });
  }
  for (const [at, word] of long.entries()) {
    if (taken.has(at)) continue;
    const extra = soundWeight(word.sound, costs) * (short.length === 1 ? 0.6 : 0.3);
    cost += extra;
    weight += soundWeight(word.sound, costs) * 0.6;
    why.push({ rule: "a part that the other lacks", a: "", b: word.key, weight: round(extra) });
  }
  const byWords = weight === 0 ? 0 : Math.max(0, 1 - cost / weight);
  const score = round(Math.max(byWords, joined));
  return { score, verdict: score >= thresholds.same ? "same" : score >= thresholds.maybe ? "maybe" : "different", why };
}

interface Word {
  readonly key: string;
  readonly sound: string;
}

/** The words of a name without honorifics and particles, unless nothing else is left. */
function meaningful(tables: SoundTables, name: string): Word[] {
  const { keys, words } = tables.soundsOf(name);
  const all = keys.map((key, at) => ({ key, sound: words[at] ?? "" })).filter((word) => word.sound !== "");
  const bare = all.filter((word) => !tables.honorifics.has(word.key) && !tables.particles.has(word.key));
  return bare.length > 0 ? bare : all;
}

/** Both written without spaces: Abdulrahman beside Abdul Rahman. */
function wholeScore(one: readonly Word[], other: readonly Word[], costs: Costs): number {
  const a = one.map((word) => word.sound).join("");
  const b = other.map((word) => word.sound).join("");
  const weight = Math.max(soundWeight(a, costs), soundWeight(b, costs));
  return weight === 0 ? 0 : Math.max(0, 1 - soundDistance(a, b, costs) / weight);
}

function bestFor(
  word: Word,
  among: readonly Word[],
  taken: ReadonlySet<number>,
  costs: Costs,
): { at: number; cost: number; rule: string } {
  let best = { at: -1, cost: soundWeight(word.sound, costs), rule: "nothing answers it" };
  for (const [at, other] of among.entries()) {
    if (taken.has(at)) continue;
    const initial = isInitialOf(word.key, other.key) || isInitialOf(other.key, word.key);
    const cost = initial ? 0.25 : soundDistance(word.sound, other.sound, costs);
    if (cost < best.cost)
      best = { at, cost, rule: initial ? "an initial" : word.key === other.key ? "same word" : "same sounds nearly" };
  }
  return best;
}

function isInitialOf(initial: string, word: string): boolean {
  return initial.replace("…", "").length === 1 && word.length > 1 && word.startsWith(initial[0] ?? " ");
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
