/** Numbers by 32-bit keys, in typed arrays: twelve bytes a posting and eight a bucket. */
export interface Postings {
  /** Puts a number under a key. Amortised constant time. */
  add(key: number, value: number): void;
  /** Calls with up to `most` numbers under a key, the newest first; returns how many. */
  each(key: number, most: number, visit: (value: number) => void): number;
}

/** No postings yet. */
export function createPostings(): Postings {
  let heads = new Int32Array(1 << 12);
  let keys = new Int32Array(1 << 13);
  let values = new Int32Array(1 << 13);
  let next = new Int32Array(1 << 13);
  let entries = 1;

  const bucket = (key: number): number => (Math.imul(key, 0x9e3779b1) >>> 0) & (heads.length - 1);
  const spread = (): void => {
    heads = new Int32Array(heads.length * 2);
    for (let at = 1; at < entries; at++) {
      const to = bucket(keys[at]!);
      next[at] = heads[to]!;
      heads[to] = at;
    }
  };
  return {
    add(key, value) {
      if (entries > heads.length * 2) spread();
      if (entries === values.length) [keys, values, next] = [larger(keys), larger(values), larger(next)];
      const to = bucket(key);
      keys[entries] = key;
      values[entries] = value;
      next[entries] = heads[to]!;
      heads[to] = entries++;
    },
    each(key, most, visit) {
      let read = 0;
      for (let at = heads[bucket(key)]!; at !== 0 && read < most; at = next[at]!) {
        if (keys[at] !== key) continue;
        visit(values[at]!);
        read++;
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

function larger(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const made = new Int32Array(Math.ceil(old.length * 1.5));
  made.set(old);
  return made;
}
