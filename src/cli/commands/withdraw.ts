import { withdraw as withdrawSource } from "../../acts/withdraw.ts";
import { type CommandSpec, textOf } from "../command.ts";
import { UsageError } from "../usage.ts";

export const withdraw: CommandSpec = {
  usage: "withdraw <source>",
  summary: "Honour a source's withdrawal: its key is destroyed, and all that it sealed stays closed for ever.",
  example: 'withdraw 1a2b3c4d --yes --why "she asked for it"',
  archive: true,
  options: [
    ["--yes", "really; without it, it is asked on a terminal"],
    ["--why <reason>", "why"],
  ],
  async run({ open, out, io }, [source], options) {
    if (options.yes !== true) {
      const answer = io.tty ? await io.ask("This cannot be undone. Withdraw? (yes/no) ") : "no";
      if (answer.trim() !== "yes")
        throw new UsageError("usage", "Withdrawing a source: it cannot be undone, --yes is needed.");
    }
    const ports = await open();
    const done = await withdrawSource(ports, String(source), textOf(options, "why"));
    const devices = done.notConfirmed.map((log) => `- the device of log ${log}, which has not confirmed yet`);
    const words = [
      "Withdrawn. Its key is destroyed. What this cannot recall:",
      ...done.cannotRecall.map((one) => `- ${one}`),
      ...devices,
    ];
    out.line({ kind: "withdrawn", ...done }, words.join("\n"));
  },
};
