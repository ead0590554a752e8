import { createHash, hash } from "node:crypto";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Digest } from "../bytes/crypto.ts";
import { type DigestRing, put, ringMemory, ringOver, running, slotCount, slotSize, taken } from "./digestRing.ts";

/** Bytes that are held before another thread is asked: most objects are smaller, and hashed in one go. */
const held = 4 * 2 ** 20;
/** How long the first thread may take to start, in milliseconds. */
const patience = 1000;

/**
 * A running SHA-256 that hashes large objects in a thread of its own, so that sealing and writing go on meanwhile. Where there
 * is one core, no thread free, or the program runs from its sources, it hashes where it stands. A digest that nobody asks for
 * keeps its thread from later ones.
 */
export function streamDigest(): Digest {
  let pieces: Uint8Array[] = [];
  let length = 0;
  let digest: Digest | null = null;
  return {
    update(bytes) {
      if (digest !== null) return digest.update(bytes);
      pieces.push(bytes);
      length += bytes.length;
      if (length <= held) return;
      digest = borrowThread() ?? ownDigest();
      for (const piece of pieces) digest.update(piece);
      pieces = [];
    },
    finish() {
      if (digest !== null) return digest.finish();
      if (pieces.length === 1) return hash("sha256", pieces[0]!, "buffer");
      digest = ownDigest();
      for (const piece of pieces) digest.update(piece);
      return digest.finish();
    },
  };
}

function ownDigest(): Digest {
  const own = createHash("sha256");
  return { update: (bytes) => void own.update(bytes), finish: () => own.digest() };
}

/** Threads at rest; null once one did not start. */
let idle: DigestRing[] | null = import.meta.url.endsWith(".js") && availableParallelism() > 1 ? [] : null;
let started = 0;

function borrowThread(): Digest | null {
  const ring = idle?.pop() ?? startThread();
  if (ring === null) return null;
  return {
    update(bytes) {
      for (let at = 0; at < bytes.length; at += slotSize) give(ring, bytes.subarray(at, at + slotSize));
    },
    finish() {
      const count = give(ring, null);
      for (let done = Atomics.load(ring.state, taken); done < count; done = Atomics.load(ring.state, taken))
        Atomics.wait(ring.state, taken, done);
      const digest = Uint8Array.from(ring.digest);
      idle?.push(ring);
      return digest;
    },
  };
}

/** Puts a piece into the next slot, or with null asks for the digest; the number of pieces that were put. */
function give({ state, lengths, slots }: DigestRing, piece: Uint8Array | null): number {
  const count = Atomics.load(state, put);
  for (let done = Atomics.load(state, taken); count - done >= slotCount; done = Atomics.load(state, taken))
    Atomics.wait(state, taken, done);
  const slot = count % slotCount;
  if (piece !== null) slots.set(piece, slot * slotSize);
  lengths[slot] = piece?.length ?? -1;
  Atomics.store(state, put, count + 1);
  Atomics.notify(state, put);
  return count + 1;
}

function startThread(): DigestRing | null {
  if (idle === null || started >= availableParallelism()) return null;
  const memory = ringMemory();
  const ring = ringOver(memory);
  new Worker(new URL("./digestThread.js", import.meta.url), { workerData: memory })
    .once("error", () => {
      idle = null;
    })
    .unref();
  Atomics.wait(ring.state, running, 0, patience);
  if (Atomics.load(ring.state, running) === 0) {
    idle = null;
    return null;
  }
  started++;
  return ring;
}
