import type { AlarmBody } from "../archive/alarms.ts";
import type { ArchiveFile, Genesis, SeenLog, Successor } from "../archive/governance.ts";
import type { SignedCheckpoint } from "../archive/logReader.ts";
import type { Crypto } from "../bytes/crypto.ts";
import type { RightEdge } from "../log/edge.ts";
import type { VerifierKey } from "../log/note.ts";
import type { ActRun, ClaimedAct } from "./examinePage.ts";
import type { Findings, LogReport } from "./finding.ts";
import type { LoggedStamp } from "./outsideProof.ts";
import type { CheckOptions } from "./ports.ts";

/** A revocation that the recovery key signed: acts by the key from `size` of the log on are disputed. */
export interface Revocation {
  /** The log whose acts are meant. */
  readonly origin: string;
  /** Id of the keyholder's key. */
  readonly by: string;
  readonly size: number;
  readonly index: number;
}

/** A log that was walked, with what other checks need from it. */
export interface CheckedLog extends LogReport {
  readonly key: VerifierKey;
  readonly checkpoint: SignedCheckpoint;
  readonly seen: readonly (SeenLog & { readonly index: number })[];
  /** Objects that open acts name, with the first act that does. */
  readonly named: ReadonlyMap<string, number>;
  /** What `stamp` acts of this log say, whichever log they date. */
  readonly stamps: readonly LoggedStamp[];
  /** Index and claimed time of every commit, in milliseconds since 1970 UTC; NaN where it is no time. */
  readonly claims: {
    readonly index: readonly number[];
    readonly time: readonly number[];
    /** Id of the keyholder's key that signed it; empty when the commit is malformed. */
    readonly by: readonly string[];
  };
  /** Every act with what it claims, where times are asked for. */
  readonly acts: readonly ClaimedAct[];
  /** Revocations that stand in this log, of keys of whichever log. */
  readonly revocations: readonly Revocation[];
  /** The log that this one goes on for; null when it is for none. */
  readonly goesOnFor: (Successor & { readonly index: number }) | null;
  /** What `alarm` acts of this log judge. */
  readonly judged: readonly (AlarmBody & { readonly index: number })[];
  /** Whether its leaves give the root that its checkpoint signs, and whether its tiles are those that the leaves give. */
  readonly holds: { readonly leaves: boolean; readonly tiles: boolean };
}

/** What is known of a log while walking it. */
export interface Walk {
  readonly crypto: Crypto;
  readonly key: VerifierKey;
  readonly log: string;
  readonly file: ArchiveFile;
  readonly findings: Findings;
  /** Commits before this size were checked before. */
  readonly knownTo: number;
  readonly edge: RightEdge;
  genesis: Genesis | null;
  /** Keyholders' keys by hex: from which index, and up to which size they are trusted. */
  readonly keyholders: Map<string, { from: number; trustedTo: number }>;
  /** Acts since the last commit: `runs` are those of one keyholder in a row. */
  group: { start: number; before: string; leaves: RightEdge; runs: ActRun[] };
  commits: number;
  open: number;
  withheld: number;
  from: string | null;
  to: string | null;
  readonly seen: (SeenLog & { index: number })[];
  readonly named: Map<string, number>;
  readonly stamps: LoggedStamp[];
  readonly claims: { readonly index: number[]; readonly time: number[]; readonly by: string[] };
  readonly revocations: Revocation[];
  readonly knowsKind: CheckOptions["knowsKind"];
  /** Kinds that were told as unknown. */
  readonly newer: Set<string>;
  goesOnFor: CheckedLog["goesOnFor"];
  acts: ClaimedAct[];
  readonly judged: (AlarmBody & { index: number })[];
}
