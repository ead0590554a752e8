import type { Stats } from "node:fs";
import { lstatSync, readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { FileToKeep } from "../acts/keep.ts";
import { fileBytes } from "../disk/fileBytes.ts";
import { shown } from "./io.ts";
import { UsageError } from "./usage.ts";

/** A file that was found, not read yet. */
export interface FoundFile {
  /** As it was given, or joined to the folder that was given. */
  readonly given: string;
  readonly path: string;
  readonly stats: Stats;
}

/** What to do with a folder. */
export type Folders = "refuse" | "enter";

/**
 * The files of paths as given. Throws `UsageError`: not found, a folder (unless entered), a device, socket or pipe, no
 * permission, empty. Links are followed where given, not inside folders.
 */
export async function* findFiles(given: readonly string[], cwd: string, folders: Folders): AsyncGenerator<FoundFile> {
  for (const one of given) yield* findOne(one, resolve(cwd, one), folders);
}

/** A whole file, at most `most` bytes. */
export async function bytesOf(file: FoundFile, most: number, signal?: AbortSignal): Promise<Uint8Array> {
  if (file.stats.size > most) {
    throw new UsageError(
      "unreadable",
      `Reading "${shown(file.given)}": it has ${file.stats.size} bytes, at most ${most} are read as text.`,
    );
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of fileBytes(file.path, file.stats.size, signal ?? null)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/** A found file as it is kept; `onPassed` is told how many bytes went through since the last time. */
export function toKeep(file: FoundFile, signal: AbortSignal, onPassed?: (bytes: number) => void): FileToKeep {
  return {
    bytes: fileBytes(file.path, file.stats.size, signal, onPassed),
    name: basename(file.path),
    path: file.given,
    modified: file.stats.mtime.toISOString(),
  };
}

async function* findOne(
  given: string,
  path: string,
  folders: Folders,
  stats = statOf(given, path),
): AsyncGenerator<FoundFile> {
  if (stats.isDirectory()) {
    if (folders === "refuse")
      throw new UsageError("unreadable", `Reading "${shown(given)}": it is a folder, a file is needed.`);
    for (const entry of readdirSync(path).sort()) {
      const inside = join(path, entry);
      const own = lstatSync(inside);
      if (own.isDirectory() || own.isFile()) yield* findOne(join(given, entry), inside, folders, own);
    }
    return;
  }
  if (!stats.isFile()) {
    throw new UsageError("unreadable", `Reading "${shown(given)}": it is ${kindOf(stats)}, a file is needed.`);
  }
  if (stats.size === 0)
    throw new UsageError("unreadable", `Reading "${shown(given)}": it is empty, at least one byte is needed.`);
  yield { given, path, stats };
}

function statOf(given: string, path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "ENOENT" || code === "ENOTDIR") {
      throw new UsageError("notFound", `Reading "${shown(given)}": there is no such file.`);
    }
    if (code === "EACCES" || code === "EPERM") {
      throw new UsageError("permission", `Reading "${shown(given)}": the system does not allow it.`);
    }
    if (code === "ENAMETOOLONG" || code === "ELOOP" || code === "ERR_INVALID_ARG_VALUE") {
      throw new UsageError("notFound", `Reading "${shown(given.slice(0, 60))}": this is no path that can be followed.`);
    }
    throw error;
  }
}

function kindOf(stats: Stats): string {
  if (stats.isSocket()) return "a socket";
  if (stats.isFIFO()) return "a pipe";
  return "a device";
}
