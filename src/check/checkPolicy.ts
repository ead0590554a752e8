import { layout } from "../archive/layout.ts";
import { toHex } from "../bytes/hex.ts";
import type { Policy } from "../log/policy.ts";
import type { CheckedLog } from "./checkedLog.ts";
import type { Findings } from "./finding.ts";
import type { OutsideProof } from "./outsideProof.ts";

/**
 * The largest size of each log that a quorum of the policy's witnesses holds: a witness who cosigned a state holds every earlier one.
 * A log with acts that no quorum holds at any size is an error.
 */
export function checkPolicy(
  policy: Policy,
  logs: readonly CheckedLog[],
  proofs: readonly OutsideProof[],
  findings: Findings,
): ReadonlyMap<string, number> {
  const nameOf = new Map([...policy.witnesses].map(([name, key]) => [`${key.name} ${toHex(key.publicKey)}`, name]));
  const named = (proof: OutsideProof) => nameOf.get(`${proof.by} ${proof.key}`);
  const held = new Map<string, number>();
  for (const { log, size } of logs) {
    const holding = proofs.filter((proof) => proof.fault === null && proof.log === log && named(proof) !== undefined);
    const sizes = [...new Set(holding.map((proof) => proof.size))].sort((a, b) => b - a);
    const isHeld = (at: number) =>
      policy.isMetBy(new Set(holding.flatMap((proof) => (proof.size >= at ? (named(proof) ?? []) : []))));
    const most = isHeld(Number.POSITIVE_INFINITY) ? size : (sizes.find(isHeld) ?? 0);
    held.set(log, most);
    if (most === 0 && size > 0) {
      findings.error(
        "policy-unmet",
        layout.checkpoint(log),
        `no state of log "${log}" has the cosignatures that the policy asks for; ${new Set(holding.map(named)).size} of its ${policy.witnesses.size} witnesses cosigned one`,
        log,
      );
    }
  }
  return held;
}
