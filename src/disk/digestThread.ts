import { createHash } from "node:crypto";
import { workerData } from "node:worker_threads";
import { put, ringOver, running, slotCount, slotSize, taken } from "./digestRing.ts";

/** Takes pieces off the ring and hashes them until the program ends; a length of -1 asks for the digest and begins a new one. */
const { state, lengths, slots, digest } = ringOver(workerData as SharedArrayBuffer);
Atomics.store(state, running, 1);
Atomics.notify(state, running);
let hash = createHash("sha256");
for (let count = 0; ; count++) {
  while (Atomics.load(state, put) === count) Atomics.wait(state, put, count);
  const slot = count % slotCount;
  const length = lengths[slot]!;
  if (length < 0) {
    digest.set(hash.digest());
    hash = createHash("sha256");
  } else hash.update(slots.subarray(slot * slotSize, slot * slotSize + length));
  Atomics.store(state, taken, count + 1);
  Atomics.notify(state, taken);
}
