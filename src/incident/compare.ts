import { commonSources, independentTellings } from "./copied.ts";
import { denials } from "./denial.ts";
import { drifts } from "./drift.ts";
import { live } from "./entry.ts";
import { expectedRecords } from "./expected.ts";
import type { AccountReading, IncidentInput } from "./input.ts";
import { mattersOf } from "./matters.ts";
import { rejectedReadings } from "./rejected.ts";
import { relayChanges } from "./relay.ts";
import { calledRow } from "./rows/called.ts";
import { deedRows } from "./rows/deeds.ts";
import { figureRows } from "./rows/figures.ts";
import { gapRow } from "./rows/gaps.ts";
import { speakerRow } from "./rows/speakers.ts";
import { timeRow } from "./rows/when.ts";
import { placeRow } from "./rows/where.ts";
import { doerRow, patientRow } from "./rows/who.ts";
import type { Column, IncidentTable } from "./table.ts";
import { oneColumnATeller } from "./teller.ts";
import { wordingProfiles } from "./wording.ts";

/**
 * Sets the accounts of one incident side by side. Rejected lines are left out; suggestions stand in it as suggestions. The
 * documenter's own account comes first, the others in order of time. Cost grows with the lines, and in a row with the square of what
 * is told differently, not of the accounts.
 */
export function compareIncident(input: IncidentInput): IncidentTable {
  const merged = oneColumnATeller(input);
  const accounts = inOrder(merged.accounts);
  const table: IncidentInput = { ...merged, accounts };
  const rows = [calledRow, deedRows, doerRow, patientRow, placeRow, timeRow, figureRows, speakerRow, gapRow].flatMap(
    (make) => make(table),
  );
  const sources = commonSources(accounts, input.sameName);
  return {
    id: input.id,
    title: input.title,
    columns: accounts.map((account) => column(account, input)),
    rows,
    tellings: accounts.length,
    independent: independentTellings(accounts, sources),
    commonSources: sources,
    gapsTold: accounts
      .flatMap((account) => live(account))
      .filter(({ line }) => line.kind === "claim" && line.claim === "gap").length,
    matters: mattersOf(table, rows),
    drifts: drifts(table),
    wording: wordingProfiles(table),
    relayChanges: relayChanges(table),
    denials: denials(table),
    expected: expectedRecords(table),
    relations: input.relations ?? [],
    rejected: rejectedReadings(table),
  };
}

function inOrder(accounts: readonly AccountReading[]): AccountReading[] {
  const time = (reading: AccountReading) => reading.account.told ?? "9999";
  return accounts.toSorted(
    (a, b) => Number(b.own) - Number(a.own) || (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0),
  );
}

function column(reading: AccountReading, { sourceNotes = [] }: IncidentInput): Column {
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
    sourceNote: sourceNotes.filter(({ source }) => source === account.source.name).at(-1) ?? null,
  };
}
