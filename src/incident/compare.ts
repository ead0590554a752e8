import type { Statement } from "../account/statement.ts";
import type { DeedClaim, Figure, ReadingLine } from "../reading/result.ts";
import { commonSources, independentTellings } from "./copied.ts";
import { deathKinds, whereabouts } from "./deaths.ts";
import { compareFigures } from "./figures.ts";
import { type AccountReading, type IncidentInput, type ReadLine, refIn } from "./input.ts";
import { plainTitle, questions } from "./question.ts";
import type { Cell, CellStatus, CellWords, Column, IncidentTable, Row, Verdict } from "./table.ts";
import { oneColumnATeller } from "./teller.ts";
import { compareTimes } from "./times.ts";

/** One entry of a row: whose, which line, and its words. */
interface Entry {
  readonly account: AccountReading;
  readonly read: ReadLine;
  readonly words: CellWords;
  readonly statement: Statement | null;
}

/** Compares two entries of one row; `null` when nothing can be said. */
type Compare = (a: Entry, b: Entry) => { status: CellStatus; rule: string } | null;

/**
 * Sets the accounts of one incident side by side. Rejected lines are left out; suggestions stand in it as suggestions. The
 * documenter's own account comes first, the others in order of time. Cost grows with the square of a row's entries, not of the accounts.
 */
export function compareIncident(input: IncidentInput): IncidentTable {
  const merged = oneColumnATeller(input);
  const accounts = inOrder(merged.accounts);
  const table: IncidentInput = { ...merged, accounts };
  const rows = [
    ...calledRow(table),
    ...deedRows(table),
    ...doerRow(table),
    ...patientRow(table),
    ...placeRow(table),
    ...timeRow(table),
    ...figureRows(table),
    ...speakerRow(table),
    ...gapRow(table),
  ];
  const sources = commonSources(accounts, input.sameName);
  return {
    id: input.id,
    title: input.title,
    columns: accounts.map(column),
    rows,
    tellings: accounts.length,
    independent: independentTellings(accounts, sources),
    commonSources: sources,
    gapsTold: accounts
      .flatMap((account) => live(account))
      .filter(({ line }) => line.kind === "claim" && line.claim === "gap").length,
  };
}

function inOrder(accounts: readonly AccountReading[]): AccountReading[] {
  const time = (reading: AccountReading) => reading.account.told ?? "9999";
  return accounts.toSorted(
    (a, b) => Number(b.own) - Number(a.own) || (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0),
  );
}

function column(reading: AccountReading): Column {
  const { account, lines } = reading;
  const parts = [account.quality.speakers, account.quality.deeds, account.quality.figures].filter(
    (part) => part !== null,
  );
  const judged = lines.filter(({ state }) => state === "accepted" || state === "amended").length;
  return {
    account: account.id,
    source: account.source.name,
    form: account.form,
    told: account.told,
    language: account.language,
    versionOf: account.versionOf,
    own: reading.own,
    quality: parts.length > 0 ? Math.min(...parts) : null,
    judged,
    suggested: lines.filter(({ state, line }) => state === "suggested" && line.kind === "claim").length,
  };
}

function live(reading: AccountReading): ReadLine[] {
  return reading.lines.filter(({ state }) => state !== "rejected");
}

function entries(
  input: IncidentInput,
  pick: (line: ReadingLine) => { start: number; end: number; note: string; statement: string | null } | null,
): Entry[] {
  return input.accounts.flatMap((account) => {
    const statements = new Map(
      account.lines.flatMap(({ ref, line }) => (line.kind === "statement" ? [[ref, line] as const] : [])),
    );
    return live(account).flatMap((read) => {
      const picked = pick(read.line);
      if (!picked) return [];
      const statement = (picked.statement ? statements.get(refIn(read.ref, picked.statement)) : undefined) ?? null;
      return [{ account, read, statement, words: wordsOf(account, read, picked, statement) }];
    });
  });
}

function wordsOf(
  account: AccountReading,
  read: ReadLine,
  picked: { start: number; end: number; note: string },
  statement: Statement | null,
): CellWords {
  const quote =
    statement?.quote ??
    ("text" in read.line && typeof read.line.text === "string"
      ? read.line.text
      : "term" in read.line
        ? read.line.term
        : "");
  const start = statement?.start ?? picked.start;
  return {
    quote,
    start,
    end: statement?.end ?? picked.end,
    marks: [{ start: picked.start - start, end: picked.end - start }],
    object: account.account.object,
    line: read.ref,
    speakers: statement?.speakers ?? [],
    note: picked.note,
    suggested: read.state === "suggested",
  };
}

function calledRow(input: IncidentInput): Row[] {
  const found = entries(input, (line) =>
    line.kind === "frame" && line.family.startsWith("event-name")
      ? { start: line.start, end: line.end, note: line.family.split("/")[1] ?? "", statement: line.statement }
      : null,
  );
  const compare: Compare = (a, b) =>
    a.words.note === b.words.note
      ? { status: "the-same", rule: "wording/same family" }
      : { status: "says-otherwise", rule: "wording/another family" };
  return [row(input, "what-is-it-called", "what-is-it-called", questions[0].title, questions[0].note, found, compare)];
}

/** Deeds by kind, deaths of one person together: rows that people made first. */
function deedRows(input: IncidentInput): Row[] {
  const all = entries(input, (line) =>
    line.kind === "claim" && line.claim === "deed"
      ? { ...at(line.trigger), note: noteOf(line), statement: line.statement }
      : null,
  );
  const taken = new Set(input.matters.flatMap((matter) => matter.claims));
  const made = input.matters.map((matter) =>
    row(
      input,
      `matter-${matter.id}`,
      "what-was-done",
      matter.title,
      "a matter made by a person",
      all.filter((entry) => matter.claims.includes(entry.read.ref)),
      compareDeeds,
      true,
    ),
  );
  const byKind = new Map<string, Entry[]>();
  for (const entry of all.filter((candidate) => !taken.has(candidate.read.ref))) {
    const deed = entry.read.line as DeedClaim;
    if (deed.modality.hypothetical || deed.modality.future || deed.modality.habitual) continue;
    const kind = deathKinds.has(deed.deed) && isOnePerson(deed) ? "death" : deed.deed;
    byKind.set(kind, [...(byKind.get(kind) ?? []), entry]);
  }
  const proposed = [...byKind].map(([kind, found]) =>
    row(
      input,
      `deed-${kind}`,
      "what-was-done",
      plainTitle(kind),
      kind === "death" ? "the death of one person, as proposed" : "as proposed",
      found,
      compareDeeds,
    ),
  );
  return [...made, ...proposed.toSorted((a, b) => told(b) - told(a))];
}

function told(found: Row): number {
  return (
    found.cells.filter((cell) => cell.words.length > 0).length +
    (found.cells.some((cell) => cell.status === "cannot-both-hold") ? 100 : 0)
  );
}

function isOnePerson(deed: DeedClaim): boolean {
  return deed.doneTo.length === 1 && deed.doneTo[0]!.type !== "group" && deed.figures.length === 0;
}

function noteOf(deed: DeedClaim): string {
  const kind = deed.deed.replaceAll("-", " ");
  return deed.modality.negated ? `denies: ${kind}` : kind;
}

const compareDeeds: Compare = (a, b) => {
  const first = a.read.line as DeedClaim;
  const second = b.read.line as DeedClaim;
  if (first.modality.negated !== second.modality.negated)
    return { status: first.modality.negated ? "denies" : "cannot-both-hold", rule: "deed/one denies it" };
  const one = whereabouts(first, a.words.quote);
  const other = whereabouts(second, b.words.quote);
  if (
    deathKinds.has(first.deed) &&
    deathKinds.has(second.deed) &&
    one !== other &&
    one !== "not said" &&
    other !== "not said"
  ) {
    return { status: "cannot-both-hold", rule: "death/in custody and after release" };
  }
  const times = first.time?.edtf && second.time?.edtf ? compareTimes(first.time.edtf, second.time.edtf) : null;
  if (times === "cannot-both-hold") return { status: "says-otherwise", rule: "deed/another day" };
  if (first.doer.visibility === second.doer.visibility) return { status: "the-same", rule: "deed/same kind" };
  return {
    status: first.doer.visibility === "hidden" ? "less-exact" : "more-exact",
    rule: "deed/the doer is more or less visible",
  };
};

function doerRow(input: IncidentInput): Row[] {
  const found = entries(input, (line) => {
    if (line.kind !== "claim" || line.claim !== "deed" || line.modality.negated) return null;
    const { doer } = line;
    const span = doer.start === null || doer.end === null ? at(line.trigger) : { start: doer.start, end: doer.end };
    const how =
      doer.visibility === "hidden"
        ? `hidden: ${line.voice === "nominal" ? "a noun instead of a verb" : line.voice === "passive" ? "passive without a doer" : "no doer told"}`
        : doer.visibility === "role"
          ? "by role"
          : "named";
    return { ...span, note: `${line.deed.replaceAll("-", " ")} · ${how}`, statement: line.statement };
  });
  const compare: Compare = (a, b) => {
    const one = (a.read.line as DeedClaim).doer;
    const other = (b.read.line as DeedClaim).doer;
    if (one.visibility === "hidden" || other.visibility === "hidden")
      return one.visibility === other.visibility
        ? null
        : { status: one.visibility === "hidden" ? "less-exact" : "more-exact", rule: "doer/hidden beside told" };
    return one.type === other.type
      ? { status: "the-same", rule: "doer/same type" }
      : { status: "says-otherwise", rule: "doer/another type" };
  };
  return [row(input, "who-did-it", "who-did-it", questions[2].title, questions[2].note, found, compare)];
}

function patientRow(input: IncidentInput): Row[] {
  const found = entries(input, (line) => {
    const [first] = line.kind === "claim" && line.claim === "deed" ? line.doneTo : [];
    return first && line.kind === "claim" ? { ...at(first), note: first.type, statement: line.statement } : null;
  });
  return [row(input, "to-whom", "to-whom", questions[3].title, questions[3].note, found, () => null)];
}

function placeRow(input: IncidentInput): Row[] {
  const found = entries(input, (line) =>
    line.kind === "mention" && line.type === "place" ? { ...at(line), note: "", statement: null } : null,
  );
  const compare: Compare = (a, b) =>
    input.sameName(a.words.quote, b.words.quote) === "same"
      ? { status: "the-same", rule: "place/one place under its spellings" }
      : null;
  return [row(input, "where", "where", questions[4].title, questions[4].note, found, compare)];
}

function timeRow(input: IncidentInput): Row[] {
  const found = entries(input, (line) =>
    line.kind === "claim" && line.claim === "deed" && line.time?.edtf
      ? { ...at(line.time), note: line.time.edtf, statement: line.statement }
      : null,
  );
  const compare: Compare = (a, b) => {
    if ((a.read.line as DeedClaim).deed !== (b.read.line as DeedClaim).deed) return null;
    const status = compareTimes(a.words.note, b.words.note);
    return { status: status === "cannot-both-hold" ? "says-otherwise" : status, rule: "time/days as told" };
  };
  return [row(input, "when", "when", questions[5].title, questions[5].note, found, compare)];
}

function figureRows(input: IncidentInput): Row[] {
  const found = entries(input, (line) =>
    line.kind === "figure" && line.of !== null && line.of !== "forces"
      ? { ...at(line), note: rangeNote(line), statement: line.statement }
      : null,
  );
  const byKind = new Map<string, Entry[]>();
  for (const entry of found) {
    const figure = entry.read.line as Figure;
    const key = `${figure.of}/${figure.unit}`;
    byKind.set(key, [...(byKind.get(key) ?? []), entry]);
  }
  const compare: Compare = (a, b) => {
    const status = compareFigures(a.read.line as Figure, b.read.line as Figure);
    return status === "not-comparable"
      ? null
      : { status, rule: `figure/${status === "cannot-both-hold" ? "no number fits both as worded" : "ranges"}` };
  };
  return [...byKind].map(([key, list]) => {
    const [of = "", unit = ""] = key.split("/");
    return row(input, `figure-${of}-${unit}`, "how-many", plainTitle(of), unit, list, compare);
  });
}

function rangeNote(figure: Figure): string {
  const convention = figure.convention.length > 0 ? " (convention)" : "";
  if (figure.min !== null && figure.min === figure.max) return `${figure.min}`;
  if (figure.max === null) return `${figure.min ?? 0} or more${convention}`;
  if (figure.min === null) return `${figure.max} or fewer${convention}`;
  return `${figure.min} to ${figure.max}${convention}`;
}

function speakerRow(input: IncidentInput): Row[] {
  const found = entries(input, (line) => {
    const last = line.kind === "statement" && line.speakers.length > 1 ? line.speakers.at(-1) : undefined;
    if (line.kind !== "statement" || line.cue === null || !last) return null;
    return {
      start: line.cue.start,
      end: line.cue.end,
      note: `${last.resolvedTo ?? last.name} ${last.stance}${last.basis === "unknown" ? "" : `, ${last.basis} it`}`,
      statement: null,
    };
  }).map((entry) => {
    const line = entry.read.line as Statement;
    return {
      ...entry,
      words: {
        ...entry.words,
        quote: line.quote,
        start: line.start,
        end: line.end,
        marks: [],
        speakers: line.speakers,
        suggested: false,
      },
    };
  });
  return [row(input, "who-says-so", "who-says-so", questions[7].title, questions[7].note, found, () => null)];
}

function gapRow(input: IncidentInput): Row[] {
  const found = entries(input, (line) =>
    line.kind === "claim" && line.claim === "gap"
      ? { ...at(line.trigger), note: line.missing.replaceAll("-", " "), statement: line.statement }
      : null,
  );
  return [
    row(input, "what-is-missing", "what-is-missing", questions[8].title, questions[8].note, found, () => ({
      status: "gap",
      rule: "gap/told",
    })),
  ];
}

function row(
  input: IncidentInput,
  id: string,
  question: string,
  title: string,
  note: string,
  found: readonly Entry[],
  compare: Compare,
  made = false,
): Row {
  return {
    id,
    question,
    title,
    note,
    made,
    cells: input.accounts.map((account) => cell(input, id, question, account, found, compare)),
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

function cell(
  input: IncidentInput,
  id: string,
  question: string,
  account: AccountReading,
  found: readonly Entry[],
  compare: Compare,
): Cell {
  const own = found.filter((entry) => entry.account === account);
  const mark = input.marks.find(
    (candidate) =>
      candidate.account === account.account.id && (candidate.question === question || candidate.question === id),
  );
  const readFor = mark ? { by: mark.by, time: mark.time } : null;
  if (own.length === 0)
    return {
      account: account.account.id,
      status: readFor ? "does-not-say" : "not-found-yet",
      words: [],
      verdicts: [],
      hasItFrom: [],
      readFor,
    };
  const verdicts: (Verdict & { status: CellStatus })[] = [];
  for (const mine of own.slice(0, 50)) {
    for (const other of found) {
      const said = other.account === account ? null : compare(mine, other);
      if (said)
        verdicts.push({
          ...said,
          account: other.account.account.id,
          words: mine.words.quote,
          against: other.words.quote,
        });
      if (verdicts.length >= 400) break;
    }
  }
  const best =
    weight.find((status) => verdicts.some((verdict) => verdict.status === status)) ??
    (question === "what-is-missing"
      ? "gap"
      : own.some((entry) => entry.words.note.startsWith("denies"))
        ? "denies"
        : "told");
  return {
    account: account.account.id,
    status: best,
    words: oneEntryASentence(own.map((entry) => entry.words)).slice(0, mostWords),
    verdicts: verdicts
      .filter((verdict) => verdict.status === best)
      .slice(0, 8)
      .map(({ status: _, ...verdict }) => verdict),
    hasItFrom: [
      ...new Set(
        own.flatMap((entry) => entry.words.speakers.slice(1).map((speaker) => speaker.resolvedTo ?? speaker.name)),
      ),
    ].filter((name) => name !== account.account.source.name),
    readFor,
  };
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

function at(span: { start: number; end: number }): { start: number; end: number } {
  return { start: span.start, end: span.end };
}
