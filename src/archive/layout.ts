import { isHex } from "../bytes/hex.ts";
import { type TilePlace, tilePath } from "../log/tiles.ts";

/** The format, as it stands in every leaf. */
export const format = "witness-archive/1";

/** Limits of the format: what is larger is refused before it is parsed. */
export const limits = {
  leaf: 1024,
  slot: 65_536,
  line: 262_144,
  page: 64 * 1024 * 1024,
  checkpoint: 65_536,
  stampFile: 1024 * 1024,
  archiveFile: 1024 * 1024,
  vaultFile: 64 * 1024 * 1024,
  refs: 256,
  actsInCommit: 65_535,
} as const;

/** The fixed names of an archive folder. */
export const layout = {
  readMe: "READ-ME-FIRST.txt",
  archiveFile: "archive.json",
  objects: "objects",
  logs: "logs",
  vault: "vault",
  alarms: "alarms",
  incoming: "incoming",
  /** Where an object of 64 hex digits stands. */
  object: (object: string) => `objects/${object.slice(0, 2)}/${object.slice(2, 4)}/${object}`,
  checkpoint: (log: string) => `logs/${log}/checkpoint`,
  /** A tile, bundle or page of a log. */
  tile: (log: string, place: TilePlace) => `logs/${log}/${tilePath(place)}`,
  /** Proofs of time for the checkpoint at a size. */
  stamps: (log: string, size: number) => `logs/${log}/stamps/${size}`,
} as const;

/** A log's origin, the name in its checkpoints. */
export function originOf(log: string): string {
  return `${format}/${log}`;
}

/** The id of a log from its origin; null when the origin is not one of ours. */
export function logOf(origin: string): string | null {
  const id = origin.startsWith(`${format}/`) ? origin.slice(format.length + 1) : "";
  return isHex(id, 32) ? id : null;
}
