import type { DeedClaim, Visibility, Voice } from "../reading/result.ts";
import { type Entry, live } from "./entry.ts";
import { type AccountWords, accountWords, byAccount, deedEntries, eventWordEntries, labelEntries } from "./fact.ts";
import type { AccountReading, IncidentInput } from "./input.ts";

/** A word with the first sentence it stands in and how often it is used. */
export interface WordUsed {
  readonly word: string;
  readonly family: string;
  readonly times: number;
  readonly first: AccountWords;
}

/** Somebody quoted or reported: how often, and where first. */
export interface QuotedSpeaker {
  readonly name: string;
  readonly times: number;
  readonly first: AccountWords;
}

/** How one account words the incident: facts with their sentences, never a score. */
export interface WordingProfile {
  readonly account: string;
  /** Who read the account for both questions, and when the second was. */
  readonly readBy: string;
  readonly readOn: string;
  readonly eventWords: readonly WordUsed[];
  readonly labels: readonly WordUsed[];
  /** Deeds by how far their doer is seen, with the sentences. */
  readonly doers: Readonly<Record<Visibility, readonly AccountWords[]>>;
  /** Deeds by the voice of their words. */
  readonly voices: Readonly<Record<Voice, number>>;
  /** Who is quoted, the first one first. */
  readonly quoted: readonly QuotedSpeaker[];
  /** The sentences right before and right after the event's first name: what is put beside it. */
  readonly putBeside: readonly AccountWords[];
  /** Lines counted above that nobody has judged. */
  readonly unjudged: number;
}

/** What a person has to have read an account for before its wording is told. */
const needed = ["what-is-it-called", "who-did-it"] as const;

/**
 * The wording of each account that a person has read for what it is called and for who did it. Accounts that nobody has completed
 * have no profile: a part that was not read would look like a choice of words.
 */
export function wordingProfiles(input: IncidentInput): WordingProfile[] {
  const [events, labels, deeds] = [eventWordEntries(input), labelEntries(input), deedEntries(input)].map(byAccount);
  return input.accounts.flatMap((account) => {
    const marks = needed.map((question) =>
      input.marks.find((mark) => mark.account === account.account.id && mark.question === question),
    );
    const last = marks.at(-1);
    if (!last || marks.includes(undefined)) return [];
    const [called, labelled] = [events!(account), labels!(account)];
    const done = deeds!(account).filter((entry) => !deedOf(entry).modality.negated);
    return [
      {
        account: account.account.id,
        readBy: last.by,
        readOn: last.time,
        eventWords: wordsUsed(called),
        labels: wordsUsed(labelled),
        doers: {
          named: seen(done, "named"),
          role: seen(done, "role"),
          hidden: seen(done, "hidden"),
        },
        voices: { active: voiced(done, "active"), passive: voiced(done, "passive"), nominal: voiced(done, "nominal") },
        quoted: quotedIn(account),
        putBeside: putBeside(account, called),
        unjudged: [...called, ...labelled, ...done].filter(({ words }) => words.suggested).length,
      },
    ];
  });
}

function wordsUsed(entries: readonly Entry[]): WordUsed[] {
  const found = new Map<string, { word: string; family: string; times: number; first: AccountWords }>();
  for (const entry of entries) {
    const { line } = entry.read;
    if (line.kind !== "frame") continue;
    const word = line.term.toLowerCase();
    const known = found.get(word);
    if (known) known.times++;
    else found.set(word, { word: line.term, family: entry.words.note, times: 1, first: accountWords(entry) });
  }
  return [...found.values()].sort((a, b) => b.times - a.times);
}

function seen(entries: readonly Entry[], visibility: Visibility): AccountWords[] {
  return entries.filter((entry) => deedOf(entry).doer.visibility === visibility).map(accountWords);
}

function voiced(entries: readonly Entry[], voice: Voice): number {
  return entries.filter((entry) => deedOf(entry).voice === voice).length;
}

function quotedIn(reading: AccountReading): QuotedSpeaker[] {
  const found = new Map<string, { name: string; times: number; first: AccountWords }>();
  for (const { ref, line, state } of reading.lines) {
    const last = line.kind === "statement" && line.speakers.length > 1 ? line.speakers.at(-1) : undefined;
    if (state === "rejected" || line.kind !== "statement" || !last) continue;
    const name = last.resolvedTo ?? last.name;
    const known = found.get(name);
    if (known) known.times++;
    else
      found.set(name, {
        name,
        times: 1,
        first: { ...statementWords(reading, ref, line), suggested: state === "suggested" },
      });
  }
  return [...found.values()];
}

function putBeside(reading: AccountReading, called: readonly Entry[]): AccountWords[] {
  const [first] = called.toSorted((a, b) => a.words.start - b.words.start);
  if (!first) return [];
  const all = live(reading).flatMap(({ ref, line, state }) =>
    line.kind === "statement" ? [{ ref, line, state }] : [],
  );
  const before = all.findLast(({ line }) => line.end <= first.words.start);
  const after = all.find(({ line }) => line.start >= first.words.end);
  return [before, after].flatMap((one) =>
    one ? [{ ...statementWords(reading, one.ref, one.line), suggested: one.state === "suggested" }] : [],
  );
}

function statementWords(
  { account }: AccountReading,
  ref: string,
  line: { quote: string; start: number; end: number; speakers: AccountWords["speakers"] },
): AccountWords {
  const { quote, start, end, speakers } = line;
  return {
    quote,
    start,
    end,
    marks: [],
    object: account.object,
    line: ref,
    speakers,
    note: "",
    suggested: false,
    account: account.id,
    source: account.source.name,
    told: account.told,
  };
}

function deedOf(entry: Entry): DeedClaim {
  return entry.read.line as DeedClaim;
}
