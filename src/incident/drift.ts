import type { DeedClaim, Figure } from "../reading/result.ts";
import type { Entry } from "./entry.ts";
import { type AccountWords, accountWords, deedEntries, eventWordEntries, figureEntries } from "./fact.ts";
import type { AccountReading, IncidentInput } from "./input.ts";

/** What became of words: between two versions of one account, or across accounts over days. */
export interface Drift {
  readonly between: "versions" | "days";
  readonly what: "headline" | "figure" | "doer-hidden" | "doer-shown" | "event-word" | "gone" | "added";
  /** Null when it was added. */
  readonly before: AccountWords | null;
  /** Null when it is gone. */
  readonly after: AccountWords | null;
}

/**
 * Drift of words: an edited headline, a changed figure, a doer who vanished or appeared, a sentence with a deed, count or gap that
 * was taken out or put in; and, over days, the first text in which another word for the event stands. Facts with both words; no
 * reason is given for them. Cost is the product of the sentences of two versions.
 */
export function drifts(input: IncidentInput): Drift[] {
  const facts = { deeds: deedEntries(input), figures: figureEntries(input), eventWords: eventWordEntries(input) };
  const versions = input.accounts.flatMap((later) => {
    const earlier = versionBefore(input, later);
    return earlier ? versionDrift(earlier, later, facts) : [];
  });
  return [...versions, ...eventWordsOverDays(facts.eventWords)];
}

interface Facts {
  readonly deeds: readonly Entry[];
  readonly figures: readonly Entry[];
  readonly eventWords: readonly Entry[];
}

function versionBefore(input: IncidentInput, { account }: AccountReading): AccountReading | undefined {
  if (account.versionOf === null) return undefined;
  return input.accounts.find(
    (other) =>
      other.account.id !== account.id &&
      (other.account.id === account.versionOf || other.account.object === account.versionOf),
  );
}

function versionDrift(earlier: AccountReading, later: AccountReading, facts: Facts): Drift[] {
  const own = (list: readonly Entry[], account: AccountReading) => list.filter((entry) => entry.account === account);
  const found: Drift[] = [...headlineDrift(earlier, later)];
  for (const [list, change] of [
    [facts.figures, figureChange],
    [facts.deeds, doerChange],
    [facts.eventWords, wordChange],
  ] as const)
    found.push(...changes(own(list, earlier), own(list, later), change));
  const told = [...facts.deeds, ...facts.figures];
  const [before, after] = [sentences(own(told, earlier)), sentences(own(told, later))];
  for (const entry of before)
    if (!after.some((other) => alike(entry, other)) && !holds(later, entry))
      found.push({ between: "versions", what: "gone", before: accountWords(entry), after: null });
  for (const entry of after)
    if (!before.some((other) => alike(entry, other)) && !holds(earlier, entry))
      found.push({ between: "versions", what: "added", before: null, after: accountWords(entry) });
  return found;
}

function headlineDrift(earlier: AccountReading, later: AccountReading): Drift[] {
  const [before, after] = [headline(earlier), headline(later)];
  if (!before || !after || before.quote === after.quote) return [];
  return [{ between: "versions", what: "headline", before, after }];
}

function headline({ account, lines }: AccountReading): AccountWords | null {
  for (const { ref, line } of lines) {
    if (line.kind !== "telling" || line.title === null) continue;
    const { text, start, end } = line.title;
    return {
      quote: text,
      start,
      end,
      marks: [],
      object: account.object,
      line: ref,
      speakers: [line.author],
      note: "",
      suggested: false,
      account: account.id,
      source: account.source.name,
      told: account.told,
    };
  }
  return null;
}

type Change = (before: Entry, after: Entry) => Drift["what"] | null;

/** Pairs the entries of sentences that are nearly the same, each once, and keeps those that changed. */
function changes(before: readonly Entry[], after: readonly Entry[], change: Change): Drift[] {
  const used = new Set<Entry>();
  return before.flatMap((entry) => {
    const partners = after.filter((other) => !used.has(other) && alike(entry, other));
    const unchanged = partners.find((other) => sameKind(entry, other) && change(entry, other) === null);
    const partner = unchanged ?? partners.find((other) => change(entry, other) !== null);
    if (!partner) return [];
    used.add(partner);
    const what = change(entry, partner);
    if (what === null) return [];
    return [{ between: "versions" as const, what, before: accountWords(entry), after: accountWords(partner) }];
  });
}

function sameKind(a: Entry, b: Entry): boolean {
  return a.words.note === b.words.note;
}

const figureChange: Change = (before, after) => {
  const [one, other] = [before.read.line as Figure, after.read.line as Figure];
  if (one.of !== other.of || one.unit !== other.unit) return null;
  return one.min !== other.min || one.max !== other.max ? "figure" : null;
};

const doerChange: Change = (before, after) => {
  const [one, other] = [before.read.line as DeedClaim, after.read.line as DeedClaim];
  if (one.deed !== other.deed || one.doer.visibility === other.doer.visibility) return null;
  if (other.doer.visibility === "hidden") return "doer-hidden";
  return one.doer.visibility === "hidden" ? "doer-shown" : null;
};

const wordChange: Change = (before, after) => (before.words.note === after.words.note ? null : "event-word");

/** One entry a sentence. */
function sentences(list: readonly Entry[]): Entry[] {
  const seen = new Set<string>();
  return list.filter(({ words }) => {
    const key = `${words.start} ${words.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

const sameSentence = 0.5;

/** Half of the words of both are shared. */
function alike(a: Entry, b: Entry): boolean {
  const [one, other] = [wordSet(a.words.quote), wordSet(b.words.quote)];
  if (one.size === 0 || other.size === 0) return false;
  let shared = 0;
  for (const word of one) if (other.has(word)) shared++;
  return (2 * shared) / (one.size + other.size) >= sameSentence;
}

function holds(account: AccountReading, { words }: Entry): boolean {
  return account.lines.some(({ line }) => line.kind === "statement" && line.quote === words.quote);
}

function wordSet(quote: string): ReadonlySet<string> {
  return new Set(
    quote
      .toLowerCase()
      .split(/[^\p{L}\p{M}\p{Nd}]+/u)
      .filter((word) => word !== ""),
  );
}

/** The first text, by its day, in which a word of another family stands beside those that came before it. */
function eventWordsOverDays(entries: readonly Entry[]): Drift[] {
  const dated = entries
    .filter(({ account }) => account.account.told !== null)
    .toSorted((a, b) => inTime(a.account.account.told, b.account.account.told));
  const known = new Set<string>();
  const found: Drift[] = [];
  let latest: Entry | null = null;
  for (const entry of dated) {
    const family = entry.words.note;
    if (latest && !known.has(family) && latest.account !== entry.account)
      found.push({ between: "days", what: "event-word", before: accountWords(latest), after: accountWords(entry) });
    known.add(family);
    latest = entry;
  }
  return found;
}

function inTime(a: string | null, b: string | null): number {
  const [one, other] = [a ?? "9999", b ?? "9999"];
  return one < other ? -1 : one > other ? 1 : 0;
}
