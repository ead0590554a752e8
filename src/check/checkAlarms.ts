import { digestOfEvidence, isEvidence } from "../archive/alarms.ts";
import { layout } from "../archive/layout.ts";
import type { CheckedLog } from "./checkedLog.ts";
import type { Findings } from "./finding.ts";
import { extra } from "./finding.ts";
import type { CheckPorts } from "./ports.ts";

/**
 * Evidence of a fork is an alarm until an `alarm` act judges it, and is told for ever after. Evidence that was judged and is
 * gone is an error: an alarm does not disappear.
 */
export async function checkAlarms(ports: CheckPorts, logs: readonly CheckedLog[], findings: Findings): Promise<void> {
  const judged = new Map<string, { log: string; index: number; judgement: string }>();
  for (const log of logs) {
    for (const { files, judgement, index } of log.judged)
      for (const file of files) judged.set(`${file.name} ${file.sha256}`, { log: log.log, index, judgement });
  }
  for (const entry of await ports.folder.list(layout.alarms)) {
    const { name } = entry;
    const path = `${layout.alarms}/${name}`;
    if (!isEvidence(entry)) {
      extra(findings, path, name);
      continue;
    }
    const key = `${name} ${await digestOfEvidence(ports, name)}`;
    const by = judged.get(key);
    judged.delete(key);
    if (by === undefined)
      findings.alarm("alarm", path, "evidence that a log was forked stands here: a person must judge it");
    else {
      const where = `act ${by.index} of log "${by.log}"`;
      const message = `evidence that a log was forked; ${where} judges it as "${by.judgement}", which the log's keyholder says and nobody else`;
      findings.warning("judged-alarm", path, message, by.log, by.index);
    }
  }
  for (const [key, by] of judged) {
    const path = `${layout.alarms}/${key.split(" ")[0]}`;
    const message = `act ${by.index} of log "${by.log}" judged the alarm "${path}", and its evidence is not here any more`;
    findings.error("missing", path, message, by.log, by.index);
  }
}
