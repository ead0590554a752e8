import { mkdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Store } from "../catalog/store.ts";
import { sqliteStore } from "./catalogStore.ts";

/** The folder of what can be made anew: `GAWAH_CACHE`, else the platform's own place. Never synchronised, never handed over. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.GAWAH_CACHE) return environment.GAWAH_CACHE;
  if (process.platform === "win32")
    return join(environment.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "gawah");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "gawah");
  return join(environment.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "gawah");
}

/**
 * The store of an archive's catalog. With `locked` (the keys are under a passphrase) it lives in memory and a file that an
 * earlier setting left is deleted; else it is a file in the cache, as open as the keys themselves are. A file that is broken
 * is made anew.
 */
export function catalogStore(archive: string, locked: boolean, cache = cacheFolder()): Store {
  const folder = join(cache, "archives", archive);
  if (locked) {
    rmSync(folder, { recursive: true, force: true });
    return sqliteStore(":memory:");
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "catalog.sqlite");
  try {
    return sqliteStore(file);
  } catch {
    for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
    return sqliteStore(file);
  }
}
