import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  type Hash,
  hash,
  type KeyObject,
  randomBytes,
  scryptSync,
  sign,
  verify,
} from "node:crypto";
import type { Crypto, Digest, Random } from "../bytes/crypto.ts";

/** The system's own cryptography (OpenSSL within Node) behind the port of the core rooms. */
export const nodeCrypto: Crypto = {
  sha256(...parts) {
    const length = gather(parts);
    return length < 0 ? digestOf(parts).digest() : bytesOf(hashScratch(length));
  },
  sha256Hex(...parts) {
    const length = gather(parts);
    return length < 0 ? digestOf(parts).digest("hex") : hash("sha256", scratch.subarray(0, length), "hex");
  },
  startDigest: () => new StreamDigest(),
  hmac(key, ...parts) {
    const length = key.length > hmacBlock ? -1 : gather([padOf(key, 0x36), ...parts]);
    if (length >= 0) {
      const inner = bytesOf(hashScratch(length));
      return bytesOf(hashScratch(gather([padOf(key, 0x5c), inner])));
    }
    const hmac = createHmac("sha256", key);
    for (const part of parts) hmac.update(part);
    return hmac.digest();
  },
  ed25519Public: (seed) => rawPublic(privateKey("ed25519", seed)),
  ed25519Sign: (seed, message) => sign(null, message, privateKey("ed25519", seed)),
  ed25519Verify: (publicKeyBytes, message, signature) =>
    publicKeyBytes.length === 32 &&
    signature.length === 64 &&
    verify(null, message, publicKey("ed25519", publicKeyBytes), signature),
  x25519Public: (secret) => rawPublic(last.secret(secret)),
  x25519Shared(secret, publicKeyBytes) {
    try {
      const shared = diffieHellman({
        privateKey: last.secret(secret),
        publicKey: last.recipient(publicKeyBytes),
      });
      return shared.every((byte) => byte === 0) ? null : shared;
    } catch {
      return null;
    }
  },
  aesSeal: (key, nonce, plain, extra) => seal("aes-256-gcm", key, nonce, plain, extra),
  aesOpen: (key, nonce, sealed, extra) => open("aes-256-gcm", key, nonce, sealed, extra),
  chachaSeal: (key, nonce, plain) => seal("chacha20-poly1305", key, nonce, plain, null),
  chachaOpen: (key, nonce, sealed) => open("chacha20-poly1305", key, nonce, sealed, null),
  scrypt: (passphrase, salt, logN) =>
    scryptSync(passphrase, salt, 32, { N: 2 ** logN, r: 8, p: 1, maxmem: 2 ** (logN + 10) + 2 ** 24 }),
};

/** Most objects are one piece, and one call of `hash` costs a third of a `Hash` object. */
class StreamDigest implements Digest {
  #first: Uint8Array | null = null;
  #hash: Hash | null = null;

  update(bytes: Uint8Array): void {
    if (this.#hash === null && this.#first === null) {
      this.#first = bytes;
      return;
    }
    this.#hash ??= createHash("sha256").update(this.#first!);
    this.#hash.update(bytes);
  }

  finish(): Uint8Array {
    return this.#hash?.digest() ?? hash("sha256", this.#first ?? scratch.subarray(0, 0), "buffer");
  }
}

/** Small inputs are joined here: one call of `hash` costs a third of a `Hash` object. */
const scratch = Buffer.alloc(16_384);

/** SHA-256 of the first bytes of `scratch`, a character a byte: to make a `Buffer` of it costs Node more than to hash. */
function hashScratch(length: number): string {
  return hash("sha256", scratch.subarray(0, length), "binary");
}

function bytesOf(latin1: string): Uint8Array {
  const bytes = new Uint8Array(latin1.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = latin1.charCodeAt(i);
  return bytes;
}

/** Bytes that SHA-256 takes at a time, and HMAC pads a key to. RFC 2104. */
const hmacBlock = 64;

/** A key's inner or outer pad. Two calls of `hash` over it cost a third of an `Hmac` object. */
function padOf(key: Uint8Array, byte: number): Uint8Array {
  const pad = new Uint8Array(hmacBlock).fill(byte);
  for (let i = 0; i < key.length; i++) pad[i]! ^= key[i]!;
  return pad;
}

/** Writes the parts one after the other into `scratch`; their length, or -1 where there may be no room. */
function gather(parts: readonly (Uint8Array | string)[]): number {
  let length = 0;
  for (const part of parts) {
    // A UTF-16 unit is three bytes of UTF-8 at most.
    if (length + (typeof part === "string" ? 3 * part.length : part.length) > scratch.length) return -1;
    if (typeof part === "string") length += scratch.write(part, length, "utf8");
    else {
      scratch.set(part, length);
      length += part.length;
    }
  }
  return length;
}

function digestOf(parts: readonly (Uint8Array | string)[]): Hash {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part);
  return digest;
}

const pool = { bytes: Buffer.alloc(0), at: 0 };

/** The system's random bytes, drawn in pieces of 16 KiB because a call costs more than the bytes. */
export const nodeRandom: Random = (count) => {
  if (count > 1024) return randomBytes(count);
  if (pool.at + count > pool.bytes.length) {
    pool.bytes = randomBytes(16_384);
    pool.at = 0;
  }
  const bytes = new Uint8Array(count);
  bytes.set(pool.bytes.subarray(pool.at, pool.at + count));
  pool.bytes.fill(0, pool.at, pool.at + count);
  pool.at += count;
  return bytes;
};

const tagSize = 16;

function seal(
  name: "aes-256-gcm" | "chacha20-poly1305",
  key: Uint8Array,
  nonce: Uint8Array,
  plain: Uint8Array,
  extra: Uint8Array | null,
): Uint8Array {
  const cipher = createCipheriv(name as "aes-256-gcm", key, nonce, { authTagLength: tagSize });
  if (extra !== null) cipher.setAAD(extra);
  // Not zeroed first: every byte is written below. A buffer of its own, not of Node's pool, because callers keep views of it.
  const sealed = new Uint8Array(Buffer.allocUnsafeSlow(plain.length + tagSize).buffer);
  sealed.set(cipher.update(plain));
  cipher.final();
  sealed.set(cipher.getAuthTag(), plain.length);
  return sealed;
}

function open(
  name: "aes-256-gcm" | "chacha20-poly1305",
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  extra: Uint8Array | null,
): Uint8Array | null {
  if (sealed.length < tagSize) return null;
  const cipher = createDecipheriv(name as "aes-256-gcm", key, nonce, { authTagLength: tagSize });
  if (extra !== null) cipher.setAAD(extra);
  cipher.setAuthTag(sealed.subarray(sealed.length - tagSize));
  const plain = cipher.update(sealed.subarray(0, sealed.length - tagSize));
  try {
    cipher.final();
  } catch {
    return null;
  }
  return plain;
}

/**
 * The keys of the last X25519 secret and recipient: an object that is sealed asks for its fresh secret's public key and then its
 * share, and a whole folder is sealed to one recipient. To build a key object costs as much as to use it.
 */
const last = { secret: lastOf(privateKey), recipient: lastOf(publicKey) };

function lastOf(build: (kind: "x25519", raw: Uint8Array) => KeyObject): (raw: Uint8Array) => KeyObject {
  let from: Uint8Array | null = null;
  let key: KeyObject | null = null;
  return (raw) => {
    if (key !== null && from !== null && Buffer.compare(from, raw) === 0) return key;
    key = build("x25519", raw);
    from = Uint8Array.from(raw);
    return key;
  };
}

const curves = { ed25519: "Ed25519", x25519: "X25519" } as const;

// JSON Web Keys (RFC 8037) are read ten times faster than DER; a secret's public part may be left empty, OpenSSL computes it.
function privateKey(kind: keyof typeof curves, raw: Uint8Array): KeyObject {
  const d = Buffer.from(raw).toString("base64url");
  return createPrivateKey({ key: { kty: "OKP", crv: curves[kind], d, x: "" }, format: "jwk" });
}

function publicKey(kind: keyof typeof curves, raw: Uint8Array): KeyObject {
  const x = Buffer.from(raw).toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: curves[kind], x }, format: "jwk" });
}

function rawPublic(key: KeyObject): Uint8Array {
  return Uint8Array.from(Buffer.from(key.export({ format: "jwk" }).x!, "base64url"));
}
