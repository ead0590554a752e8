import { grantsIn } from "../acts/consent.ts";
import type { ConsentRow } from "../catalog/rows.ts";
import { shown } from "./io.ts";

/** What somebody allows, in one line: who, which uses until when, how it was given, who wrote it down. */
export function consentWords(row: ConsentRow): string {
  const allowed = grantsIn(row).map(({ use, until }) => (until === null ? use : `${use} until ${until}`));
  const how = row.how === "" ? "" : ` (${shown(row.how)})`;
  const who = row.subject === "" ? "the source" : shown(row.subject);
  const what = allowed.length === 0 ? "archive only" : allowed.join(", ");
  return `Allowed by ${who}: ${what}${how}, written down ${row.time} by key ${row.by}`;
}
