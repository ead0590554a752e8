import { toHex } from "../bytes/hex.ts";
import { parseCommit, type SeenLog } from "./governance.ts";
import type { Keyring } from "./keyring.ts";
import { logOf, originOf } from "./layout.ts";
import type { LogMember } from "./members.ts";
import type { Ports } from "./ports.ts";
import { readAct } from "./replay.ts";

/** The states of the other logs as a commit in `log` writes them down. */
export function seenLogs(members: readonly LogMember[], log: string): SeenLog[] {
  return members
    .filter((member) => member.log !== log)
    .map((member) => ({
      origin: originOf(member.log),
      size: member.checkpoint.size,
      root: toHex(member.checkpoint.root),
    }));
}

/** Whether the newest commit of each other log had seen an act. Reads a page a log. Throws `corrupt`. */
export async function seenBy(
  ports: Ports,
  members: readonly LogMember[],
  keyring: Keyring,
  act: { readonly log: string; readonly index: number },
): Promise<readonly { log: string; seen: boolean }[]> {
  const found: { log: string; seen: boolean }[] = [];
  for (const member of members.filter((other) => other.log !== act.log)) {
    const last = await readAct(ports, member, keyring, member.checkpoint.size - 1);
    const commit = last.kind === "commit" ? parseCommit(last.body) : null;
    const seen = commit?.seen.some((state) => logOf(state.origin) === act.log && state.size > act.index) ?? false;
    found.push({ log: member.log, seen });
  }
  return found;
}
