import { fromUtf8 } from "../bytes/text.ts";
import { consistencyProof, inclusionProof, rangeRoot } from "../log/proof.ts";
import { tileWidth } from "../log/tiles.ts";
import { formatTlogProof } from "../log/tlogProof.ts";
import { leafHash, provesInclusion } from "../log/tree.ts";
import { ArchiveError } from "./error.ts";
import { readCheckpoint, readPage, tileHashes } from "./logReader.ts";
import type { LogMember } from "./members.ts";
import type { Ports } from "./ports.ts";

/** A proof with what it speaks of, to be written side by side. */
export interface ActProof {
  /** Text of the `.tlog-proof` file. */
  readonly proof: string;
  /** The leaf that is proved: canonical JSON of the commitments. */
  readonly leaf: Uint8Array;
  /** The act's line: what of it lies open, lies open; its SHA-256 is `stored` in the leaf. */
  readonly line: Uint8Array;
}

/**
 * Proves that an act stands in its log under the current checkpoint, or under an earlier one by its signed note; the proof is held
 * to that checkpoint's root. Reads two tiles a level. Throws `not-found`, also for a note that is not an earlier state of this log,
 * and `corrupt`.
 */
export async function proveAct(
  ports: Ports,
  member: LogMember,
  index: number,
  note: Uint8Array | null = null,
): Promise<ActProof> {
  const whole = member.checkpoint.size;
  const state = note === null ? member.checkpoint : readCheckpoint(ports, note, member.key);
  if (state === null || state.size > whole) throw notEarlier(member);
  if (!(index >= 0 && index < state.size))
    throw new ArchiveError("not-found", `log "${member.log}" has no act ${index}: it ends at ${state.size}`);
  const number = Math.floor(index / tileWidth);
  const at = index - number * tileWidth;
  const tiles = tileHashes(ports, member.log, whole);
  const [page, hashes] = await Promise.all([
    readPage(ports, member.log, whole, number),
    inclusionProof(ports.crypto, tiles, index, state.size),
  ]);
  const leaf = page.leaves[at]!;
  if (!provesInclusion(ports.crypto, leafHash(ports.crypto, leaf), index, state.size, hashes, state.root)) {
    if (note !== null) throw notEarlier(member);
    throw new ArchiveError(
      "corrupt",
      `act ${index} of log "${member.log}" does not stand under the root that its checkpoint signs: run a check`,
    );
  }
  const checkpoint = fromUtf8(state.note)!;
  return { proof: formatTlogProof({ index, hashes, extra: null, checkpoint }), leaf, line: page.lines[at]! };
}

function notEarlier(member: LogMember): ArchiveError {
  return new ArchiveError("not-found", `the note that was given is no earlier state of log "${member.log}"`);
}

/** The proof that the log at `from` begins the log at `to`, both at most its present size. Throws `not-found`. */
export async function proveGrowth(
  ports: Ports,
  member: LogMember,
  from: number,
  to: number,
): Promise<readonly Uint8Array[]> {
  if (!(from >= 0 && from <= to && to <= member.checkpoint.size))
    throw new ArchiveError("not-found", `log "${member.log}" ends at ${member.checkpoint.size}, not at ${to}`);
  return await consistencyProof(ports.crypto, tileHashes(ports, member.log, member.checkpoint.size), from, to);
}

/** The root of a log at an earlier size, 32 bytes; null when it was never so long. */
export async function rootAt(ports: Ports, member: LogMember, size: number): Promise<Uint8Array | null> {
  if (!(size >= 0 && size <= member.checkpoint.size)) return null;
  return await rangeRoot(ports.crypto, tileHashes(ports, member.log, member.checkpoint.size), 0, size);
}
