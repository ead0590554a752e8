import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { toHex } from "../../src/bytes/hex.ts";
import { nodeCrypto as crypto } from "../../src/disk/crypto.ts";
import { RightEdge } from "../../src/log/edge.ts";
import { consistencyProof, inclusionProof, rangeRoot, type TileHashes } from "../../src/log/proof.ts";
import { leafHash, provesConsistency, provesInclusion, rootOf } from "../../src/log/tree.ts";

const leaves = Array.from({ length: 70_000 }, (_, i) => leafHash(crypto, Buffer.from(`entry ${i}`)));

/** RFC 6962 section 2.1, word by word. */
function treeHash(hashes: readonly Uint8Array[]): Buffer {
  const sha = (data: Buffer) => createHash("sha256").update(data).digest();
  if (hashes.length === 0) return sha(Buffer.alloc(0));
  if (hashes.length === 1) return Buffer.from(hashes[0]!);
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  return sha(Buffer.concat([Buffer.of(1), treeHash(hashes.slice(0, k)), treeHash(hashes.slice(k))]));
}

/** Tiles as a growing log wrote them. */
function grow(size: number): { edge: RightEdge; hashes: TileHashes } {
  const edge = new RightEdge(crypto);
  const tiles = new Map<string, Uint8Array>();
  for (let i = 0; i < size; i++) {
    edge.append(leaves[i]!);
    if (i % 97 === 0 || i === size - 1)
      for (const tile of edge.takeTiles()) tiles.set(`${tile.level}/${tile.number}`, tile.bytes);
  }
  const hashes: TileHashes = async (level, from, count) => {
    const bytes = tiles.get(`${level}/${Math.floor(from / 256)}`)!;
    const start = from % 256;
    return Array.from({ length: count }, (_, i) => bytes.subarray((start + i) * 32, (start + i + 1) * 32));
  };
  return { edge, hashes };
}

describe("the tree of a log", () => {
  it.each([0, 1, 2, 3, 7, 8, 255, 256, 257, 511, 513, 1000])("has the root of RFC 6962 at %i leaves", (size) => {
    const wanted = treeHash(leaves.slice(0, size)).toString("hex");
    expect(toHex(rootOf(crypto, leaves.slice(0, size)))).toBe(wanted);
    expect(toHex(grow(size).edge.root())).toBe(wanted);
  });

  it.each([65_535, 65_536, 65_537, 70_000])("grows by tiles to the root of %i leaves", async (size) => {
    const { edge, hashes } = grow(size);
    const root = edge.root();
    expect(toHex(root)).toBe(toHex(rootOf(crypto, leaves.slice(0, size))));
    for (const index of [0, 1, 255, 256, 65_534, size - 1]) {
      const proof = await inclusionProof(crypto, hashes, index, size);
      expect(provesInclusion(crypto, leaves[index]!, index, size, proof, root)).toBe(true);
      expect(provesInclusion(crypto, leaves[index]!, index === 0 ? 1 : index - 1, size, proof, root)).toBe(false);
    }
    for (const first of [1, 2, 255, 256, 257, 65_535, size]) {
      const firstRoot = await rangeRoot(crypto, hashes, 0, first);
      expect(toHex(firstRoot)).toBe(toHex(rootOf(crypto, leaves.slice(0, first))));
      const proof = await consistencyProof(crypto, hashes, first, size);
      expect(provesConsistency(crypto, first, size, firstRoot, root, proof)).toBe(true);
      if (first < size) expect(provesConsistency(crypto, first, size, root, root, proof)).toBe(false);
    }
  });

  it("proves every leaf and every beginning of all small trees", async () => {
    for (let size = 1; size <= 40; size++) {
      const { edge, hashes } = grow(size);
      for (let index = 0; index < size; index++) {
        const proof = await inclusionProof(crypto, hashes, index, size);
        expect(provesInclusion(crypto, leaves[index]!, index, size, proof, edge.root())).toBe(true);
        if (proof.length > 0)
          expect(provesInclusion(crypto, leaves[index]!, index, size, proof.slice(1), edge.root())).toBe(false);
      }
      for (let first = 0; first <= size; first++) {
        const firstRoot = rootOf(crypto, leaves.slice(0, first));
        const proof = await consistencyProof(crypto, hashes, first, size);
        expect(provesConsistency(crypto, first, size, firstRoot, edge.root(), proof)).toBe(true);
      }
    }
  });

  it("goes on growing from its partial tiles alone", () => {
    const whole = grow(700).edge;
    const { edge } = grow(300);
    const copy = edge.copy();
    for (let i = 300; i < 700; i++) copy.append(leaves[i]!);
    expect(toHex(copy.root())).toBe(toHex(whole.root()));
    expect(edge.size).toBe(300);
  });
});
