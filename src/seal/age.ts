import { fromBase64, toBase64 } from "../bytes/base64.ts";
import type { Crypto, Random } from "../bytes/crypto.ts";
import { fromUtf8, joinBytes, sameBytes, utf8 } from "../bytes/text.ts";
import { fromBech32, toBech32 } from "./bech32.ts";
import { SealError } from "./error.ts";
import { hkdf } from "./hkdf.ts";
import { openStream, sealStream } from "./stream.ts";

/** One way to the file key: a recipient's stanza in an age header. */
export interface Stanza {
  readonly args: readonly string[];
  readonly body: Uint8Array;
}

/** Who can open an age file: an X25519 recipient (32 bytes) or a passphrase with its work factor. */
export type Recipient = { readonly x25519: Uint8Array } | { readonly passphrase: string; readonly logN: number };

/** What opens an age file: an X25519 secret (32 bytes) or a passphrase. */
export type Identity = { readonly x25519: Uint8Array } | { readonly passphrase: string };

const most = { header: 65_536, logN: 20 };
const intro = "age-encryption.org/v1";

/**
 * Seals a stream as an age file: header first, then the payload in chunks of 64 KiB. `extra` are stanzas that other
 * programs ignore. Memory: two chunks. age v1 (age-encryption.org/v1).
 */
export async function* sealAge(
  crypto: Crypto,
  random: Random,
  plain: AsyncIterable<Uint8Array>,
  recipients: readonly Recipient[],
  extra: readonly Stanza[] = [],
): AsyncGenerator<Uint8Array> {
  const fileKey = random(16);
  const stanzas = [...recipients.map((recipient) => wrap(crypto, random, fileKey, recipient)), ...extra];
  yield makeHeader(crypto, fileKey, stanzas);
  const nonce = random(16);
  yield nonce;
  yield* sealStream(crypto, hkdf(crypto, fileKey, nonce, "payload", 32), plain);
}

/** Opens an age file with the first identity that fits. Throws `SealError`: `no-key`, `damaged`, `cut-short` (also in the middle). */
export async function* openAge(
  crypto: Crypto,
  sealed: AsyncIterable<Uint8Array>,
  identities: readonly Identity[],
): AsyncGenerator<Uint8Array> {
  const payload = new ByteReader(sealed);
  try {
    const header = await readHeader(payload);
    const fileKey = unwrapAny(crypto, header, identities);
    const mac = crypto.hmac(hkdf(crypto, fileKey, new Uint8Array(0), "header", 32), header.signedBytes);
    if (!sameBytes(mac, header.mac)) throw new SealError("damaged", "the header of this age file is damaged");
    const nonce = await payload.take(16);
    if (nonce === null) throw new SealError("cut-short", "this age file ends before its payload");
    yield* openStream(crypto, hkdf(crypto, fileKey, nonce, "payload", 32), payload.rest());
  } finally {
    await payload.close();
  }
}

/** `age1…` of an X25519 public key. */
export function formatRecipient(publicKey: Uint8Array): string {
  return toBech32("age", publicKey);
}

/** `AGE-SECRET-KEY-1…` of an X25519 secret. */
export function formatIdentity(secret: Uint8Array): string {
  return toBech32("age-secret-key-", secret).toUpperCase();
}

/** The X25519 public key of `age1…`; null when it is not one. */
export function parseRecipient(text: string): Uint8Array | null {
  const bytes = fromBech32("age", text);
  return bytes?.length === 32 ? bytes : null;
}

/** The X25519 secret of `AGE-SECRET-KEY-1…`; null when it is not one. */
export function parseIdentity(text: string): Uint8Array | null {
  const bytes = text === text.toUpperCase() ? fromBech32("age-secret-key-", text) : null;
  return bytes?.length === 32 ? bytes : null;
}

/** An age header as read: its stanzas, its MAC and the bytes that the MAC covers. */
export interface AgeHeader {
  readonly stanzas: readonly Stanza[];
  readonly mac: Uint8Array;
  readonly signedBytes: Uint8Array;
}

/** Reads the header of an age file of at most 64 KiB and leaves the reader before the payload. Throws `SealError`. */
export async function readHeader(reader: ByteReader): Promise<AgeHeader> {
  const lines: string[] = [];
  let length = 0;
  for (;;) {
    const line = await reader.takeLine(most.header - length);
    const text = line === null ? null : fromUtf8(line);
    if (line === null || text === null)
      throw new SealError("damaged", "this is not an age file: its header does not end");
    length += line.length + 1;
    lines.push(text);
    if (lines.length === 1 && text !== intro) throw new SealError("damaged", "this is not an age file of version 1");
    if (text.startsWith("---")) break;
  }
  return parseHeader(lines);
}

function parseHeader(lines: readonly string[]): AgeHeader {
  const damaged = new SealError("damaged", "the header of this age file is damaged");
  const stanzas: Stanza[] = [];
  const last = lines.length - 1;
  for (let at = 1; at < last; ) {
    const args = lines[at]!.split(" ");
    if (args[0] !== "->" || args.length < 2 || !args.slice(1).every(isArgument)) throw damaged;
    let body = "";
    for (at++; ; at++) {
      const line = lines[at];
      if (at >= last || line === undefined || line.length > 64) throw damaged;
      body += line;
      if (line.length < 64) break;
    }
    at++;
    const bytes = fromUnpadded(body);
    if (bytes === null) throw damaged;
    stanzas.push({ args: args.slice(1), body: bytes });
  }
  const end = lines[last]!;
  const mac = end.startsWith("--- ") ? fromUnpadded(end.slice(4)) : null;
  if (mac?.length !== 32 || stanzas.length === 0) throw damaged;
  return { stanzas, mac, signedBytes: utf8(`${lines.slice(0, last).join("\n")}\n---`) };
}

function makeHeader(crypto: Crypto, fileKey: Uint8Array, stanzas: readonly Stanza[]): Uint8Array {
  const lines = [intro];
  for (const stanza of stanzas) {
    lines.push(`-> ${stanza.args.join(" ")}`);
    const body = toUnpadded(stanza.body);
    for (let at = 0; at <= body.length; at += 64) lines.push(body.slice(at, at + 64));
  }
  const start = `${lines.join("\n")}\n---`;
  const mac = crypto.hmac(hkdf(crypto, fileKey, new Uint8Array(0), "header", 32), utf8(start));
  return utf8(`${start} ${toUnpadded(mac)}\n`);
}

const x25519Info = "age-encryption.org/v1/X25519";
const scryptInfo = utf8("age-encryption.org/v1/scrypt");
const zeroNonce = new Uint8Array(12);

function wrap(crypto: Crypto, random: Random, fileKey: Uint8Array, recipient: Recipient): Stanza {
  if ("passphrase" in recipient) {
    const salt = random(16);
    const key = crypto.scrypt(utf8(recipient.passphrase), joinBytes([scryptInfo, salt]), recipient.logN);
    const args = ["scrypt", toUnpadded(salt), String(recipient.logN)];
    return { args, body: crypto.chachaSeal(key, zeroNonce, fileKey) };
  }
  const ephemeral = random(32);
  const share = crypto.x25519Public(ephemeral);
  const shared = crypto.x25519Shared(ephemeral, recipient.x25519);
  if (shared === null) throw new SealError("bad-key", "a recipient's key is of low order");
  const key = hkdf(crypto, shared, joinBytes([share, recipient.x25519]), x25519Info, 32);
  return { args: ["X25519", toUnpadded(share)], body: crypto.chachaSeal(key, zeroNonce, fileKey) };
}

function unwrapAny(crypto: Crypto, header: AgeHeader, identities: readonly Identity[]): Uint8Array {
  const scrypts = header.stanzas.filter((stanza) => stanza.args[0] === "scrypt").length;
  if (scrypts > 0 && header.stanzas.length > 1)
    throw new SealError("damaged", "this age file mixes a passphrase with other keys");
  for (const stanza of header.stanzas) checkShape(stanza);
  for (const identity of identities) {
    for (const stanza of header.stanzas) {
      const fileKey = unwrap(crypto, stanza, identity);
      if (fileKey !== null) return fileKey;
    }
  }
  throw new SealError("no-key", "none of the keys at hand opens this age file");
}

function checkShape(stanza: Stanza): void {
  const [type, first, second] = stanza.args;
  const damaged = () => new SealError("damaged", "the header of this age file is damaged");
  if (type === "X25519") {
    if (stanza.args.length !== 2 || fromUnpadded(first ?? "")?.length !== 32 || stanza.body.length !== 32)
      throw damaged();
  } else if (type === "scrypt") {
    if (stanza.args.length !== 3 || fromUnpadded(first ?? "")?.length !== 16 || stanza.body.length !== 32)
      throw damaged();
    if (!/^[1-9][0-9]?$/.test(second ?? "")) throw damaged();
  }
}

function unwrap(crypto: Crypto, stanza: Stanza, identity: Identity): Uint8Array | null {
  const [type, first, second] = stanza.args;
  if ("passphrase" in identity) {
    if (type !== "scrypt") return null;
    const logN = Number(second);
    if (logN > most.logN)
      throw new SealError(
        "damaged",
        `this age file asks for 2^${logN} rounds of scrypt; at most 2^${most.logN} are tried`,
      );
    const salt = joinBytes([scryptInfo, fromUnpadded(first!)!]);
    return crypto.chachaOpen(crypto.scrypt(utf8(identity.passphrase), salt, logN), zeroNonce, stanza.body);
  }
  if (type !== "X25519") return null;
  const share = fromUnpadded(first!)!;
  const shared = crypto.x25519Shared(identity.x25519, share);
  if (shared === null) throw new SealError("damaged", "this age file holds a share of low order");
  const salt = joinBytes([share, crypto.x25519Public(identity.x25519)]);
  return crypto.chachaOpen(hkdf(crypto, shared, salt, x25519Info, 32), zeroNonce, stanza.body);
}

function isArgument(text: string): boolean {
  return text.length > 0 && /^[\x21-\x7e]+$/.test(text);
}

function toUnpadded(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll("=", "");
}

function fromUnpadded(text: string): Uint8Array | null {
  if (text.includes("=")) return null;
  return fromBase64(text + "=".repeat((4 - (text.length % 4)) % 4));
}

/** Reads a byte stream by counts and lines. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Exactly `count` bytes; null when fewer are left. */
  async take(count: number): Promise<Uint8Array | null> {
    while (this.#held.length < count) if (!(await this.#more())) return null;
    const bytes = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return bytes;
  }

  /** A line without its LF, of at most `most` bytes; null when there is none. */
  async takeLine(most: number): Promise<Uint8Array | null> {
    let from = 0;
    for (;;) {
      const end = this.#held.indexOf(0x0a, from);
      if (end >= 0 && end <= most) {
        const line = this.#held.subarray(0, end);
        this.#held = this.#held.subarray(end + 1);
        return line;
      }
      from = this.#held.length;
      if (from > most || !(await this.#more())) return null;
    }
  }

  /** What is left. */
  async *rest(): AsyncGenerator<Uint8Array> {
    if (this.#held.length > 0) yield this.#held;
    for (;;) {
      const next = await this.#source.next();
      if (next.done) return;
      yield next.value;
    }
  }

  /** Lets go of the source, read to its end or not. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done) return false;
    this.#held = this.#held.length === 0 ? next.value : joinBytes([this.#held, next.value]);
    return true;
  }
}
