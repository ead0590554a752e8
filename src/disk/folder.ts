import {
  closeSync,
  constants,
  existsSync,
  fsync as fsyncOf,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
} from "node:fs";
import { type FileHandle, lstat, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { ArchiveError } from "../archive/error.ts";
import type { Folder, FolderEntry } from "../archive/folder.ts";
import { layout } from "../archive/layout.ts";
import { flushDisk } from "./flushDisk.ts";
import { makeFolders } from "./makeFolders.ts";
import { named } from "./refused.ts";
import { type Dirty, StartedFile } from "./startedFile.ts";

const pieceSize = 1024 * 1024;
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const atOnce = 8;

/**
 * A folder on disk. Files and folders that were written are remembered and flushed by `sync` (`fsync` of each file and of
 * the folders above); links, devices and sockets are never read. `mode` is for new folders: 0700 keeps them private.
 */
export function diskFolder(root: string, mode = 0o777): Folder {
  const dirty: Dirty = { files: new Set(), folders: new Set(), kept: new Map() };
  const made = new Set<string>();
  const at = (path: string) => join(root, ...segments(path));
  const now = (path: string) => dirty.kept.get(at(path)) ?? at(path);

  function makeFolder(folder: string): void {
    if (made.has(folder)) return;
    remember(folder, mkdirSync(folder, { recursive: true, mode }));
  }

  async function makeMissing(folders: Iterable<string>): Promise<void> {
    const missing = [...folders].filter((folder) => !made.has(folder));
    for (const [folder, first] of await makeFolders(missing, mode)) remember(folder, first);
  }

  /** `first` is the uppermost of the folders that had to be made, if any. */
  function remember(folder: string, first: string | undefined): void {
    made.add(folder);
    if (first === undefined) return;
    for (let above = folder; above.length >= dirname(first).length; above = dirname(above)) dirty.folders.add(above);
  }

  async function writeFile(path: string, bytes: Uint8Array): Promise<void> {
    makeFolder(dirname(path));
    const handle = await open(path, "w", mode & 0o666);
    try {
      await writeAll(handle, bytes);
    } finally {
      await handle.close();
    }
    dirty.files.add(path);
    dirty.folders.add(dirname(path));
  }

  return {
    read: (path, most) => named(`read "${path}"`, () => readWhole(now(path), path, most)),
    stream: (path) => readPieces(now(path), path),
    size: (path) =>
      named(`look at "${path}"`, async () => {
        const stat = await orNull(lstat(now(path)));
        return stat?.isFile() ? stat.size : null;
      }),
    list: (path) => named(`list "${path}"`, () => listFolder(at(path))),
    write: (path, bytes) => named(`write "${path}"`, () => writeFile(at(path), bytes)),
    replace: (path, bytes) =>
      named(`write "${path}"`, async () => {
        const temporary = at(`${layout.incoming}/${temporaryName()}`);
        await writeFile(temporary, bytes);
        await flushFile(temporary);
        dirty.files.delete(temporary);
        makeFolder(dirname(at(path)));
        await rename(temporary, at(path));
        await flushFolder(dirname(at(path)));
      }),
    startFile: () =>
      named("begin a file", async () => {
        const temporary = at(`${layout.incoming}/${temporaryName()}`);
        makeFolder(dirname(temporary));
        return new StartedFile(temporary, at, dirty);
      }),
    remove: (path) =>
      named(`remove "${path}"`, async () => {
        await rm(at(path), { recursive: true, force: true });
        forget(at(path), dirty, made);
        dirty.folders.add(dirname(at(path)));
      }),
    sync: () =>
      named("flush what was written", async () => {
        await giveNames(root, dirty, makeMissing);
        const files = [...dirty.files];
        const folders = [...dirty.folders];
        dirty.files.clear();
        dirty.folders.clear();
        try {
          if (await flushDisk(root, files.length + folders.length)) return;
          await inParallel(files, flushFile);
          await inParallel(folders, flushFolder);
        } catch (error) {
          for (const file of files) dirty.files.add(file);
          for (const folder of folders) dirty.folders.add(folder);
          throw error;
        }
      }),
  };
}

/**
 * Flushes kept files, then gives them their names; the folders of the names are made meanwhile. A name that was taken meanwhile
 * holds the same bytes. Files kept while this runs wait for the next time.
 */
async function giveNames(
  root: string,
  dirty: Dirty,
  makeMissing: (folders: Iterable<string>) => Promise<void>,
): Promise<void> {
  const kept = [...dirty.kept];
  await Promise.all([
    makeMissing(new Set(kept.map(([final]) => dirname(final)))),
    flushAll(
      root,
      kept.map(([, temporary]) => temporary),
    ),
  ]);
  for (const [final, temporary] of kept) {
    renameSync(temporary, final);
    dirty.kept.delete(final);
    dirty.folders.add(dirname(final));
  }
}

async function readWhole(file: string, path: string, most: number): Promise<Uint8Array | null> {
  const handle = await orNull(open(file, readFlags));
  if (handle === null) return null;
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new ArchiveError("corrupt", `"${path}" is no file`);
    if (stat.size > most)
      throw new ArchiveError("too-large", `"${path}" has ${stat.size} bytes; at most ${most} are read`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

async function* readPieces(file: string, path: string): AsyncGenerator<Uint8Array> {
  const handle = await named(`read "${path}"`, () => orNull(open(file, readFlags)));
  if (handle === null) throw new ArchiveError("not-found", `there is no "${path}"`);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new ArchiveError("corrupt", `"${path}" is no file`);
    const most = Math.max(1, Math.min(pieceSize, stat.size));
    for (;;) {
      const piece = Buffer.allocUnsafe(most);
      const { bytesRead } = await named(`read "${path}"`, () => handle.read(piece, 0, most));
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** Most folders hold few names: to wait for them costs more than to read them. */
async function listFolder(folder: string): Promise<FolderEntry[]> {
  const entries = await orNull((async () => readdirSync(folder, { withFileTypes: true }))());
  return (entries ?? [])
    .map((entry): FolderEntry => {
      const kind = entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other";
      return { name: entry.name, kind };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await handle.write(bytes, done)).bytesWritten;
}

const fsync = promisify(fsyncOf);

async function flushAll(root: string, files: readonly string[]): Promise<void> {
  if (!(await flushDisk(root, files.length))) await inParallel(files, flushFile);
}

async function flushFile(file: string): Promise<void> {
  await flush(openSync(file, "r+"));
}

/** Makes names in a folder durable. Windows has no such call and keeps names with the file. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32" || !existsSync(folder)) return;
  await flush(openSync(folder, "r"));
}

async function flush(descriptor: number): Promise<void> {
  try {
    await fsync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

async function inParallel(items: readonly string[], work: (item: string) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

let counter = 0;
function temporaryName(): string {
  return `${process.pid}.${counter++}`;
}

function forget(path: string, dirty: Dirty, made: Set<string>): void {
  for (const set of [dirty.files, dirty.folders, made]) {
    for (const known of set)
      if (known === path || known.startsWith(`${path}/`) || known.startsWith(`${path}\\`)) set.delete(known);
  }
}

function segments(path: string): string[] {
  const parts = path === "" ? [] : path.split("/");
  for (const part of parts) {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(part))
      throw new ArchiveError("bad-input", `"${part.slice(0, 80)}" is no name for a file of an archive`);
  }
  return parts;
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    if (code === "ELOOP") throw new ArchiveError("corrupt", "a link stands where a file should");
    throw error;
  }
}
