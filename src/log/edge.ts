import type { Crypto } from "../bytes/crypto.ts";
import { joinBytes } from "../bytes/text.ts";
import { tileWidth } from "./tiles.ts";
import { nodeHash, rootOf } from "./tree.ts";

/** A tile that an append finished or left unfinished. */
export interface EdgeTile {
  readonly level: number;
  readonly number: number;
  readonly width: number;
  readonly bytes: Uint8Array;
}

/**
 * The right edge of a growing log: the hashes of every level's last, unfinished tile. It is all that appending needs,
 * at most 255 hashes a level.
 */
export class RightEdge {
  readonly #crypto: Crypto;
  readonly #levels: Uint8Array[][];
  #size: number;
  #full: EdgeTile[] = [];
  #touched = 0;

  /** `levels` are the hashes of the partial tiles of a log of `size`, lowest level first. */
  constructor(crypto: Crypto, size = 0, levels: readonly (readonly Uint8Array[])[] = []) {
    this.#crypto = crypto;
    this.#size = size;
    this.#levels = levels.map((level) => [...level]);
  }

  get size(): number {
    return this.#size;
  }

  append(leaf: Uint8Array): void {
    this.#size++;
    this.#push(0, leaf);
  }

  /** Appends 256 leaves (`hashes`, 8,192 bytes) whose root was worked out elsewhere; only where no tile is begun. */
  appendTile(hashes: Uint8Array, root: Uint8Array): void {
    if (this.#size % tileWidth !== 0 || hashes.length !== 32 * tileWidth)
      throw new Error(`a tile of ${hashes.length} bytes was appended at ${this.#size}`);
    const number = this.#size / tileWidth;
    this.#size += tileWidth;
    this.#full.push({ level: 0, number, width: tileWidth, bytes: hashes });
    this.#levels[0] = [];
    this.#push(1, root);
  }

  /** The root of all leaves so far. */
  root(): Uint8Array {
    let root: Uint8Array | null = null;
    for (const level of this.#levels) {
      for (let right = level.length, bit = 1; right > 0; bit *= 2) {
        if (Math.floor(level.length / bit) % 2 === 0) continue;
        const subtree = rootOf(this.#crypto, level.slice(right - bit, right));
        root = root === null ? subtree : nodeHash(this.#crypto, subtree, root);
        right -= bit;
      }
    }
    return root ?? this.#crypto.sha256();
  }

  /** The tiles to write since the last call: every one that became full, and the partial ones that grew. */
  takeTiles(): EdgeTile[] {
    const tiles = this.#full;
    this.#full = [];
    tiles.push(...this.partialTiles().filter((tile) => tile.level < this.#touched));
    this.#touched = 0;
    return tiles;
  }

  /** Every level's unfinished tile, those that did not grow too. */
  partialTiles(): EdgeTile[] {
    return this.#levels.flatMap((hashes, level) => {
      const number = Math.floor(this.#size / tileWidth ** (level + 1));
      return hashes.length === 0 ? [] : [{ level, number, width: hashes.length, bytes: joinBytes(hashes) }];
    });
  }

  /** A copy that grows on its own. */
  copy(): RightEdge {
    return new RightEdge(this.#crypto, this.#size, this.#levels);
  }

  #push(level: number, hash: Uint8Array): void {
    this.#touched = Math.max(this.#touched, level + 1);
    let hashes = this.#levels[level];
    if (hashes === undefined) {
      hashes = [];
      this.#levels[level] = hashes;
    }
    hashes.push(hash);
    if (hashes.length < tileWidth) return;
    const number = Math.floor(this.#size / tileWidth ** (level + 1)) - 1;
    this.#full.push({ level, number, width: tileWidth, bytes: joinBytes(hashes) });
    this.#levels[level] = [];
    this.#push(level + 1, rootOf(this.#crypto, hashes));
  }
}
