import { type Commit, commitText, keyholderId, parseCommit } from "../archive/governance.ts";
import { fromHex, toHex } from "../bytes/hex.ts";
import { RightEdge } from "../log/edge.ts";
import type { Walk } from "./checkedLog.ts";
import type { ActRun, KeyAct } from "./examinePage.ts";

/** Holds a commit against the acts since the one before it. */
export function checkCommit(walk: Walk, { index, time, body }: KeyAct): void {
  const { crypto, findings, log, group } = walk;
  const commit = parseCommit(body);
  const reason = commit === null ? "is malformed" : whyNot(walk, index, commit);
  if (reason !== null)
    findings.error(
      "bad-commit",
      null,
      `the commit at act ${index} of log "${log}" ${reason}: acts ${group.start} to ${index - 1} are covered by no valid commit`,
      log,
      index,
    );
  else {
    walk.commits++;
    walk.seen.push(...commit!.seen.map((seen) => ({ ...seen, index })));
    const by = keyholderId(crypto, fromHex(commit!.key)!);
    for (const run of group.runs.filter((one) => one.by !== by)) foreign(walk, run, by);
  }
  noteCommit(walk, index, time, commit);
}

/** Takes over a commit that an earlier check held against its acts. */
export function takeCommit(walk: Walk, { index, time, body }: KeyAct): void {
  const commit = parseCommit(body);
  if (commit !== null) {
    walk.commits++;
    walk.seen.push(...commit.seen.map((seen) => ({ ...seen, index })));
  }
  noteCommit(walk, index, time, commit);
}

/** Notes what a commit claims, whether it holds or not, and begins the next group. */
function noteCommit(walk: Walk, index: number, time: string, commit: Commit | null): void {
  const { crypto, findings, log } = walk;
  if (walk.to !== null && time < walk.to)
    findings.warning(
      "bad-clock",
      null,
      `the clock went backwards before act ${index} of log "${log}": ${time} after ${walk.to}`,
      log,
      index,
    );
  walk.claims.index.push(index);
  walk.claims.time.push(Date.parse(time));
  walk.claims.by.push(commit === null ? "" : keyholderId(crypto, fromHex(commit.key)!));
  walk.from ??= time;
  walk.to = time;
  // The commit itself is the next leaf: the root before the next group has it.
  walk.group = { start: index + 1, before: toHex(walk.edge.root()), leaves: new RightEdge(crypto), runs: [] };
}

function foreign({ findings, log }: Walk, run: ActRun, by: string): void {
  for (let index = run.first; index < run.first + run.count; index++)
    findings.error(
      "bad-commit",
      null,
      `act ${index} of log "${log}" says it is by keyholder ${run.by}, but the commit that covers it is by ${by}`,
      log,
      index,
    );
}

function whyNot(walk: Walk, index: number, commit: Commit): string | null {
  const { group, keyholders, crypto } = walk;
  if (commit.origin !== walk.key.name) return "is of another log";
  if (commit.first !== group.start || commit.last !== index - 1)
    return `covers acts ${commit.first} to ${commit.last}, not ${group.start} to ${index - 1}`;
  if (commit.before !== group.before) return "names another root before it";
  if (commit.covered !== toHex(group.leaves.root())) return "names another root over its acts";
  if (!keyholders.has(commit.key)) return "is signed with a key that nobody added";
  if (!crypto.ed25519Verify(fromHex(commit.key)!, commitText(commit), commit.signature))
    return "has a signature that does not hold";
  if (index >= keyholders.get(commit.key)!.trustedTo) return "is signed with a key that was revoked before";
  return null;
}
