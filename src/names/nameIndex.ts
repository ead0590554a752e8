import { acronymKeys } from "./acronym.ts";
import { comparePrepared, scorePrepared } from "./compare.ts";
import { createPostings, keyOf, type Postings } from "./postings.ts";
import { prepare } from "./prepare.ts";
import type { Prepared, Tables } from "./prepared.ts";
import type { Reason } from "./reason.ts";
import { skeletonOf } from "./skeleton.ts";
import { createSketches, mostLoss, type Sketches, sketchOf } from "./sketch.ts";

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
   * The best `k`, best first, those of one score by name and id. Candidates have the query's consonants but for one each, its words written
   * together, or two words whose consonants are those of two of the query's but for one, or one such word; those that sound most like it come
   * first, and at most 48 are compared. Among 3,000 names or fewer every one is.
   */
  best(query: string, k: number): Found[];
}

/** How many names one query compares: what keeps a million names within milliseconds. */
const mostCompared = 48;
/** Up to this many names a query is held against every one. */
const fewNames = 3000;

/**
 * An index over consonant skeletons: a whole name and its words two by two, as they are and with one consonant left out, so that a query
 * finds what lacks, adds or changes one. Some 270 bytes a name.
 */
export function createIndex(tables: Tables): NameIndex {
  const ids: (string | null)[] = [];
  const names: string[] = [];
  const sketches = createSketches();
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
    return candidates(asked, postings, sketches, scores).filter((number) => ids[number] !== null);
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
      sketches.add(number, sketchOf({ sound: ready.whole.sound, abjad: ready.abjad }));
      numbers.set(id, number);
      const features = featuresOf(ready);
      for (const kind of kinds) for (const key of features[kind]) postings.add(key, number);
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

/** Numbers of names that share features with a query, those with the most and most telling ones first, then those with like letters. */
function candidates(asked: Prepared, postings: Postings, sketches: Sketches, scores: Scores): number[] {
  const features = featuresOf(asked);
  for (const kind of kinds) {
    const { worth, read } = kindsOf[kind];
    let left: number = read;
    for (const key of features[kind]) left -= postings.each(key, left, (number) => scores.add(number, worth));
  }
  const sketch = sketchOf({ sound: asked.whole.sound, abjad: asked.abjad });
  return scores.best(mostCompared, (number) => sketches.loss(number, sketch));
}

/** Scores of names by number, in one array that every query uses again. */
interface Scores {
  add(number: number, score: number): void;
  /** The numbers with the highest scores less `loss` (0 to `mostLoss`), best first, those of one score by number; forgets all scores. */
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
      const byScore: number[][] = [];
      for (const number of touched) {
        const score = Math.max(0, scores[number]! - loss(number) + mostLoss);
        const same = byScore[score];
        if (same) same.push(number);
        else byScore[score] = [number];
        scores[number] = 0;
      }
      touched = [];
      const found: number[] = [];
      for (let score = byScore.length - 1; score >= 0 && found.length < most; score--)
        found.push(...(byScore[score] ?? []).sort((a, b) => a - b).slice(0, most - found.length));
      return found;
    },
  };
}

/**
 * What a shared feature of each kind is worth, in bits of the sketch, and how many postings of it one query reads. Set on names made up by rule
 * (`bench/names/speed.ts`), so that a name with one letter left out is found among a million; what is translated sounds like nothing of the query.
 */
const kindsOf = {
  whole: { worth: 8, read: 2000 },
  nearWhole: { worth: 7, read: 4000 },
  pairs: { worth: 6, read: 2000 },
  nearPairs: { worth: 2, read: 1000 },
  together: { worth: 3, read: 1000 },
  single: { worth: 3, read: 1000 },
  meant: { worth: 48, read: 2000 },
} as const;
type Kind = keyof typeof kindsOf;
const kinds = Object.keys(kindsOf) as Kind[];
const mostWords = 5;
const longest = 10;
const longestWhole = 14;

/**
 * Keys of a name's features by kind: all words written together, the same but for one consonant, two words, two words but for one consonant,
 * two words written together, one word, an acronym or two meanings.
 */
type Features = Readonly<Record<Kind, Set<number>>>;

function featuresOf(name: Prepared): Features {
  const features: Features = {
    whole: new Set(),
    nearWhole: new Set(),
    pairs: new Set(),
    nearPairs: new Set(),
    together: new Set(),
    single: new Set(),
    meant: new Set(),
  };
  const whole = skeletonOf(name.whole.sound).slice(0, longestWhole);
  if (whole !== "") features.whole.add(keyOf(`+${whole}`));
  for (const less of withOneLess(whole)) features.nearWhole.add(keyOf(`+${less}`));
  const words = name.words.slice(0, mostWords);
  const heard = words.map(({ sound, key }) => skeletonOf(sound).slice(0, longest) || `=${key}`);
  addFeatures(heard, features);
  if (words.some(({ meaning }) => meaning))
    addFeatures(
      heard.map((word, at) => (words[at]!.meaning ? `@${words[at]!.meaning.name}` : word)),
      features,
    );
  for (const letters of acronymKeys(name)) features.meant.add(keyOf(letters));
  return features;
}

function addFeatures(words: readonly string[], { pairs, nearPairs, together, single, meant }: Features): void {
  for (const [at, one] of words.entries()) {
    single.add(keyOf(one));
    for (const [after, other] of words.slice(at + 1).entries()) {
      const far = after > 0;
      if (far && at + after + 2 < words.length) continue;
      (one.startsWith("@") && other.startsWith("@") ? meant : pairs).add(pairKey(one, other));
      if (far) continue;
      if (words.length > 2) {
        together.add(keyOf((one + other).slice(0, longest)));
        if (one.endsWith(other.charAt(0))) together.add(keyOf((one + other.slice(1)).slice(0, longest)));
      }
      for (const less of [one, ...withOneLess(one)]) nearPairs.add(pairKey(`-${less}`, other));
      for (const less of [other, ...withOneLess(other)]) nearPairs.add(pairKey(one, `-${less}`));
    }
  }
  if (words.length <= 2) together.add(keyOf(words.join("").slice(0, longest)));
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
