import type { Dispute } from "../archive/keyholders.ts";
import { layout, logOf } from "../archive/layout.ts";
import type { CheckedLog, Revocation } from "./checkedLog.ts";
import { hadRoot } from "./checkRoots.ts";
import type { Findings, LogReport } from "./finding.ts";
import type { CheckPorts } from "./ports.ts";

/**
 * What the recovery key says of acts that stand: those by a revoked key after it was trusted, and those of a closed log after
 * its end, are disputed, not erased. A closed log must be what it was when it was closed.
 */
export async function checkDisputes(
  ports: CheckPorts,
  logs: readonly CheckedLog[],
  findings: Findings,
): Promise<readonly Dispute[]> {
  const disputes: Dispute[] = [];
  for (const log of logs) {
    for (const revocation of log.revocations) disputes.push(...disputeOfKey(log, revocation, logs, findings));
    if (log.goesOnFor !== null) disputes.push(...(await checkClosed(ports, log, logs, findings)));
  }
  return disputes;
}

/** Where a log was closed, and which goes on for it. */
export function closingOf(log: CheckedLog, logs: readonly CheckedLog[]): LogReport["closed"] {
  const next = logs.find((one) => one.goesOnFor?.closed === log.origin);
  const closing = next?.goesOnFor ?? null;
  return next === undefined || closing === null ? null : { by: next.log, size: closing.size, reason: closing.reason };
}

function disputeOfKey(
  log: CheckedLog,
  { origin, by, size, index }: Revocation,
  logs: readonly CheckedLog[],
  findings: Findings,
): Dispute[] {
  const meant = logs.find((one) => one.origin === origin);
  const to = meant === log ? index : (meant?.size ?? 0);
  const count = meant === undefined ? 0 : actsBy(meant, by, size, to);
  if (meant === undefined || count === 0) return [];
  const message = `${count} acts of log "${meant.log}" from ${size} on are disputed: keyholder ${by} signed them, whose key act ${index} of log "${log.log}" revokes`;
  findings.warning("disputed", null, message, meant.log, size);
  return [{ log: meant.log, from: size, to, by, because: "revoked" }];
}

async function checkClosed(
  ports: CheckPorts,
  log: CheckedLog,
  logs: readonly CheckedLog[],
  findings: Findings,
): Promise<Dispute[]> {
  const { closed, size, root, reason, index } = log.goesOnFor!;
  const meant = logs.find((one) => one.origin === closed);
  const from = `act ${index} of log "${log.log}" closes log "${logOf(closed)}" at ${size} acts (${reason})`;
  if (meant === undefined) findings.warning("missing", null, `${from}, which is not in this folder`, log.log, index);
  else if (meant.size < size)
    findings.error("missing", layout.checkpoint(meant.log), `${from}, and only ${meant.size} are here`, log.log, index);
  else if ((await hadRoot(ports, meant, { size, root }, from, findings)) === false)
    findings.alarm("forked", layout.checkpoint(meant.log), `${from} with another root than it has here`, meant.log);
  if (meant === undefined || meant.size <= size) return [];
  const message = `${meant.size - size} acts of log "${meant.log}" from ${size} on are disputed: ${from}`;
  findings.warning("disputed", null, message, meant.log, size);
  return [{ log: meant.log, from: size, to: Number.POSITIVE_INFINITY, by: null, because: "closed" }];
}

/** How many acts from `from` up to `to` stand in groups that this keyholder committed. */
function actsBy({ claims }: CheckedLog, by: string, from: number, to: number): number {
  let count = 0;
  for (const [i, index] of claims.index.entries()) {
    const first = i === 0 ? 0 : claims.index[i - 1]! + 1;
    if (claims.by[i] === by) count += Math.max(0, Math.min(index + 1, to) - Math.max(first, from));
  }
  return count;
}
