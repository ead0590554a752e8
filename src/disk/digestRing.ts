/** Pieces on their way from one thread to another, in memory both see: who writes waits for room, who reads for pieces. */
export interface DigestRing {
  /** Pieces put so far; pieces taken so far; 1 once the thread runs. */
  readonly state: Int32Array;
  /** Bytes of the piece in each slot; -1 asks for the digest. */
  readonly lengths: Int32Array;
  readonly slots: Uint8Array;
  /** The 32 bytes of the digest that was asked for. */
  readonly digest: Uint8Array;
}

export const put = 0;
export const taken = 1;
export const running = 2;
export const slotCount = 4;
export const slotSize = 2 ** 20;

const header = 4 * (3 + slotCount);

/** Memory for a ring, about 4 MiB. */
export function ringMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(header + 32 + slotCount * slotSize);
}

/** A ring over shared memory, the same in both threads. */
export function ringOver(memory: SharedArrayBuffer): DigestRing {
  return {
    state: new Int32Array(memory, 0, 3),
    lengths: new Int32Array(memory, 12, slotCount),
    digest: new Uint8Array(memory, header, 32),
    slots: new Uint8Array(memory, header + 32),
  };
}
