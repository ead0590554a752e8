import type { Worker } from "node:worker_threads";
import type { FolderEntry } from "../archive/folder.ts";
import type { ExaminedPage } from "../check/index.ts";
import type { ReadDigest, Task } from "./worker.ts";

interface Waiting {
  readonly resolve: (done: never) => void;
  readonly reject: (error: Error) => void;
}

/** A worker that does one thing after the other: the next may be asked for before the last is done, so that it never waits. */
export class Hand {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on("message", (done) => this.#waiting.shift()?.resolve(done as never));
    worker.on("error", (error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
  }

  /** Things asked for and not done. */
  get busy(): number {
    return this.#waiting.length;
  }

  ask<T extends ReadDigest | ExaminedPage | readonly FolderEntry[]>(task: Task): Promise<readonly T[]> {
    const done = new Promise<readonly T[]>((resolve, reject) => {
      this.#waiting.push({ resolve: resolve as Waiting["resolve"], reject });
      this.#worker.postMessage(task);
    });
    // Whoever asked may be waiting for another first.
    done.catch(() => undefined);
    return done;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
