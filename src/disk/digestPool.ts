import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { nodeCrypto } from "./crypto.ts";
import { diskFolder } from "./folder.ts";
import type { FileDigest } from "./worker.ts";

/** A stored file with its SHA-256 in hex; null when it could not be read. */
export interface StoredDigest extends FileDigest {
  readonly path: string;
}

/** Hashes many files with a worker per core; where workers cannot be started, one file after the other. */
export interface DigestPool {
  digestFiles(paths: readonly string[]): AsyncIterable<StoredDigest>;
  close(): Promise<void>;
}

/** A pool for the files below a folder. Workers start with the first files. */
export function digestPool(root: string): DigestPool {
  let workers: Worker[] | null = null;
  return {
    async *digestFiles(paths) {
      if (paths.length === 0) return;
      workers ??= await startWorkers();
      if (workers.length === 0) yield* oneByOne(root, paths);
      else yield* shared(root, workers, paths);
    },
    async close() {
      await Promise.all((workers ?? []).map((worker) => worker.terminate()));
    },
  };
}

/** The built program has its worker beside it; run from source, the loader that runs this file must also know workers. */
async function startWorkers(): Promise<Worker[]> {
  const url = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);
  const started = await Promise.all(Array.from({ length: availableParallelism() }, () => startWorker(url)));
  return started.filter((worker) => worker !== null);
}

function startWorker(url: URL): Promise<Worker | null> {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(url);
      worker.once("error", () => resolve(null));
      worker.once("message", () => resolve(worker));
      worker.postMessage([]);
    } catch {
      resolve(null);
    }
  });
}

async function* shared(
  root: string,
  workers: readonly Worker[],
  paths: readonly string[],
): AsyncGenerator<StoredDigest> {
  const share = Math.max(1, Math.min(32, Math.ceil(paths.length / (workers.length * 8))));
  const found: StoredDigest[] = [];
  let next = 0;
  const run = async (worker: Worker) => {
    while (next < paths.length) {
      const mine = paths.slice(next, next + share);
      next += share;
      const digests = await ask(
        worker,
        mine.map((path) => join(root, path)),
      );
      mine.forEach((path, i) => {
        found.push({ path, ...digests[i]! });
      });
    }
  };
  await Promise.all(workers.map(run));
  yield* found;
}

function ask(worker: Worker, paths: readonly string[]): Promise<readonly FileDigest[]> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(error);
    worker.once("error", fail);
    worker.once("message", (digests: readonly FileDigest[]) => {
      worker.off("error", fail);
      resolve(digests);
    });
    worker.postMessage(paths);
  });
}

async function* oneByOne(root: string, paths: readonly string[]): AsyncGenerator<StoredDigest> {
  const folder = diskFolder(root);
  for (const path of paths) {
    let size = 0;
    const digest = nodeCrypto.startDigest();
    try {
      for await (const piece of folder.stream(path)) {
        digest.update(piece);
        size += piece.length;
      }
      yield { path, digest: Buffer.from(digest.finish()).toString("hex"), size };
    } catch {
      yield { path, digest: null, size };
    }
  }
}
