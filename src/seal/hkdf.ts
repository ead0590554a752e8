import type { Crypto } from "../bytes/crypto.ts";
import { joinBytes, utf8 } from "../bytes/text.ts";

/** HKDF-SHA-256 of a secret, up to 255 blocks of 32 bytes. RFC 5869. */
export function hkdf(crypto: Crypto, secret: Uint8Array, salt: Uint8Array, info: string, length: number): Uint8Array {
  return hkdfExpand(crypto, hkdfExtract(crypto, secret, salt), utf8(info), length);
}

/** The first half of HKDF: a pseudorandom key of 32 bytes, worth keeping when many keys are drawn from one secret. */
export function hkdfExtract(crypto: Crypto, secret: Uint8Array, salt: Uint8Array): Uint8Array {
  return crypto.hmac(salt.length === 0 ? new Uint8Array(32) : salt, secret);
}

/** The second half of HKDF. */
export function hkdfExpand(crypto: Crypto, key: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  if (length <= 32) return crypto.hmac(key, info, Uint8Array.of(1)).slice(0, length);
  const blocks: Uint8Array[] = [];
  for (let i = 1; blocks.length * 32 < length; i++) {
    blocks.push(crypto.hmac(key, blocks.at(-1) ?? new Uint8Array(0), info, Uint8Array.of(i)));
  }
  return joinBytes(blocks).slice(0, length);
}
