/**
 * Conformance to C2SP tlog-tiles: `npm run bench -- tlog FOLDER [VKEY]`. The folder holds a finished log of another implementation:
 * `checkpoint.N` at every size, `tile/…` with every partial tile. Roots are computed from the entries and held to the signed
 * checkpoints; inclusion proofs of every entry at every size and consistency proofs between all pairs of sizes are made from the
 * tiles alone and must hold, and must not hold for a changed root. With the log's verifier key its signatures must hold too.
 * Prints how many of how many did.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeCrypto as crypto } from "../src/disk/crypto.ts";
import { type Checkpoint, parseCheckpoint } from "../src/log/checkpoint.ts";
import { noteSignedBy, parseKey, parseNote, type SignedNote } from "../src/log/note.ts";
import { consistencyProof, inclusionProof, type TileHashes } from "../src/log/proof.ts";
import { decodeBundle, decodeTile, tilePath, tileWidth } from "../src/log/tiles.ts";
import { leafHash, provesConsistency, provesInclusion, rootOf } from "../src/log/tree.ts";

const [folder, vkey] = process.argv.slice(2);
if (folder === undefined) throw new Error("npm run bench -- tlog FOLDER [VKEY]: the folder of a tiled log is needed");

const notes: readonly SignedNote[] = readdirSync(folder)
  .filter((name) => /^checkpoint\.[0-9]+$/.test(name))
  .map((name) => parseNote(readFileSync(join(folder, name)))!);
const checkpoints = notes.map((note) => parseCheckpoint(note.text)!).sort((a, b) => a.size - b.size);
if (checkpoints.length === 0) throw new Error(`"${folder}" holds no checkpoint.N: a tiled log's own folder is needed`);
const largest = checkpoints.at(-1)!.size;

/** The hashes that tiles of a log of this size hold. */
function tilesAt(size: number): TileHashes {
  return async (level, from, count) => {
    const found: Uint8Array[] = [];
    const all = Math.floor(size / tileWidth ** level);
    for (let at = from; at < from + count; at++) {
      const number = Math.floor(at / tileWidth);
      const width = Math.min(tileWidth, all - number * tileWidth);
      const tile = decodeTile(readFileSync(join(folder!, tilePath({ level, number, width }))))!;
      found.push(tile[at % tileWidth]!);
    }
    return found;
  };
}

function entries(): readonly Uint8Array[] {
  const all: Uint8Array[] = [];
  for (let number = 0; number * tileWidth < largest; number++) {
    const width = Math.min(tileWidth, largest - number * tileWidth);
    all.push(...decodeBundle(readFileSync(join(folder!, tilePath({ level: "entries", number, width }))))!);
  }
  return all;
}

const counts = new Map<string, { held: number; of: number }>();
function count(metric: string, holds: boolean): void {
  const { held, of } = counts.get(metric) ?? { held: 0, of: 0 };
  counts.set(metric, { held: held + (holds ? 1 : 0), of: of + 1 });
}

const other = (root: Uint8Array) => root.map((byte, i) => (i === 7 ? byte ^ 1 : byte));
const same = (a: Uint8Array, b: Uint8Array) => Buffer.from(a).equals(b);

async function inclusion({ size, root }: Checkpoint, leaves: readonly Uint8Array[]): Promise<void> {
  for (let index = 0; index < size; index++) {
    const proof = await inclusionProof(crypto, tilesAt(size), index, size);
    count("tlog.inclusion", provesInclusion(crypto, leaves[index]!, index, size, proof, root));
    count("tlog.inclusion_forged_refused", !provesInclusion(crypto, leaves[index]!, index, size, proof, other(root)));
  }
}

async function consistency(first: Checkpoint, second: Checkpoint): Promise<void> {
  const proof = await consistencyProof(crypto, tilesAt(second.size), first.size, second.size);
  const holds = (newer: Uint8Array) => provesConsistency(crypto, first.size, second.size, first.root, newer, proof);
  count("tlog.consistency", holds(second.root));
  // Every tree goes on from the empty one, whatever its root is.
  if (first.size > 0) count("tlog.consistency_forged_refused", !holds(other(second.root)));
}

if (vkey !== undefined) {
  const key = parseKey(crypto, vkey);
  if (key === null) throw new Error(`"${vkey}" is no verifier key; name+hash+base64 is needed`);
  for (const note of notes) count("tlog.signature", noteSignedBy(crypto, note, key));
}
const leaves = entries().map((entry) => leafHash(crypto, entry));
for (const checkpoint of checkpoints) {
  count("tlog.root", same(rootOf(crypto, leaves.slice(0, checkpoint.size)), checkpoint.root));
  await inclusion(checkpoint, leaves);
  for (const second of checkpoints) if (second.size >= checkpoint.size) await consistency(checkpoint, second);
}
for (const [metric, { held, of }] of counts) console.log(JSON.stringify({ metric, value: held, unit: `of ${of}` }));
process.exitCode = [...counts.values()].every(({ held, of }) => held === of) ? 0 : 1;
