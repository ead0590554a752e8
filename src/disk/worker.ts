import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { type ExaminedPage, examinePage, type PageOnDisk } from "../check/index.ts";
import { nodeCrypto } from "./crypto.ts";
import { diskFolder } from "./folder.ts";

/** What a worker is asked: digests of files, or pages of a log below a folder. */
export type Task =
  | { readonly kind: "digests"; readonly paths: readonly string[] }
  | { readonly kind: "pages"; readonly root: string; readonly pages: readonly PageOnDisk[] };

/** What it answers, an entry for each that was asked. */
export type Done = readonly FileDigest[] | readonly ExaminedPage[];

/** One file as a worker found it; `digest` is null when it could not be read. */
export interface FileDigest {
  readonly digest: string | null;
  readonly size: number;
}

const piece = Buffer.allocUnsafe(1024 * 1024);
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** SHA-256 of a file, read in pieces of 1 MiB; links, devices and sockets are not read. */
function digestFile(path: string): FileDigest {
  let size = 0;
  try {
    const file = openSync(path, flags);
    try {
      if (!fstatSync(file).isFile()) return { digest: null, size };
      const digest = createHash("sha256");
      for (let count = readSync(file, piece); count > 0; count = readSync(file, piece)) {
        digest.update(piece.subarray(0, count));
        size += count;
      }
      return { digest: digest.digest("hex"), size };
    } finally {
      closeSync(file);
    }
  } catch {
    return { digest: null, size };
  }
}

async function examine(root: string, pages: readonly PageOnDisk[]): Promise<readonly ExaminedPage[]> {
  const ports = { folder: diskFolder(root), crypto: nodeCrypto };
  return await Promise.all(pages.map((page) => examinePage(ports, page)));
}

async function answer(task: Task): Promise<Done> {
  return task.kind === "digests" ? task.paths.map(digestFile) : await examine(task.root, task.pages);
}

parentPort?.on("message", async (task: Task) => parentPort?.postMessage(await answer(task)));
