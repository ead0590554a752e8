import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { ArchiveError } from "../archive/error.ts";

/** A lock that is held until it is released or its process ends, however it ends. */
export interface Lock {
  release(): void;
}

/**
 * Takes the one writer's lock of a folder. It is an exclusive SQLite transaction on a file that is never written: SQLite
 * uses the system's own file locks on Windows, macOS and Linux, so a crash releases it. Throws `locked`.
 */
export function takeLock(folder: string): Lock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(folder, "lock"));
  try {
    database.exec("PRAGMA journal_mode=MEMORY; PRAGMA busy_timeout=0; BEGIN EXCLUSIVE");
  } catch {
    database.close();
    throw new ArchiveError(
      "locked",
      "another program is writing to this archive now: close it, or wait until it is done",
    );
  }
  return { release: () => database.close() };
}
