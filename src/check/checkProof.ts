import { openLine, parseLeaf, parseLine, wrongSlots } from "../archive/act.ts";
import { readCheckpoint } from "../archive/logReader.ts";
import type { Crypto } from "../bytes/crypto.ts";
import { toHex } from "../bytes/hex.ts";
import type { Json } from "../bytes/json.ts";
import { utf8 } from "../bytes/text.ts";
import { parseKey } from "../log/note.ts";
import { parseTlogProof } from "../log/tlogProof.ts";
import { leafHash, provesInclusion } from "../log/tree.ts";

/** What checking a proof offline showed. */
export type ProofVerdict =
  | {
      readonly holds: true;
      readonly origin: string;
      readonly index: number;
      readonly size: number;
      /** Slots of the act that lie open in the line, and match; empty when no line was given or it is withheld. */
      readonly shown: Readonly<Record<string, Json>>;
      /** What it does not prove, in plain words. */
      readonly notProved: readonly string[];
    }
  | { readonly holds: false; readonly reason: string };

/**
 * Checks a `.tlog-proof` with the leaf it speaks of against a verifier key got on another way. With the act's line it also
 * proves what lies open in it.
 */
export function checkProof(
  crypto: Crypto,
  proofText: string,
  leaf: Uint8Array,
  key: string,
  line: Uint8Array | null = null,
): ProofVerdict {
  const no = (reason: string): ProofVerdict => ({ holds: false, reason });
  const proof = parseTlogProof(proofText);
  const verifier = parseKey(crypto, key);
  if (proof === null) return no("this is not a tlog-proof");
  if (verifier === null) return no("the key that was given is not a verifier key");
  const checkpoint = readCheckpoint({ crypto }, utf8(proof.checkpoint), verifier);
  if (checkpoint === null) return no("its checkpoint is not signed by the key that was given");
  if (!provesInclusion(crypto, leafHash(crypto, leaf), proof.index, checkpoint.size, proof.hashes, checkpoint.root)) {
    return no(`the leaf does not stand at ${proof.index} in the log of ${checkpoint.size} acts`);
  }
  const commitments = parseLeaf(leaf);
  if (commitments === null) return no("the leaf is not written as the format says");
  const shown = line === null ? {} : readLine(crypto, line, commitments);
  if (shown === null) return no("the act's line is not the one that the leaf commits to");
  const notProved = [
    "that what was told is true",
    "when it was told: the time in the act is its keyholder's claim; a stamp of a later checkpoint bounds it from above",
  ];
  return { holds: true, origin: checkpoint.origin, index: proof.index, size: checkpoint.size, shown, notProved };
}

function readLine(
  crypto: Crypto,
  bytes: Uint8Array,
  leaf: NonNullable<ReturnType<typeof parseLeaf>>,
): Readonly<Record<string, Json>> | null {
  const line = parseLine(bytes);
  if (line === null || toHex(crypto.sha256(bytes)) !== leaf.stored) return null;
  const open = openLine(crypto, line, null, new Map());
  return wrongSlots(crypto, leaf, open).length > 0 ? null : open.values;
}
