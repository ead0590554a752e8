import { layout, limits, logOf } from "../archive/layout.ts";
import { toHex } from "../bytes/hex.ts";
import type { CheckedLog } from "./checkedLog.ts";
import { hadRoot } from "./checkRoots.ts";
import type { Findings } from "./finding.ts";
import { extra } from "./finding.ts";
import type { LoggedStamp } from "./outsideProof.ts";
import type { CheckPorts } from "./ports.ts";

/**
 * Every file that a stamp act names must be there as it was, every state that was stamped must be one of its log, and what
 * stands in `stamps/` and is logged nowhere is told.
 */
export async function checkStamps(ports: CheckPorts, logs: readonly CheckedLog[], findings: Findings): Promise<void> {
  const logged = new Set<string>();
  for (const stamp of logs.flatMap((log) => log.stamps)) {
    const dated = logs.find((log) => log.origin === stamp.origin);
    if (dated === undefined) continue;
    await checkState(ports, dated, stamp, findings);
    for (const file of stamp.files) {
      const path = `${layout.stamps(dated.log, stamp.size)}/${file.name}`;
      logged.add(path);
      const bytes = await ports.folder.read(path, limits.stampFile).catch(() => null);
      const where = `act ${stamp.index} of log "${stamp.log}" logs this proof of time`;
      if (bytes === null) findings.error("missing", path, `${where}, and it is not here`, stamp.log, stamp.index);
      else if (toHex(ports.crypto.sha256(bytes)) !== file.sha256)
        findings.error("changed", path, `${where} with another digest`, stamp.log, stamp.index);
    }
  }
  for (const { log } of logs) await tellUnlogged(ports, log, logged, findings);
}

async function checkState(ports: CheckPorts, dated: CheckedLog, stamp: LoggedStamp, findings: Findings): Promise<void> {
  const from = `act ${stamp.index} of log "${stamp.log}" stamps log "${logOf(stamp.origin)}" at ${stamp.size}`;
  if (stamp.size > dated.size) {
    findings.warning("missing", null, `${from}, of which only ${dated.size} acts are here`, stamp.log, stamp.index);
  } else if ((await hadRoot(ports, dated, stamp, from, findings)) === false) {
    const path = layout.checkpoint(dated.log);
    findings.alarm(
      "forked",
      path,
      `${from} with another root than the log has here: one of the two was rewritten`,
      dated.log,
    );
  }
}

async function tellUnlogged(
  ports: CheckPorts,
  log: string,
  logged: ReadonlySet<string>,
  findings: Findings,
): Promise<void> {
  const root = `${layout.logs}/${log}/stamps`;
  for (const folder of await ports.folder.list(root)) {
    if (folder.kind !== "folder" || !/^(0|[1-9][0-9]*)$/.test(folder.name)) {
      extra(findings, `${root}/${folder.name}`, folder.name);
      continue;
    }
    for (const file of await ports.folder.list(`${root}/${folder.name}`)) {
      const path = `${root}/${folder.name}/${file.name}`;
      if (logged.has(path)) continue;
      if (/^[a-z0-9][a-z0-9.]*$/.test(file.name))
        findings.warning(
          "extra",
          path,
          "no stamp act logs this file: it was added later, or the stamp was not finished",
          log,
        );
      else extra(findings, path, file.name);
    }
  }
}
