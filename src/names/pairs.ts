import { thresholds } from "./compare.ts";
import type { Found } from "./nameIndex.ts";
import type { NearNames } from "./near.ts";
import type { Reason } from "./reason.ts";
import type { NamedType, NameJudgement, Resolution, Ring } from "./resolution.ts";

/** Two names that may be one, to be judged; equal names are one spelling that several accounts use. */
export interface NamePair {
  readonly a: string;
  readonly b: string;
  /** What it would be the name of. */
  readonly type: NamedType;
  readonly score: number;
  readonly why: readonly Reason[];
  /** Used by accounts that differ. */
  readonly across: boolean;
}

/** Pairs to judge, and how many of the names were looked up so far. */
export interface NamePairs {
  readonly pairs: readonly NamePair[];
  readonly looked: number;
  readonly of: number;
}

/** How much to look for, and what is worth asking about. */
export interface PairsWanted {
  /** The lowest score. */
  readonly least: number;
  /** Pairs at most. */
  readonly limit: number;
  /** Names looked up this time at most, those of most accounts first; what was looked up before is remembered in `near`. */
  readonly lookups: number;
}

/**
 * What to judge next: names that sound alike, people of different accounts first, then by score. Two rings are asked about once, by
 * their best names; a pair is left out that was judged in any way, straight or through others, and one that better pairs would answer.
 */
export function suggestPairs<J extends NameJudgement>(
  resolution: Resolution<J>,
  near: NearNames,
  key: (name: string) => string,
  { least, limit, lookups }: PairsWanted,
): NamePairs {
  const entries = entriesOf(resolution.rings, key);
  const judged = judgedRings(resolution.rings);
  near.look(
    entries.map((entry) => entry.name),
    lookups,
  );
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const asked = new Map<string, NamePair>();
  let looked = 0;
  for (const entry of entries) {
    if (entry.rings.length > 1) add(asked, entry, entry, sameSpelling(entry.name), resolution, judged);
    const found = near.near(entry.name);
    if (found !== null) looked++;
    for (const one of found ?? []) {
      const other = byName.get(one.name);
      if (!other || one.score < least) continue;
      // A reading may take a town for a person: of two types only what sounds the same.
      if (entry.type && other.type && place(entry.type) !== place(other.type) && one.score < thresholds.same) continue;
      add(asked, entry, other, one, resolution, judged);
    }
  }
  const pairs = withoutImplied([...asked.values()].sort((x, y) => y.score - x.score || order(x, y)));
  pairs.sort((x, y) => rank(y) - rank(x) || y.score - x.score || order(x, y));
  return { pairs: pairs.slice(0, limit), looked, of: entries.length };
}

/** Of pairs, best first: without those that better ones would answer by themselves, should they be judged the same. */
function withoutImplied(pairs: readonly NamePair[]): NamePair[] {
  const group = new Map<string, string>();
  const root = (name: string): string => {
    let at = name;
    for (let up = group.get(at); up !== undefined; up = group.get(at)) at = up;
    return at;
  };
  return pairs.filter(({ a, b }) => {
    if (a === b) return true;
    const [one, other] = [root(a), root(b)];
    if (one === other) return false;
    group.set(one, other);
    return true;
  });
}

function order(x: NamePair, y: NamePair): number {
  return compare(x.a, y.a) || compare(x.b, y.b);
}

/** One name in its most used spelling, with the rings it stands in. */
interface Entry {
  readonly name: string;
  readonly type: NamedType | null;
  readonly rings: readonly string[];
  readonly accounts: ReadonlySet<string>;
}

function entriesOf<J extends NameJudgement>(
  rings: readonly Ring<J>[],
  key: (name: string) => string,
): readonly Entry[] {
  const byName = new Map<
    string,
    { rings: Map<string, NamedType | null>; accounts: Set<string>; spellings: Map<string, number> }
  >();
  for (const ring of rings)
    for (const { name, namings, accounts } of ring.names) {
      if (namings.length === 0) continue;
      const known = byName.get(key(name)) ?? { rings: new Map(), accounts: new Set(), spellings: new Map() };
      known.rings.set(ring.id, ring.type);
      for (const account of accounts) known.accounts.add(account);
      known.spellings.set(name, (known.spellings.get(name) ?? 0) + namings.length);
      byName.set(key(name), known);
    }
  return [...byName.values()]
    .map((one) => ({
      name: [...one.spellings].sort((x, y) => y[1] - x[1] || compare(x[0], y[0]))[0]?.[0] ?? "",
      type: [...one.rings.values()].find((type) => type !== null) ?? null,
      rings: [...one.rings.keys()],
      accounts: one.accounts,
    }))
    .sort((x, y) => y.accounts.size - x.accounts.size || compare(x.name, y.name));
}

/** Rings that a person judged to be two, or could not decide on. */
function judgedRings<J extends NameJudgement>(rings: readonly Ring<J>[]): ReadonlySet<string> {
  const sides = new Map<string, string[]>();
  for (const ring of rings) for (const { ref } of ring.open) sides.set(ref, [...(sides.get(ref) ?? []), ring.id]);
  return new Set([...sides.values()].map((ids) => ids.sort().join("\n")));
}

function add<J extends NameJudgement>(
  asked: Map<string, NamePair>,
  one: Entry,
  other: Entry,
  found: Pick<Found, "score" | "why">,
  resolution: Resolution<J>,
  judged: ReadonlySet<string>,
): void {
  if (resolution.standing(one.name, other.name) !== null || isSettled(one, other, judged)) return;
  const key = [one.rings[0] ?? "", other.rings[0] ?? ""].sort().join("\n");
  const known = asked.get(key);
  if (known && known.score >= found.score) return;
  const [a, b] = one.accounts.size >= other.accounts.size ? [one, other] : [other, one];
  const type = (place(b.type) ? b.type : (a.type ?? b.type)) ?? "person";
  const across = a.accounts.size > 1 || [...b.accounts].some((at) => !a.accounts.has(at));
  asked.set(key, { a: a.name, b: b.name, type, score: found.score, why: found.why, across });
}

/** Whether every ring of the one has been judged beside every ring of the other. */
function isSettled(one: Entry, other: Entry, judged: ReadonlySet<string>): boolean {
  if (one.rings.length * other.rings.length > 64) return false;
  return one.rings.every((a) => other.rings.every((b) => a === b || judged.has([a, b].sort().join("\n"))));
}

function sameSpelling(name: string): Pick<Found, "score" | "why"> {
  return { score: 1, why: [{ rule: "same spelling", a: name, b: name, weight: 0 }] };
}

function rank(pair: NamePair): number {
  return (pair.across ? 2 : 0) + (pair.type === "person" ? 1 : 0);
}

function place(type: NamedType | null): boolean {
  return type === "place";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
