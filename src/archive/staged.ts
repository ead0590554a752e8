import { fromHex, isHex, toHex } from "../bytes/hex.ts";
import { canonical, type Json, JsonError, parseCanonical } from "../bytes/json.ts";
import { fromUtf8, joinBytes, sameBytes, utf8 } from "../bytes/text.ts";
import type { VerifierKey } from "../log/note.ts";
import type { WrittenAct } from "./act.ts";
import { layout } from "./layout.ts";
import { readCheckpoint, type SignedCheckpoint } from "./logReader.ts";
import type { Ports } from "./ports.ts";

/** Names in a device's state folder. */
export const statePaths = { staged: "staged", checkpoint: "checkpoint" } as const;

/** A staged batch is never larger than this many bytes. */
export const stagedMost = 2 * 1024 * 1024 * 1024;

/** A batch that was signed and is about to be written into the archive. */
export interface Staged {
  readonly log: string;
  /** The checkpoint that it follows; null for a new log. */
  readonly base: SignedCheckpoint | null;
  readonly acts: readonly WrittenAct[];
  /** The signed checkpoint after the batch. */
  readonly note: Uint8Array;
}

/** SHA-256 of all that follows in hex LF, a head line, the base note, the note, then leaf and line of each act. */
export function encodeStaged(ports: Pick<Ports, "crypto">, staged: Staged): Uint8Array {
  const base = staged.base?.note ?? new Uint8Array(0);
  const lengths = new Uint8Array(staged.acts.length * 8);
  const view = new DataView(lengths.buffer);
  staged.acts.forEach((act, i) => {
    view.setUint32(i * 8, act.leaf.length);
    view.setUint32(i * 8 + 4, act.line.length);
  });
  const head = { acts: staged.acts.length, base: base.length, log: staged.log, note: staged.note.length };
  const parts = [new Uint8Array(65), utf8(`${canonical(head)}\n`), base, staged.note, lengths];
  for (const act of staged.acts) parts.push(act.leaf, act.line);
  const all = joinBytes(parts);
  all.set(utf8(`${toHex(ports.crypto.sha256(all.subarray(65)))}\n`));
  return all;
}

/** Reads a staged batch; null when it is torn, of another log, or its notes are not signed by the key. */
export function decodeStaged(ports: Pick<Ports, "crypto">, bytes: Uint8Array, key: VerifierKey): Staged | null {
  const sum = fromUtf8(bytes.subarray(0, 64));
  if (sum === null || !isHex(sum, 64) || bytes[64] !== 0x0a) return null;
  const body = bytes.subarray(65);
  if (!sameBytes(ports.crypto.sha256(body), fromHex(sum)!)) return null;
  const end = body.indexOf(0x0a);
  const head = end < 0 ? null : parseHead(fromUtf8(body.subarray(0, end)) ?? "");
  if (head === null) return null;
  let at = end + 1;
  const take = (count: number) => {
    at += count;
    return body.subarray(at - count, at);
  };
  const baseNote = take(head.base);
  const note = take(head.note);
  const lengths = take(head.acts * 8);
  const view = new DataView(lengths.buffer, lengths.byteOffset, lengths.length);
  const acts: WrittenAct[] = [];
  for (let i = 0; i < head.acts; i++)
    acts.push({ leaf: take(view.getUint32(i * 8)), line: take(view.getUint32(i * 8 + 4)) });
  const base = baseNote.length === 0 ? null : readCheckpoint(ports, baseNote, key);
  if (at !== body.length || (base === null && baseNote.length > 0) || readCheckpoint(ports, note, key) === null)
    return null;
  return { log: head.log, base, acts, note };
}

function parseHead(text: string): { acts: number; base: number; log: string; note: number } | null {
  try {
    const { acts, base, log, note } = parseCanonical(text) as Record<string, Json>;
    if (typeof acts !== "number" || typeof base !== "number" || typeof note !== "number" || typeof log !== "string")
      return null;
    return acts <= 65_536 && layout.checkpoint(log) !== "" ? { acts, base, log, note } : null;
  } catch (error) {
    if (error instanceof JsonError) return null;
    throw error;
  }
}
