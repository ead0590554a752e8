import { type AlarmFile, alarmJudgements } from "../../archive/alarms.ts";
import { type CommandSpec, textOf } from "../command.ts";
import type { Exit } from "../exits.ts";
import { shown } from "../io.ts";
import { UsageError } from "../usage.ts";

export const alarm: CommandSpec = {
  usage: "alarm [what]",
  summary:
    "The alarms: notes that contradict each other, each signed by a log's key. alarm judge: say what it was, an act for ever; then writing goes on. The evidence stays.",
  example: 'alarm judge --as restored --why "the backup of March was put back by mistake"',
  archive: true,
  options: [
    ["--as <judgement>", `what it was: ${alarmJudgements.join(", ")}`],
    ["--why <reason>", "why; sealed for the keyholders"],
  ],
  async run({ open, out }, [what], options): Promise<Exit> {
    if (what !== undefined && what !== "judge")
      throw new UsageError("usage", `Doing "${String(what)}" with alarms: judge is needed, or nothing to see them.`);
    if (what === "judge") {
      const judgement = alarmJudgements.find((one) => one === textOf(options, "as"));
      const why = (textOf(options, "why") ?? "").trim();
      if (judgement === undefined || why === "" || why.length > 4000) {
        const needed = `--as with one of ${alarmJudgements.join(", ")}, and --why of at most 4,000 characters`;
        throw new UsageError("usage", `Judging the alarms: ${needed}, are needed.`);
      }
      const ports = await open({ forAlarm: true });
      const act = await ports.archive.judgeAlarms(judgement, why);
      await ports.catalog.catchUp(ports.archive);
      out.line(
        { kind: "judged", judgement, act: act.ref, by: act.by },
        `Judged as ${judgement}, act ${act.index} of log ${act.log}. The evidence stays; whoever checks sees both.`,
      );
      return "ok";
    }
    const ports = await open({ readOnly: true });
    const files = await ports.archive.alarms();
    for (const file of files) {
      const act = file.judged === null ? null : await ports.archive.actAt(file.judged.log, file.judged.index);
      const by = act === null ? {} : { by: act.by, time: act.time, why: whyOf(act.private) };
      out.line({ ...file, kind: "alarm", ...by }, words(file, by));
    }
    if (files.length === 0) out.note("There is no alarm, and there never was one that was kept.");
    return files.some((file) => file.judged === null) ? "alarm" : "ok";
  },
};

function whyOf(hidden: unknown): string | null {
  const why = (hidden as { why?: unknown } | null)?.why;
  return typeof why === "string" ? why : null;
}

function words(file: AlarmFile, by: { by?: string; time?: string; why?: string | null }): string {
  if (file.judged === null) return `NOT JUDGED  alarms/${file.name}`;
  const who = `by key ${by.by} at ${by.time}, act ${file.judged.index} of log ${file.judged.log}`;
  return `${file.judged.judgement.padEnd(10)}  alarms/${file.name}\n    ${who}: ${by.why ? shown(by.why) : "the reason is sealed"}`;
}
