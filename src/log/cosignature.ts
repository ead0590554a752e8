import type { Crypto } from "../bytes/crypto.ts";
import { toHex } from "../bytes/hex.ts";
import { joinBytes, utf8 } from "../bytes/text.ts";
import { keyId, type NoteSignature, type SignedNote, type VerifierKey } from "./note.ts";

/** The type byte of a timestamped Ed25519 cosigner key. C2SP tlog-cosignature. */
export const cosignatureType = 4;

/** A cosigner's statement that as of `time` (seconds since 1970 UTC) the checkpoint was the largest it had verified. */
export interface Cosignature {
  readonly name: string;
  readonly time: number;
}

/** Signs the text of a checkpoint as a cosigner. `time` is in seconds since 1970 UTC. C2SP tlog-cosignature. */
export function cosign(crypto: Crypto, text: string, name: string, seed: Uint8Array, time: number): NoteSignature {
  const publicKey = crypto.ed25519Public(seed);
  const signature = crypto.ed25519Sign(seed, utf8(message(text, time)));
  return {
    name,
    keyId: keyId(crypto, name, cosignatureType, publicKey),
    signature: joinBytes([big64(time), signature]),
  };
}

/**
 * The cosignature of this key on a note, verified; null when there is none. A line that bears the key's name and id and does
 * not verify is malformed, and so is a second one that does. C2SP signed-note, tlog-cosignature.
 */
export function cosignedBy(crypto: Crypto, note: SignedNote, key: VerifierKey): Cosignature | "malformed" | null {
  if (key.type !== cosignatureType) return null;
  const id = toHex(keyId(crypto, key.name, key.type, key.publicKey));
  const lines = note.signatures.filter((line) => line.name === key.name && toHex(line.keyId) === id);
  const [line] = lines;
  if (!line) return null;
  const time = line.signature.length === 72 ? fromBig64(line.signature) : null;
  if (time === null || lines.length > 1) return "malformed";
  const holds = crypto.ed25519Verify(key.publicKey, utf8(message(note.text, time)), line.signature.subarray(8));
  return holds ? { name: key.name, time } : "malformed";
}

function message(text: string, time: number): string {
  return `cosignature/v1\ntime ${time}\n${text}`;
}

function big64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  for (let at = 7, rest = value; at >= 0; at--, rest = Math.floor(rest / 256)) bytes[at] = rest % 256;
  return bytes;
}

/** null over 2^53−1, which is after the year 285,000,000. */
function fromBig64(bytes: Uint8Array): number | null {
  let value = 0;
  for (let at = 0; at < 8; at++) value = value * 256 + (bytes[at] ?? 0);
  return Number.isSafeInteger(value) ? value : null;
}
