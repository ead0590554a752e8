/** The least bytes that a padded object has: small texts look alike. */
const least = 512;

/**
 * The padded length of an object of `length` bytes with its end mark: at most 12 % more, and only few lengths are possible.
 * Padmé: Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", PETS 2019.
 */
export function paddedLength(length: number): number {
  const wanted = Math.max(length + 1, least);
  const exponent = Math.floor(Math.log2(wanted));
  const spare = exponent - (Math.floor(Math.log2(exponent)) + 1);
  const step = 2 ** spare;
  return Math.ceil(wanted / step) * step;
}

/** The bytes, then one byte 0x80, then zeros up to `paddedLength`. ISO/IEC 7816-4 padding. */
export async function* pad(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    yield piece;
  }
  yield Uint8Array.of(0x80);
  const all = paddedLength(length) - length - 1;
  const zeros = new Uint8Array(Math.min(all, 65_536));
  for (let left = all; left > 0; left -= zeros.length) yield zeros.subarray(0, Math.min(left, zeros.length));
}

/** The bytes without their padding; ends with `false` when there was no end mark. Holds back zeros by their count only. */
export async function* unpad(padded: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, boolean> {
  const zeros = new Uint8Array(65_536);
  let marked = false;
  let heldZeros = 0;
  for await (const piece of padded) {
    let end = piece.length;
    while (end > 0 && piece[end - 1] === 0) end--;
    if (end === 0) {
      heldZeros += piece.length;
      continue;
    }
    if (marked) yield Uint8Array.of(0x80);
    for (; heldZeros > 0; heldZeros -= Math.min(heldZeros, zeros.length))
      yield zeros.subarray(0, Math.min(heldZeros, zeros.length));
    marked = piece[end - 1] === 0x80;
    const bytes = piece.subarray(0, marked ? end - 1 : end);
    if (bytes.length > 0) yield bytes;
    heldZeros = piece.length - end;
  }
  return marked;
}
