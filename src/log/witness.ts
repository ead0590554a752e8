import { fromBase64, toBase64 } from "../bytes/base64.ts";
import type { Crypto } from "../bytes/crypto.ts";
import { toHex } from "../bytes/hex.ts";
import { fromUtf8, joinBytes, sameBytes, utf8 } from "../bytes/text.ts";
import { type Checkpoint, parseCheckpoint, parseSize } from "./checkpoint.ts";
import { cosign } from "./cosignature.ts";
import { formatNote, keyId, noteSignedBy, parseNote, type SignedNote, type VerifierKey } from "./note.ts";
import { provesConsistency } from "./tree.ts";

/** A witness's own name and Ed25519 seed. */
export interface WitnessKey {
  readonly name: string;
  readonly seed: Uint8Array;
}

/** The latest state of a log that this witness cosigned. */
export interface Witnessed {
  readonly size: number;
  readonly root: Uint8Array;
}

/** What a witness answers to `add-checkpoint`. `note` is what must be persisted before a 200 is sent. C2SP tlog-witness. */
export type WitnessAnswer =
  | {
      readonly status: 200;
      readonly body: string;
      readonly origin: string;
      readonly next: Witnessed;
      readonly note: string;
    }
  | { readonly status: 409; readonly body: string }
  | {
      readonly status: 400 | 403 | 404 | 422;
      readonly body: string;
      /** Evidence against the log: a checkpoint it signed that does not follow from what was cosigned; null when none. */
      readonly alarm: { readonly origin: string; readonly note: string } | null;
    };

/** A parsed `add-checkpoint` request, its checkpoint's signatures not yet verified. */
export interface WitnessRequest {
  readonly old: number;
  readonly proof: readonly Uint8Array[];
  readonly note: SignedNote;
  readonly checkpoint: Checkpoint;
}

const mostProofLines = 63;

/** The body of an `add-checkpoint` request. C2SP tlog-witness. */
export function formatWitnessRequest(old: number, proof: readonly Uint8Array[], note: string): string {
  return `old ${old}\n${proof.map((hash) => `${toBase64(hash)}\n`).join("")}\n${note}`;
}

/** Reads an `add-checkpoint` body; null when it is not well formed. */
export function parseWitnessRequest(body: Uint8Array): WitnessRequest | null {
  const text = fromUtf8(body);
  const split = text?.indexOf("\n\n") ?? -1;
  if (text === null || split < 0) return null;
  const [first = "", ...lines] = text.slice(0, split).split("\n");
  const old = first.startsWith("old ") ? parseSize(first.slice(4)) : null;
  if (old === null || lines.length > mostProofLines) return null;
  const proof = lines.map(fromBase64);
  const note = parseNote(utf8(text.slice(split + 2)));
  const checkpoint = note && parseCheckpoint(note.text);
  if (!note || !checkpoint || !proof.every((hash): hash is Uint8Array => hash?.length === 32)) return null;
  return { old, proof, note, checkpoint };
}

/**
 * Judges one request against what was cosigned before (`latest`, null when nothing was). `now` is in seconds since 1970 UTC.
 * The caller must hold the log's lock from reading `latest` until `next` is durable. C2SP tlog-witness, add-checkpoint.
 */
export function answerWitness(
  crypto: Crypto,
  body: Uint8Array,
  keysOf: (origin: string) => readonly VerifierKey[],
  latest: (origin: string) => Witnessed | null,
  key: WitnessKey,
  now: number,
): WitnessAnswer {
  const request = parseWitnessRequest(body);
  if (!request) return refuse(400, "the request is not well formed");
  const { checkpoint, note } = request;
  const keys = keysOf(checkpoint.origin);
  if (keys.length === 0) return refuse(404, "this log is not known here");
  if (!signedByTrusted(crypto, note, keys))
    return refuse(403, "no trusted key of this log signed, or its signature fails");
  if (request.old > checkpoint.size) return refuse(400, "the old size is over the checkpoint's");
  const before = latest(checkpoint.origin) ?? { size: 0, root: crypto.sha256() };
  if (request.old !== before.size) return { status: 409, body: `${before.size}\n` };
  const evidence = { origin: checkpoint.origin, note: formatNote(note) };
  if (!follows(crypto, before, checkpoint, request.proof)) {
    return { status: 422, body: "the checkpoint does not follow from the one cosigned before\n", alarm: evidence };
  }
  const signature = cosign(crypto, note.text, key.name, key.seed, now);
  return {
    status: 200,
    body: signatureLine(signature.name, joinBytes([signature.keyId, signature.signature])),
    origin: checkpoint.origin,
    next: { size: checkpoint.size, root: checkpoint.root },
    note: formatNote({ text: note.text, signatures: [...trustedLines(crypto, note, keys), signature] }),
  };
}

function follows(crypto: Crypto, before: Witnessed, next: Checkpoint, proof: readonly Uint8Array[]): boolean {
  if (next.size === 0 && !sameBytes(next.root, crypto.sha256())) return false;
  if (before.size === 0) return proof.length === 0;
  if (before.size === next.size) return proof.length === 0 && sameBytes(before.root, next.root);
  return provesConsistency(crypto, before.size, next.size, before.root, next.root, proof);
}

function signedByTrusted(crypto: Crypto, note: SignedNote, keys: readonly VerifierKey[]): boolean {
  const named = keys.filter((key) => lineOf(crypto, note, key));
  return named.length > 0 && named.every((key) => noteSignedBy(crypto, note, key));
}

function trustedLines(crypto: Crypto, note: SignedNote, keys: readonly VerifierKey[]): SignedNote["signatures"] {
  return keys.flatMap((key) => lineOf(crypto, note, key) ?? []);
}

function lineOf(crypto: Crypto, note: SignedNote, key: VerifierKey): SignedNote["signatures"][number] | undefined {
  const id = toHex(keyId(crypto, key.name, key.type, key.publicKey));
  return note.signatures.find((line) => line.name === key.name && toHex(line.keyId) === id);
}

function signatureLine(name: string, bytes: Uint8Array): string {
  return `— ${name} ${toBase64(bytes)}\n`;
}

function refuse(status: 400 | 403 | 404, reason: string): WitnessAnswer {
  return { status, body: `${reason}\n`, alarm: null };
}
