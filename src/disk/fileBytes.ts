import { closeSync, openSync, readSync } from "node:fs";
import type { FileBytes } from "../archive/kept.ts";

const pieceSize = 2 ** 20;

/** A file of the host's to be kept, in pieces of 1 MiB. */
export interface DiskFile extends FileBytes {
  /** Ends the reading with its reason. */
  readonly signal: AbortSignal | null;
  /** Told how many bytes went through since the last time. */
  readonly onPassed: (bytes: number) => void;
}

/** The bytes of a file that had `size` of them when it was looked at. Reading throws what the system says. */
export function fileBytes(
  file: string,
  size: number,
  signal: AbortSignal | null = null,
  onPassed: (bytes: number) => void = () => undefined,
): DiskFile {
  async function* read() {
    for (const piece of piecesOf(file)) {
      signal?.throwIfAborted();
      onPassed(piece.length);
      yield piece;
    }
  }
  return { file, size, signal, onPassed, [Symbol.asyncIterator]: read };
}

/**
 * The pieces of a file, each full but the last: read by calls that do not give way, since to wait for a piece that lies in the
 * system's cache costs more than to copy it.
 */
function* piecesOf(file: string): Generator<Uint8Array> {
  const descriptor = openSync(file, "r");
  try {
    for (let count = pieceSize; count === pieceSize; ) {
      const room = roomFor(pieceSize);
      count = 0;
      for (let more = -1; more !== 0 && count < pieceSize; count += more)
        more = readSync(descriptor, room, count, pieceSize - count, null);
      giveBack(pieceSize - count);
      if (count > 0) yield room.subarray(0, count);
    }
  } finally {
    closeSync(descriptor);
  }
}

let slab = Buffer.alloc(0);
let used = 0;

/** Room that nobody else uses, cut from slabs of 2 MiB: thousands of buffers of their own would keep the garbage collector busy. */
function roomFor(size: number): Buffer {
  if (slab.length - used < size) {
    slab = Buffer.allocUnsafeSlow(2 * pieceSize);
    used = 0;
  }
  used += size;
  return slab.subarray(used - size, used);
}

/** What was not needed of the room that was asked for last. */
function giveBack(size: number): void {
  used -= size;
}
