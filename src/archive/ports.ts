import type { Clock, Crypto, Random } from "../bytes/crypto.ts";
import type { Unit } from "../seal/unit.ts";
import type { ActToWrite, WrittenAct } from "./act.ts";
import type { Folder, NewFile } from "./folder.ts";
import type { FileBytes, KeptObject, Seal } from "./kept.ts";

/** What a host hands in to work on an archive. */
export interface Ports {
  /** The archive itself. */
  readonly folder: Folder;
  readonly crypto: Crypto;
  readonly random: Random;
  readonly clock: Clock;
  /** Reads, seals, hashes and writes a whole file beside other work, as `fillFile` does; null where the host cannot now. */
  readonly fillBeside?: (file: NewFile, bytes: FileBytes, seal: Seal | null) => Promise<KeptObject | null>;
  /** Writes many acts beside other work, as `writeAct` does; null where the host cannot now. */
  readonly writeBeside?: (
    acts: readonly ActToWrite[],
    own: Unit | null,
  ) => Promise<readonly WrittenAct[] | null> | null;
}

/** The secrets of one device in one archive. Kept outside the archive. */
export interface DeviceKeys {
  /** Id of the archive that they belong to. */
  readonly archive: string;
  /** Id of this device's log. */
  readonly log: string;
  /** Ed25519 seed that signs checkpoints. */
  readonly logSeed: Uint8Array;
  /** Ed25519 seed of the keyholder that signs commits. */
  readonly keyholderSeed: Uint8Array;
  /** The keyholder's age X25519 secret, which opens the vault. */
  readonly identity: Uint8Array;
}

/** A device that may write: its keys, and the folder that remembers what it signed last. The host holds the lock. */
export interface Device {
  readonly keys: DeviceKeys;
  readonly state: Folder;
}

/** Now as RFC 3339 in UTC with milliseconds. */
export function timeOf(clock: Clock): string {
  return new Date(clock()).toISOString();
}
