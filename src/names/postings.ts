/** Numbers by 32-bit keys, in typed arrays: some seven bytes a posting. */
export interface Postings {
  /** Puts a number under a key. Amortised constant time. */
  add(key: number, value: number): void;
  /**
   * Calls with up to `most` numbers under a key, those put there last first, and returns how many. One key in some millions is taken for
   * another.
   */
  each(key: number, most: number, visit: (value: number) => void): number;
}

/** A full part of the postings: the numbers of a bucket lie side by side, so that reading many is quick. */
interface Full {
  /** Where each bucket ends. */
  readonly ends: Int32Array;
  readonly values: Int32Array;
  /** Eight more bits of the key. */
  readonly checks: Uint8Array;
}

/** The part that is being filled: the numbers of a bucket are a chain. */
interface Open {
  readonly heads: Int32Array;
  readonly next: Int32Array;
  readonly values: Int32Array;
  readonly checks: Uint8Array;
  /** How many there are; 0 ends a chain. */
  count: number;
}

const smallest = 1 << 13;
const largest = 1 << 21;
/** Postings a bucket, on average. */
const crowd = 2;

/** No postings yet. */
export function createPostings(): Postings {
  const full: Full[] = [];
  let open = emptyPart(smallest);
  return {
    add(key, value) {
      if (open.count === open.values.length - 1) {
        full.push(close(open));
        open = emptyPart(Math.min(largest, open.values.length * 2));
      }
      const hash = hashOf(key);
      const bucket = hash & (open.heads.length - 1);
      const at = ++open.count;
      open.values[at] = value;
      open.checks[at] = hash >>> 24;
      open.next[at] = open.heads[bucket]!;
      open.heads[bucket] = at;
    },
    each(key, most, visit) {
      const hash = hashOf(key);
      let read = readOpen(open, hash, most, visit);
      for (let part = full.length - 1; part >= 0 && read < most; part--)
        read += readFull(full[part]!, hash, most - read, visit);
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

/** The last step of MurmurHash3: every bit of the key changes every bit. */
function hashOf(key: number): number {
  let hash = Math.imul(key ^ (key >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function emptyPart(size: number): Open {
  return {
    heads: new Int32Array(size / crowd),
    next: new Int32Array(size),
    values: new Int32Array(size),
    checks: new Uint8Array(size),
    count: 0,
  };
}

/** Lays the chains down one after the other, each with the newest first. */
function close({ heads, next, values, checks, count }: Open): Full {
  const made = { ends: new Int32Array(heads.length), values: new Int32Array(count), checks: new Uint8Array(count) };
  let to = 0;
  for (let bucket = 0; bucket < heads.length; bucket++) {
    for (let at = heads[bucket]!; at !== 0; at = next[at]!) {
      made.values[to] = values[at]!;
      made.checks[to++] = checks[at]!;
    }
    made.ends[bucket] = to;
  }
  return made;
}

function readOpen({ heads, next, values, checks }: Open, hash: number, most: number, visit: (value: number) => void) {
  let read = 0;
  for (let at = heads[hash & (heads.length - 1)]!; at !== 0 && read < most; at = next[at]!) {
    if (checks[at] !== hash >>> 24) continue;
    visit(values[at]!);
    read++;
  }
  return read;
}

function readFull({ ends, values, checks }: Full, hash: number, most: number, visit: (value: number) => void) {
  const bucket = hash & (ends.length - 1);
  let read = 0;
  for (let at = bucket === 0 ? 0 : ends[bucket - 1]!; at < ends[bucket]! && read < most; at++) {
    if (checks[at] !== hash >>> 24) continue;
    visit(values[at]!);
    read++;
  }
  return read;
}
