import { type Evidence, weigh } from "./evidence.ts";
import type { AccountReading, SameName } from "./input.ts";
import { likenessOf } from "./likeness.ts";
import { type NearNames, ringsOf } from "./rings.ts";
import { traitsOf } from "./traits.ts";

/** Accounts that may be about one incident, and what speaks for each pair: a person accepts, splits or joins. */
export interface Suggestion {
  /** Account ids, in the order they were handed in; two or more. */
  readonly accounts: readonly string[];
  /** The pairs that speak for it, strongest first. */
  readonly why: readonly PairReason[];
}

/** What two accounts share, and what speaks against their being about one incident. */
export interface PairReason extends Evidence {
  readonly a: string;
  readonly b: string;
}

/** From this score on two accounts are put together, and from this mean on two groups: set on our own pairs of accounts. */
const together = 0.5;
const togetherOnAverage = 0.3;

/**
 * Proposes incidents: accounts joined by shared places, people, days, kinds of deeds, counts and rare words, and kept apart by another
 * day, town, street or victim. Groups are joined by the mean of all their pairs, so a chain of near events is not one incident. Only
 * accounts that share a name, a count or a rare word are compared: a thousand accounts of fifty claims take seconds. `nearNames`
 * finds names that may be one under other spellings; without it every two names of the archive are held against each other.
 */
export function suggestIncidents(
  accounts: readonly AccountReading[],
  sameName: SameName,
  nearNames?: NearNames,
): Suggestion[] {
  const ringOf = ringsOf(accounts, sameName, nearNames);
  const traits = accounts.map((account) => traitsOf(account, ringOf));
  const likeness = likenessOf(traits);
  const pairs: Pair[] = [];
  for (const [one, other] of likeness.pairs()) {
    const evidence = weigh(one, other, traits, likeness);
    if (evidence.score !== 0) pairs.push({ one, other, evidence });
  }
  const ids = accounts.map(({ account }) => account.id);
  const groups = join(accounts.length, pairs);
  return groups.map((group) => {
    const within = new Set(group);
    const why = pairs
      .filter(({ one, other, evidence }) => within.has(one) && within.has(other) && evidence.score >= together)
      .toSorted((a, b) => b.evidence.score - a.evidence.score)
      .map(({ one, other, evidence }) => ({ a: ids[one]!, b: ids[other]!, ...evidence }));
    return { accounts: group.map((at) => ids[at]!), why };
  });
}

interface Pair {
  readonly one: number;
  readonly other: number;
  readonly evidence: Evidence;
}

/** Joins groups along the strongest pairs first, as long as the mean of all pairs between two groups holds. */
function join(count: number, pairs: readonly Pair[]): number[][] {
  const score = new Map(pairs.map(({ one, other, evidence }) => [one * count + other, evidence.score]));
  const between = (a: number, b: number) => score.get(a < b ? a * count + b : b * count + a) ?? 0;
  const group = Array.from({ length: count }, (_, at) => [at]);
  const strongest = pairs
    .filter(({ evidence }) => evidence.score >= together)
    .toSorted((a, b) => b.evidence.score - a.evidence.score || a.one - b.one || a.other - b.other);
  for (const { one, other } of strongest) {
    const [a, b] = [group[one]!, group[other]!];
    if (a === b) continue;
    const sum = a.reduce((total, mine) => total + b.reduce((part, yours) => part + between(mine, yours), 0), 0);
    if (sum / (a.length * b.length) < togetherOnAverage) continue;
    const joined = [...a, ...b];
    for (const at of joined) group[at] = joined;
  }
  return [...new Set(group)]
    .filter((one) => one.length > 1)
    .map((one) => one.toSorted((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!);
}
