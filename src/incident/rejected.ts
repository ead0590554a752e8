import { entries } from "./entry.ts";
import { accountWords } from "./fact.ts";
import type { IncidentInput } from "./input.ts";
import type { Rejected } from "./table.ts";

/** The claims and figures that people rejected, each with who and why: what speaks for the other side stays listed. */
export function rejectedReadings(input: IncidentInput): Rejected[] {
  const accounts = input.accounts.map((account) => ({
    ...account,
    lines: account.lines.map((read) => ({
      ...read,
      state: read.state === "rejected" ? ("suggested" as const) : ("rejected" as const),
    })),
  }));
  const found = entries({ ...input, accounts }, (line) => {
    if (line.kind === "figure")
      return { start: line.start, end: line.end, note: line.of ?? "", statement: line.statement };
    if (line.kind !== "claim") return null;
    const what = line.claim === "deed" ? line.deed : line.claim === "gap" ? line.missing : line.relation;
    return {
      start: line.trigger.start,
      end: line.trigger.end,
      note: what.replaceAll("-", " "),
      statement: line.statement,
    };
  });
  return found.map((entry) => {
    const { by = "", time = "", why = "" } = entry.read.judged ?? {};
    return { words: { ...accountWords(entry), suggested: false }, by, time, why };
  });
}
