import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Task } from "./worker.ts";

/** A worker per core; none where none can be started. The built program has its worker beside it; run from source, the loader that runs this file must also know workers. */
export async function startWorkers(): Promise<readonly Worker[]> {
  const url = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);
  const started = await Promise.all(Array.from({ length: availableParallelism() }, () => startWorker(url)));
  return started.filter((worker) => worker !== null);
}

function startWorker(url: URL): Promise<Worker | null> {
  return new Promise((resolve) => {
    try {
      // Pages come and go: a small young generation keeps what is garbage from growing.
      const worker = new Worker(url, { resourceLimits: { maxYoungGenerationSizeMb: 8 } });
      worker.once("error", () => resolve(null));
      worker.once("message", () => resolve(worker));
      worker.postMessage({ kind: "digests", paths: [] } satisfies Task);
    } catch {
      resolve(null);
    }
  });
}
