/** Numbers by 32-bit keys, in typed arrays: the numbers of one key stand side by side, in pieces that double. */
export interface Postings {
  /** Puts a number under a key. Amortised constant time. */
  add(key: number, value: number): void;
  /** Calls with up to `most` numbers under a key, the newest first; returns how many. */
  each(key: number, most: number, visit: (value: number) => void): number;
}

/** Pieces lie in blocks that are never copied, so that growing leaves no garbage. */
const blockBits = 20;
const blockSize = 1 << blockBits;
/** A piece begins with its key, the next piece of its bucket, its room and its count; the numbers follow. */
const head = 4;
const largest = 4096;

/** No postings yet. */
export function createPostings(): Postings {
  let heads = new Int32Array(1 << 12);
  const blocks: Int32Array[] = [];
  /** Where the next piece goes; 0 stands for no piece, so the first place stays free. */
  let end = 1;
  let pieces = 0;

  const bucket = (key: number): number => (Math.imul(key, 0x9e3779b1) >>> 0) & (heads.length - 1);
  const find = (key: number): number => {
    for (let at = heads[bucket(key)]!; at !== 0; ) {
      const block = blocks[at >>> blockBits]!;
      const place = at & (blockSize - 1);
      if (block[place] === key) return at;
      at = block[place + 1]!;
    }
    return 0;
  };
  const link = (at: number): void => {
    const block = blocks[at >>> blockBits]!;
    const place = at & (blockSize - 1);
    const to = bucket(block[place]!);
    block[place + 1] = heads[to]!;
    heads[to] = at;
  };
  const spread = (): void => {
    heads = new Int32Array(heads.length * 2);
    for (let at = 1; at < end; ) {
      const block = blocks[at >>> blockBits]!;
      const room = block[(at & (blockSize - 1)) + 2];
      // What is left of a block holds no piece, and may be too little for the head of one.
      if (!room) at = ((at >>> blockBits) + 1) << blockBits;
      else {
        link(at);
        at += head + room;
      }
    }
  };
  const begin = (key: number, room: number): number => {
    if (pieces++ > heads.length) spread();
    if ((end & (blockSize - 1)) + head + room > blockSize) end = ((end >>> blockBits) + 1) << blockBits;
    const at = end;
    const block = (blocks[at >>> blockBits] ??= new Int32Array(blockSize));
    const place = at & (blockSize - 1);
    block[place] = key;
    block[place + 2] = room;
    end += head + room;
    link(at);
    return at;
  };
  return {
    add(key, value) {
      let at = find(key);
      if (at === 0) at = begin(key, 1);
      let block = blocks[at >>> blockBits]!;
      let place = at & (blockSize - 1);
      const room = block[place + 2]!;
      if (block[place + 3] === room) {
        at = begin(key, Math.min(2 * room, largest));
        block = blocks[at >>> blockBits]!;
        place = at & (blockSize - 1);
      }
      block[place + head + block[place + 3]!++] = value;
    },
    each(key, most, visit) {
      let read = 0;
      for (let at = find(key); at !== 0 && read < most; ) {
        const block = blocks[at >>> blockBits]!;
        const place = at & (blockSize - 1);
        if (block[place] === key)
          for (let one = place + head + block[place + 3]! - 1; one >= place + head && read < most; one--, read++)
            visit(block[one]!);
        at = block[place + 1]!;
      }
      return read;
    },
  };
}

/** A text as a 32-bit key. FNV-1a. */
export function keyOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
