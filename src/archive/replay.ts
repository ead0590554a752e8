import { toHex } from "../bytes/hex.ts";
import { compareText } from "../bytes/text.ts";
import { tileWidth } from "../log/tiles.ts";
import { leafHash } from "../log/tree.ts";
import { type ActHead, headOf, openLine, parseLeaf, parseLine, wrongSlots } from "./act.ts";
import type { Act, Position } from "./archive.ts";
import { ArchiveError } from "./error.ts";
import { parseCommit, type SeenLog } from "./governance.ts";
import type { Keyring } from "./keyring.ts";
import { logOf } from "./layout.ts";
import { readPage } from "./logReader.ts";
import type { LogMember } from "./members.ts";
import type { Ports } from "./ports.ts";

/** Acts up to and with their commit. */
interface ActGroup {
  readonly acts: readonly Act[];
  readonly end: number;
  readonly time: string;
  readonly seen: readonly SeenLog[];
}

/** One log on its way through a replay. */
interface Walk {
  readonly log: string;
  readonly groups: AsyncIterator<ActGroup>;
  next: ActGroup | null;
  done: number;
}

/**
 * All acts after a position: a group comes after everything its commit had seen of other logs, then by the commit's time,
 * then by log. The order depends on the logs alone, not on how they came together. Memory: one group a log.
 */
export async function* replayLogs(
  ports: Ports,
  members: readonly LogMember[],
  keyring: Keyring,
  after: Position,
): AsyncGenerator<Act> {
  const walks: Walk[] = [];
  for (const member of members) {
    const from = Math.min(after[member.log] ?? 0, member.checkpoint.size);
    walks.push({ log: member.log, groups: groupsOf(ports, member, keyring, from), next: null, done: from });
  }
  walks.sort((a, b) => compareText(a.log, b.log));
  for (const walk of walks) await advance(walk);
  for (;;) {
    const waiting = walks.filter((walk) => walk.next !== null);
    if (waiting.length === 0) return;
    const ready = waiting.filter((walk) => walk.next!.seen.every((seen) => wasReplayed(seen, walks)));
    const chosen = earliest(ready.length > 0 ? ready : waiting);
    yield* chosen.next!.acts;
    chosen.done = chosen.next!.end;
    await advance(chosen);
  }
}

/** One act by its index. Throws `corrupt`. */
export async function readAct(ports: Ports, member: LogMember, keyring: Keyring, index: number): Promise<Act> {
  const number = Math.floor(index / tileWidth);
  const page = await readPage(ports, member.log, member.checkpoint.size, number);
  const at = index - number * tileWidth;
  return openAct(ports, member.log, index, page.lines[at]!, page.leaves[at]!, keyring);
}

/** Opens one line as far as the keys go, after proving it by its leaf. Throws `corrupt`. */
export function openAct(
  ports: Pick<Ports, "crypto">,
  log: string,
  index: number,
  lineBytes: Uint8Array,
  leafBytes: Uint8Array,
  keyring: Keyring,
): Act {
  const leaf = parseLeaf(leafBytes);
  const line = parseLine(lineBytes);
  const where = `act ${index} of log "${log}"`;
  if (leaf === null || line === null) throw new ArchiveError("corrupt", `${where} is not written as the format says`);
  if (toHex(ports.crypto.sha256(lineBytes)) !== leaf.stored)
    throw new ArchiveError("corrupt", `${where} is not the one its leaf commits to`);
  const opened = openLine(ports.crypto, line, keyring.own, keyring.units);
  if (wrongSlots(ports.crypto, leaf, opened).length > 0)
    throw new ArchiveError("corrupt", `${where} does not hold what its leaf commits to`);
  const head: ActHead | null = headOf(opened);
  return {
    ref: toHex(leafHash(ports.crypto, leafBytes)),
    log,
    index,
    kind: head?.kind ?? "withheld",
    time: head?.time ?? "",
    by: head?.by ?? "",
    refs: head?.refs ?? [],
    body: opened.values.body ?? null,
    private: opened.values.private ?? null,
    unit: line.values.head === undefined ? opened.unit : null,
    withheld: head === null,
  };
}

async function* groupsOf(ports: Ports, member: LogMember, keyring: Keyring, from: number): AsyncGenerator<ActGroup> {
  const size = member.checkpoint.size;
  let acts: Act[] = [];
  for (let number = Math.floor(from / tileWidth); number * tileWidth < size; number++) {
    const page = await readPage(ports, member.log, size, number);
    for (let i = Math.max(0, from - number * tileWidth); i < page.lines.length; i++) {
      const index = number * tileWidth + i;
      const act = openAct(ports, member.log, index, page.lines[i]!, page.leaves[i]!, keyring);
      acts.push(act);
      const commit = act.kind === "commit" && act.unit === null ? parseCommit(act.body) : null;
      if (commit === null) continue;
      yield { acts, end: index + 1, time: act.time, seen: commit.seen };
      acts = [];
    }
  }
  if (acts.length > 0) yield { acts, end: size, time: acts.at(-1)!.time, seen: [] };
}

async function advance(walk: Walk): Promise<void> {
  const next = await walk.groups.next();
  walk.next = next.done ? null : next.value;
}

function wasReplayed(seen: SeenLog, walks: readonly Walk[]): boolean {
  const other = walks.find((walk) => walk.log === logOf(seen.origin));
  return other === undefined || other.next === null || other.done >= seen.size;
}

function earliest(walks: readonly Walk[]): Walk {
  return walks.reduce((best, walk) => (compareText(walk.next!.time, best.next!.time) < 0 ? walk : best));
}
