import type { AccountReading, SameName } from "./input.ts";
import { interval } from "./times.ts";

/** Accounts that may be about one incident, and what speaks for each pair: a person accepts, splits or joins. */
export interface Suggestion {
  /** Account ids, in the order they were handed in; two or more. */
  readonly accounts: readonly string[];
  readonly why: readonly PairReason[];
}

/** What two accounts share. */
export interface PairReason {
  readonly a: string;
  readonly b: string;
  /** 0 to 1. */
  readonly score: number;
  readonly shared: readonly string[];
}

/** From this score on two accounts are put together; set on the example and its near misses. */
const together = 0.5;
/** Days between two tellings or deeds beyond which nothing else can join them. */
const mostDays = 21;

/**
 * Proposes incidents: accounts joined by shared places, people, days, kinds of deeds and counts. Pairs are only made of accounts
 * that share a name or place as worded, so a thousand accounts of many towns stay quick.
 */
export function suggestIncidents(accounts: readonly AccountReading[], sameName: SameName): Suggestion[] {
  const traits = accounts.map(traitsOf);
  const parent = accounts.map((_, at) => at);
  const root = (at: number): number => (parent[at] === at ? at : root(parent[at]!));
  const why: PairReason[] = [];
  for (const [one, other] of pairs(traits, sameName)) {
    const reason = compare(traits[one]!, traits[other]!, sameName);
    if (reason.score < together) continue;
    why.push({ a: accounts[one]!.account.id, b: accounts[other]!.account.id, ...reason });
    parent[root(other)] = root(one);
  }
  const groups = new Map<number, string[]>();
  accounts.forEach(({ account }, at) => void groups.set(root(at), [...(groups.get(root(at)) ?? []), account.id]));
  return [...groups.values()]
    .filter((ids) => ids.length > 1)
    .map((ids) => ({ accounts: ids, why: why.filter((reason) => ids.includes(reason.a)) }));
}

interface Traits {
  readonly places: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly deeds: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
  readonly days: readonly string[];
  readonly told: string | null;
}

function traitsOf({ account, lines }: AccountReading): Traits {
  const traits = {
    places: new Set<string>(),
    people: new Set<string>(),
    deeds: new Set<string>(),
    figures: new Set<string>(),
    days: [] as string[],
    told: account.told,
  };
  for (const { line, state } of lines) {
    if (state === "rejected") continue;
    if (line.kind === "mention" && line.type === "place") traits.places.add(line.text);
    if (line.kind === "mention" && line.type === "person") traits.people.add(line.text);
    if (line.kind === "figure" && line.of !== null) traits.figures.add(`${line.of} ${line.min}–${line.max}`);
    if (line.kind !== "claim" || line.claim !== "deed") continue;
    if (!line.modality.hypothetical && !line.modality.habitual) traits.deeds.add(line.deed);
    if (line.time?.edtf) traits.days.push(line.time.edtf);
  }
  return traits;
}

/** Pairs that share a place, a person or a count as worded; and, under 200 accounts, all whose names may sound the same. */
function* pairs(traits: readonly Traits[], sameName: SameName): Generator<[number, number]> {
  const holders = new Map<string, number[]>();
  const seen = new Set<string>();
  for (const [at, trait] of traits.entries()) {
    const keys = [...trait.places, ...trait.people, ...trait.figures].map((key) => key.toLowerCase());
    for (const key of new Set(keys)) {
      for (const other of (holders.get(key) ?? []).slice(-100)) {
        if (seen.has(`${other} ${at}`)) continue;
        seen.add(`${other} ${at}`);
        yield [other, at];
      }
      holders.set(key, [...(holders.get(key) ?? []), at]);
    }
    if (traits.length > 200) continue;
    for (let other = 0; other < at; other++) {
      if (!seen.has(`${other} ${at}`) && shares([...traits[other]!.places], [...trait.places], sameName))
        yield [other, at];
    }
  }
}

function compare(a: Traits, b: Traits, sameName: SameName): { score: number; shared: string[] } {
  const days = daysApart(a, b);
  if (days !== null && days > mostDays) return { score: 0, shared: [] };
  const shared: string[] = [];
  let score = 0;
  const place = shares([...a.places], [...b.places], sameName);
  if (place) score += add(shared, 0.3, `place: ${place}`);
  const person = shares([...a.people], [...b.people], sameName);
  if (person) score += add(shared, 0.3, `name: ${person}`);
  const deed = [...a.deeds].find((kind) => b.deeds.has(kind));
  if (deed) score += add(shared, 0.15, `deed: ${deed}`);
  const figure = [...a.figures].find((one) => b.figures.has(one));
  if (figure) score += add(shared, 0.2, `count: ${figure}`);
  if (days !== null && days <= 3) score += add(shared, 0.2, days === 0 ? "the same day" : `${days} days apart`);
  return { score: Math.min(1, Math.round(score * 100) / 100), shared };
}

function add(shared: string[], weight: number, what: string): number {
  shared.push(what);
  return weight;
}

/** The first name of one list that is the same as one of the other; looks at 40 of each. */
function shares(a: readonly string[], b: readonly string[], sameName: SameName): string | null {
  for (const one of a.slice(0, 40))
    for (const other of b.slice(0, 40))
      if (one === other || sameName(one, other) === "same") return one === other ? one : `${one} / ${other}`;
  return null;
}

/** Days between the nearest deeds told, else between the tellings; null when one side has none. */
function daysApart(a: Traits, b: Traits): number | null {
  const one = (a.days.length > 0 ? a.days : [a.told ?? ""]).flatMap((day) => interval(day.slice(0, 10)) ?? []);
  const other = (b.days.length > 0 ? b.days : [b.told ?? ""]).flatMap((day) => interval(day.slice(0, 10)) ?? []);
  if (one.length === 0 || other.length === 0) return null;
  let least = Number.POSITIVE_INFINITY;
  for (const first of one.slice(0, 20))
    for (const second of other.slice(0, 20)) least = Math.min(least, gap(first, second));
  return least;
}

function gap(a: { from: string; to: string }, b: { from: string; to: string }): number {
  if (a.to >= b.from && b.to >= a.from) return 0;
  const [early, late] = a.to < b.from ? [a.to, b.from] : [b.to, a.from];
  return serial(late) - serial(early);
}

/** A count of days that is exact enough to tell three from twenty-one. */
function serial(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return year * 365.2425 + (month - 1) * 30.44 + date;
}
