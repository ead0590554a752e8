import type { Likeness } from "./likeness.ts";
import { compareTimes, interval } from "./times.ts";
import type { ToldDay, Traits } from "./traits.ts";

/** What speaks for two accounts being about one incident, and what against it. */
export interface Evidence {
  /** −1 to 1. */
  readonly score: number;
  readonly shared: readonly string[];
  readonly against: readonly string[];
}

/**
 * What each thing weighs. Set on the pairs of `test/incident/near-misses.jsonl` and `one-incident.jsonl`: a town, a day and a kind of
 * deed together make an incident, two of them do not; another street, another day, another town or another person undo it.
 */
const weights = {
  place: 0.3,
  street: 0.3,
  person: 0.35,
  oneWord: 0.2,
  doneTo: 0.1,
  deed: 0.15,
  figure: 0.15,
  day: 0.25,
  about: 0.15,
  words: 2.6,
  otherStreet: -0.35,
  otherPlace: -0.45,
  otherDay: -0.4,
  otherPerson: -0.35,
} as const;
/** Names and deeds are among the words: where words are weighed, they count once more, or against, by this much only. */
const namesBesideWords = 0.2;
/** Days between two tellings or deeds beyond which nothing else can join them. */
const mostDays = 21;

interface Reason {
  readonly weight: number;
  readonly what: string;
}

/** Weighs two accounts, by number and traits. Cost grows with their names. */
export function weigh(one: number, other: number, traits: readonly Traits[], likeness: Likeness): Evidence {
  const [a, b] = [traits[one]!, traits[other]!];
  const days = daysApart(a, b);
  if (days.apart !== null && days.apart > mostDays && toldApart(a, b) > mostDays)
    return { score: -1, shared: [], against: [`${Math.round(days.apart)} days apart`] };
  const words = likeness.words(one, other);
  const name = words === null ? 1 : namesBesideWords;
  const found: Reason[] = [
    ...names("place", placesOf(a, b), placesOf(b, a), likeness, name * weights.place, name * weights.otherPlace),
    ...names("street", a.streets, b.streets, likeness, weights.street, weights.otherStreet),
    ...people(names("name", a.people, b.people, likeness, name * weights.person, 0)),
    ...names("done to", a.doneTo, b.doneTo, likeness, weights.doneTo, weights.otherPerson),
    ...first(a.deeds, b.deeds).map((what) => ({ weight: name * weights.deed, what: `deed: ${what}` })),
    ...first(a.figures, b.figures).map((what) => ({ weight: weights.figure, what: `count: ${what}` })),
    ...days.reasons,
  ];
  if (words !== null && words >= 0.05)
    found.push({ weight: weights.words * words, what: `rare words: ${Math.round(words * 100)} of 100 alike` });
  const score = found.reduce((sum, { weight }) => sum + weight, 0);
  return {
    score: Math.round(Math.max(-1, Math.min(1, score)) * 100) / 100,
    shared: found.filter(({ weight }) => weight > 0).map(({ what }) => what),
    against: found.filter(({ weight }) => weight < 0).map(({ what }) => what),
  };
}

/** The places of one account, and what it names that the other takes for a place: a reader may take a small town for a person. */
function placesOf(own: Traits, other: Traits): ReadonlyMap<string, string> {
  const taken = [...own.people].filter(([ring]) => other.places.has(ring));
  return taken.length > 0 ? new Map([...own.places, ...taken]) : own.places;
}

/** The rarest name that both have; when both have some and share none, that speaks against. */
function names(
  what: string,
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
  likeness: Likeness,
  shared: number,
  other: number,
): Reason[] {
  let best: { rarity: number; ring: string } | null = null;
  for (const ring of a.keys()) {
    if (!b.has(ring)) continue;
    const rarity = likeness.rarity(ring);
    if (!best || rarity > best.rarity) best = { rarity, ring };
  }
  if (best) {
    const [one, two] = [a.get(best.ring)!, b.get(best.ring)!];
    return [{ weight: shared * best.rarity, what: `${what}: ${one === two ? one : `${one} / ${two}`}` }];
  }
  if (other === 0 || a.size === 0 || b.size === 0) return [];
  return [{ weight: other, what: `another ${what}: ${a.values().next().value} / ${b.values().next().value}` }];
}

/** A first name alone says less. */
function people(found: Reason[]): Reason[] {
  return found.map(({ weight, what }) => ({
    weight: /\s/.test(what.slice(6)) ? weight : (weight * weights.oneWord) / weights.person,
    what,
  }));
}

function first(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  for (const one of a) if (b.has(one)) return [one];
  return [];
}

/** Days between the nearest deeds told, else between the tellings. A deed told without a day is of about the day it was told. */
function daysApart(a: Traits, b: Traits): { apart: number | null; reasons: Reason[] } {
  const bothTellDays = a.days.length > 0 && b.days.length > 0;
  const [one, other] = [daysOf(a), daysOf(b)];
  let nearest: number | null = null;
  let exact = false;
  for (const mine of one)
    for (const yours of other) {
      const gap = gapOf(mine, yours);
      if (nearest === null || gap < nearest) nearest = gap;
      if (gap === 0 && isDay(mine.edtf) && isDay(yours.edtf)) exact = true;
    }
  if (nearest === null) return { apart: null, reasons: [] };
  if (nearest === 0 && bothTellDays && exact)
    return { apart: 0, reasons: [{ weight: weights.day, what: "the same day" }] };
  if (nearest <= (bothTellDays ? 0 : 3))
    return { apart: nearest, reasons: [{ weight: weights.about, what: "about the same days" }] };
  const against = bothTellDays ? [{ weight: weights.otherDay, what: `${Math.ceil(nearest)} days apart` }] : [];
  return { apart: nearest, reasons: against };
}

function daysOf(traits: Traits): readonly ToldDay[] {
  if (traits.days.length > 0 || traits.told === null) return traits.days;
  const edtf = traits.told.slice(0, 10);
  const bounds = interval(edtf);
  return bounds ? [{ edtf, ...bounds, overnight: false }] : [];
}

function isDay(edtf: string): boolean {
  return /^\d{4}-\d\d-\d\d/.test(edtf);
}

/** Days between two; zero when they can be one time, a night taken for both its dates. */
function gapOf(a: ToldDay, b: ToldDay): number {
  if (a.from <= b.to && b.from <= a.to) return 0;
  if (compareTimes(a.edtf, b.edtf, a.overnight || b.overnight) !== "cannot-both-hold") return 0;
  const [early, late] = a.to < b.from ? [a.to, b.from] : [b.to, a.from];
  return Math.max(1, serial(late) - serial(early));
}

/** Days between the tellings; no number of days when one has no date. */
function toldApart(a: Traits, b: Traits): number {
  const [one, other] = [a, b].map(({ told }) => interval(told?.slice(0, 10) ?? ""));
  return one && other ? Math.abs(serial(one.from) - serial(other.from)) : Number.POSITIVE_INFINITY;
}

/** A count of days that is exact enough to tell three from twenty-one. */
function serial(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return year * 365.2425 + (month - 1) * 30.44 + date;
}
