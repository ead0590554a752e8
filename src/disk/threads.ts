import type { Worker } from "node:worker_threads";
import { startWorkers } from "./workerPool.ts";

/** Threads that fill files, shared by all archives that are open; they keep no program from ending. */
class Threads {
  #started: Promise<void> | null = null;
  #free: Worker[] = [];
  #alive = 0;
  readonly #waiting: ((worker: Worker | null) => void)[] = [];

  /** Whether to start them is paid for already. */
  get areStarted(): boolean {
    return this.#alive > 0;
  }

  /** A thread of one's own until it is given back; null when there is none. */
  async take(): Promise<Worker | null> {
    this.#started ??= this.#start();
    await this.#started;
    if (this.#alive === 0) return null;
    return this.#free.pop() ?? (await new Promise((resolve) => this.#waiting.push(resolve)));
  }

  giveBack(worker: Worker): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(worker);
    else next(worker);
  }

  /** A thread died of its task. */
  lose(): void {
    this.#alive--;
    if (this.#alive === 0) for (const next of this.#waiting.splice(0)) next(null);
  }

  async #start(): Promise<void> {
    this.#free = [...(await startWorkers())];
    this.#alive = this.#free.length;
    for (const worker of this.#free) worker.unref();
  }
}

/** The threads of this program. */
export const threads = new Threads();
