import type { Figure } from "../reading/result.ts";
import { interval } from "./times.ts";

/** What two counts come to, if they count the same. */
export type FigureVerdict =
  | "the-same"
  | "cannot-both-hold"
  | "more-exact"
  | "less-exact"
  | "says-otherwise"
  | "not-comparable";

/** When each of two counts was told, EDTF: a count that names no day is of the day it was told. */
export interface ToldOn {
  readonly a: string | null;
  readonly b: string | null;
}

/** A verdict and the rule that gave it. */
export interface FigureStanding {
  readonly status: FigureVerdict;
  readonly rule: string;
}

/**
 * Compares two counts by range, unit, scope and as-of date. They cannot both hold only when what the words themselves state leaves no
 * common number: a bound set by convention is never the only ground. A later count may have grown; who is missing or held may
 * have become fewer too. A part (women) can't outnumber its whole (people).
 */
export function compareFigures(a: Figure, b: Figure, told: ToldOn = { a: null, b: null }): FigureStanding {
  const comparable = a.unit === b.unit && a.of === b.of;
  const scopes = comparable ? compareScopes(a, b) : "apart";
  if (scopes === "apart") return { status: "not-comparable", rule: "figure/counts of others" };
  if (scopes !== "same")
    return partAndWhole(...(scopes === "first" ? ([a, b] as const) : ([b, a] as const)), a, b, told);
  if (a.min === b.min && a.max === b.max) return { status: "the-same", rule: "figure/the same number" };
  if (disjoint(stated(a), stated(b))) {
    return mayHaveChanged(a, b, told)
      ? { status: "says-otherwise", rule: "figure/a later count may have changed" }
      : { status: "cannot-both-hold", rule: "figure/no number fits both as worded" };
  }
  if (disjoint(range(a), range(b))) return { status: "says-otherwise", rule: "figure/only a convention parts them" };
  const aInB = inside(range(a), range(b));
  const bInA = inside(range(b), range(a));
  if (aInB === bInA) return { status: "says-otherwise", rule: "figure/ranges that overlap" };
  return { status: aInB ? "more-exact" : "less-exact", rule: "figure/one range lies in the other" };
}

interface Range {
  readonly min: number;
  readonly max: number;
}

/** The part's least against the whole's most; nothing else can be said of a part beside its whole. */
function partAndWhole(part: Figure, whole: Figure, a: Figure, b: Figure, told: ToldOn): FigureStanding {
  const outnumbers = stated(part).min > stated(whole).max;
  if (!outnumbers || mayHaveChanged(a, b, told))
    return { status: "not-comparable", rule: "figure/a part beside its whole" };
  return { status: "cannot-both-hold", rule: "figure/a part outnumbers its whole" };
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
  "wounded",
  "killed",
  "dead",
  "victims",
  "casualties",
  "bodies",
]);

/** Whether two counts are of the same as worded, of a part and its whole (`first`: the first is the part), or of two different parts. */
function compareScopes(a: Figure, b: Figure): "same" | "first" | "second" | "apart" {
  const [one, other] = [scopeWord(a), scopeWord(b)];
  if (one === other || (everybody.has(one) && everybody.has(other))) return "same";
  if (everybody.has(other)) return "first";
  return everybody.has(one) ? "second" : "apart";
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

/** Who is still missing, held or out of a home may be fewer a day later; the dead and the burned shops only become more. */
const canFall = new Set(["missing", "detained", "displaced"]);

/** Twelve by Tuesday and twenty by Friday can both hold; the other way round they cannot, nor can both by Tuesday. */
function mayHaveChanged(a: Figure, b: Figure, told: ToldOn): boolean {
  const one = interval(a.asOf ?? told.a ?? "");
  const other = interval(b.asOf ?? told.b ?? "");
  if (!one || !other) return false;
  const aFirst = one.to < other.from;
  if (!aFirst && other.to >= one.from) return false;
  if (canFall.has(a.of ?? "")) return true;
  const [early, late] = aFirst ? [a, b] : [b, a];
  return stated(late).max >= stated(early).min;
}
