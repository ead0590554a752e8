import { join } from "node:path";
import type { FolderEntry } from "../archive/folder.ts";
import { type ExaminedPage, examinePage, type FileDigest, type PageOnDisk } from "../check/index.ts";
import { nodeCrypto } from "./crypto.ts";
import { diskFolder } from "./folder.ts";
import { Hand } from "./hand.ts";
import { startWorkers } from "./startWorkers.ts";
import type { ReadDigest } from "./worker.ts";

/** Reads and hashes with a worker per core; where workers cannot be started, one thing after the other. */
export interface WorkerPool {
  /** Digests of files, in their order. */
  digestFiles(paths: AsyncIterable<readonly string[]>): AsyncIterable<FileDigest>;
  /** What stands in folders, in their order. Throws `ArchiveError`. */
  listFolders(paths: readonly string[]): AsyncIterable<readonly FolderEntry[]>;
  /** Pages of a log, in their order. */
  examinePages(pages: readonly PageOnDisk[]): AsyncIterable<ExaminedPage>;
  close(): Promise<void>;
}

/** Fewer pages are read sooner than workers start. */
const pagesWorthIt = 32;
const pagesAtOnce = 8;
const filesAtOnce = 32;
/** Fewer folders are looked into sooner than workers start. */
const foldersWorthIt = 512;
const foldersAtOnce = 64;

/** A pool for the files below a folder. Workers start with the first that are worth it. */
export function workerPool(root: string): WorkerPool {
  let started: Promise<readonly Hand[]> | null = null;
  const hands = () => {
    started ??= startWorkers().then((workers) => workers.map((worker) => new Hand(worker)));
    return started;
  };
  return {
    async *digestFiles(batches) {
      const all = await hands();
      if (all.length === 0) yield* digestHere(root, batches);
      else yield* inOrder(all, digestTasks(root, batches, all.length));
    },
    async *listFolders(paths) {
      const all = paths.length < foldersWorthIt ? [] : await hands();
      const folder = diskFolder(root);
      if (all.length > 0) yield* inOrder(all, listTasks(root, paths));
      else for (const path of paths) yield await folder.list(path);
    },
    async *examinePages(pages) {
      const all = pages.length < pagesWorthIt ? [] : await hands();
      if (all.length > 0) yield* inOrder(all, pageTasks(root, pages));
      else for (const page of pages) yield await examinePage({ folder: diskFolder(root), crypto: nodeCrypto }, page);
    },
    async close() {
      await Promise.all(((await started) ?? []).map((hand) => hand.stop()));
    },
  };
}

/** One of the things to be done, and how its results are told. */
interface Share<T> {
  ask(hand: Hand): Promise<readonly T[]>;
}

/** Each worker has its next share waiting while it works on one, and what came early waits for its turn: a few shares a worker. */
async function* inOrder<T>(hands: readonly Hand[], shares: AsyncIterable<Share<T>>): AsyncGenerator<T> {
  const underWay: Promise<readonly T[]>[] = [];
  for await (const share of shares) {
    if (underWay.length >= 3 * hands.length) yield* await underWay.shift()!;
    underWay.push(share.ask(hands.reduce((least, hand) => (hand.busy < least.busy ? hand : least))));
  }
  for (const done of underWay) yield* await done;
}

async function* digestTasks(
  root: string,
  batches: AsyncIterable<readonly string[]>,
  workers: number,
): AsyncGenerator<Share<FileDigest>> {
  for await (const paths of batches) {
    const count = Math.max(1, Math.min(filesAtOnce, Math.ceil(paths.length / (workers * 8))));
    for (let at = 0; at < paths.length; at += count) {
      const mine = paths.slice(at, at + count);
      yield {
        async ask(hand) {
          const found = await hand.ask<ReadDigest>({ kind: "digests", paths: mine.map((path) => join(root, path)) });
          return mine.map((path, i) => ({ path, ...found[i]! }));
        },
      };
    }
  }
}

async function* listTasks(root: string, paths: readonly string[]): AsyncGenerator<Share<readonly FolderEntry[]>> {
  for (let at = 0; at < paths.length; at += foldersAtOnce) {
    const mine = paths.slice(at, at + foldersAtOnce);
    yield { ask: (hand) => hand.ask<readonly FolderEntry[]>({ kind: "lists", root, paths: mine }) };
  }
}

async function* pageTasks(root: string, pages: readonly PageOnDisk[]): AsyncGenerator<Share<ExaminedPage>> {
  for (let at = 0; at < pages.length; at += pagesAtOnce) {
    const mine = pages.slice(at, at + pagesAtOnce);
    yield { ask: (hand) => hand.ask<ExaminedPage>({ kind: "pages", root, pages: mine }) };
  }
}

async function* digestHere(root: string, batches: AsyncIterable<readonly string[]>): AsyncGenerator<FileDigest> {
  const folder = diskFolder(root);
  for await (const paths of batches) {
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
}
