import { createHash, hash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import type { ActToWrite } from "../archive/act.ts";
import { ArchiveError, type ArchiveErrorCode } from "../archive/error.ts";
import type { FolderEntry } from "../archive/folder.ts";
import type { KeptObject, Seal } from "../archive/kept.ts";
import { fillFile } from "../archive/object.ts";
import { type ExaminedPage, examinePage, type PageOnDisk } from "../check/index.ts";
import type { Unit } from "../seal/unit.ts";
import { nodeCrypto, nodeRandom } from "./crypto.ts";
import { fileBytes } from "./fileBytes.ts";
import { fillSmall, type SmallFile } from "./fillSmall.ts";
import { diskFolder } from "./folder.ts";
import { LargeFile } from "./largeFile.ts";
import { type MadeFolder, makeFoldersHere } from "./makeFolders.ts";
import { named } from "./refused.ts";
import { type PackedActs, writeHere } from "./writeBeside.ts";

/** What a worker is asked: digests of files, what stands in folders, pages of a log below a folder, to write acts, to make folders, or to fill new files from others. */
export type Task =
  | { readonly kind: "digests"; readonly paths: readonly string[] }
  | { readonly kind: "lists"; readonly root: string; readonly paths: readonly string[] }
  | { readonly kind: "pages"; readonly root: string; readonly pages: readonly PageOnDisk[] }
  | {
      readonly kind: "fill";
      readonly to: string;
      readonly from: string;
      readonly seal: Seal | null;
      /** An int32 that is not 0 once nobody waits for it any more. */
      readonly stop: SharedArrayBuffer;
    }
  | { readonly kind: "acts"; readonly acts: readonly ActToWrite[]; readonly own: Unit | null }
  | { readonly kind: "folders"; readonly folders: readonly string[]; readonly mode: number }
  | { readonly kind: "fillSmall"; readonly files: readonly SmallFile[] };

/** What it answers, an entry for each that was asked; of a filling also how far it is, and why it failed. */
export type Done =
  | readonly ReadDigest[]
  | readonly (readonly FolderEntry[])[]
  | readonly ExaminedPage[]
  | Filling
  | readonly (KeptObject | null)[]
  | readonly (MadeFolder | null)[]
  | PackedActs
  | null;

/** How a filling stands. */
export type Filling =
  | { readonly passed: number }
  | { readonly kept: KeptObject }
  | { readonly failed: { readonly code: ArchiveErrorCode; readonly message: string } };

/** One file as a worker found it; `digest` is null when it could not be read. */
export interface ReadDigest {
  readonly digest: string | null;
  readonly size: number;
}

const piece = Buffer.allocUnsafe(1024 * 1024);
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** SHA-256 of a file, read in pieces of 1 MiB; links, devices and sockets are not read. */
function digestFile(path: string): ReadDigest {
  let size = 0;
  try {
    const file = openSync(path, flags);
    try {
      if (!fstatSync(file).isFile()) return { digest: null, size };
      const first = readSync(file, piece);
      size = first;
      // A short read is the end of a file.
      if (first < piece.length) return { digest: hash("sha256", piece.subarray(0, first), "hex"), size };
      const digest = createHash("sha256").update(piece);
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

async function list(root: string, paths: readonly string[]): Promise<readonly (readonly FolderEntry[])[]> {
  const folder = diskFolder(root);
  return await Promise.all(paths.map((path) => folder.list(path)));
}

async function fill({ to, from, seal, stop }: Task & { kind: "fill" }): Promise<Filling> {
  try {
    const file = await named("begin a file", () => LargeFile.create(to));
    try {
      const passed = (count: number) => {
        if (Atomics.load(new Int32Array(stop), 0) !== 0) throw new ArchiveError("io", "stopped");
        parentPort?.postMessage({ passed: count } satisfies Filling);
      };
      const bytes = fileBytes(from, 0, null, passed);
      const write = (piece: Uint8Array) => named("write an object", () => file.write(piece));
      const ports = { crypto: nodeCrypto, random: nodeRandom };
      const kept = await named("read a file that is to be kept", () => fillFile(ports, { write }, bytes, seal));
      await named("write an object", () => file.finish());
      return { kept };
    } catch (error) {
      await file.drop();
      throw error;
    }
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { failed: { code: error.code, message: error.message } };
  }
}

/** One after the other: each is read into the same memory. */
async function fillAll(files: readonly SmallFile[]): Promise<readonly (KeptObject | null)[]> {
  const kept: (KeptObject | null)[] = [];
  for (const file of files) kept.push(await fillSmall(file));
  return kept;
}

async function answer(task: Task): Promise<Done> {
  if (task.kind === "digests") return task.paths.map(digestFile);
  if (task.kind === "lists") return await list(task.root, task.paths);
  if (task.kind === "acts") return writeHere(task.acts, task.own);
  if (task.kind === "folders") return makeFoldersHere(task.folders, task.mode);
  if (task.kind === "fillSmall") return await fillAll(task.files);
  return task.kind === "pages" ? await examine(task.root, task.pages) : await fill(task);
}

let last: Promise<unknown> = Promise.resolve();

// One task after the other: whoever asks counts on the order of the answers.
parentPort?.on("message", (task: Task) => {
  last = last.then(async () => parentPort?.postMessage(await answer(task)));
});
