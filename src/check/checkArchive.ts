import { ArchiveError } from "../archive/error.ts";
import type { ArchiveFile } from "../archive/governance.ts";
import { idOfKey } from "../archive/governance.ts";
import { layout, logOf } from "../archive/layout.ts";
import { archiveFileBytes, readArchiveFile } from "../archive/members.ts";
import { readMeFirst } from "../archive/readMeFirst.ts";
import { isHex } from "../bytes/hex.ts";
import { sameBytes, utf8 } from "../bytes/text.ts";
import { parseKey } from "../log/note.ts";
import { checkAlarms } from "./checkAlarms.ts";
import { checkDisputes, closingOf } from "./checkDisputes.ts";
import type { CheckedLog } from "./checkedLog.ts";
import { checkLog } from "./checkLog.ts";
import { checkObjects, checkVault } from "./checkObjects.ts";
import { checkPolicy } from "./checkPolicy.ts";
import { checkKnown, checkSeen } from "./checkRoots.ts";
import { checkStamps } from "./checkStamps.ts";
import { checkTimes, tellTimes, timesOf } from "./checkTimes.ts";
import { type CheckReport, extra, Findings, type Verdict } from "./finding.ts";
import type { TimeTrust } from "./outsideProof.ts";
import type { CheckOptions, CheckPorts } from "./ports.ts";

/**
 * Checks an archive from its folder alone. Never throws for what stands in the folder: it goes on after each finding.
 * Memory stays bounded; time is that of reading everything once.
 */
export async function checkArchive(ports: CheckPorts, options: CheckOptions = {}): Promise<CheckReport> {
  const findings = new Findings(options.onFinding);
  const file = await readFile(ports, findings);
  if (file === null) return report(findings, null, [], { count: 0, bytes: 0 }, [], false);
  await checkRoot(ports, file, findings);
  const logs: CheckedLog[] = [];
  for (const key of file.logs) {
    const checked = await checkLog(ports, key, file, findings, options);
    if (checked !== null) logs.push(checked);
  }
  await checkAlarms(ports, logs, findings);
  await checkSeen(ports, logs, findings);
  const disputes = await checkDisputes(ports, logs, findings);
  await checkStamps(ports, logs, findings);
  const { policy } = options;
  const trust = options.trust ?? nobody;
  const witnesses = [...trust.witnesses, ...(policy?.witnesses.values() ?? [])];
  const { proofs, bounds } = await checkTimes(ports, logs, { ...trust, witnesses }, findings);
  if (options.onTime !== undefined) for (const log of logs) tellTimes(log, bounds, disputes, options.onTime);
  const policyTo = policy ? checkPolicy(policy, logs, proofs, findings) : null;
  const since = await checkKnown(ports, logs, options.since ?? [], findings);
  const held = await checkKnown(ports, logs, options.known ?? [], findings);
  await checkVault(ports, findings);
  const objects = await checkObjects(ports, logs, findings, { ...options, checkedTo: since });
  const pinned = checkPins(ports, file, [...(options.keys ?? []), ...(policy?.logs ?? [])], findings);
  const withHeld = logs.map((log) => ({
    ...log,
    heldTo: Math.max(held.get(log.log) ?? 0, since.get(log.log) ?? 0, bounds.heldTo(log.log)),
    policyTo: policyTo?.get(log.log) ?? null,
    times: timesOf(log, bounds),
    closed: closingOf(log, logs),
  }));
  return report(findings, idOfKey(ports.crypto, file.recoveryKey), withHeld, objects, proofs, pinned);
}

/** A checker that believes nobody about time. */
const nobody: TimeTrust = { roots: [], witnesses: [], revocation: [], now: null };

async function readFile(ports: CheckPorts, findings: Findings): Promise<ArchiveFile | null> {
  try {
    const file = await readArchiveFile(ports);
    const bytes = await ports.folder.read(layout.archiveFile, 1024 * 1024);
    if (bytes !== null && !sameBytes(bytes, archiveFileBytes(ports, file))) {
      findings.error("malformed", layout.archiveFile, '"archive.json" is not written as the format says');
    }
    return file;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    const code = error.code === "not-an-archive" || error.code === "newer-format" ? error.code : "malformed";
    findings.error(code, layout.archiveFile, error.message);
    return null;
  }
}

const rootNames: ReadonlySet<string> = new Set([
  layout.readMe,
  layout.archiveFile,
  layout.objects,
  layout.logs,
  layout.vault,
  layout.alarms,
  layout.incoming,
]);

async function checkRoot(ports: CheckPorts, file: ArchiveFile, findings: Findings): Promise<void> {
  for (const entry of await ports.folder.list("")) {
    const isFile = entry.name === layout.readMe || entry.name === layout.archiveFile;
    if (!rootNames.has(entry.name) || (!isFile && entry.kind !== "folder")) extra(findings, entry.name, entry.name);
  }
  const readMe = await ports.folder.read(layout.readMe, 65_536).catch(() => null);
  if (readMe === null) findings.error("missing", layout.readMe, `"${layout.readMe}" is missing`);
  else if (!sameBytes(readMe, utf8(readMeFirst)))
    findings.error("changed", layout.readMe, `"${layout.readMe}" is not the text that the format gives`);
  for (const entry of await ports.folder.list(layout.incoming)) {
    findings.warning(
      "unacknowledged",
      `${layout.incoming}/${entry.name}`,
      "a half-written file that nobody acknowledged",
    );
  }
  const named = new Set(file.logs.map((key) => logOf(key.name)));
  for (const entry of await ports.folder.list(layout.logs)) {
    if (named.has(entry.name) && entry.kind === "folder") continue;
    if (isHex(entry.name, 32) && entry.kind === "folder")
      findings.error(
        "extra",
        `${layout.logs}/${entry.name}`,
        `log "${entry.name}" stands in the folder and is not named in archive.json`,
      );
    else extra(findings, `${layout.logs}/${entry.name}`, entry.name);
  }
}

function checkPins(ports: CheckPorts, file: ArchiveFile, keys: readonly string[], findings: Findings): boolean {
  let all = keys.length > 0;
  for (const text of keys) {
    const key = parseKey(ports.crypto, text);
    const held =
      key === null
        ? text === idOfKey(ports.crypto, file.recoveryKey)
        : file.logs.some(
            (log) => log.name === key.name && log.type === key.type && sameBytes(log.publicKey, key.publicKey),
          );
    if (!held) {
      findings.error(
        "wrong-key",
        layout.archiveFile,
        `no log of this archive has the key "${text.slice(0, 200)}" that was asked for`,
      );
      all = false;
    }
  }
  return all;
}

function report(
  findings: Findings,
  archive: string | null,
  logs: CheckReport["logs"],
  objects: CheckReport["objects"],
  proofs: CheckReport["proofs"],
  pinned: boolean,
): CheckReport {
  const verdict: Verdict =
    findings.worst === "alarm"
      ? "alarm"
      : findings.worst === "error"
        ? "broken"
        : pinned
          ? "sound"
          : "self-consistent-only";
  const notProved = logs.map(
    (log) =>
      `acts of log ${log.log} after ${log.heldTo === 0 ? "its beginning" : `number ${log.heldTo}`} could have been removed or rewritten by whoever holds the key: nothing after that is dated by anybody this checker believes, and no known checkpoint was given`,
  );
  if (!pinned)
    notProved.unshift(
      "whose archive this is: no key was brought, and whoever can write the folder could have written all of it",
    );
  if (logs.some((log) => log.withheld > 0))
    notProved.push(
      "what withheld acts say, and whether an object that only they name, or a key in vault/, is missing: --held tells keyholders",
    );
  notProved.push("that what was told is true, and that a time claimed by an act is right");
  const lean = logs.map(
    ({ log, origin, size, root, commits, open, withheld, from, to, heldTo, policyTo, times, closed }) => ({
      log,
      origin,
      size,
      root,
      commits,
      open,
      withheld,
      from,
      to,
      heldTo,
      policyTo,
      times,
      closed,
    }),
  );
  return { verdict, archive, findings: findings.list, more: findings.more, logs: lean, objects, proofs, notProved };
}
