import type { Row } from "../cell.ts";
import { at, entries } from "../entry.ts";
import type { IncidentInput } from "../input.ts";
import { questionRow } from "../question.ts";
import { makeRow } from "../row.ts";

/** What each account says is missing. */
export function gapRow(input: IncidentInput): Row[] {
  const found = entries(input, (line) =>
    line.kind === "claim" && line.claim === "gap"
      ? { ...at(line.trigger), note: line.missing.replaceAll("-", " "), statement: line.statement }
      : null,
  );
  return [
    makeRow(input, {
      ...questionRow("what-is-missing"),
      found,
      compare: () => ({ status: "gap", rule: "gap/told" }),
      alike: (entry) => entry.words.note,
    }),
  ];
}
