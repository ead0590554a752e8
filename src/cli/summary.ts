import { compare } from "../acts/compare.ts";
import type { Ports } from "../acts/ports.ts";
import type { CellStatus, IncidentTable } from "../incident/index.ts";
import { shown } from "./io.ts";

/** What an archive holds, in a few lines: files, accounts, and for each incident what stands beside what and what is missing. */
export async function summaryOf(
  ports: Ports,
): Promise<{ readonly value: Record<string, unknown>; readonly words: string }> {
  await ports.catalog.catchUp(ports.archive);
  const counts = await ports.catalog.counts();
  const words = [`  ${counts.objects} files kept, ${counts.accounts} accounts in them, ${counts.acts} acts in the log`];
  const incidents = [];
  for (const incident of await ports.catalog.incidents()) {
    const table = await compare(ports, incident.id);
    const value = {
      title: incident.title,
      accounts: table.tellings,
      withoutCommonSource: table.independent,
      cannotBothHold: rowsWith(table, "cannot-both-hold").length,
      sayOtherwise: rowsWith(table, "says-otherwise").length,
      gapsTold: table.gapsTold,
    };
    incidents.push(value);
    words.push(
      `  “${shown(value.title)}”: ${value.accounts} accounts, ${value.withoutCommonSource} with no known common source;`,
      `    ${value.cannotBothHold} rows where two cannot both hold as worded, ${value.sayOtherwise} where one says otherwise, ${value.gapsTold} gaps told`,
      ...rowsWith(table, "cannot-both-hold")
        .slice(0, 3)
        .map((row) => `    ${besides(row)}`),
    );
  }
  return { value: { ...counts, incidents }, words: words.join("\n") };
}

type Row = IncidentTable["rows"][number];

function rowsWith(table: IncidentTable, status: CellStatus): readonly Row[] {
  return table.rows.filter((row) => row.cells.some((cell) => cell.status === status));
}

function besides(row: Row): string {
  const verdict = row.cells.flatMap((cell) => cell.verdicts).at(0);
  if (verdict === undefined) return row.title;
  return `${row.title}: “${short(verdict.words)}” beside “${short(verdict.against)}”`;
}

function short(text: string): string {
  const points = [...shown(text.replaceAll("\n", " "))];
  return points.length <= 60 ? points.join("") : `${points.slice(0, 59).join("")}…`;
}
