import { hash } from "node:crypto";
import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import type { KeptObject, Seal } from "../archive/kept.ts";
import { fillFile } from "../archive/object.ts";
import { nodeCrypto, nodeRandom } from "./crypto.ts";

/** A file is small when it is shorter than this, in bytes: it is read and written in one go. */
export const smallest = 2 ** 20;

/** A new file and the small one that fills it. */
export interface SmallFile {
  readonly to: string;
  readonly from: string;
  readonly seal: Seal | null;
}

/** Fills a new file, or gives null and leaves none: whoever asked tries it in his own way and says what is wrong. */
export async function fillSmall({ to, from, seal }: SmallFile): Promise<KeptObject | null> {
  try {
    const bytes = readSmall(from);
    if (bytes === null) return null;
    if (seal === null) {
      writeNew(to, [bytes]);
      const object = hash("sha256", bytes, "hex");
      return { object, size: bytes.length, sha256: object };
    }
    const sealed: Uint8Array[] = [];
    const write = async (piece: Uint8Array) => void sealed.push(piece);
    const kept = await fillFile({ crypto: nodeCrypto, random: nodeRandom }, { write }, onePiece(bytes), seal);
    writeNew(to, sealed);
    return kept;
  } catch {
    return null;
  }
}

/** Writes a new file by calls that do not wait; when that fails there is none. Throws what the system says. */
export function writeNew(file: string, pieces: readonly Uint8Array[]): void {
  const descriptor = openSync(file, "wx", 0o666);
  try {
    for (const piece of pieces)
      for (let done = 0; done < piece.length; ) done += writeSync(descriptor, piece, done, piece.length - done);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

let room: Uint8Array | null = null;

/** The bytes of a file until the next is read; null when it is empty or not small. Fresh memory would cost more than to read. */
function readSmall(file: string): Uint8Array | null {
  room ??= Buffer.allocUnsafeSlow(smallest);
  const descriptor = openSync(file, "r");
  try {
    let length = 0;
    for (let more = -1; more !== 0 && length < smallest; length += more)
      more = readSync(descriptor, room, length, smallest - length, null);
    return length === 0 || length === smallest ? null : room.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
