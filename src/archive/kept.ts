import type { Stanza } from "../seal/age.ts";

/** What `putObject` kept. */
export interface KeptObject {
  /** SHA-256 of the stored bytes, 64 hex digits: the object's name. */
  readonly object: string;
  /** Length of the bytes as they came. */
  readonly size: number;
  /** SHA-256 of the bytes as they came; goes only into a sealed slot when the object is sealed. */
  readonly sha256: string;
}

/** What an object is sealed to. Plain data, so that a thread can be sent it. */
export interface Seal {
  /** The unit's X25519 public key. */
  readonly recipient: Uint8Array;
  readonly hint: Stanza;
}

/** Bytes that are a whole file of the host's: a host with threads can read it there. */
export interface FileBytes extends AsyncIterable<Uint8Array> {
  /** Where the host finds it. */
  readonly file: string;
  /** How many there were when the host looked: what to expect, not a promise. */
  readonly size: number;
}
