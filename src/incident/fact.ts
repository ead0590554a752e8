import type { CellWords } from "./cell.ts";
import { type Entry, entries, type Picked } from "./entry.ts";
import type { AccountReading, IncidentInput } from "./input.ts";

/** Exact words with the account they stand in and when it was told. */
export interface AccountWords extends CellWords {
  readonly account: string;
  readonly source: string;
  /** EDTF; null when unknown. */
  readonly told: string | null;
}

/** The words of an entry, with whose they are. */
export function accountWords({ account, words }: Entry): AccountWords {
  return { ...words, account: account.account.id, source: account.account.source.name, told: account.account.told };
}

/** Entries by the account they stand in, in their order. */
export function byAccount(all: readonly Entry[]): (account: AccountReading) => readonly Entry[] {
  const groups = new Map<AccountReading, Entry[]>();
  for (const entry of all) {
    const group = groups.get(entry.account);
    if (group) group.push(entry);
    else groups.set(entry.account, [entry]);
  }
  return (account) => groups.get(account) ?? [];
}

/** Every deed that is told as done or denied; plans, habits and what might be are left out. */
export function deedEntries(input: IncidentInput): Entry[] {
  return entries(input, (line) => {
    if (line.kind !== "claim" || line.claim !== "deed") return null;
    const { hypothetical, future, habitual } = line.modality;
    return hypothetical || future || habitual ? null : spanned(line.trigger, line.deed, line.statement);
  });
}

/** Every count of something that is known to be counted. */
export function figureEntries(input: IncidentInput): Entry[] {
  return entries(input, (line) =>
    line.kind === "figure" && line.of !== null ? spanned(line, line.of, line.statement) : null,
  );
}

/** Every word for the event, its note the family. */
export function eventWordEntries(input: IncidentInput): Entry[] {
  return entries(input, (line) =>
    line.kind === "frame" && line.family.startsWith("event-name")
      ? spanned(line, line.family.split("/")[1] ?? "", line.statement)
      : null,
  );
}

/** Every label for people, its note the family. */
export function labelEntries(input: IncidentInput): Entry[] {
  return entries(input, (line) =>
    line.kind === "frame" && !line.family.startsWith("event-name") ? spanned(line, line.family, line.statement) : null,
  );
}

/** Every gap that is told, its note what is missing. */
export function gapEntries(input: IncidentInput): Entry[] {
  return entries(input, (line) =>
    line.kind === "claim" && line.claim === "gap" ? spanned(line.trigger, line.missing, line.statement) : null,
  );
}

function spanned(span: { start: number; end: number }, note: string, statement: string | null): Picked {
  return { start: span.start, end: span.end, note, statement };
}
