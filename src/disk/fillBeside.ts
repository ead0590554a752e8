import { statSync } from "node:fs";
import type { Worker } from "node:worker_threads";
import type { KeptObject } from "../archive/archive.ts";
import { ArchiveError } from "../archive/error.ts";
import type { NewFile } from "../archive/folder.ts";
import type { Seal } from "../archive/object.ts";
import type { FileBytes } from "../archive/ports.ts";
import type { DiskFile } from "./fileBytes.ts";
import { StartedFile } from "./startedFile.ts";
import type { Filling, Task } from "./worker.ts";
import { startWorkers } from "./workerPool.ts";

/** A thread takes longer to start than to keep less than this. */
const worthIt = 2 ** 24;

/**
 * Fills a file of a disk's folder from a large one of the host in a thread, one a core: it is read, hashed, sealed and written
 * there. null when the file is small or no thread can be started. Throws `ArchiveError`, and the reason of the file's signal.
 */
export async function fillBeside(file: NewFile, bytes: FileBytes, seal: Seal | null): Promise<KeptObject | null> {
  if (!(file instanceof StartedFile) || !isLarge(bytes.file)) return null;
  const worker = await threads.take();
  if (worker === null) return null;
  const { signal = null, onPassed = () => undefined } = bytes as Partial<DiskFile>;
  file.isFilledElsewhere();
  const stop = new SharedArrayBuffer(4);
  const filling = await ask(
    worker,
    { kind: "fill", to: file.temporary, from: bytes.file, seal, stop },
    signal,
    onPassed,
  );
  signal?.throwIfAborted();
  if ("kept" in filling) return filling.kept;
  throw new ArchiveError(filling.failed.code, filling.failed.message);
}

function isLarge(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) >= worthIt;
}

/** Gives the thread its task, and the thread back when it is done. */
async function ask(
  worker: Worker,
  task: Task & { kind: "fill" },
  signal: AbortSignal | null,
  onPassed: (bytes: number) => void,
): Promise<Exclude<Filling, { passed: number }>> {
  const stop = () => void Atomics.store(new Int32Array(task.stop), 0, 1);
  signal?.addEventListener("abort", stop);
  try {
    return await new Promise((resolve, reject) => {
      const hear = (filling: Filling) => {
        if ("passed" in filling) return onPassed(filling.passed);
        worker.off("message", hear).off("error", fail);
        threads.giveBack(worker);
        resolve(filling);
      };
      const fail = (error: Error) => {
        threads.lose();
        reject(error);
      };
      worker.on("message", hear).once("error", fail).postMessage(task);
      if (signal?.aborted) stop();
    });
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

/** Threads that fill files, shared by all archives that are open; they keep no program from ending. */
class Threads {
  #started: Promise<void> | null = null;
  #free: Worker[] = [];
  #alive = 0;
  readonly #waiting: ((worker: Worker | null) => void)[] = [];

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

const threads = new Threads();
