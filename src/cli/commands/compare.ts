import { compare as compareAccounts } from "../../acts/compare.ts";
import { changesSince, compareAt } from "../../acts/compareAt.ts";
import type { IncidentTable } from "../../incident/index.ts";
import { type CommandSpec, textOf } from "../command.ts";
import { shown } from "../io.ts";
import { changeWords } from "../tableFacts.ts";
import { tableCsv, tableHtml, tableMarkdown } from "../tableFormats.ts";
import { tableWords } from "../tableWords.ts";
import { UsageError } from "../usage.ts";

export const compare: CommandSpec = {
  usage: "compare <incident>",
  summary: "Set the accounts of an incident side by side: every line its exact words.",
  example: 'compare "The night at the canal"',
  archive: true,
  options: [
    ["--format <format>", "text, json, csv, md or html; text when left out"],
    [
      "--at <point>",
      "the table as it stood after so many acts, at a checkpoint (LOG:SIZE), or at the end of a day (2031-03-14)",
    ],
    ["--since <point>", "what changed since such a point"],
  ],
  async run({ open, out }, [incident], options) {
    const format = textOf(options, "format") ?? "text";
    const words = formats[format];
    if (words === undefined) {
      throw new UsageError("usage", `Comparing as "${format}": one of ${Object.keys(formats).join(", ")} is needed.`);
    }
    const ports = await open({ readOnly: true });
    const since = textOf(options, "since");
    if (since !== undefined) {
      const changes = await changesSince(ports, String(incident), since);
      return out.line({ kind: "changes", ...changes }, changeWords(changes).map(shown).join("\n"));
    }
    const at = textOf(options, "at");
    const table = await (at === undefined
      ? compareAccounts(ports, String(incident))
      : compareAt(ports, String(incident), at));
    out.line({ kind: "table", ...table }, words(table));
  },
};

const formats: Readonly<Record<string, (table: IncidentTable) => string>> = {
  text: tableWords,
  json: (table) => JSON.stringify(table),
  csv: tableCsv,
  md: tableMarkdown,
  html: tableHtml,
};
