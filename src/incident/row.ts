import type { Cell, CellStatus, CellWords, Row, Verdict } from "./cell.ts";
import type { Compare, Entry, Standing } from "./entry.ts";
import type { AccountReading, IncidentInput } from "./input.ts";
import type { QuestionId } from "./question.ts";

/** What a row is made of before its cells are. */
export interface RowPlan {
  readonly id: string;
  readonly question: QuestionId;
  readonly title: string;
  readonly note: string;
  /** Made by a person, else proposed. */
  readonly made?: boolean;
  readonly found: readonly Entry[];
  readonly compare: Compare;
  /**
   * What of an entry the comparison looks at, as text: entries with the same text stand alike to every other. Cost is the square of
   * the different texts of a row, not of its entries.
   */
  readonly alike: (entry: Entry) => string;
}

/** Makes a row: a cell for every account, in the order of the accounts. */
export function makeRow(input: IncidentInput, plan: RowPlan): Row {
  const classes = classesOf(plan);
  const own = new Map<AccountReading, Entry[]>();
  for (const entry of plan.found) own.set(entry.account, [...(own.get(entry.account) ?? []), entry]);
  return {
    id: plan.id,
    question: plan.question,
    title: plan.title,
    note: plan.note,
    made: plan.made ?? false,
    cells: input.accounts.map((account) => cell(input, plan, account, own.get(account) ?? [], classes)),
  };
}

/** What weighs most of all that was found between this account's entries and the others'. */
const weight: readonly CellStatus[] = [
  "cannot-both-hold",
  "denies",
  "gap",
  "says-otherwise",
  "more-exact",
  "less-exact",
  "the-same",
  "told",
];
const mostWords = 6;
const mostVerdicts = 8;

/** Entries that the comparison can't tell apart, at most nine accounts of each kept: eight verdicts are shown at most. */
interface Class {
  readonly first: Entry;
  readonly entries: readonly Entry[];
}

interface Classes {
  readonly of: (entry: Entry) => string;
  /** How the others stand to the entries of a class, the weightiest standing first; worked out once. */
  readonly ranked: (key: string, entry: Entry) => readonly { readonly other: Class; readonly how: Standing }[];
}

/** Where a row has more classes, a class is held against those that most accounts tell. */
const mostClasses = 200;

function classesOf(plan: RowPlan): Classes {
  const all = new Map<string, { first: Entry; entries: Entry[]; accounts: Set<AccountReading> }>();
  const keys = new Map<Entry, string>();
  for (const entry of plan.found) {
    const key = plan.alike(entry);
    keys.set(entry, key);
    const known = all.get(key);
    if (!known) all.set(key, { first: entry, entries: [entry], accounts: new Set([entry.account]) });
    else if (!known.accounts.has(entry.account)) {
      known.accounts.add(entry.account);
      if (known.entries.length <= mostVerdicts) known.entries.push(entry);
    }
  }
  const kept = [...all.values()];
  if (kept.length > mostClasses) kept.sort((a, b) => b.accounts.size - a.accounts.size).length = mostClasses;
  const ranked = new Map<string, { other: Class; how: Standing }[]>();
  return {
    of: (entry) => keys.get(entry) ?? "",
    ranked(key, entry) {
      const before = ranked.get(key);
      if (before) return before;
      const found = kept.flatMap((other) => {
        const how = plan.compare(entry, other.first);
        return how ? [{ other, how }] : [];
      });
      found.sort((a, b) => weight.indexOf(a.how.status) - weight.indexOf(b.how.status));
      ranked.set(key, found);
      return found;
    },
  };
}

function cell(
  input: IncidentInput,
  plan: RowPlan,
  account: AccountReading,
  own: readonly Entry[],
  classes: Classes,
): Cell {
  const id = account.account.id;
  const mark = input.marks.find(
    (candidate) => candidate.account === id && (candidate.question === plan.question || candidate.question === plan.id),
  );
  const readFor = mark ? { by: mark.by, time: mark.time } : null;
  if (own.length === 0) {
    const status = readFor ? "does-not-say" : "not-found-yet";
    return { account: id, status, words: [], verdicts: [], hasItFrom: [], readFor };
  }
  const { status, verdicts } = standing(own, classes);
  const mouths = own.flatMap(({ words }) => words.speakers.slice(1).map(({ resolvedTo, name }) => resolvedTo ?? name));
  return {
    account: id,
    status: status ?? alone(plan, own),
    words: oneEntryASentence(own.map((entry) => entry.words)).slice(0, mostWords),
    verdicts,
    hasItFrom: [...new Set(mouths)].filter((name) => name !== account.account.source.name),
    readFor,
  };
}

/** The weightiest standing of an account's entries to the others', and up to eight verdicts that say so. */
function standing(own: readonly Entry[], classes: Classes): { status: CellStatus | null; verdicts: Verdict[] } {
  const mine = new Map(own.map((entry) => [classes.of(entry), entry]).reverse() as [string, Entry][]);
  let status: CellStatus | null = null;
  let verdicts: Verdict[] = [];
  for (const [key, entry] of mine) {
    for (const { other, how } of classes.ranked(key, entry)) {
      const heavier = status === null || weight.indexOf(how.status) < weight.indexOf(status);
      if (!heavier && how.status !== status) break;
      const others = other.entries.filter((one) => one.account !== entry.account);
      if (others.length === 0) continue;
      if (heavier) [status, verdicts] = [how.status, []];
      for (const one of others.slice(0, mostVerdicts - verdicts.length))
        verdicts.push({
          rule: how.rule,
          account: one.account.account.id,
          words: entry.words.quote,
          against: one.words.quote,
        });
      if (verdicts.length >= mostVerdicts) break;
    }
  }
  return { status, verdicts };
}

/** The status of a cell that nothing stands beside. */
function alone(plan: RowPlan, own: readonly Entry[]): CellStatus {
  if (plan.question === "what-is-missing") return "gap";
  return own.some(({ words }) => words.note.startsWith("denies")) ? "denies" : "told";
}

/** Words of one sentence stand once, with all that counts in it marked. */
function oneEntryASentence(all: readonly CellWords[]): CellWords[] {
  const bySentence = new Map<string, CellWords>();
  for (const words of all) {
    const key = `${words.object} ${words.start} ${words.end}`;
    const before = bySentence.get(key);
    const notes =
      before && !before.note.split(" · ").includes(words.note) && words.note !== ""
        ? [before.note, words.note]
        : [before?.note ?? words.note];
    const marks = [...(before?.marks ?? []), ...words.marks].filter(
      (mark, index, list) => list.findIndex((other) => other.start === mark.start && other.end === mark.end) === index,
    );
    bySentence.set(key, {
      ...(before ?? words),
      marks,
      note: notes.filter((note) => note !== "").join(" · "),
      suggested: (before?.suggested ?? true) && words.suggested,
    });
  }
  return [...bySentence.values()];
}
