import { fromUtf8 } from "../bytes/text.ts";
import { inclusionProof } from "../log/proof.ts";
import { tileWidth } from "../log/tiles.ts";
import { formatTlogProof } from "../log/tlogProof.ts";
import { ArchiveError } from "./error.ts";
import { readPage, tileHashes } from "./logReader.ts";
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

/** Proves that an act stands in its log under the current checkpoint. Reads two tiles a level. Throws `not-found`. */
export async function proveAct(ports: Ports, member: LogMember, index: number): Promise<ActProof> {
  const size = member.checkpoint.size;
  if (!(index >= 0 && index < size))
    throw new ArchiveError("not-found", `log "${member.log}" has no act ${index}: it ends at ${size}`);
  const number = Math.floor(index / tileWidth);
  const page = await readPage(ports, member.log, size, number);
  const hashes = await inclusionProof(ports.crypto, tileHashes(ports, member.log, size), index, size);
  const checkpoint = fromUtf8(member.checkpoint.note)!;
  const at = index - number * tileWidth;
  return {
    proof: formatTlogProof({ index, hashes, extra: null, checkpoint }),
    leaf: page.leaves[at]!,
    line: page.lines[at]!,
  };
}
