import type { ActTime, Between, CheckReport, OutsideProof } from "../check/index.ts";
import type { OwedStamp } from "../disk/owed.ts";
import { shown } from "./io.ts";

/** Between what something entered the log, in one phrase. */
export function betweenWords({ after, before, heldBy }: Between): string {
  const others = heldBy.slice(1).map((one) => shown(one.by));
  const held = others.length === 0 ? "" : `, held to that also by ${others.join(", ")}`;
  const since = after === null ? "after: nobody outside says" : `after ${after.time} (${shown(after.by)})`;
  const until = before === null ? "before: nobody outside says" : `before ${before.time} (${shown(before.by)})${held}`;
  return `${since}; ${until}`;
}

/** One act with its time. */
export function actTimeWords(time: ActTime): string {
  const object = time.object === null ? "" : ` of object ${time.object.slice(0, 12)}`;
  const disputed = time.disputed ? " DISPUTED" : "";
  return `act ${time.index} of log ${time.log}: ${time.act}${object}${disputed}, claimed ${time.claimed || "-"}; entered ${betweenWords(time)}`;
}

/** What is proved about the times of each log, run by run, and every proof with whether it counts. */
export function timesWords(report: CheckReport): string[] {
  const runs = report.logs.flatMap((log) =>
    log.times.map(
      ({ first, last, claimedFrom, claimedTo, ...between }) =>
        `log ${log.log}: acts ${first} to ${last}, claimed ${claimedFrom ?? "-"} to ${claimedTo ?? "-"}; entered ${betweenWords(between)}`,
    ),
  );
  return [...runs, ...report.proofs.map(proofWords)];
}

/** One token or cosignature, and whether it counts. */
export function proofWords(proof: OutsideProof): string {
  const who = `${proof.kind} ${shown(proof.by || proof.from || "unknown")}`;
  const what = `log ${proof.log} up to ${proof.size}`;
  if (proof.fault !== null) return `not counted: ${who} on ${what}: ${shown(proof.fault)} (${proof.path})`;
  const end = proof.notAfter === null ? "" : `; its certificate ends ${proof.notAfter}`;
  const revocation = proof.revocationAt === null ? "" : `, not revoked as of ${proof.revocationAt}`;
  return `counted: ${who} on ${what} at ${proof.time}${end}${revocation}`;
}

/** An authority or witness that still owes an answer. */
export function owedWords(owed: OwedStamp): string {
  return `queued: ${owed.kind} ${shown(owed.target)} for log ${owed.log} from size ${owed.size}, asked ${owed.times} times since ${owed.since}: ${shown(owed.why)}`;
}
