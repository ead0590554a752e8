import type { Crypto, Random } from "../bytes/crypto.ts";
import { toHex } from "../bytes/hex.ts";
import { utf8 } from "../bytes/text.ts";
import { hkdfExpand, hkdfExtract } from "./hkdf.ts";

/** The keys of one consent unit, all drawn from one age X25519 secret. Whoever destroys the secret destroys the unit. */
export interface Unit {
  /** First 16 bytes of SHA-256 of the public key, 32 hex digits. */
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Uint8Array;
  readonly publicKey: Uint8Array;
  /** HKDF-Extract of the secret: what act keys are expanded from. */
  readonly actKey: Uint8Array;
}

const actSalt = utf8("witness-archive/1 unit");
const actInfo = utf8("witness-archive/1 act\n");
const hintInfo = utf8("witness-archive/1 hint\n");

/** A new unit from 32 random bytes. */
export function newUnit(crypto: Crypto, random: Random): Unit {
  return unitOf(crypto, random(32));
}

/** The unit of a secret. */
export function unitOf(crypto: Crypto, secret: Uint8Array): Unit {
  const publicKey = crypto.x25519Public(secret);
  const id = toHex(crypto.sha256(publicKey).subarray(0, 16));
  return { id, secret, publicKey, actKey: hkdfExtract(crypto, secret, actSalt) };
}

/** The AES-256 key of one act line: HKDF-Expand over the line's fresh nonce of 32 bytes. */
export function actLineKey(crypto: Crypto, unit: Unit, nonce: Uint8Array): Uint8Array {
  return hkdfExpand(crypto, unit.actKey, concat(actInfo, nonce), 32);
}

/**
 * 16 bytes that hide a unit's id from everybody but the holders of the `own` unit: XOR gives the id and takes it away.
 * So a keyholder finds the right key at once and a stranger cannot tell which acts share a unit.
 */
export function unitHint(crypto: Crypto, own: Unit, nonce: Uint8Array, id: Uint8Array): Uint8Array {
  const mask = hkdfExpand(crypto, own.actKey, concat(hintInfo, nonce), 16);
  return mask.map((byte, i) => byte ^ id[i]!);
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
