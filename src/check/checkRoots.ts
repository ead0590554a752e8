import { layout, limits, logOf } from "../archive/layout.ts";
import { placeIn, readCheckpoint, type SignedCheckpoint, tileHashes } from "../archive/logReader.ts";
import { toHex } from "../bytes/hex.ts";
import { fromUtf8, utf8 } from "../bytes/text.ts";
import { parseCheckpoint } from "../log/checkpoint.ts";
import { RightEdge } from "../log/edge.ts";
import { parseNote } from "../log/note.ts";
import { rangeRoot } from "../log/proof.ts";
import { decodeBundle, tileWidth } from "../log/tiles.ts";
import { leafHash } from "../log/tree.ts";
import type { CheckedLog } from "./checkedLog.ts";
import type { Findings } from "./finding.ts";
import type { CheckPorts } from "./ports.ts";

/** Every state of another log that a commit lists as seen must be a beginning of that log, where it is here. */
export async function checkSeen(ports: CheckPorts, logs: readonly CheckedLog[], findings: Findings): Promise<void> {
  const done = new Set<string>();
  for (const log of logs) {
    for (const seen of log.seen) {
      const name = `${seen.origin} ${seen.size} ${seen.root}`;
      const other = logs.find((candidate) => candidate.origin === seen.origin);
      if (done.has(name)) continue;
      done.add(name);
      const from = `act ${seen.index} of log "${log.log}" had seen ${seen.size} acts of log "${logOf(seen.origin)}"`;
      if (other === undefined)
        findings.warning("missing", null, `${from}, which is not in this folder`, log.log, seen.index);
      else if (other.size < seen.size)
        findings.warning(
          "missing",
          null,
          `${from}, of which only ${other.size} are here: it was not copied whole, or was rolled back`,
          log.log,
          seen.index,
        );
      else if ((await hadRoot(ports, other, seen, from, findings)) === false) {
        findings.alarm(
          "forked",
          layout.checkpoint(other.log),
          `${from} with another root than the log has here: one of the two was rewritten`,
          other.log,
        );
      }
    }
  }
}

/** Checkpoints known from before must be beginnings of their logs. Gives by log the largest size that one holds. */
export async function checkKnown(
  ports: CheckPorts,
  logs: readonly CheckedLog[],
  known: readonly Uint8Array[],
  findings: Findings,
): Promise<Map<string, number>> {
  const held = new Map<string, number>();
  for (const bytes of known) {
    const note = noteIn(bytes);
    const text = note === null ? null : parseNote(note);
    const origin = text === null ? undefined : parseCheckpoint(text.text)?.origin;
    const log = logs.find((candidate) => candidate.origin === origin);
    const checkpoint = note === null || log === undefined ? null : readCheckpoint(ports, note, log.key);
    if (log === undefined || checkpoint === null) {
      findings.error(
        "wrong-key",
        null,
        "a known checkpoint that was given is not one of a log of this archive, or is not signed by its key",
      );
    } else if (await holds(ports, log, checkpoint, findings)) {
      held.set(log.log, Math.max(held.get(log.log) ?? 0, checkpoint.size));
    }
  }
  return held;
}

async function holds(
  ports: CheckPorts,
  log: CheckedLog,
  checkpoint: SignedCheckpoint,
  findings: Findings,
): Promise<boolean> {
  const path = layout.checkpoint(log.log);
  if (checkpoint.size > log.size) {
    findings.alarm(
      "rolled-back",
      path,
      `log "${log.log}" ends at ${log.size}, but a checkpoint that it signed reached ${checkpoint.size}: acts were taken away`,
      log.log,
    );
    return false;
  }
  const state = { size: checkpoint.size, root: toHex(checkpoint.root) };
  const signed = `log "${log.log}" signed the root ${state.root} at ${state.size}`;
  const had = await hadRoot(ports, log, state, signed, findings);
  if (had === false) findings.alarm("forked", path, `${signed} and has another there now: it was rewritten`, log.log);
  return had === true;
}

/**
 * Whether a log had this root at an earlier size. Tiles that were lost or changed are passed by: the leaves tell. Where those
 * are not what the checkpoint signs nothing is a fork yet: null, and it is told that `from` could not be held against them.
 */
export async function hadRoot(
  ports: CheckPorts,
  { log, size, holds }: Pick<CheckedLog, "log" | "size" | "holds">,
  state: { readonly size: number; readonly root: string },
  from: string,
  findings: Findings,
): Promise<boolean | null> {
  if (!holds.leaves) {
    const message = `${from}: whether that is still so cannot be told, as the leaves here are not those that the checkpoint signs`;
    findings.error("unreadable", layout.checkpoint(log), message, log);
    return null;
  }
  const root = holds.tiles
    ? rootOfTiles(ports, { log, size }, state.size)
    : rootOfLeaves(ports, { log, size }, state.size);
  return (await root) === state.root;
}

async function rootOfLeaves(ports: CheckPorts, log: Pick<CheckedLog, "log" | "size">, size: number): Promise<string> {
  const edge = new RightEdge(ports.crypto);
  for (let number = 0; edge.size < size; number++) {
    const path = layout.tile(log.log, placeIn(log.size, "entries", number));
    const bytes = await ports.folder.read(path, (limits.leaf + 2) * tileWidth);
    const leaves = bytes === null ? null : decodeBundle(bytes);
    if (leaves === null) return "";
    for (const leaf of leaves.slice(0, size - edge.size)) edge.append(leafHash(ports.crypto, leaf));
  }
  return toHex(edge.root());
}

/** The root of a log at an earlier size from its tiles, 64 hex digits; empty when tiles are missing. */
export async function rootOfTiles(
  ports: CheckPorts,
  log: Pick<CheckedLog, "log" | "size">,
  size: number,
): Promise<string> {
  try {
    return toHex(await rangeRoot(ports.crypto, tileHashes(ports, log.log, log.size), 0, size));
  } catch {
    return "";
  }
}

/** The note in a file that is a checkpoint or a tlog-proof; null when it is neither. */
export function noteIn(bytes: Uint8Array): Uint8Array | null {
  const text = bytes.length > 1024 * 1024 ? null : fromUtf8(bytes);
  if (text === null) return null;
  if (!text.startsWith("c2sp.org/tlog-proof@v1\n")) return bytes;
  const end = text.indexOf("\n\n");
  return end < 0 ? null : utf8(text.slice(end + 2));
}
