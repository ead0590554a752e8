import type { Anchor } from "../account/anchor.ts";
import { makeAnchor } from "../account/place.ts";
import type { AccountRow, LineRow, ObjectRow } from "../catalog/rows.ts";
import type { Cell, CellWords, Row } from "../incident/index.ts";
import { findLine } from "./act.ts";
import { compare } from "./compare.ts";
import { ActError } from "./error.ts";
import type { Ports } from "./ports.ts";
import { textOf } from "./text.ts";

/** The words of one cell with everything that is needed to check by hand that they stand where the table says. */
export interface CellProof {
  readonly archive: string;
  readonly incident: { readonly id: string; readonly title: string };
  readonly row: Pick<Row, "id" | "title" | "note" | "made">;
  readonly cell: Cell;
  readonly words: CellWords;
  readonly line: LineRow;
  readonly account: AccountRow;
  readonly object: ObjectRow;
  readonly anchor: Anchor;
  /** The stored bytes are the text itself: the words can be cut out of the file without any program of ours. */
  readonly plain: boolean;
  /** Who tells what the cell is held against, by account. */
  readonly sources: ReadonlyMap<string, string>;
  readonly tool: string;
  readonly drawnUp: string;
}

/**
 * One cell of an incident's table, by a line in it (its ref, or the start of it) and, where the line stands in several rows, the
 * row's id. Appends nothing. Throws `ActError` `not-found` where no cell holds the line, and as `compare`, `findLine` and `textOf` do.
 */
export async function cellOf(
  ports: Ports,
  incident: string,
  asked: { readonly line: string; readonly row?: string },
): Promise<CellProof> {
  const table = await compare(ports, incident);
  const line = await findLine(ports, asked.line);
  const found = table.rows
    .filter((row) => asked.row === undefined || row.id === asked.row)
    .flatMap((row) => row.cells.flatMap((cell) => cell.words.map((words) => ({ row, cell, words }))))
    .find(({ words }) => words.line === line.ref || holds(words, line));
  const account = found && (await ports.catalog.account(line.account));
  const object = found && (await ports.catalog.object(found.words.object));
  if (!found || !account || !object) {
    throw new ActError(
      "not-found",
      `Looking for the cell with "${asked.line}": no cell of the table "${table.title}" holds it.`,
    );
  }
  const { name, text } = await textOf(ports, object);
  const { row, cell, words } = found;
  return {
    archive: ports.archive.id,
    incident: { id: table.id, title: table.title },
    row: { id: row.id, title: row.title, note: row.note, made: row.made },
    cell,
    words,
    line,
    account,
    object,
    anchor: makeAnchor({ object: object.object, rendition: name, text }, words.start, words.end),
    plain: name.startsWith("text/plain") && object.unit === null,
    sources: new Map(table.columns.map((column) => [column.account, column.source])),
    tool: ports.tool,
    drawnUp: new Date(ports.clock()).toISOString(),
  };
}

/** Whether the line's own words stand in the cell's sentence: lines of one sentence stand in a cell once. */
function holds(words: CellWords, { line, object }: LineRow): boolean {
  if (object !== words.object || line.kind === "card" || line.kind === "telling") return false;
  const { start, end } = line.kind === "claim" ? line.trigger : line;
  return words.start <= start && end <= words.end;
}
