import type { DeedClaim } from "../../reading/result.ts";
import type { Row } from "../cell.ts";
import { compareDoers } from "../doers.ts";
import { at, type Entry, entries } from "../entry.ts";
import type { IncidentInput } from "../input.ts";
import { questionRow } from "../question.ts";
import { makeRow } from "../row.ts";

/** Who did it, and how far each account lets the doer be seen. */
export function doerRow(input: IncidentInput): Row[] {
  const found = entries(input, (line) => {
    if (line.kind !== "claim" || line.claim !== "deed" || line.modality.negated) return null;
    const { doer } = line;
    const span = doer.start === null || doer.end === null ? at(line.trigger) : { start: doer.start, end: doer.end };
    return { ...span, note: `${line.deed.replaceAll("-", " ")} · ${howSeen(line)}`, statement: line.statement };
  });
  const doer = (entry: Entry) => (entry.read.line as DeedClaim).doer;
  return [
    makeRow(input, {
      ...questionRow("who-did-it"),
      found,
      compare: (a, b) => compareDoers(doer(a), doer(b), input.sameName),
      alike: (entry) =>
        JSON.stringify([doer(entry).visibility, doer(entry).type, doer(entry).resolvedTo ?? doer(entry).text]),
    }),
  ];
}

/** To whom it was done, as worded. */
export function patientRow(input: IncidentInput): Row[] {
  const found = entries(input, (line) => {
    const [first] = line.kind === "claim" && line.claim === "deed" ? line.doneTo : [];
    return first && line.kind === "claim" ? { ...at(first), note: first.type, statement: line.statement } : null;
  });
  return [
    makeRow(input, { ...questionRow("to-whom"), found, compare: () => null, alike: (entry) => entry.words.note }),
  ];
}

function howSeen({ doer, voice }: DeedClaim): string {
  if (doer.visibility === "role") return "by role";
  if (doer.visibility === "named") return "named";
  const hidden = { nominal: "a noun instead of a verb", passive: "passive without a doer", active: "no doer told" };
  return `hidden: ${hidden[voice]}`;
}
