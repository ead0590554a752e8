/** A running SHA-256. */
export interface Digest {
  /** Adds bytes, which nobody may change until `finish`. */
  update(bytes: Uint8Array): void;
  /** The 32 bytes; the digest is used up. */
  finish(): Uint8Array;
}

/**
 * What must be fast natively, as a host fills it: `node:crypto` on disk, a library in the browser. Everything is
 * synchronous; keys and digests are raw bytes. Nothing here draws randomness or reads a clock.
 */
export interface Crypto {
  /** SHA-256 of the parts, one after the other, texts as UTF-8: 32 bytes. FIPS 180-4. */
  sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array;
  /** The same as 64 lower-case hex digits, which costs less than to turn the bytes into them. */
  sha256Hex(...parts: readonly (Uint8Array | string)[]): string;
  startDigest(): Digest;
  /** HMAC-SHA-256: 32 bytes. RFC 2104. */
  hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array;
  /** The 32-byte public key of a 32-byte Ed25519 seed. RFC 8032. */
  ed25519Public(seed: Uint8Array): Uint8Array;
  /** A 64-byte Ed25519 signature. */
  ed25519Sign(seed: Uint8Array, message: Uint8Array): Uint8Array;
  ed25519Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** The 32-byte public key of a 32-byte X25519 secret. RFC 7748. */
  x25519Public(secret: Uint8Array): Uint8Array;
  /** The 32-byte shared secret; null when the other's key is of low order (all zero result). */
  x25519Shared(secret: Uint8Array, publicKey: Uint8Array): Uint8Array | null;
  /** AES-256-GCM with a 12-byte nonce: ciphertext and 16-byte tag. */
  aesSeal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, extra: Uint8Array): Uint8Array;
  /** null when the tag does not hold. */
  aesOpen(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, extra: Uint8Array): Uint8Array | null;
  /** ChaCha20-Poly1305 with a 12-byte nonce: ciphertext and 16-byte tag. RFC 8439. */
  chachaSeal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Uint8Array;
  /** null when the tag does not hold. */
  chachaOpen(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array | null;
  /** scrypt with r 8, p 1 and N = 2^logN: 32 bytes. RFC 7914. Slow on purpose: about a second at logN 18. */
  scrypt(passphrase: Uint8Array, salt: Uint8Array, logN: number): Uint8Array;
}

/** Fresh random bytes, as the host hands them in. */
export type Random = (count: number) => Uint8Array;

/** Now, in milliseconds since 1970 UTC, as the host hands it in. */
export type Clock = () => number;
