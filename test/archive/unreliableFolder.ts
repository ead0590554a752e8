import { ArchiveError } from "../../src/archive/error.ts";
import type { Folder, NewFile } from "../../src/archive/folder.ts";
import { memoryFolder } from "../../src/archive/memory.ts";

/** Where a run is to break: after so many steps, by a loss of power or by a full disk. */
export interface Fault {
  step: number;
  readonly kind: "power" | "disk-full";
}

/** The world stopped: nothing that this program does after it has an effect. */
export class PowerLoss extends Error {}

/** A change that is not flushed yet; `whole` ones are never torn: renames. */
type Change = { path: string; before: Uint8Array | undefined; after: Uint8Array | undefined; whole: boolean };

/**
 * A model of a disk that keeps only what was flushed: at a loss of power, of every change since the last `sync` any may
 * be lost, in any order, and a written file may be torn. Steps are counted over all folders that share a `Fault`.
 */
export class UnreliableFolder {
  readonly files: Map<string, Uint8Array>;
  readonly #fault: Fault;
  readonly #choose: () => number;
  #pending: Change[] = [];

  constructor(files: Map<string, Uint8Array>, fault: Fault, choose: () => number) {
    this.files = files;
    this.#fault = fault;
    this.#choose = choose;
  }

  /** What stands on the disk when the power comes back. */
  afterPowerLoss(): Map<string, Uint8Array> {
    const left = new Map(this.files);
    for (const { path, before, after, whole } of this.#pending.reverse()) {
      const fate = this.#choose() % 3;
      if (fate === 0) continue;
      const torn = fate === 1 && !whole && after !== undefined;
      const then = torn ? after.slice(0, this.#choose() % (after.length + 1)) : before;
      if (then === undefined) left.delete(path);
      else left.set(path, then);
    }
    return left;
  }

  folder(): Folder {
    const inner = memoryFolder(this.files);
    const step = () => {
      if (--this.#fault.step > 0) return;
      if (this.#fault.kind === "power") throw new PowerLoss();
      throw new ArchiveError("disk-full", "cannot write: the disk is full");
    };
    const change = async (path: string, whole: boolean, work: () => Promise<void>) => {
      step();
      const before = this.files.get(path);
      await work();
      this.#pending.push({ path, before, after: this.files.get(path), whole });
    };
    return {
      ...inner,
      write: (path, bytes) => change(path, false, () => inner.write(path, bytes)),
      remove: async (path) => {
        const under = [...this.files.keys()].filter((name) => name === path || name.startsWith(`${path}/`));
        for (const name of under) await change(name, true, () => inner.remove(name));
      },
      replace: async (path, bytes) => {
        step();
        const before = this.files.get(path);
        await inner.replace(path, bytes);
        this.#pending.push({ path, before, after: this.files.get(path), whole: true });
        step();
        // What is durable now has settled what came before it under the same name.
        this.#pending = this.#pending.filter((earlier) => earlier.path !== path);
      },
      startFile: async (): Promise<NewFile> => {
        step();
        const file = await inner.startFile();
        return {
          write: async (bytes) => {
            step();
            await file.write(bytes);
          },
          keep: async (path) => {
            let kept = false;
            await change(path, true, async () => {
              kept = await file.keep(path);
            });
            return kept;
          },
          discard: () => file.discard(),
        };
      },
      sync: async () => {
        step();
        this.#pending = [];
        step();
      },
    };
  }
}
