import type { Weights } from "./align.ts";
import { abjadCosts, type Costs, soundDistance, vowelCosts } from "./distance.ts";
import { type Prepared, piecesOf, type Tables, type Word } from "./prepare.ts";
import { strangeTo } from "./skeleton.ts";

/** What two words differ by and what they weigh, in one currency: a cost equal to the weight means nothing is shared. */
export interface Measure {
  readonly rule: string;
  /** By learned weights between two scripts. */
  readonly learned: boolean;
  distance(a: Word, b: Word): number;
  weight(word: Word): number;
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
  return a.abjad || b.abjad ? heardAbjad : heard;
}

/**
 * Nats a letter that two unrelated names differ by, halved because both sides' letters are counted: set so that the thresholds mean the same as for sounds
 * (`bench/names/decide.ts` prints the errors).
 */
const natsPerUnit = 1.5;

const kept = new Map<Weights, readonly [Measure, Measure]>();

function learned(weights: Weights, latinFirst: boolean): Measure {
  const known = kept.get(weights) ?? ([learnedMeasure(weights, true), learnedMeasure(weights, false)] as const);
  kept.set(weights, known);
  return known[latinFirst ? 0 : 1];
}

function learnedMeasure(weights: Weights, latinFirst: boolean): Measure {
  const weight = (word: Word) => word.units.length * natsPerUnit;
  return {
    rule: "letters that answer each other",
    learned: true,
    weight,
    distance(a, b) {
      if (weights.script !== "burmese" && strange(a, b)) return Math.max(weight(a), weight(b));
      const [latin, other] = latinFirst ? [a, b] : [b, a];
      const most = 1.8 * Math.max(weight(a), weight(b));
      const cost = weights.distance(piecesOf(latin, weights, true), piecesOf(other, weights, false), most);
      return Math.min(cost, weight(a) + weight(b)) / 2;
    },
  };
}

function byCosts(costs: Costs, weight: (word: Word) => number): Measure {
  return {
    rule: "same sounds nearly",
    learned: false,
    weight,
    distance(a, b) {
      if (a.sound === b.sound) return 0;
      return strange(a, b) ? Math.max(weight(a), weight(b)) : soundDistance(a.sound, b.sound, costs);
    },
  };
}

function strange(a: Word, b: Word): boolean {
  return strangeTo(a.places, b.places);
}

const heard = byCosts(vowelCosts, ({ weight }) => weight);
const heardAbjad = byCosts(abjadCosts, ({ abjadWeight }) => abjadWeight);
