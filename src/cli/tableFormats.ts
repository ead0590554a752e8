import type { IncidentTable } from "../incident/index.ts";
import { type FactSection, factSections } from "./tableFacts.ts";

type Cell = IncidentTable["rows"][number]["cells"][number];

/**
 * A table as CSV: a row a cell's words, so that nothing is squeezed. Below stand the facts, one a row, with `fact` for a question. A field that a spreadsheet would run as a formula gets an
 * apostrophe before it. RFC 4180.
 */
export function tableCsv(table: IncidentTable): string {
  const sources = new Map(table.columns.map((column) => [column.account, column.source]));
  const head = [
    "question",
    "row",
    "account",
    "source",
    "status",
    "words",
    "speakers",
    "judged",
    "object",
    "start",
    "end",
    "line",
  ];
  const lines = [head];
  for (const row of table.rows) {
    for (const cell of row.cells) {
      const own = [row.question, row.title, cell.account, sources.get(cell.account) ?? "", cell.status];
      if (cell.words.length === 0) lines.push([...own, "", "", "", "", "", "", ""]);
      for (const words of cell.words) {
        const speakers = words.speakers.map((one) => one.resolvedTo ?? one.name).join(" > ");
        const judged = words.suggested ? "no" : "yes";
        lines.push([
          ...own,
          words.quote,
          speakers,
          judged,
          words.object,
          String(words.start),
          String(words.end),
          words.line,
        ]);
      }
    }
  }
  for (const { title, facts } of factSections(table))
    for (const fact of facts) lines.push(["fact", title, "", "", "", fact, "", "", "", "", "", ""]);
  return lines.map((fields) => fields.map(csvField).join(",")).join("\r\n");
}

/** A table in Markdown: questions down, accounts across; what nobody has judged carries a question mark. */
export function tableMarkdown(table: IncidentTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => markdownCell(cell)).join(" | ")} |`;
  return [
    `# ${markdownCell(table.title)}`,
    "",
    `${table.tellings} accounts, ${table.independent} with no known common source. Every cell is somebody's words; (?) is not judged by a person yet.`,
    "",
    line(["", ...table.columns.map((column) => `${column.source} ${column.told ?? ""}`)]),
    line(["---", ...table.columns.map(() => "---")]).replaceAll("\\-", "-"),
    ...table.rows.map((row) => line([row.title, ...row.cells.map(cellText)])),
    "",
    ...factSections(table).flatMap(({ title, note, facts }) => [
      `## ${title}`,
      "",
      `${note}:`,
      "",
      ...facts.map((fact) => `- ${markdownCell(fact)}`),
      "",
    ]),
    "If they speak of the same matter: no cell says what is true.",
  ].join("\n");
}

/** A table as one HTML page without scripts or anything from outside; prints on A4, lying. */
export function tableHtml(table: IncidentTable): string {
  const head = table.columns.map(
    (column) =>
      `<th scope="col" dir="auto">${escaped(column.source)}<br><small>${escaped(column.told ?? "undated")}, ${escaped(column.language)}</small></th>`,
  );
  const rows = table.rows.map((row) => {
    const cells = row.cells.map((cell) => `<td class="${cell.status}">${cellHtml(cell)}</td>`);
    return `<tr><th scope="row">${escaped(row.title)}</th>${cells.join("")}</tr>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(table.title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
@page { size: A4 landscape; margin: 12mm }
body { font: 10pt/1.35 serif }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #888; padding: 4px; vertical-align: top; text-align: start }
tr { break-inside: avoid }
q { display: block } small { color: #444 } .not-found-yet, .does-not-say { color: #666 }
.suggested { border-inline-start: 3px dotted #888; padding-inline-start: 4px }
</style></head><body>
<h1 dir="auto">${escaped(table.title)}</h1>
<p>${table.tellings} accounts, ${table.independent} with no known common source. Every cell is somebody's words; a dotted edge is not judged by a person yet.</p>
<table><thead><tr><td></td>${head.join("")}</tr></thead><tbody>
${rows.join("\n")}
</tbody></table>
${factSections(table).map(sectionHtml).join("\n")}
<p>If they speak of the same matter: no cell says what is true.</p>
</body></html>`;
}

function sectionHtml({ title, note, facts }: FactSection): string {
  const items = facts.map((fact) => `<li dir="auto">${escaped(fact)}</li>`).join("");
  return `<h2>${escaped(title)}</h2><p><small>${escaped(note)}</small></p><ul>${items}</ul>`;
}

function cellText(cell: Cell): string {
  if (cell.words.length === 0) return cell.status.replaceAll("-", " ");
  const words = cell.words.map((one) => `“${one.quote}”${one.suggested ? " (?)" : ""}`).join(" ");
  return cell.status === "told" ? words : `${words} [${cell.status.replaceAll("-", " ")}]`;
}

function cellHtml(cell: Cell): string {
  if (cell.words.length === 0) return escaped(cell.status.replaceAll("-", " "));
  const words = cell.words.map((one) => {
    const mouths = one.speakers.map((speaker) => speaker.resolvedTo ?? speaker.name).join(" > ");
    return `<q dir="auto"${one.suggested ? ' class="suggested"' : ""}>${escaped(one.quote)}</q><small dir="auto">${escaped(mouths)}</small>`;
  });
  const status = cell.status === "told" ? "" : `<br><small>${escaped(cell.status.replaceAll("-", " "))}</small>`;
  return words.join("") + status;
}

function csvField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function markdownCell(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>|#]/g, (mark) => `\\${mark}`);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
