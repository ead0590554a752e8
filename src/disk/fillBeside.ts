import type { Worker } from "node:worker_threads";
import { ArchiveError } from "../archive/error.ts";
import type { NewFile } from "../archive/folder.ts";
import type { FileBytes, KeptObject, Seal } from "../archive/kept.ts";
import type { DiskFile } from "./fileBytes.ts";
import { smallest } from "./fillSmall.ts";
import { fillTogether } from "./fillTogether.ts";
import { StartedFile } from "./startedFile.ts";
import { threads } from "./threads.ts";
import type { Filling, Task } from "./worker.ts";

/** A thread takes longer to start than to keep less than this. */
const worthIt = 2 ** 24;

/**
 * Fills a file of a disk's folder from one of the host's in a thread, one a core: it is read, hashed, sealed and written there, a
 * large one alone, small ones many together. null when it is not worth it or no thread can be started. Throws `ArchiveError`, and
 * the reason of the file's signal.
 */
export async function fillBeside(file: NewFile, bytes: FileBytes, seal: Seal | null): Promise<KeptObject | null> {
  if (!(file instanceof StartedFile)) return null;
  const { signal = null, onPassed = () => undefined } = bytes as Partial<DiskFile>;
  signal?.throwIfAborted();
  if (bytes.size < smallest) {
    const kept = await fillTogether({ to: file.temporary, from: bytes.file, seal });
    if (kept === null) return null;
    file.isFilledElsewhere();
    onPassed(kept.size);
    return kept;
  }
  if (bytes.size < worthIt && !threads.areStarted) return null;
  return await fillLarge(file, bytes, seal, signal, onPassed);
}

async function fillLarge(
  file: StartedFile,
  bytes: FileBytes,
  seal: Seal | null,
  signal: AbortSignal | null,
  onPassed: (bytes: number) => void,
): Promise<KeptObject | null> {
  const worker = await threads.take();
  if (worker === null) return null;
  file.isFilledElsewhere();
  const stop = new SharedArrayBuffer(4);
  const task = { kind: "fill", to: file.temporary, from: bytes.file, seal, stop } as const;
  const filling = await ask(worker, task, signal, onPassed);
  signal?.throwIfAborted();
  if ("kept" in filling) return filling.kept;
  throw new ArchiveError(filling.failed.code, filling.failed.message);
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
