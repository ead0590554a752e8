import { createHash, createHmac } from "node:crypto";
import type { ActDraft } from "../../src/archive/archive.ts";
import { createArchive, drawKeys, type NewKeys } from "../../src/archive/create.ts";
import { once } from "../../src/archive/keyring.ts";
import { memoryFolder } from "../../src/archive/memory.ts";
import { openArchive } from "../../src/archive/open.ts";
import type { Ports } from "../../src/archive/ports.ts";
import type { Random } from "../../src/bytes/crypto.ts";
import { utf8 } from "../../src/bytes/text.ts";
import { nodeCrypto as crypto } from "../../src/disk/crypto.ts";
import { formatCheckpoint } from "../../src/log/checkpoint.ts";
import { formatNote, parseNote, signNote } from "../../src/log/note.ts";

/** Files of an archive by path. */
export type Files = Map<string, Uint8Array>;

/** An archive that is the same byte for byte every time it is made. */
export interface Vector {
  readonly files: Files;
  readonly state: Files;
  readonly keys: NewKeys;
}

/** Randomness that a name fixes: HMAC-SHA-256 of a counter. For vectors only. */
export function fixedRandom(name: string): Random {
  let counter = 0;
  return (count) => {
    const pieces: Buffer[] = [];
    for (let length = 0; length < count; length += 32) {
      pieces.push(createHmac("sha256", name).update(String(counter++)).digest());
    }
    return Uint8Array.from(Buffer.concat(pieces).subarray(0, count));
  };
}

/** A clock that goes a second at each look, from 2026-01-01. */
export function fixedClock(): () => number {
  let now = Date.UTC(2026, 0, 1);
  return () => {
    now += 1000;
    return now;
  };
}

/** Ports over files in memory with fixed salts, keys and clock. */
export function fixedPorts(name: string, files: Files): Ports {
  return { folder: memoryFolder(files), crypto, random: fixedRandom(name), clock: fixedClock() };
}

/**
 * A sound archive whose log has exactly `size` acts (3 or at least 5): genesis, key, commit, then one group in which every
 * fourth act is sealed and the first two keep an open and a sealed object.
 */
export async function soundVector(size: number): Promise<Vector> {
  const files: Files = new Map();
  const state: Files = new Map();
  const ports = fixedPorts(`vector ${size}`, files);
  const keys = drawKeys(ports);
  await createArchive(ports, memoryFolder(state), keys);
  const archive = await openArchive(ports, keys.device, { keys: keys.device, state: memoryFolder(state) });
  const unit = size > 3 ? await archive.newUnit() : "";
  for (let from = 0; archive.size < size; ) {
    const count = Math.min(size - archive.size - 1, 65_535);
    const rest = size - archive.size - 1 - count;
    const drafts: ActDraft[] = [];
    for (let i = from; i < from + count - (rest === 1 ? 1 : 0); i++) {
      const sealed = i % 4 === 1;
      const text = `what was kept as number ${i}`;
      const kept = i < 2 ? await archive.putObject(once(new TextEncoder().encode(text)), sealed ? unit : null) : null;
      const body = kept === null ? { number: i } : { object: kept.object };
      drafts.push({ kind: kept === null ? "note" : "keep", refs: [], body, unit: sealed ? unit : null });
    }
    await archive.append(drafts);
    from += drafts.length;
  }
  await archive.close();
  return { files, state, keys };
}

/**
 * The log of the smallest archive as it stood before its first commit, which no device ever leaves behind: none of its acts or
 * the genesis alone, under a checkpoint that the log's key signed. Everything holds but what a commit would vouch for.
 */
export async function earlyVector(size: 0 | 1): Promise<Vector> {
  const { files, state, keys } = await soundVector(3);
  const at = [...files.keys()].find((path) => path.endsWith("/checkpoint"))!;
  const folder = at.slice(0, -"/checkpoint".length);
  const [origin = ""] = parseNote(files.get(at)!)!.text.split("\n");
  const pieces = { acts: firstLine, "tile/entries": firstOfBundle, "tile/0": firstHash };
  const rest: Uint8Array[] = [];
  for (const [kind, first] of Object.entries(pieces)) {
    const piece = first(files.get(`${folder}/${kind}/000.p/3`)!);
    files.delete(`${folder}/${kind}/000.p/3`);
    if (size === 1) files.set(`${folder}/${kind}/000.p/1`, piece);
    rest.push(piece);
  }
  const root = size === 1 ? rest[2]! : crypto.sha256();
  const text = formatCheckpoint({ origin, size, root, extensions: [] });
  const signature = signNote(crypto, text, origin, keys.device.logSeed);
  files.set(at, utf8(formatNote({ text, signatures: [signature] })));
  return { files, state, keys };
}

const firstLine = (page: Uint8Array) => page.slice(0, page.indexOf(10) + 1);
const firstOfBundle = (bundle: Uint8Array) => bundle.slice(0, 2 + bundle[0]! * 256 + bundle[1]!);
const firstHash = (tile: Uint8Array) => tile.slice(0, 32);

/** SHA-256 over `<path> <sha256>` LF of every file, sorted by path. */
export function digestOf(files: Files): string {
  const lines = [...files]
    .map(([path, bytes]) => `${path} ${createHash("sha256").update(bytes).digest("hex")}\n`)
    .sort();
  return createHash("sha256").update(lines.join("")).digest("hex");
}
