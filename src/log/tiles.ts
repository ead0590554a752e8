/** A tile is 256 hashes wide. C2SP tlog-tiles. */
export const tileWidth = 256;

/** A tile, an entry bundle or a page of acts: level (`entries` and `acts` count leaves), its number, and its width from 1 to 256. */
export interface TilePlace {
  readonly level: number | "entries" | "acts";
  readonly number: number;
  readonly width: number;
}

/** Where a tile stands below its log: `tile/0/x001/234`, `tile/entries/000.p/5`, `acts/000.p/5`. */
export function tilePath(place: TilePlace): string {
  const folder = place.level === "acts" ? "acts" : `tile/${place.level}`;
  return `${folder}/${numberPath(place.number)}${place.width < tileWidth ? `.p/${place.width}` : ""}`;
}

/** 1234067 as `x001/x234/067`. */
export function numberPath(number: number): string {
  let path = String(number % 1000).padStart(3, "0");
  for (let rest = Math.floor(number / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${String(rest % 1000).padStart(3, "0")}/${path}`;
  }
  return path;
}

/** Every level's tile numbers and the width of its last tile in a log of this size: hash tiles of all levels, lowest first. */
export function tilesOf(size: number): { level: number; full: number; partial: number }[] {
  const levels: { level: number; full: number; partial: number }[] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / tileWidth)) {
    levels.push({ level, full: Math.floor(count / tileWidth), partial: count % tileWidth });
  }
  return levels;
}

/** Entries as a bundle: each with its length in two bytes before it, big end first. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const entry of entries) length += 2 + entry.length;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const entry of entries) {
    bytes[at++] = entry.length >> 8;
    bytes[at++] = entry.length & 255;
    bytes.set(entry, at);
    at += entry.length;
  }
  return bytes;
}

/** The entries of a bundle; null when a length runs over the end or more than 256 stand there. */
export function decodeBundle(bytes: Uint8Array): Uint8Array[] | null {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length || entries.length === tileWidth) return null;
    const end = at + 2 + ((bytes[at]! << 8) | bytes[at + 1]!);
    if (end > bytes.length) return null;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

/** The hashes of a tile; null when its length is no multiple of 32 from 32 to 8,192. */
export function decodeTile(bytes: Uint8Array): Uint8Array[] | null {
  if (bytes.length === 0 || bytes.length % 32 !== 0 || bytes.length > 32 * tileWidth) return null;
  const hashes: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += 32) hashes.push(bytes.subarray(at, at + 32));
  return hashes;
}
