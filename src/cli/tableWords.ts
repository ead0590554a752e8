import type { CellStatus, IncidentTable } from "../incident/index.ts";
import { shown } from "./io.ts";
import { factSections } from "./tableFacts.ts";

type Cell = IncidentTable["rows"][number]["cells"][number];

/** A table for a terminal: a question, below it each account's exact words with how they stand to the others. */
export function tableWords(table: IncidentTable): string {
  const names = new Map(table.columns.map((column, i) => [column.account, `${letter(i)} ${shown(column.source)}`]));
  const out = [
    shown(table.title),
    `${table.tellings} accounts, ${table.independent} with no known common source. Every line is somebody's words; ? is not judged by a person yet.`,
    "",
    ...table.columns.map((column) => {
      const quality = column.quality === null ? "reading not measured" : `read at ${column.quality.toFixed(2)}`;
      return `${names.get(column.account)}: ${column.form}, ${column.language}, ${column.told ?? "undated"}, ${quality}`;
    }),
  ];
  for (const row of table.rows) {
    out.push("", `${row.title.toUpperCase()}${row.note === "" ? "" : `  (${row.note})`}`);
    for (const cell of row.cells) out.push(...cellWords(cell, names.get(cell.account) ?? cell.account));
    for (const status of ["does-not-say", "not-found-yet"] as const) {
      const silent = row.cells.filter((cell) => cell.words.length === 0 && cell.status === status);
      const letters = silent.map((cell) => names.get(cell.account)?.split(" ")[0] ?? cell.account);
      if (letters.length > 0) out.push(`    ${statusWords[status]}: ${letters.join(" ")}`);
    }
  }
  if (table.commonSources.length > 0) out.push("", "WHO HAS IT FROM WHOM");
  for (const one of table.commonSources) {
    const [from, to] = [names.get(one.from) ?? one.from, names.get(one.to) ?? one.to];
    out.push(`  ${to} has it from ${from} (${one.kind}): “${short(one.words)}”`);
  }
  for (const { title, note, facts } of factSections(table))
    out.push("", `${title.toUpperCase()}  (${note})`, ...facts.map((fact) => `  ${shown(fact.replaceAll("\n", " "))}`));
  out.push("", "If they speak of the same matter: no line here says what is true.");
  return out.join("\n");
}

function cellWords(cell: Cell, name: string): string[] {
  const lines = cell.words.map((words) => {
    const mouths = words.speakers.slice(1).map((one) => shown(one.resolvedTo ?? one.name));
    const through = mouths.length === 0 ? "" : `, ${mouths.join(" > ")}`;
    return `  ${words.suggested ? "?" : " "} ${name}${through}: “${short(words.quote)}”`;
  });
  const verdicts = cell.verdicts.map(
    (one) => `      ${statusWords[cell.status]}: ${one.rule}: “${short(one.words)}” / “${short(one.against)}”`,
  );
  const some = [...new Set(verdicts)];
  const rest = some.length > 3 ? [`      and ${some.length - 3} more, with --json`] : [];
  return [...lines, ...some.slice(0, 3), ...rest];
}

const statusWords: Readonly<Record<CellStatus, string>> = {
  told: "told",
  "the-same": "the same",
  "cannot-both-hold": "cannot both hold as worded",
  "says-otherwise": "says otherwise",
  "more-exact": "more exact",
  "less-exact": "less exact",
  denies: "denies",
  gap: "missing",
  "not-found-yet": "not found yet",
  "does-not-say": "does not say",
};

function letter(index: number): string {
  return index < 26 ? `(${String.fromCharCode(65 + index)})` : `(${index + 1})`;
}

function short(text: string): string {
  const points = [...shown(text.replaceAll("\n", " "))];
  return points.length <= 160 ? points.join("") : `${points.slice(0, 159).join("")}…`;
}
