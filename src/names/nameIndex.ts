import { acronymKeys } from "./acronym.ts";
import { comparePrepared, type Reason, scorePrepared } from "./compare.ts";
import { createPostings, keyOf, type Postings } from "./postings.ts";
import { type Prepared, prepare, type Tables } from "./prepare.ts";
import { skeletonOf } from "./skeleton.ts";
import { createSoundStore, type SoundStore } from "./soundStore.ts";

/** A name found, with its score and reasons. */
export interface Found {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly why: readonly Reason[];
}

/** Names to look up by any spelling in any script. */
export interface NameIndex {
  readonly size: number;
  /** Puts a name under an id; the name that stood under it before is taken out. */
  add(id: string, name: string): void;
  remove(id: string): void;
  /**
   * The best `k`, best first, those of one score by name and id. Candidates have two words whose consonants are those of two of the
   * query's but for one, or one such word, or the same words written together; at most 24 are compared, those that differ in the fewest sounds. Among 3,000 names or fewer every one is.
   */
  best(query: string, k: number): Found[];
}

/** How many postings one query reads of each kind of feature, of how many names it counts the sounds that differ, and how many it compares: what keeps a million names within milliseconds. */
const mostRead = [3000, 7000, 800, 400, 800, 1500] as const;
const mostHeard = 5000;
const mostCompared = 24;
/** What a sound that differs is worth, in the weights of features. */
const soundLoss = 5;
/** And all of them: translated words differ in every sound. */
const mostLost = 31;
/** Up to this many names a query is held against every one. */
const fewNames = 3000;

/**
 * An index over consonant skeletons: the words of a name two by two, as they are and with one consonant left out, so that a query
 * finds what lacks, adds or changes one. Some 300 bytes a name.
 */
export function createIndex(tables: Tables): NameIndex {
  const ids: (string | null)[] = [];
  const names: string[] = [];
  const sounds = createSoundStore();
  const numbers = new Map<string, number>();
  const postings = createPostings();
  const scores = createScores();
  const made = new Map<number, Prepared>();
  const ready = (number: number): Prepared => {
    const known = made.get(number) ?? prepare(tables, names[number]!);
    if (numbers.size <= fewNames) made.set(number, known);
    else made.clear();
    return known;
  };
  const near = (asked: Prepared): number[] => {
    if (numbers.size <= fewNames) return [...numbers.values()];
    return candidates(asked, postings, sounds, scores).filter((number) => ids[number] !== null);
  };
  return {
    get size() {
      return numbers.size;
    },
    add(id, name) {
      this.remove(id);
      const ready = prepare(tables, name);
      const number = ids.push(id) - 1;
      names.push(name);
      sounds.add(ready.whole.sound, !ready.abjad);
      numbers.set(id, number);
      for (const features of featuresOf(ready)) for (const key of features) postings.add(key, number);
    },
    remove(id) {
      const number = numbers.get(id);
      if (number === undefined) return;
      made.delete(number);
      ids[number] = null;
      names[number] = "";
      numbers.delete(id);
    },
    best(query, k) {
      const asked = prepare(tables, query);
      return near(asked)
        .map((number) => {
          const [id, name] = [ids[number]!, names[number]!];
          return { number, id, name, score: scorePrepared(tables, asked, ready(number)) };
        })
        .sort((a, b) => b.score - a.score || order(a.name, b.name) || order(a.id, b.id))
        .slice(0, k)
        .map(({ number, ...found }) => ({ ...found, why: comparePrepared(tables, asked, ready(number)).why }));
    },
  };
}

/** Numbers of names that share features with a query: those first that share many and telling ones and differ in few sounds. */
function candidates(asked: Prepared, postings: Postings, sounds: SoundStore, scores: Scores): number[] {
  for (const [kind, features] of featuresOf(asked).entries()) {
    let left = mostRead[kind]!;
    const weight = weights[kind]!;
    for (const key of features) left -= postings.each(key, left, (number) => scores.add(number, weight));
  }
  const words = asked.words.map(({ sound }) => sound);
  const differing = sounds.near(words, !asked.abjad);
  return scores.best(mostCompared, (number) => Math.min(mostLost, soundLoss * differing(number)));
}

/** Scores of names by number, in one array that every query uses again. */
interface Scores {
  add(number: number, score: number): void;
  /** The numbers with the highest scores less `loss`, best first, those of one score by number; forgets all scores. */
  best(most: number, loss: (number: number) => number): number[];
}

function createScores(): Scores {
  let scores = new Int16Array(1 << 10);
  let touched: number[] = [];
  return {
    add(number, score) {
      if (number >= scores.length) {
        const more = new Int16Array(number * 2);
        more.set(scores);
        scores = more;
      }
      if (scores[number] === 0) touched.push(number);
      scores[number]! += score;
    },
    best(most, loss) {
      const least = leastOf(touched, scores);
      const found: { readonly number: number; readonly score: number }[] = [];
      for (const number of touched) {
        const shared = scores[number]!;
        scores[number] = 0;
        if (shared < least) continue;
        const score = shared - loss(number);
        let at = found.length;
        while (at > 0 && isBehind(found[at - 1]!, number, score)) at--;
        if (at >= most) continue;
        found.splice(at, 0, { number, score });
        if (found.length > most) found.pop();
      }
      touched = [];
      return found.map(({ number }) => number);
    },
  };
}

/** The least score that is looked into, so that those with more are `mostHeard` at the most. */
function leastOf(touched: readonly number[], scores: Int16Array): number {
  const counts = new Uint32Array(256);
  for (const number of touched) counts[Math.min(255, scores[number]!)]!++;
  let least = 255;
  for (let sum = counts[255]!; least > 1 && sum + counts[least - 1]! <= mostHeard; ) sum += counts[--least]!;
  return least;
}

function isBehind(one: { readonly number: number; readonly score: number }, number: number, score: number): boolean {
  return one.score < score || (one.score === score && one.number > number);
}

/** What a shared feature of each kind is worth, in letters of the signature; the last kind shares no letters at all. */
const weights = [9, 3, 4, 4, 2, 24] as const;
const mostWords = 5;
const longest = 10;

/** Keys of a name's features by kind: two words, two words but for one consonant, written together, one word, one word but for one consonant, an acronym or two meanings. */
type Features = readonly [Set<number>, Set<number>, Set<number>, Set<number>, Set<number>, Set<number>];

function featuresOf(name: Prepared): Features {
  const features: Features = [new Set(), new Set(), new Set(), new Set(), new Set(), new Set()];
  const words = name.words.slice(0, mostWords);
  const heard = words.map(({ sound, key }) => skeletonOf(sound).slice(0, longest) || `=${key}`);
  addFeatures(heard, features);
  if (words.some(({ meaning }) => meaning))
    addFeatures(
      heard.map((word, at) => (words[at]!.meaning ? `@${words[at]!.meaning.name}` : word)),
      features,
    );
  for (const letters of acronymKeys(name)) features[5].add(keyOf(letters));
  return features;
}

function addFeatures(
  words: readonly string[],
  [pairs, nearPairs, together, single, nearSingle, meant]: Features,
): void {
  for (const [at, one] of words.entries()) {
    single.add(keyOf(one));
    if (words.length === 1) for (const less of [one, ...withOneLess(one)]) nearSingle.add(keyOf(`-${less}`));
    for (const [after, other] of words.slice(at + 1).entries()) {
      const far = after > 0;
      if (far && at + after + 2 < words.length) continue;
      (one.startsWith("@") && other.startsWith("@") ? meant : pairs).add(pairKey(one, other));
      if (far) continue;
      together.add(keyOf((one + other).slice(0, longest)));
      if (one.endsWith(other.charAt(0))) together.add(keyOf((one + other.slice(1)).slice(0, longest)));
      for (const less of [one, ...withOneLess(one)]) nearPairs.add(pairKey(`-${less}`, other));
      for (const less of [other, ...withOneLess(other)]) nearPairs.add(pairKey(one, `-${less}`));
    }
  }
  if (words.length === 1) together.add(keyOf(words[0]!));
}

function pairKey(one: string, other: string): number {
  const [first, second] = one.replace("-", "") < other.replace("-", "") ? [one, other] : [other, one];
  return keyOf(`${first} ${second}`);
}

/** A skeleton of two or more without each of its consonants in turn. */
function withOneLess(skeleton: string): string[] {
  if (skeleton.length < 2 || /^[=@]/.test(skeleton)) return [];
  return Array.from(skeleton, (_, at) => skeleton.slice(0, at) + skeleton.slice(at + 1));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
