import type { Cell, CellWords } from "./cell.ts";
import type { AccountWords } from "./fact.ts";
import type { Column, IncidentTable } from "./table.ts";

/** What is otherwise in a table than it was at an earlier point. */
export interface TableChanges {
  readonly accountsAdded: readonly Column[];
  readonly accountsRemoved: readonly Column[];
  /** Words that came into a cell, or went out of it (rejected, or their account taken out). */
  readonly words: readonly {
    readonly row: string;
    readonly account: string;
    readonly change: "came" | "went";
    readonly words: Pick<AccountWords, "quote" | "object" | "start" | "end" | "line">;
  }[];
  /** Cells that stand otherwise to the others now. */
  readonly statuses: readonly {
    readonly row: string;
    readonly account: string;
    readonly before: Cell["status"];
    readonly now: Cell["status"];
  }[];
  readonly tellings: readonly [before: number, now: number];
  readonly independent: readonly [before: number, now: number];
}

/** What changed from an earlier table of the same incident to a later one. A row is known by its id. */
export function tableChanges(before: IncidentTable, now: IncidentTable): TableChanges {
  const [earlier, later] = [cells(before), cells(now)];
  const words: TableChanges["words"][number][] = [];
  const statuses: TableChanges["statuses"][number][] = [];
  for (const key of new Set([...earlier.keys(), ...later.keys()])) {
    const [row = "", account = ""] = key.split("\n");
    const [was, is] = [earlier.get(key), later.get(key)];
    for (const one of missing(is, was)) words.push({ row, account, change: "came", words: bare(one) });
    for (const one of missing(was, is)) words.push({ row, account, change: "went", words: bare(one) });
    if (was && is && was.status !== is.status) statuses.push({ row, account, before: was.status, now: is.status });
  }
  const has = (table: IncidentTable, { account }: Column) => table.columns.some((one) => one.account === account);
  return {
    accountsAdded: now.columns.filter((column) => !has(before, column)),
    accountsRemoved: before.columns.filter((column) => !has(now, column)),
    words,
    statuses,
    tellings: [before.tellings, now.tellings],
    independent: [before.independent, now.independent],
  };
}

function cells(table: IncidentTable): Map<string, Cell> {
  return new Map(table.rows.flatMap((row) => row.cells.map((cell) => [`${row.id}\n${cell.account}`, cell] as const)));
}

function missing(from: Cell | undefined, other: Cell | undefined): readonly CellWords[] {
  const known = new Set((other?.words ?? []).map(({ object, start, end }) => `${object} ${start} ${end}`));
  return (from?.words ?? []).filter(({ object, start, end }) => !known.has(`${object} ${start} ${end}`));
}

function bare({ quote, object, start, end, line }: CellWords): TableChanges["words"][number]["words"] {
  return { quote, object, start, end, line };
}
