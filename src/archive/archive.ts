import type { Json } from "../bytes/json.ts";
import type { AlarmFile, AlarmJudgement } from "./alarms.ts";
import type { KeptObject } from "./kept.ts";
import type { Dispute, Keyholder } from "./keyholders.ts";
import type { LostAct } from "./lost.ts";
import type { ActProof } from "./prove.ts";

/** One thing to be done to the archive, before it is written. */
export interface ActDraft {
  /** Two to 64 of `[a-z0-9-]`; `genesis`, `key`, `commit`, `stamp` and `successor` are the archive's own. */
  readonly kind: string;
  /** Leaf hashes of earlier acts that this one speaks of, at most 256. */
  readonly refs: readonly string[];
  /** What it says; its canonical text has at most 64 KiB. */
  readonly body: Json;
  /** Who exactly, where, original file name, device: always sealed, in the unit or, for an open act, in the keyholders' own. */
  readonly private?: Json;
  /** The consent unit that seals it, 32 hex digits; null keeps it open for everybody and for ever. */
  readonly unit: string | null;
}

/** An act as it stands in the log, opened where this keyholder holds the key. */
export interface Act {
  /** Its leaf hash, 64 hex digits: how other acts refer to it. */
  readonly ref: string;
  /** Id of the log that holds it, 32 hex digits. */
  readonly log: string;
  readonly index: number;
  /** `withheld` when the head is. */
  readonly kind: string;
  /** What its keyholder's clock said, RFC 3339 in UTC; a claim. Empty when withheld. */
  readonly time: string;
  /** Key id of the keyholder, 16 hex digits; empty when withheld. */
  readonly by: string;
  readonly refs: readonly string[];
  /** null when empty or withheld. */
  readonly body: Json | null;
  readonly private: Json | null;
  /** The consent unit that seals it; null when open or withheld. */
  readonly unit: string | null;
  /** Whether the key to it is not here: sealed for others and withdrawn look alike. */
  readonly withheld: boolean;
}

/** How many acts of each log were already seen, by log id. */
export type Position = Readonly<Record<string, number>>;

/** A signed state of one log. */
export interface LogState {
  readonly log: string;
  readonly origin: string;
  readonly size: number;
  /** RFC 6962 root, 64 hex digits. */
  readonly root: string;
  /** The signed note as it stands on disk. */
  readonly note: string;
}

/** A keyholder to be added: Ed25519 public key and age recipient. */
export interface NewKeyholder {
  readonly action: "add";
  readonly key: Uint8Array;
  readonly recipient: string;
}

/** A keyholder's key to be revoked: acts by it from `size` on are disputed. */
export interface RevokedKeyholder {
  readonly action: "revoke";
  readonly key: Uint8Array;
  readonly size: number;
  /** The log whose acts are meant; this device's own when left out. */
  readonly log?: string;
}

/** A proof of time as it goes into `stamps/`. */
export interface StampFile {
  /** `[a-z0-9.]`, at most 100 characters. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where it was got: an authority's address or a witness's name; public. */
  readonly from?: string;
}

/** An archive that is open. One writer at a time; calls of `append` queue. */
export interface Archive {
  /** 32 hex digits, the same on every device: from the recovery key. */
  readonly id: string;
  /** Acts of all logs together. */
  readonly size: number;
  /** Why nothing can be appended; null when appending works. */
  readonly readOnly: "no-keys" | "rolled-back" | "closed" | "newer-format" | "alarm" | "asked" | null;
  /** What opening found and did, in plain words: rolled forward, unacknowledged files, unknown kinds. */
  readonly notices: readonly string[];
  /** The keyholders' own unit, for acts that belong to no source. */
  readonly ownUnit: string;
  /** This device's keyholder: key id of 16 hex digits; empty when there is none. */
  readonly keyholder: string;
  /**
   * One group commit: the acts in order, then a signed `commit`. Durable when it returns; objects put before are durable
   * too. At most 65,535 drafts. Throws `ArchiveError`: `read-only`, `too-large`, `bad-input`, `withheld` (no such unit), `disk-full`…
   */
  append(drafts: readonly ActDraft[]): Promise<readonly Act[]>;
  /** All acts after a position in causal order: references first, then time, log, index. Governance acts come too. */
  replay(after?: Position): AsyncIterable<Act>;
  /** One act by its place; null when there is none. */
  actAt(log: string, index: number): Promise<Act | null>;
  /** Where every log ends now. */
  position(): Position;
  /** Keeps bytes, sealed to a unit, or open with null. Streams: memory is bounded. Durable after the next `append`. */
  putObject(bytes: AsyncIterable<Uint8Array>, unit: string | null): Promise<KeptObject>;
  /** The bytes as they came. Throws `ArchiveError`: `not-found`, `withheld`, `corrupt` (also in the middle). */
  getObject(object: string): AsyncIterable<Uint8Array>;
  /** The bytes as they are stored: ciphertext when sealed. */
  getStored(object: string): AsyncIterable<Uint8Array>;
  hasObject(object: string): Promise<boolean>;
  /** A new consent unit with a key of its own, durable when it returns: 32 hex digits. */
  newUnit(): Promise<string>;
  /**
   * Ends units: their keys are destroyed and what survives is wrapped to a new epoch. What they sealed stays closed for ever,
   * here; whoever copied a key or the words before still has them. Durable when it returns. Say why in an act before.
   */
  destroyUnits(units: readonly string[]): Promise<void>;
  /** Units whose keys were destroyed. */
  withdrawn(): readonly string[];
  /** For a withdrawal or another act: which logs have a commit that had seen it, so that their devices know of it. */
  seenBy(log: string, index: number): Promise<readonly { readonly log: string; readonly seen: boolean }[]>;
  /**
   * Adds or revokes a keyholder's key with the seed of the recovery sheet, in this device's log. Adding wraps the vault to the
   * new recipient; revoking begins a new epoch without the old one. Throws `bad-input` when the seed is not this archive's.
   */
  changeKeys(recoverySeed: Uint8Array, change: NewKeyholder | RevokedKeyholder): Promise<Act>;
  /** Every keyholder's key of every log. Costs a walk through the archive. */
  keyholders(): Promise<readonly Keyholder[]>;
  /** Which acts are disputed: see `disputeOf`. Costs a walk through the archive. */
  disputes(): Promise<readonly Dispute[]>;
  /** Keeps proofs of time for a state as files in `stamps/<size>/` and logs their digests as a public `stamp` act. */
  keepStamp(state: LogState, files: readonly StampFile[]): Promise<Act>;
  /** The proof that a log at `from` begins the log at `to`, as a witness asks for it. Throws `not-found`. */
  proveGrowth(log: string, from: number, to: number): Promise<readonly Uint8Array[]>;
  /**
   * Weighs a note of one of these logs that somebody outside shows. `follows`: it is a beginning of what is here. `unsigned`:
   * the log's key did not sign it. `alarm`: it contradicts what is here or goes beyond it; then both notes are kept in
   * `alarms/`, and nothing is written any more until a person has judged.
   */
  weigh(note: Uint8Array): Promise<"follows" | "unsigned" | "alarm">;
  /** The evidence in `alarms/`, judged or not. */
  alarms(): Promise<readonly AlarmFile[]>;
  /** Judges every alarm that nobody has judged: an act for ever, its reason sealed. Writing goes on after it. Throws `not-found`, `read-only`. */
  judgeAlarms(judgement: AlarmJudgement, why: string): Promise<Act>;
  /** Acts that stay closed though their unit was not withdrawn: its key was lost. Costs a walk through the archive. */
  lostActs(): AsyncIterable<LostAct>;
  /** Units whose keys this keyholder holds. */
  units(): readonly string[];
  /** A proof that an act stands in its log, now or under an earlier signed note, with its leaf and line. Throws `ArchiveError` `not-found`. */
  prove(log: string, index: number, note?: Uint8Array): Promise<ActProof>;
  /** The verifier keys of the logs, as `archive.json` names them. */
  logKeys(): readonly string[];
  /** Every log's signed state. */
  checkpoints(): readonly LogState[];
  close: () => Promise<void>;
}
