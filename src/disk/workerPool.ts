import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type ExaminedPage, examinePage, type PageOnDisk } from "../check/index.ts";
import { nodeCrypto } from "./crypto.ts";
import { diskFolder } from "./folder.ts";
import type { FileDigest, Task } from "./worker.ts";

/** A stored file with its SHA-256 in hex; null when it could not be read. */
export interface StoredDigest extends FileDigest {
  readonly path: string;
}

/** Reads and hashes with a worker per core; where workers cannot be started, one thing after the other. */
export interface WorkerPool {
  /** Digests of files, in any order. */
  digestFiles(paths: readonly string[]): AsyncIterable<StoredDigest>;
  /** Pages of a log, in their order. */
  examinePages(pages: readonly PageOnDisk[]): AsyncIterable<ExaminedPage>;
  close(): Promise<void>;
}

/** Fewer pages are read sooner than workers start. */
const pagesWorthIt = 32;
const pagesAtOnce = 8;

/** A pool for the files below a folder. Workers start with the first that are worth it. */
export function workerPool(root: string): WorkerPool {
  let workers: readonly Worker[] | null = null;
  const started = async () => {
    workers ??= await startWorkers();
    return workers;
  };
  return {
    async *digestFiles(paths) {
      if (paths.length === 0) return;
      const pool = await started();
      if (pool.length === 0) yield* digestHere(root, paths);
      else yield* digestThere(root, pool, paths);
    },
    async *examinePages(pages) {
      const pool = pages.length < pagesWorthIt ? [] : await started();
      if (pool.length > 0) yield* examineThere(root, pool, pages);
      else for (const page of pages) yield await examinePage({ folder: diskFolder(root), crypto: nodeCrypto }, page);
    },
    async close() {
      await Promise.all((workers ?? []).map((worker) => worker.terminate()));
    },
  };
}

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

async function* digestThere(
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
      const digests = await ask<FileDigest>(worker, { kind: "digests", paths: mine.map((path) => join(root, path)) });
      mine.forEach((path, i) => {
        found.push({ path, ...digests[i]! });
      });
    }
  };
  await Promise.all(workers.map(run));
  yield* found;
}

/** Each worker has its next share waiting while it works on one, and what came early waits for its turn: two shares a worker. */
async function* examineThere(
  root: string,
  workers: readonly Worker[],
  pages: readonly PageOnDisk[],
): AsyncGenerator<ExaminedPage> {
  const underWay: Promise<readonly ExaminedPage[]>[] = [];
  const lastOf = workers.map((): Promise<unknown> => Promise.resolve());
  let next = 0;
  const begin = () => {
    const mine = pages.slice(next, next + pagesAtOnce);
    const at = (next / pagesAtOnce) % workers.length;
    next += pagesAtOnce;
    const share = lastOf[at]!.then(() => ask<ExaminedPage>(workers[at]!, { kind: "pages", root, pages: mine }));
    share.catch(() => undefined);
    lastOf[at] = share;
    underWay.push(share);
  };
  while (next < pages.length && underWay.length < 2 * workers.length) begin();
  while (underWay.length > 0) {
    const done = await underWay.shift()!;
    if (next < pages.length) begin();
    yield* done;
  }
}

function ask<T extends FileDigest | ExaminedPage>(worker: Worker, task: Task): Promise<readonly T[]> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(error);
    worker.once("error", fail);
    worker.once("message", (done: readonly T[]) => {
      worker.off("error", fail);
      resolve(done);
    });
    worker.postMessage(task);
  });
}

async function* digestHere(root: string, paths: readonly string[]): AsyncGenerator<StoredDigest> {
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
