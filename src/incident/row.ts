import type { Compare, Entry, Standing } from "./entry.ts";
import type { AccountReading, IncidentInput } from "./input.ts";
import type { QuestionId } from "./question.ts";
import type { Cell, CellStatus, CellWords, Row, Verdict } from "./table.ts";

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

function classesOf(plan: RowPlan): { of: (entry: Entry) => string; all: ReadonlyMap<string, Class> } {
  const all = new Map<string, { first: Entry; entries: Entry[]; accounts: Set<AccountReading> }>();
  const keys = new Map<Entry, string>();
  for (const entry of plan.found) {
    const key = plan.alike(entry);
    keys.set(entry, key);
    const known = all.get(key);
    if (!known) all.set(key, { first: entry, entries: [entry], accounts: new Set([entry.account]) });
    else if (known.accounts.size <= mostVerdicts && !known.accounts.has(entry.account)) {
      known.entries.push(entry);
      known.accounts.add(entry.account);
    }
  }
  return { of: (entry) => keys.get(entry) ?? "", all };
}

function cell(
  input: IncidentInput,
  plan: RowPlan,
  account: AccountReading,
  own: readonly Entry[],
  classes: ReturnType<typeof classesOf>,
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
  const { status, verdicts } = standing(plan, own, classes);
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
function standing(
  plan: RowPlan,
  own: readonly Entry[],
  classes: ReturnType<typeof classesOf>,
): { status: CellStatus | null; verdicts: Verdict[] } {
  const said: { mine: Entry; others: readonly Entry[]; how: Standing }[] = [];
  const mine = new Map(own.map((entry) => [classes.of(entry), entry]).reverse() as [string, Entry][]);
  for (const entry of mine.values()) {
    for (const { first, entries } of classes.all.values()) {
      const others = entries.filter((other) => other.account !== entry.account);
      const how = others.length > 0 ? plan.compare(entry, others[0] ?? first) : null;
      if (how) said.push({ mine: entry, others, how });
    }
  }
  const status = weight.find((candidate) => said.some(({ how }) => how.status === candidate)) ?? null;
  const verdicts = said
    .filter(({ how }) => how.status === status)
    .flatMap(({ mine: one, others, how }) =>
      others.map((other) => ({
        rule: how.rule,
        account: other.account.account.id,
        words: one.words.quote,
        against: other.words.quote,
      })),
    );
  return { status, verdicts: verdicts.slice(0, mostVerdicts) };
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
