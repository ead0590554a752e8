import type { Worker } from "node:worker_threads";
import { startWorkers } from "./startWorkers.ts";
import type { Task } from "./worker.ts";

/** Threads that fill files and make folders, shared by all archives that are open; they keep no program from ending. */
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
    this.prepare();
    await this.#started;
    if (this.#alive === 0) return null;
    return this.#free.pop() ?? (await new Promise((resolve) => this.#waiting.push(resolve)));
  }

  /** Begins to start them, so that who needs one does not wait. */
  prepare(): void {
    this.#started ??= this.#start();
  }

  /** Gives a thread a task, and takes it back with the answer; null when it died of it. */
  ask<T>(worker: Worker, task: Task): Promise<T | null> {
    return new Promise((resolve) => {
      const hear = (done: T) => {
        worker.off("error", fail);
        this.giveBack(worker);
        resolve(done);
      };
      const fail = () => {
        worker.off("message", hear);
        this.lose();
        resolve(null);
      };
      worker.once("message", hear).once("error", fail).postMessage(task);
    });
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
