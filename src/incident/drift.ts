import type { DeedClaim, Figure } from "../reading/result.ts";
import type { Entry } from "./entry.ts";
import {
  type AccountWords,
  accountWords,
  byAccount,
  deedEntries,
  eventWordEntries,
  figureEntries,
  labelEntries,
} from "./fact.ts";
import type { AccountReading, IncidentInput } from "./input.ts";

/** What became of words: between two versions of one account, between two tellings of one teller, or across accounts over days. */
export interface Drift {
  readonly between: "versions" | "teller" | "days";
  readonly what: "headline" | "figure" | "doer-hidden" | "doer-shown" | "event-word" | "label" | "gone" | "added";
  /** Null when it was added. */
  readonly before: AccountWords | null;
  /** Null when it is gone. */
  readonly after: AccountWords | null;
}

/**
 * Drift of words: an edited headline, a changed figure, a doer who vanished or appeared, a sentence with a deed, count or gap that
 * was taken out or put in; and, over days, the first text in which another word for the event or its people stands, and when one
 * teller took another. Facts with both words; no reason is given for them. Versions in two languages are not compared. Cost is the
 * product of the sentences of two versions.
 */
export function drifts(input: IncidentInput): Drift[] {
  const words = { "event-word": eventWordEntries(input), label: labelEntries(input) };
  const facts = {
    deeds: byAccount(deedEntries(input)),
    figures: byAccount(figureEntries(input)),
    eventWords: byAccount(words["event-word"]),
    labels: byAccount(words.label),
  };
  const versions = input.accounts.flatMap((later) => {
    const earlier = versionBefore(input, later);
    return earlier && earlier.account.language === later.account.language ? versionDrift(earlier, later, facts) : [];
  });
  const over = (["event-word", "label"] as const).flatMap((what) => wordsOverDays(what, words[what]));
  return [...versions, ...over];
}

type Facts = Readonly<Record<"deeds" | "figures" | "eventWords" | "labels", ReturnType<typeof byAccount>>>;

function versionBefore(input: IncidentInput, { account }: AccountReading): AccountReading | undefined {
  if (account.versionOf === null) return undefined;
  return input.accounts.find(
    (other) =>
      other.account.id !== account.id &&
      (other.account.id === account.versionOf || other.account.object === account.versionOf),
  );
}

function versionDrift(earlier: AccountReading, later: AccountReading, facts: Facts): Drift[] {
  const found: Drift[] = [...headlineDrift(earlier, later)];
  for (const [list, change] of [
    [facts.figures, figureChange],
    [facts.deeds, doerChange],
    [facts.eventWords, wordChange("event-word")],
    [facts.labels, wordChange("label")],
  ] as const)
    found.push(...changes(list(earlier), list(later), change));
  const told = (account: AccountReading) => sentences([...facts.deeds(account), ...facts.figures(account)]);
  const [before, after] = [told(earlier), told(later)];
  const titles = new Set([headline(earlier)?.quote, headline(later)?.quote]);
  for (const entry of before.filter(({ words }) => !titles.has(words.quote)))
    if (!after.some((other) => alike(entry, other)) && !holds(later, entry))
      found.push({ between: "versions", what: "gone", before: accountWords(entry), after: null });
  for (const entry of after.filter(({ words }) => !titles.has(words.quote)))
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

function wordChange(what: "event-word" | "label"): Change {
  return (before, after) => (before.words.note === after.words.note ? null : what);
}

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

/**
 * The first text, by its day, in which a word of another family stands than on the days before; and of one teller the first on a later
 * day that leaves the family it used last. Texts of one day have no order among them.
 */
function wordsOverDays(what: "event-word" | "label", entries: readonly Entry[]): Drift[] {
  const found: Drift[] = [];
  const known = new Set<string>();
  const lastOf = new Map<string, Entry>();
  let latest: Entry | null = null;
  for (const day of days(entries)) {
    const news = new Map<string, Entry>();
    const now = new Map<string, Entry>();
    for (const entry of day) {
      const { note: family } = entry.words;
      const teller = entry.account.account.source.name;
      const before = lastOf.get(teller);
      const isNew = !known.has(family);
      if (latest && isNew && !news.has(family)) found.push(drifted("days", what, latest, entry));
      else if (before && before.words.note !== family && !isVersion(before, entry) && !now.has(teller))
        found.push(drifted("teller", what, before, entry));
      if (isNew) news.set(family, entry);
      now.set(teller, entry);
    }
    for (const family of news.keys()) known.add(family);
    for (const [teller, entry] of now) lastOf.set(teller, entry);
    latest = day.at(-1) ?? latest;
  }
  return found;
}

/** Dated entries, a list a day, earliest first; in a day by their place, whatever order they came in. */
function days(entries: readonly Entry[]): Entry[][] {
  const byDay = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { told } = entry.account.account;
    if (told !== null && !entry.account.own) byDay.set(told, [...(byDay.get(told) ?? []), entry]);
  }
  const place = ({ account, words }: Entry) => `${account.account.id} ${String(words.start).padStart(9, "0")}`;
  return [...byDay]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, day]) => day.sort((a, b) => compareText(place(a), place(b))));
}

function isVersion(before: Entry, { account }: Entry): boolean {
  const { versionOf } = account.account;
  return versionOf === before.account.account.id || versionOf === before.account.account.object;
}

function drifted(between: "teller" | "days", what: Drift["what"], before: Entry, after: Entry): Drift {
  return { between, what, before: accountWords(before), after: accountWords(after) };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
