import type { DeedClaim } from "../../reading/result.ts";
import type { Row } from "../cell.ts";
import { at, type Compare, entries } from "../entry.ts";
import type { IncidentInput } from "../input.ts";
import { questionRow } from "../question.ts";
import { makeRow } from "../row.ts";
import { compareTimes, overnight } from "../times.ts";

/** When each account says it was: the times of the deeds it tells. */
export function timeRow(input: IncidentInput): Row[] {
  const found = entries(input, (line) =>
    line.kind === "claim" && line.claim === "deed" && line.time?.edtf
      ? { ...at(line.time), note: line.time.edtf, statement: line.statement }
      : null,
  );
  return [makeRow(input, { ...questionRow("when"), found, compare: sameDeedsTimes, alike: deedAndTime })];
}

/** Two deeds of one kind may be two deeds: another day is only another day. */
const sameDeedsTimes: Compare = (a, b) => {
  const [one, other] = [a.read.line as DeedClaim, b.read.line as DeedClaim];
  if (one.deed !== other.deed || !one.time || !other.time) return null;
  const status = compareTimes(one.time.edtf, other.time.edtf, overnight(one.time) || overnight(other.time));
  return { status: status === "cannot-both-hold" ? "says-otherwise" : status, rule: "time/days as told" };
};

function deedAndTime(entry: { read: { line: unknown } }): string {
  const { deed, time } = entry.read.line as DeedClaim;
  return `${deed} ${time?.edtf} ${time ? overnight(time) : ""}`;
}
