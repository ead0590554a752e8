import { sameBytes } from "../bytes/text.ts";
import { type Checkpoint, parseCheckpoint } from "../log/checkpoint.ts";
import { RightEdge } from "../log/edge.ts";
import { noteSignedBy, parseNote, type VerifierKey } from "../log/note.ts";
import type { TileHashes } from "../log/proof.ts";
import { decodeBundle, decodeTile, type TilePlace, tilesOf, tileWidth } from "../log/tiles.ts";
import { ArchiveError } from "./error.ts";
import type { Folder } from "./folder.ts";
import { layout, limits } from "./layout.ts";
import type { Ports } from "./ports.ts";

/** A checkpoint with the note that it was read from. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: Uint8Array;
}

/** Reads a signed checkpoint by this key; null when it is malformed, of another log, or not signed by it. */
export function readCheckpoint(
  ports: Pick<Ports, "crypto">,
  bytes: Uint8Array,
  key: VerifierKey,
): SignedCheckpoint | null {
  const note = parseNote(bytes);
  const checkpoint = note === null ? null : parseCheckpoint(note.text);
  if (note === null || checkpoint === null || checkpoint.origin !== key.name || checkpoint.extensions.length > 0)
    return null;
  return noteSignedBy(ports.crypto, note, key) ? { ...checkpoint, note: bytes } : null;
}

/** The checkpoint of a log in the folder. Throws `corrupt` when it is missing or not signed by its key. */
export async function currentCheckpoint(ports: Ports, log: string, key: VerifierKey): Promise<SignedCheckpoint> {
  const bytes = await ports.folder.read(layout.checkpoint(log), limits.checkpoint);
  const checkpoint = bytes === null ? null : readCheckpoint(ports, bytes, key);
  if (checkpoint === null) {
    throw new ArchiveError(
      "corrupt",
      `the checkpoint of log "${log}" is ${bytes === null ? "missing" : "not a checkpoint signed by that log's key"}`,
    );
  }
  return checkpoint;
}

/** Where the tile, bundle or page with this number stands in a log of `size`: full or as wide as the size needs. */
export function placeIn(size: number, level: TilePlace["level"], number: number): TilePlace {
  const count = typeof level === "number" ? Math.floor(size / tileWidth ** level) : size;
  return { level, number, width: Math.min(tileWidth, count - number * tileWidth) };
}

/** Reads a tile, bundle or page; falls back to the full one where a partial one has gone. null when neither is there. */
export async function readPlace(
  folder: Folder,
  log: string,
  place: TilePlace,
  most: number,
): Promise<Uint8Array | null> {
  const bytes = await folder.read(layout.tile(log, place), most);
  if (bytes !== null || place.width === tileWidth) return bytes;
  return await folder.read(layout.tile(log, { ...place, width: tileWidth }), most);
}

/** The right edge of a log, read from its partial tiles and proved by the checkpoint's root. Throws `corrupt`. */
export async function readEdge(ports: Ports, log: string, checkpoint: Checkpoint): Promise<RightEdge> {
  const levels: Uint8Array[][] = [];
  for (const { level, full, partial } of tilesOf(checkpoint.size)) {
    if (partial === 0) {
      levels.push([]);
      continue;
    }
    const bytes = await readPlace(ports.folder, log, { level, number: full, width: partial }, 32 * tileWidth);
    const hashes = bytes === null ? null : decodeTile(bytes);
    if (hashes === null || hashes.length < partial) {
      throw new ArchiveError(
        "corrupt",
        `tile ${full} of level ${level} of log "${log}" is ${bytes === null ? "missing" : "cut short"}`,
      );
    }
    levels.push(hashes.slice(0, partial));
  }
  const edge = new RightEdge(ports.crypto, checkpoint.size, levels);
  if (!sameBytes(edge.root(), checkpoint.root)) {
    throw new ArchiveError(
      "corrupt",
      `the last tiles of log "${log}" do not give the root that its checkpoint signs: run a check`,
    );
  }
  return edge;
}

/** A page of acts beside its bundle of leaves. */
export interface Page {
  readonly lines: readonly Uint8Array[];
  readonly leaves: readonly Uint8Array[];
}

/** The lines of a page, each without its LF; null when the last has none. */
export function splitLines(bytes: Uint8Array): Uint8Array[] | null {
  const lines: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0x0a, at);
    if (end < 0) return null;
    lines.push(bytes.subarray(at, end));
    at = end + 1;
  }
  return lines;
}

/** One page of a log of `size`, each line proved by its leaf. Throws `corrupt`. */
export async function readPage(ports: Ports, log: string, size: number, number: number): Promise<Page> {
  const place = placeIn(size, "acts", number);
  const pageBytes = await readPlace(ports.folder, log, place, limits.page);
  const bundleBytes = await readPlace(ports.folder, log, { ...place, level: "entries" }, (limits.leaf + 2) * tileWidth);
  const lines = pageBytes === null ? null : splitLines(pageBytes);
  const leaves = bundleBytes === null ? null : decodeBundle(bundleBytes);
  if (lines === null || leaves === null || lines.length < place.width || leaves.length < place.width) {
    throw new ArchiveError("corrupt", `page ${number} of the acts of log "${log}" is missing or cut short`);
  }
  return { lines: lines.slice(0, place.width), leaves: leaves.slice(0, place.width) };
}

/** Hashes from the tiles of a log of `size`; remembers up to 64 tiles. Throws `corrupt`. */
export function tileHashes(ports: Pick<Ports, "folder">, log: string, size: number): TileHashes {
  const tiles = new Map<string, Promise<readonly Uint8Array[]>>();
  const readTile = async (level: number, number: number): Promise<readonly Uint8Array[]> => {
    const bytes = await readPlace(ports.folder, log, placeIn(size, level, number), 32 * tileWidth);
    return (bytes === null ? null : decodeTile(bytes)) ?? [];
  };
  return async (level, from, count) => {
    const number = Math.floor(from / tileWidth);
    const name = `${level}/${number}`;
    if (tiles.size > 64) tiles.clear();
    const tile = tiles.get(name) ?? readTile(level, number);
    tiles.set(name, tile);
    const start = from - number * tileWidth;
    const hashes = await tile;
    if (hashes.length < start + count) {
      throw new ArchiveError("corrupt", `tile ${number} of level ${level} of log "${log}" is missing or cut short`);
    }
    return hashes.slice(start, start + count);
  };
}
