import type { Row } from "../cell.ts";
import { type Entry, entries } from "../entry.ts";
import type { IncidentInput } from "../input.ts";
import { questionRow } from "../question.ts";
import { makeRow } from "../row.ts";

/** Who speaks inside each account, and how they know. */
export function speakerRow(input: IncidentInput): Row[] {
  const found = entries(input, (line) => {
    const last = line.kind === "statement" && line.speakers.length > 1 ? line.speakers.at(-1) : undefined;
    if (line.kind !== "statement" || line.cue === null || !last) return null;
    const basis = last.basis === "unknown" ? "" : `, ${last.basis} it`;
    return {
      start: line.cue.start,
      end: line.cue.end,
      note: `${last.resolvedTo ?? last.name} ${last.stance}${basis}`,
      statement: null,
    };
  }).map(asTheWholeStatement);
  return [
    makeRow(input, { ...questionRow("who-says-so"), found, compare: () => null, alike: (entry) => entry.words.note }),
  ];
}

function asTheWholeStatement(entry: Entry): Entry {
  const { line } = entry.read;
  if (line.kind !== "statement") return entry;
  const { quote, start, end, speakers } = line;
  return { ...entry, words: { ...entry.words, quote, start, end, marks: [], speakers, suggested: false } };
}
