import type { AccountReading, IncidentInput } from "./input.ts";

/**
 * Tellings of one teller in one object (messages of a chat, pieces of a digest) become one column under the first one's id; marks
 * that a person set on any of them hold for the column.
 */
export function oneColumnATeller(input: IncidentInput): IncidentInput {
  const columns = new Map<string, AccountReading>();
  const columnOf = new Map<string, string>();
  for (const reading of input.accounts) {
    const key = `${reading.account.object}\n${reading.account.source.name}`;
    const before = columns.get(key);
    columns.set(key, before ? { ...before, lines: [...before.lines, ...reading.lines] } : reading);
    columnOf.set(reading.account.id, (before ?? reading).account.id);
  }
  return {
    ...input,
    accounts: [...columns.values()],
    marks: input.marks.map((mark) => ({ ...mark, account: columnOf.get(mark.account) ?? mark.account })),
  };
}
