import type { Crypto } from "../bytes/crypto.ts";
import { nodeHash, rootOf } from "./tree.ts";

/** Hashes of `count` whole subtrees of 256^level leaves, from the `from`-th on: what tiles hold. */
export type TileHashes = (level: number, from: number, count: number) => Promise<readonly Uint8Array[]>;

/** The proof that entry `index` is in the tree of `size`, from the leaf's sibling up. Reads at most two tiles a level. RFC 6962, section 2.1.1. */
export async function inclusionProof(
  crypto: Crypto,
  hashes: TileHashes,
  index: number,
  size: number,
): Promise<Uint8Array[]> {
  const proof: Uint8Array[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const split = start + leftSize(end - start);
    if (index < split) {
      proof.push(await rangeRoot(crypto, hashes, split, end));
      end = split;
    } else {
      proof.push(await rangeRoot(crypto, hashes, start, split));
      start = split;
    }
  }
  return proof.reverse();
}

/** The proof that the tree of `first` leaves begins the tree of `second`; empty when they are equal or `first` is 0. RFC 6962, section 2.1.2. */
export async function consistencyProof(
  crypto: Crypto,
  hashes: TileHashes,
  first: number,
  second: number,
): Promise<Uint8Array[]> {
  if (first === 0 || first === second) return [];
  const proof: Uint8Array[] = [];
  let start = 0;
  let end = second;
  let whole = true;
  while (first !== end) {
    const split = start + leftSize(end - start);
    if (first <= split) {
      proof.push(await rangeRoot(crypto, hashes, split, end));
      end = split;
    } else {
      proof.push(await rangeRoot(crypto, hashes, start, split));
      start = split;
      whole = false;
    }
  }
  if (!whole) proof.push(await rangeRoot(crypto, hashes, start, end));
  return proof.reverse();
}

/** Root of the leaves from `start` up to `end`, where `start` is a multiple of the power of two that holds the range. */
export async function rangeRoot(crypto: Crypto, hashes: TileHashes, start: number, end: number): Promise<Uint8Array> {
  const count = end - start;
  if (count === 0) return crypto.sha256();
  let level = 0;
  let unit = 1;
  while (unit * 256 <= count) {
    unit *= 256;
    level++;
  }
  const wholes = Math.floor(count / unit);
  const parts = [...(await hashes(level, start / unit, wholes))];
  if (wholes * unit === count) return rootOf(crypto, parts);
  return await mixedRoot(crypto, hashes, parts, start + wholes * unit, end);
}

async function mixedRoot(
  crypto: Crypto,
  hashes: TileHashes,
  wholes: readonly Uint8Array[],
  restStart: number,
  end: number,
): Promise<Uint8Array> {
  const rest = await rangeRoot(crypto, hashes, restStart, end);
  let root = rest;
  let right = wholes.length;
  // The rest hangs under the smallest run of whole subtrees, as the binary digits of their count say.
  for (let bit = 1; right > 0; bit *= 2) {
    if (Math.floor(wholes.length / bit) % 2 === 0) continue;
    root = nodeHash(crypto, rootOf(crypto, wholes.slice(right - bit, right)), root);
    right -= bit;
  }
  return root;
}

/** The largest power of two smaller than n, for n of 2 or more. */
function leftSize(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
