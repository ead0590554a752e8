import { type Dispute, disputeOf } from "../archive/keyholders.ts";
import { layout } from "../archive/layout.ts";
import type { CheckedLog } from "./checkedLog.ts";
import type { ActTime, Findings, LogTimes } from "./finding.ts";
import { type OutsideProof, type TimeTrust, weighProofs } from "./outsideProof.ts";
import type { CheckPorts } from "./ports.ts";
import { TimeBounds } from "./timeBounds.ts";

/** Clocks that differ by less are not told, in milliseconds. */
const patience = 10 * 60 * 1000;

/** What is proved about time: every proof weighed, and between what the acts of each log entered it. */
export interface CheckedTimes {
  readonly proofs: readonly OutsideProof[];
  readonly bounds: TimeBounds;
}

/** Weighs the proofs of time, and tells commits whose claim contradicts what somebody outside vouches for. */
export async function checkTimes(
  ports: CheckPorts,
  logs: readonly CheckedLog[],
  trust: TimeTrust,
  findings: Findings,
): Promise<CheckedTimes> {
  const keys = new Map(logs.map((log) => [log.log, log.key]));
  const stamps = logs.flatMap((log) => log.stamps);
  const proofs = await weighProofs(ports, stamps, keys, trust);
  const bounds = new TimeBounds(logs, proofs);
  for (const log of logs) tellContradictions(log, bounds, findings);
  return { proofs, bounds };
}

/** The bounds of a log with what its acts claim. */
export function timesOf(log: CheckedLog, bounds: TimeBounds): LogTimes[] {
  const { index, time } = log.claims;
  let at = 0;
  return bounds.ranges(log.log).map((range) => {
    while (at < index.length - 1 && index[at]! < range.first) at++;
    const first = time[at];
    while (at < index.length - 1 && index[at]! < range.last) at++;
    return { ...range, claimedFrom: iso(first), claimedTo: iso(time[at]) };
  });
}

/** Tells the time of every act of a log, in its order; a withheld act claims what the commit over it claims. */
export function tellTimes(
  log: CheckedLog,
  bounds: TimeBounds,
  disputes: readonly Dispute[],
  tell: (time: ActTime) => void,
): void {
  const ranges = bounds.ranges(log.log);
  let range = 0;
  let commit = 0;
  for (const { index, kind, time, object, by: named } of log.acts) {
    while (ranges[range]!.last < index) range++;
    while (commit < log.claims.index.length - 1 && log.claims.index[commit]! < index) commit++;
    const { after, before, heldBy } = ranges[range]!;
    const claimed = time === "" ? (iso(log.claims.time[commit]) ?? "") : time;
    const by = named || (log.claims.by[commit] ?? "");
    const disputed = disputeOf(disputes, { log: log.log, index, by }) !== null;
    tell({ log: log.log, index, act: kind, object, claimed, after, before, heldBy, disputed });
  }
}

function tellContradictions(log: CheckedLog, bounds: TimeBounds, findings: Findings): void {
  for (const range of bounds.ranges(log.log)) {
    const after = range.after === null ? Number.NEGATIVE_INFINITY : Date.parse(range.after.time) - patience;
    const before = range.before === null ? Number.POSITIVE_INFINITY : Date.parse(range.before.time) + patience;
    for (let i = firstFrom(log.claims.index, range.first); log.claims.index[i]! <= range.last; i++) {
      const claimed = log.claims.time[i]!;
      if (!(claimed < after || claimed > before)) continue;
      const side = claimed < after ? `after ${range.after!.time}` : `before ${range.before!.time}`;
      const by = claimed < after ? range.after!.by : range.before!.by;
      const what = `the commit at act ${log.claims.index[i]} of log "${log.log}" claims ${iso(claimed)}, but it entered the log ${side}, says ${by}: the clock was wrong, or the claim is`;
      findings.warning("bad-clock", layout.checkpoint(log.log), what, log.log, log.claims.index[i]);
      break;
    }
  }
}

function firstFrom(indexes: readonly number[], from: number): number {
  let low = 0;
  let high = indexes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (indexes[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function iso(time: number | undefined): string | null {
  return time === undefined || Number.isNaN(time) ? null : new Date(time).toISOString();
}
