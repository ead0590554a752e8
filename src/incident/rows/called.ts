import type { Row } from "../cell.ts";
import { type Compare, entries } from "../entry.ts";
import type { IncidentInput } from "../input.ts";
import { questionRow } from "../question.ts";
import { makeRow } from "../row.ts";

/** What each account calls the event, with the family of the word. */
export function calledRow(input: IncidentInput): Row[] {
  const found = entries(input, (line) =>
    line.kind === "frame" && line.family.startsWith("event-name")
      ? { start: line.start, end: line.end, note: line.family.split("/")[1] ?? "", statement: line.statement }
      : null,
  );
  return [
    makeRow(input, {
      ...questionRow("what-is-it-called"),
      found,
      compare: sameFamily,
      alike: (entry) => entry.words.note,
    }),
  ];
}

const sameFamily: Compare = (a, b) =>
  a.words.note === b.words.note
    ? { status: "the-same", rule: "wording/same family" }
    : { status: "says-otherwise", rule: "wording/another family" };
