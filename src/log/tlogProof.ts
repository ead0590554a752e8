import { fromBase64, toBase64 } from "../bytes/base64.ts";
import { parseSize } from "./checkpoint.ts";

/** A self-contained proof that an entry is in a log. C2SP tlog-proof. */
export interface TlogProof {
  readonly index: number;
  /** From the leaf's sibling up. */
  readonly hashes: readonly Uint8Array[];
  /** Opaque; null when there is none. Nothing signs it. */
  readonly extra: Uint8Array | null;
  /** The signed checkpoint, as it stands. */
  readonly checkpoint: string;
}

const intro = "c2sp.org/tlog-proof@v1";

/** A proof as its file says it. */
export function formatTlogProof(proof: TlogProof): string {
  const extra = proof.extra === null ? [] : [`extra ${toBase64(proof.extra)}`];
  const lines = [intro, ...extra, `index ${proof.index}`, ...proof.hashes.map(toBase64)];
  return `${lines.join("\n")}\n\n${proof.checkpoint}`;
}

/** Reads a proof of at most 64 KiB; null when it is not well formed. The checkpoint is not yet read. */
export function parseTlogProof(text: string): TlogProof | null {
  if (text.length > 65_536 || !text.startsWith(`${intro}\n`)) return null;
  const end = text.indexOf("\n\n");
  if (end < 0) return null;
  const lines = text.slice(intro.length + 1, end).split("\n");
  let extra: Uint8Array | null = null;
  if (lines[0]?.startsWith("extra ")) {
    extra = fromBase64(lines.shift()!.slice(6));
    if (extra === null) return null;
  }
  const first = lines.shift();
  const index = first?.startsWith("index ") ? parseSize(first.slice(6)) : null;
  const hashes = lines.map(fromBase64);
  if (index === null || hashes.length > 63 || hashes.some((hash) => hash?.length !== 32)) return null;
  return { index, hashes: hashes as Uint8Array[], extra, checkpoint: text.slice(end + 2) };
}
