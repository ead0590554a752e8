import { fromBase64, toBase64 } from "../bytes/base64.ts";
import type { Crypto } from "../bytes/crypto.ts";
import { fromHex, isHex, toHex } from "../bytes/hex.ts";
import type { Json } from "../bytes/json.ts";
import { compareText, utf8 } from "../bytes/text.ts";
import { formatKey, parseKey, type VerifierKey } from "../log/note.ts";
import { parseRecipient } from "../seal/age.ts";
import { format, logOf, originOf } from "./layout.ts";

/** Entry 0 of a log: who it is and which key rules it. */
export interface Genesis {
  readonly logKey: VerifierKey;
  /** Ed25519 public key that alone adds and revokes keys and names a successor. */
  readonly recoveryKey: Uint8Array;
  /** age recipient of the recovery sheet: every vault file is wrapped to it too. */
  readonly recoveryRecipient: string;
}

/** A keyholder's key is added or revoked, signed by the recovery key. */
export interface KeyChange {
  readonly action: "add" | "revoke";
  /** Ed25519 public key. */
  readonly key: Uint8Array;
  /** age recipient of the keyholder; null when revoked. */
  readonly recipient: string | null;
  /** The last size of the log at which a revoked key was trusted; null when added. */
  readonly size: number | null;
  /** The other log whose acts a revocation speaks of; null when it is the one in which it stands. */
  readonly origin: string | null;
  readonly signature: Uint8Array;
}

/** What another log had signed when a commit was made. */
export interface SeenLog {
  readonly origin: string;
  readonly size: number;
  /** 64 hex digits. */
  readonly root: string;
}

/** The last act of every group: a keyholder's signature over what stands before it. */
export interface Commit {
  readonly origin: string;
  readonly first: number;
  readonly last: number;
  /** Root of the log before `first`, 64 hex digits. */
  readonly before: string;
  /** RFC 6962 root of the leaves from `first` to `last` as a tree of their own, 64 hex digits. */
  readonly covered: string;
  readonly seen: readonly SeenLog[];
  /** Ed25519 public key of the keyholder, 64 hex digits. */
  readonly key: string;
  readonly signature: Uint8Array;
}

/** Kinds of act that only the archive itself appends; they are public and hold no personal data in the open. */
export const governanceKinds: ReadonlySet<string> = new Set([
  "genesis",
  "key",
  "commit",
  "stamp",
  "successor",
  "alarm",
]);

/** First 32 hex digits of SHA-256 of a key: a log's id from its genesis key, an archive's id from its recovery key. */
export function idOfKey(crypto: Crypto, publicKey: Uint8Array): string {
  return toHex(crypto.sha256(publicKey).subarray(0, 16));
}

/** First 16 hex digits of SHA-256 of a keyholder's key: `by` in the head of an act. */
export function keyholderId(crypto: Crypto, publicKey: Uint8Array): string {
  return toHex(crypto.sha256(publicKey).subarray(0, 8));
}

/** The key that verifies a log's checkpoints. */
export function logKeyOf(crypto: Crypto, publicKey: Uint8Array): VerifierKey {
  return { name: originOf(idOfKey(crypto, publicKey)), type: 1, publicKey };
}

export function genesisBody(crypto: Crypto, genesis: Genesis): Json {
  return {
    format,
    logKey: formatKey(crypto, genesis.logKey),
    recoveryKey: toHex(genesis.recoveryKey),
    recoveryRecipient: genesis.recoveryRecipient,
  };
}

/** Reads a genesis; null when it is malformed or its log key is not the one that the log's name comes from. */
export function parseGenesis(crypto: Crypto, body: Json | null): Genesis | null {
  const value = members(body);
  if (value?.format !== format || typeof value.logKey !== "string") return null;
  const logKey = parseKey(crypto, value.logKey);
  const recoveryKey = digest(value.recoveryKey);
  const recoveryRecipient = value.recoveryRecipient;
  if (logKey?.type !== 1 || recoveryKey === null || typeof recoveryRecipient !== "string") return null;
  if (parseRecipient(recoveryRecipient) === null) return null;
  return logKey.name === originOf(idOfKey(crypto, logKey.publicKey))
    ? { logKey, recoveryKey, recoveryRecipient }
    : null;
}

/** The bytes that the recovery key signs to add or revoke a key in the log of `origin`, or in the one that a revocation names. */
export function keyChangeText(origin: string, change: Omit<KeyChange, "signature">): Uint8Array {
  const lines = [
    `${format} key`,
    change.origin ?? origin,
    change.action,
    toHex(change.key),
    change.recipient ?? "-",
    change.size ?? "-",
  ];
  return utf8(`${lines.join("\n")}\n`);
}

export function keyChangeBody(change: KeyChange): Json {
  return {
    action: change.action,
    key: toHex(change.key),
    ...(change.origin === null ? {} : { origin: change.origin }),
    ...(change.recipient === null ? {} : { recipient: change.recipient }),
    signature: toBase64(change.signature),
    ...(change.size === null ? {} : { size: change.size }),
  };
}

/** Reads a change of keys; null when malformed. Its signature is not yet verified. */
export function parseKeyChange(body: Json | null): KeyChange | null {
  const value = members(body);
  const key = digest(value?.key);
  const signature = typeof value?.signature === "string" ? fromBase64(value.signature) : null;
  if (value === null || key === null || signature?.length !== 64) return null;
  const { action, recipient = null, size = null, origin = null } = value;
  const isAdded = action === "add" && size === null && origin === null;
  if (isAdded && typeof recipient === "string" && parseRecipient(recipient) !== null) {
    return { action, key, recipient, size: null, origin: null, signature };
  }
  const named = origin === null || (typeof origin === "string" && logOf(origin) !== null);
  if (action === "revoke" && recipient === null && typeof size === "number" && named) {
    return { action, key, recipient: null, size, origin: origin as string | null, signature };
  }
  return null;
}

/** Why a log was closed. */
export const closingReasons = ["lost", "compromised", "rolled-back", "format"] as const;
export type ClosingReason = (typeof closingReasons)[number];

/** The third act of a log that goes on for another: the other is closed at a size. Signed by the recovery key. */
export interface Successor {
  /** Origin of the log that is closed. */
  readonly closed: string;
  readonly reason: ClosingReason;
  /** Its root at that size, 64 hex digits. */
  readonly root: string;
  readonly size: number;
  readonly signature: Uint8Array;
}

/** The bytes that the recovery key signs to close a log, and let the one of `origin` go on for it. */
export function successorText(origin: string, successor: Omit<Successor, "signature">): Uint8Array {
  const { closed, size, root, reason } = successor;
  return utf8(`${[`${format} successor`, closed, origin, size, root, reason].join("\n")}\n`);
}

export function successorBody({ closed, reason, root, signature, size }: Successor): Json {
  return { closed, reason, root, signature: toBase64(signature), size };
}

/** Reads a `successor` act; null when malformed. Its signature is not yet verified. */
export function parseSuccessor(body: Json | null): Successor | null {
  const value = members(body);
  const reason = closingReasons.find((one) => one === value?.reason);
  const signature = typeof value?.signature === "string" ? fromBase64(value.signature) : null;
  if (value === null || reason === undefined || signature?.length !== 64) return null;
  const { closed, root, size } = value;
  if (typeof closed !== "string" || logOf(closed) === null || typeof size !== "number") return null;
  return typeof root === "string" && isHex(root, 64) ? { closed, reason, root, size, signature } : null;
}

/** The bytes that a keyholder signs in a commit. */
export function commitText(commit: Omit<Commit, "signature">): Uint8Array {
  const lines = [
    `${format} commit`,
    commit.origin,
    commit.first,
    commit.last,
    commit.before,
    commit.covered,
    commit.key,
    ...commit.seen.map((seen) => `${seen.origin} ${seen.size} ${seen.root}`),
  ];
  return utf8(`${lines.join("\n")}\n`);
}

export function commitBody(commit: Commit): Json {
  return {
    before: commit.before,
    covered: commit.covered,
    first: commit.first,
    key: commit.key,
    last: commit.last,
    origin: commit.origin,
    seen: commit.seen.map(({ origin, root, size }) => ({ origin, root, size })),
    signature: toBase64(commit.signature),
  };
}

/** Reads a commit; null when malformed. Its signature and roots are not yet verified. */
export function parseCommit(body: Json | null): Commit | null {
  const value = members(body);
  if (value === null || !Array.isArray(value.seen) || value.seen.length > 1000) return null;
  const { origin, first, last, before, covered, key } = value;
  const signature = typeof value.signature === "string" ? fromBase64(value.signature) : null;
  const seen = value.seen.map(parseSeen);
  if (typeof origin !== "string" || typeof first !== "number" || typeof last !== "number") return null;
  if (typeof before !== "string" || typeof covered !== "string" || typeof key !== "string" || signature?.length !== 64)
    return null;
  if (![before, covered, key].every((hash) => isHex(hash, 64)) || seen.includes(null)) return null;
  return { origin, first, last, before, covered, key, signature, seen: seen as SeenLog[] };
}

/** What a `stamp` act says: the files that prove the time of a state of a log. */
export interface StampBody {
  readonly origin: string;
  readonly size: number;
  /** 64 hex digits. */
  readonly root: string;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly from: string | null }[];
}

/** Reads a `stamp` act; null when malformed. */
export function parseStamp(body: Json | null): StampBody | null {
  const value = members(body);
  if (value === null || !Array.isArray(value.files) || value.files.length > 1000) return null;
  const { origin, size, root } = value;
  if (typeof origin !== "string" || logOf(origin) === null || typeof size !== "number") return null;
  if (typeof root !== "string" || !isHex(root, 64)) return null;
  const files = value.files.map(parseStampFile);
  return files.includes(null) ? null : { origin, size, root, files: files as StampBody["files"] };
}

function parseStampFile(value: Json): StampBody["files"][number] | null {
  const { name, sha256, from = null } = members(value) ?? {};
  if (typeof name !== "string" || !/^[a-z0-9][a-z0-9.]{0,99}$/.test(name)) return null;
  if (typeof sha256 !== "string" || !isHex(sha256, 64)) return null;
  return from === null || typeof from === "string" ? { name, sha256, from } : null;
}

/** What `archive.json` says: the logs with their keys and the recovery key. */
export interface ArchiveFile {
  readonly logs: readonly VerifierKey[];
  readonly recoveryKey: Uint8Array;
}

export function archiveFileBody(crypto: Crypto, file: ArchiveFile): Json {
  const logs = [...file.logs].sort((a, b) => compareText(a.name, b.name));
  return {
    format,
    logs: logs.map((key) => ({ key: formatKey(crypto, key), origin: key.name })),
    recoveryKey: toHex(file.recoveryKey),
  };
}

/** Reads `archive.json`; `newer` when its format is another one, null when malformed. */
export function parseArchiveFile(crypto: Crypto, body: Json): ArchiveFile | "newer" | null {
  const value = members(body);
  if (value === null) return null;
  if (typeof value.format === "string" && value.format !== format && value.format.startsWith("witness-archive/"))
    return "newer";
  const recoveryKey = digest(value.recoveryKey);
  if (value.format !== format || recoveryKey === null || !Array.isArray(value.logs)) return null;
  const logs: VerifierKey[] = [];
  for (const log of value.logs) {
    const { key: text, origin } = members(log) ?? {};
    const key = typeof text === "string" ? parseKey(crypto, text) : null;
    if (key === null || key.name !== origin || logOf(key.name) !== idOfKey(crypto, key.publicKey)) return null;
    logs.push(key);
  }
  return { logs, recoveryKey };
}

function parseSeen(value: Json): SeenLog | null {
  const { origin, size, root } = members(value) ?? {};
  if (typeof origin !== "string" || typeof size !== "number" || typeof root !== "string") return null;
  return logOf(origin) !== null && isHex(root, 64) ? { origin, size, root } : null;
}

function digest(value: Json | undefined): Uint8Array | null {
  return typeof value === "string" && isHex(value, 64) ? fromHex(value) : null;
}

function members(value: Json | undefined): Record<string, Json> | null {
  return value === undefined || value === null || typeof value !== "object" || Array.isArray(value)
    ? null
    : (value as Record<string, Json>);
}
