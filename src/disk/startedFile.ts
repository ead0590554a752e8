import { lstatSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { NewFile } from "../archive/folder.ts";
import { writeNew } from "./fillSmall.ts";
import { LargeFile } from "./largeFile.ts";
import { named } from "./refused.ts";

/** What `sync` has to do: flush files and folders, and give kept files their final names (final name to temporary one). */
export interface Dirty {
  readonly files: Set<string>;
  readonly folders: Set<string>;
  readonly kept: Map<string, string>;
}

const pieceSize = 2 ** 20;

/**
 * A file that is begun under a temporary name. What is no larger than 1 MiB is written by calls that do not wait: to wait for one
 * costs more than its bytes.
 */
export class StartedFile implements NewFile {
  readonly temporary: string;
  readonly #at: (path: string) => string;
  readonly #dirty: Dirty;
  #held: Uint8Array[] = [];
  #length = 0;
  /** Bytes that went or go to the disk already. */
  #large: Pick<LargeFile, "write" | "finish" | "drop"> | null = null;

  constructor(temporary: string, at: (path: string) => string, dirty: Dirty) {
    this.temporary = temporary;
    this.#at = at;
    this.#dirty = dirty;
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#large !== null) return await named("write an object", () => this.#large!.write(bytes));
    this.#held.push(bytes);
    this.#length += bytes.length;
    if (this.#length > pieceSize) await named("write an object", () => this.#enlarge());
  }

  /** Somebody else writes and closes the file of this temporary name. */
  isFilledElsewhere(): void {
    const done = async () => undefined;
    this.#large = { write: done, finish: done, drop: done };
  }

  keep(path: string): Promise<boolean> {
    return named(`keep "${path}"`, async () => {
      await this.#large?.finish();
      // From here on without a wait: of two that come at once with the same bytes one finds the other's.
      const final = this.#at(path);
      if (this.#dirty.kept.has(final) || lstatSync(final, { throwIfNoEntry: false }) !== undefined) {
        if (this.#large !== null) rmSync(this.temporary, { force: true });
        return false;
      }
      if (this.#large === null) writeNew(this.temporary, this.#held);
      this.#dirty.kept.set(final, this.temporary);
      return true;
    });
  }

  discard(): Promise<void> {
    return named("drop a file", async () => {
      if (this.#large === null) return;
      await this.#large.drop();
      await rm(this.temporary, { force: true });
    });
  }

  async #enlarge(): Promise<void> {
    this.#large = await LargeFile.create(this.temporary);
    const held = this.#held;
    this.#held = [];
    for (const bytes of held) await this.#large.write(bytes);
  }
}
