import type { Weights } from "./align.ts";
import { abjadCosts, type Costs, signCosts, soundDistance, vowelCosts } from "./distance.ts";
import { piecesOf } from "./prepare.ts";
import type { Prepared, Tables, Word } from "./prepared.ts";
import { sharedConsonants } from "./skeleton.ts";

/** What two words differ by and what they weigh, in one currency: a cost equal to the weight means nothing is shared. */
export interface Measure {
  readonly rule: string;
  /** By learned weights between two scripts. */
  readonly learned: boolean;
  /** What they differ by; `most` or more where it is at least that. */
  distance(a: Word, b: Word, most: number): number;
  weight(word: Word): number;
  /** What part of their consonants two words share, 0 to 1: quick, and enough to tell most strangers. 1 where consonants say nothing. */
  shared(a: Word, b: Word): number;
}

/** How two names are measured: by learned weights where one is Latin and the other in a script that has them, else by their sounds. */
export function measureOf(tables: Tables, a: Prepared, b: Prepared): Measure {
  if (a.script === "latin" && b.script !== "latin") {
    const weights = tables.weights.get(b.script);
    if (weights) return learned(weights, true);
  }
  if (b.script === "latin" && a.script !== "latin") {
    const weights = tables.weights.get(a.script);
    if (weights) return learned(weights, false);
  }
  if (a.abjad || b.abjad) return heardAbjad;
  if (a.rough || b.rough) return heardRoughly;
  return a.signs || b.signs ? heardSigns : heard;
}

/**
 * Nats a letter that two unrelated names differ by, halved because both sides' letters are counted: set so that the thresholds mean the same as for sounds
 * (`bench/names/decide.ts` prints the errors).
 */
const natsPerUnit = 1.5;

/**
 * Spellings of one word share this part of its consonants at the least. Between scripts a foreign name may be respelt beyond that: Jorge is
 * KRK in Arabic letters.
 */
const leastShared = 0.4;
const leastSharedAcross = 1 / 3;

const kept = new Map<Weights, readonly [Measure, Measure]>();

function learned(weights: Weights, latinFirst: boolean): Measure {
  const known = kept.get(weights) ?? ([learnedMeasure(weights, true), learnedMeasure(weights, false)] as const);
  kept.set(weights, known);
  return known[latinFirst ? 0 : 1];
}

function learnedMeasure(weights: Weights, latinFirst: boolean): Measure {
  const weight = (word: Word) => word.units.length * natsPerUnit;
  // Burmese finals are written and not said: consonants heard say little there.
  const shared = weights.script === "burmese" ? () => 1 : consonants;
  return {
    rule: "letters that answer each other",
    learned: true,
    weight,
    shared,
    distance(a, b, most) {
      if (shared(a, b) < leastSharedAcross) return Math.max(most, weight(a), weight(b));
      const latin = piecesOf(latinFirst ? a : b, weights, true);
      return weights.distance(latin, piecesOf(latinFirst ? b : a, weights, false), most * 2) / 2;
    },
  };
}

function byCosts(costs: Costs, weight: (word: Word) => number, rule = "same sounds nearly"): Measure {
  return {
    rule,
    learned: false,
    weight,
    shared: consonants,
    distance(a, b, most) {
      if (a.sound === b.sound) return 0;
      return consonants(a, b) < leastShared
        ? Math.max(most, weight(a), weight(b))
        : soundDistance(a.codes, b.codes, most, costs);
    },
  };
}

function consonants(a: Word, b: Word): number {
  return sharedConsonants(a.places, b.places);
}

const heard = byCosts(vowelCosts, ({ weight }) => weight);
/** One of the names is read roughly: of several readings of a sign the most usual one. */
const heardRoughly = byCosts(signCosts, ({ weight }) => weight, "same sounds nearly, read roughly");
const heardSigns = byCosts(signCosts, ({ weight }) => weight);
const heardAbjad = byCosts(abjadCosts, ({ abjadWeight }) => abjadWeight);
