import { fromBase64, toBase64 } from "../bytes/base64.ts";
import type { Crypto } from "../bytes/crypto.ts";
import { fromHex, toHex } from "../bytes/hex.ts";
import { fromUtf8, joinBytes, utf8 } from "../bytes/text.ts";

/** One signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  /** Four bytes. */
  readonly keyId: Uint8Array;
  /** What stands after the key id. */
  readonly signature: Uint8Array;
}

/** A signed note, read but not yet verified. `text` ends with its newline. C2SP signed-note. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A key that verifies notes, as `name+hash+base64` says it. `type` 1 is Ed25519, 4 a timestamped Ed25519 cosignature. */
export interface VerifierKey {
  readonly name: string;
  readonly type: number;
  readonly publicKey: Uint8Array;
}

const most = { bytes: 65_536, signatures: 32 };

/** A note of at most 64 KiB and 32 signatures; null when it is not well formed. */
export function parseNote(bytes: Uint8Array): SignedNote | null {
  if (bytes.length > most.bytes) return null;
  const all = fromUtf8(bytes);
  if (all === null || hasControl(all)) return null;
  const split = all.lastIndexOf("\n\n");
  if (split < 0 || !all.endsWith("\n")) return null;
  const lines = all.slice(split + 2, -1).split("\n");
  if (lines.length > most.signatures) return null;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignature(line);
    if (signature === null) return null;
    signatures.push(signature);
  }
  return { text: all.slice(0, split + 1), signatures };
}

/** A note as it is written: text, empty line, signature lines. */
export function formatNote(note: SignedNote): string {
  const lines = note.signatures.map((s) => `— ${s.name} ${toBase64(joinBytes([s.keyId, s.signature]))}\n`);
  return `${note.text}\n${lines.join("")}`;
}

/** Signs a text (which ends with a newline) with an Ed25519 seed under a key name. */
export function signNote(crypto: Crypto, text: string, name: string, seed: Uint8Array): NoteSignature {
  const publicKey = crypto.ed25519Public(seed);
  return { name, keyId: keyId(crypto, name, 1, publicKey), signature: crypto.ed25519Sign(seed, utf8(text)) };
}

/** Whether one of the note's signatures is by this Ed25519 key. */
export function noteSignedBy(crypto: Crypto, note: SignedNote, key: VerifierKey): boolean {
  if (key.type !== 1) return false;
  const id = toHex(keyId(crypto, key.name, key.type, key.publicKey));
  return note.signatures.some(
    (s) =>
      s.name === key.name &&
      toHex(s.keyId) === id &&
      s.signature.length === 64 &&
      crypto.ed25519Verify(key.publicKey, utf8(note.text), s.signature),
  );
}

/** First four bytes of SHA-256(name ‖ LF ‖ type ‖ public key). */
export function keyId(crypto: Crypto, name: string, type: number, publicKey: Uint8Array): Uint8Array {
  return crypto.sha256(utf8(`${name}\n`), Uint8Array.of(type), publicKey).slice(0, 4);
}

/** A verifier key as text: `<name>+<8 hex>+<base64 of type and key>`. */
export function formatKey(crypto: Crypto, key: VerifierKey): string {
  const id = toHex(keyId(crypto, key.name, key.type, key.publicKey));
  return `${key.name}+${id}+${toBase64(joinBytes([Uint8Array.of(key.type), key.publicKey]))}`;
}

/** Reads a verifier key; null when it is not well formed or its hash is not its own. */
export function parseKey(crypto: Crypto, text: string): VerifierKey | null {
  const first = text.indexOf("+");
  const second = text.indexOf("+", first + 1);
  if (first < 1 || second < 0) return null;
  const name = text.slice(0, first);
  const id = fromHex(text.slice(first + 1, second));
  const bytes = fromBase64(text.slice(second + 1));
  if (!isKeyName(name) || id === null || bytes === null || bytes.length !== 33) return null;
  const key = { name, type: bytes[0]!, publicKey: bytes.slice(1) };
  return toHex(keyId(crypto, name, key.type, key.publicKey)) === toHex(id) ? key : null;
}

function parseSignature(line: string): NoteSignature | null {
  if (!line.startsWith("— ")) return null;
  const space = line.indexOf(" ", 2);
  const name = line.slice(2, space);
  const bytes = space < 0 ? null : fromBase64(line.slice(space + 1));
  if (!isKeyName(name) || bytes === null || bytes.length < 5) return null;
  return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) };
}

function isKeyName(name: string): boolean {
  return name.length > 0 && !name.includes("+") && !/\s/u.test(name);
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
}
