import type { Figure } from "../reading/result.ts";

/** What two counts come to, if they count the same. */
export type FigureVerdict =
  | "the-same"
  | "cannot-both-hold"
  | "more-exact"
  | "less-exact"
  | "says-otherwise"
  | "not-comparable";

/**
 * Compares two counts by range, unit and as-of date. They cannot both hold only when what the words themselves state leaves no
 * common number: a bound set by convention is never the only ground. A later as-of date may hold more.
 */
export function compareFigures(a: Figure, b: Figure): FigureVerdict {
  if (a.unit !== b.unit || a.of !== b.of) return "not-comparable";
  if (a.min === b.min && a.max === b.max) return "the-same";
  if (disjoint(stated(a), stated(b)) && !laterMayHoldMore(a, b) && sameScope(a, b)) return "cannot-both-hold";
  if (disjoint(range(a), range(b))) return "says-otherwise";
  const aInB = inside(range(a), range(b));
  const bInA = inside(range(b), range(a));
  if (aInB === bInA) return "says-otherwise";
  return aInB ? "more-exact" : "less-exact";
}

interface Range {
  readonly min: number;
  readonly max: number;
}

function range(figure: Figure): Range {
  return { min: figure.min ?? 0, max: figure.max ?? Number.POSITIVE_INFINITY };
}

/** Only bounds that the words state. */
function stated(figure: Figure): Range {
  return {
    min: figure.min === null || figure.convention.includes("min") ? 0 : figure.min,
    max: figure.max === null || figure.convention.includes("max") ? Number.POSITIVE_INFINITY : figure.max,
  };
}

const everybody = new Set([
  "",
  "people",
  "person",
  "persons",
  "others",
  "individuals",
  "lives",
  "deaths",
  "injured",
  "dead",
]);

/** Five men and thirty-one people can both hold: only counts of the same people, as worded, can exclude each other. */
function sameScope(a: Figure, b: Figure): boolean {
  const [one, other] = [scopeWord(a), scopeWord(b)];
  return one === other || (everybody.has(one) && everybody.has(other));
}

function scopeWord(figure: Figure): string {
  return figure.scope?.toLowerCase().split(/\s+/).at(-1) ?? "";
}

function disjoint(a: Range, b: Range): boolean {
  return a.max < b.min || b.max < a.min;
}

function inside(a: Range, b: Range): boolean {
  return a.min >= b.min && a.max <= b.max;
}

/** Twelve by Tuesday and twenty by Friday can both hold; the other way round they cannot. */
function laterMayHoldMore(a: Figure, b: Figure): boolean {
  if (a.asOf === null || b.asOf === null || a.asOf === b.asOf) return false;
  const [early, late] = a.asOf < b.asOf ? [a, b] : [b, a];
  return (late.max ?? Number.POSITIVE_INFINITY) >= (early.min ?? 0);
}
