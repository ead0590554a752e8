import { compare as compareAccounts } from "../../acts/compare.ts";
import { type CommandSpec, textOf } from "../command.ts";
import { tableWords } from "../tableWords.ts";
import { UsageError } from "../usage.ts";

export const compare: CommandSpec = {
  usage: "compare <incident>",
  summary: "Set the accounts of an incident side by side: every line its exact words.",
  example: 'compare "The night at the canal"',
  archive: true,
  options: [["--format <format>", "text or json"]],
  async run({ open, out }, [incident], options) {
    const format = textOf(options, "format") ?? "text";
    if (format !== "text" && format !== "json") {
      throw new UsageError("usage", `Comparing as "${format}": text or json is needed.`);
    }
    const ports = await open({ readOnly: true });
    const table = await compareAccounts(ports, String(incident));
    out.line({ kind: "table", ...table }, format === "json" ? JSON.stringify(table) : tableWords(table));
  },
};
