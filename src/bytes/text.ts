const encoder = new TextEncoder();
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A text as UTF-8. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

const slabSize = 2 ** 18;
let slab = new Uint8Array(0);
let used = 0;

/**
 * A text as UTF-8 in memory that it shares with those before and after it, at a third of the cost: for many that come and go
 * together, since one that stays holds up to 256 KiB.
 */
export function utf8Beside(text: string): Uint8Array {
  const most = 3 * text.length;
  if (most > slabSize / 8) return utf8(text);
  if (used + most > slab.length) {
    slab = new Uint8Array(slabSize);
    used = 0;
  }
  const { written } = encoder.encodeInto(text, slab.subarray(used, used + most));
  used += written;
  return slab.subarray(used - written, used);
}

/** UTF-8 as text, a byte order mark kept as it stands; null when the bytes are not well-formed UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** Several byte strings as one. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Whether two byte strings are the same; not in constant time. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Compares two texts by code unit, the same in every place and language: −1, 0 or 1. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
