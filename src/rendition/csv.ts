import { Draft } from "./draft.ts";
import { RenditionError } from "./error.ts";
import type { Form } from "./form.ts";

const mostColumns = 1_000;
const mostRows = 1_000_000;

interface Cell {
  readonly text: string;
  /** Where the cell's words stand in the source, quotes left out; null when a doubled quote stands inside. */
  readonly from: number;
  readonly to: number;
}

/**
 * A table as text: a paragraph a row, `column: value` a line, so that each value stands beside the name of its column.
 * The first row names the columns. Separator by what the first line holds most of. Throws `RenditionError`: `too-large`
 * over 1,000 columns or a million rows, `bad-form` for a quote that never closes. RFC 4180.
 */
export const renderCsv: Form = {
  fits: (_, ending) => ending === "csv" || ending === "tsv",
  render: (decoded) => {
    const draft = new Draft();
    const rows = parse(decoded.text);
    const header = rows.next().value ?? [];
    let number = 1;
    for (const row of rows) {
      number++;
      if (number > mostRows)
        throw new RenditionError("too-large", `Reading a table: it has over ${mostRows} rows; split it.`);
      writeRow(draft, header, row, number);
    }
    return draft.finish(decoded.text, decoded.encoding, decoded.mark, {
      name: "text/csv;1",
      language: null,
      published: null,
      title: null,
      lost: [],
    });
  },
};

function writeRow(draft: Draft, header: readonly Cell[], row: readonly Cell[], number: number): void {
  if (row.every((cell) => cell.text.trim() === "")) return;
  draft.breakParagraph();
  const start = draft.length;
  row.forEach((cell, column) => {
    if (cell.text.trim() === "") return;
    draft.breakLine();
    const name = header[column]?.text.trim() || `column ${column + 1}`;
    draft.add(`${name}: `);
    const from = draft.length;
    if (cell.to - cell.from === cell.text.length) draft.add(cell.text, cell.from, cell.to);
    else draft.add(cell.text);
    draft.block("cell", from, draft.length, { column: name, row: String(number) });
  });
  draft.block("row", start, draft.length, { row: String(number) });
}

function* parse(text: string): Generator<readonly Cell[], undefined> {
  const separator = guessSeparator(text);
  let row: Cell[] = [];
  for (let at = 0; at < text.length; ) {
    const { cell, next } = text[at] === '"' ? quoted(text, at) : bare(text, at, separator);
    row.push(cell);
    if (row.length > mostColumns) {
      throw new RenditionError("too-large", `Reading a table: row has over ${mostColumns} columns; fewer are needed.`);
    }
    if (text[next] === separator) {
      at = next + 1;
      if (at === text.length) row.push({ text: "", from: at, to: at });
      continue;
    }
    yield row;
    row = [];
    at = text[next] === "\r" && text[next + 1] === "\n" ? next + 2 : next + 1;
  }
  if (row.length > 0) yield row;
  return undefined;
}

function bare(text: string, at: number, separator: string): { cell: Cell; next: number } {
  let end = at;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end++;
  return { cell: { text: text.slice(at, end), from: at, to: end }, next: end };
}

function quoted(text: string, at: number): { cell: Cell; next: number } {
  let end = at + 1;
  let doubled = false;
  for (;;) {
    const quote = text.indexOf('"', end);
    if (quote < 0)
      throw new RenditionError("bad-form", `Reading a table: the quote opened at position ${at} never closes.`);
    if (text[quote + 1] !== '"') {
      const raw = text.slice(at + 1, quote);
      return { cell: { text: doubled ? raw.replaceAll('""', '"') : raw, from: at + 1, to: quote }, next: quote + 1 };
    }
    doubled = true;
    end = quote + 2;
  }
}

function guessSeparator(text: string): string {
  const newline = text.indexOf("\n");
  const first = text.slice(0, newline < 0 ? 65_536 : newline);
  const count = (separator: string) => first.split(separator).length;
  return [",", ";", "\t"].reduce((best, next) => (count(next) > count(best) ? next : best));
}
