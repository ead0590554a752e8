import type { Statement } from "../account/statement.ts";
import type { ReadingLine } from "../reading/result.ts";
import type { CellStatus, CellWords } from "./cell.ts";
import { type AccountReading, type IncidentInput, type ReadLine, refIn } from "./input.ts";

/** One entry of a row: whose, which line, and its words. */
export interface Entry {
  readonly account: AccountReading;
  readonly read: ReadLine;
  readonly words: CellWords;
  /** The statement that the line stands in; null when it stands in none. */
  readonly statement: Statement | null;
}

/** What a row takes of a line: the words that count, our category, and the statement they stand in. */
export interface Picked {
  readonly start: number;
  readonly end: number;
  readonly note: string;
  readonly statement: string | null;
}

/** How the first of two entries stands to the second, and by which rule. It always means "if they speak of the same matter". */
export interface Standing {
  readonly status: CellStatus;
  readonly rule: string;
}

/** Compares two entries of one row; `null` when nothing can be said. */
export type Compare = (a: Entry, b: Entry) => Standing | null;

/** The entries of a row: every line that `pick` takes, of every account, rejected ones left out. */
export function entries(input: IncidentInput, pick: (line: ReadingLine) => Picked | null): Entry[] {
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

/** The lines of an account that nobody rejected. */
export function live(reading: AccountReading): ReadLine[] {
  return reading.lines.filter(({ state }) => state !== "rejected");
}

/** The positions of a span alone. */
export function at(span: { start: number; end: number }): { start: number; end: number } {
  return { start: span.start, end: span.end };
}

function wordsOf(account: AccountReading, read: ReadLine, picked: Picked, statement: Statement | null): CellWords {
  const start = statement?.start ?? picked.start;
  return {
    quote: statement?.quote ?? wordsIn(read.line),
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

function wordsIn(line: ReadingLine): string {
  if ("text" in line && typeof line.text === "string") return line.text;
  return "term" in line ? line.term : "";
}
