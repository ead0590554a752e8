import type { Crypto } from "../bytes/crypto.ts";
import { joinBytes } from "../bytes/text.ts";
import { SealError } from "./error.ts";

/** Plaintext bytes in one chunk of an age payload. */
export const chunkSize = 65_536;
const tagSize = 16;

/** The payload of an age file: STREAM over ChaCha20-Poly1305 in chunks of 64 KiB, the last one marked. age v1, "Payload". */
export async function* sealStream(
  crypto: Crypto,
  key: Uint8Array,
  plain: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let counter = 0;
  for await (const { bytes, last } of chunks(plain, chunkSize))
    yield crypto.chachaSeal(key, nonceOf(counter++, last), bytes);
}

/** The plaintext of an age payload. Throws `SealError` `damaged` or `cut-short`; what it yielded before held. */
export async function* openStream(
  crypto: Crypto,
  key: Uint8Array,
  sealed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let counter = 0;
  for await (const { bytes, last } of chunks(sealed, chunkSize + tagSize)) {
    const plain = crypto.chachaOpen(key, nonceOf(counter, last), bytes);
    if (plain === null) {
      const early = last && crypto.chachaOpen(key, nonceOf(counter, false), bytes) !== null;
      throw new SealError(
        early ? "cut-short" : "damaged",
        `chunk ${counter} of a sealed object ${early ? "is not its last, yet it ends there" : "is damaged"}`,
      );
    }
    if (plain.length === 0 && counter > 0) throw new SealError("damaged", "a sealed object ends with an empty chunk");
    counter++;
    yield plain;
  }
}

function nonceOf(counter: number, last: boolean): Uint8Array {
  const nonce = new Uint8Array(12);
  for (let i = 10, rest = counter; i >= 0 && rest > 0; i--, rest = Math.floor(rest / 256)) nonce[i] = rest % 256;
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Cuts a stream into pieces of exactly `size` and a last one, which is empty only when all is. Copies only across pieces. */
async function* chunks(
  source: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ bytes: Uint8Array; last: boolean }> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    let at = 0;
    while (length + piece.length - at > size) {
      const end = at + size - length;
      held.push(piece.subarray(at, end));
      yield { bytes: held.length === 1 ? held[0]! : joinBytes(held), last: false };
      held = [];
      length = 0;
      at = end;
    }
    if (at < piece.length) held.push(piece.subarray(at));
    length += piece.length - at;
  }
  yield { bytes: held.length === 1 ? held[0]! : joinBytes(held), last: true };
}
