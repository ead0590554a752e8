import type { Crypto } from "../bytes/crypto.ts";
import { sameBytes } from "../bytes/text.ts";

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** Hash of an entry: SHA-256(0x00 ‖ entry). RFC 6962, section 2.1. */
export function leafHash(crypto: Crypto, entry: Uint8Array): Uint8Array {
  return crypto.sha256(leafPrefix, entry);
}

/** Hash of two subtrees: SHA-256(0x01 ‖ left ‖ right). RFC 6962, section 2.1. */
export function nodeHash(crypto: Crypto, left: Uint8Array, right: Uint8Array): Uint8Array {
  return crypto.sha256(nodePrefix, left, right);
}

/** Root over leaf hashes (or over equal subtrees), in order; of none it is SHA-256 of nothing. */
export function rootOf(crypto: Crypto, hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return crypto.sha256();
  const edge: { height: number; hash: Uint8Array }[] = [];
  for (const hash of hashes) {
    let top = { height: 0, hash };
    while (edge.length > 0 && edge[edge.length - 1]!.height === top.height) {
      const left = edge.pop()!;
      top = { height: top.height + 1, hash: nodeHash(crypto, left.hash, top.hash) };
    }
    edge.push(top);
  }
  let root = edge.pop()!.hash;
  while (edge.length > 0) root = nodeHash(crypto, edge.pop()!.hash, root);
  return root;
}

/**
 * Whether a leaf hash stands at `index` in the tree of `size` with this root. RFC 9162, section 2.1.3.2.
 */
export function provesInclusion(
  crypto: Crypto,
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!(index >= 0 && index < size)) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(crypto, sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else hash = nodeHash(crypto, hash, sibling);
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameBytes(hash, root);
}

/** Whether the tree of `first` leaves is the beginning of the tree of `second`. RFC 9162, section 2.1.4.2. */
export function provesConsistency(
  crypto: Crypto,
  first: number,
  second: number,
  firstRoot: Uint8Array,
  secondRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (first > second) return false;
  if (first === second) return proof.length === 0 && sameBytes(firstRoot, secondRoot);
  if (first === 0) return proof.length === 0 && sameBytes(firstRoot, crypto.sha256());
  const path = isPowerOfTwo(first) ? [firstRoot, ...proof] : proof;
  if (path.length === 0) return false;
  let node = first - 1;
  let last = second - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  let older = path[0]!;
  let newer = path[0]!;
  for (const sibling of path.slice(1)) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      older = nodeHash(crypto, sibling, older);
      newer = nodeHash(crypto, sibling, newer);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else newer = nodeHash(crypto, newer, sibling);
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameBytes(older, firstRoot) && sameBytes(newer, secondRoot);
}

function isPowerOfTwo(n: number): boolean {
  while (n > 1 && n % 2 === 0) n /= 2;
  return n === 1;
}
