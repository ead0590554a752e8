import { joinBytes } from "../bytes/text.ts";
import { ArchiveError } from "./error.ts";
import type { Folder, FolderEntry, NewFile } from "./folder.ts";
import { layout } from "./layout.ts";

/** A folder in memory: for tests, and for an archive that a browser was handed. `sync` does nothing, everything is kept. */
export function memoryFolder(files: Map<string, Uint8Array> = new Map()): Folder {
  let started = 0;
  const folder: Folder = {
    async read(path, most) {
      const bytes = files.get(path);
      if (bytes !== undefined && bytes.length > most)
        throw new ArchiveError("too-large", `"${path}" has ${bytes.length} bytes; at most ${most} are read`);
      return bytes ?? null;
    },
    async *stream(path) {
      const bytes = files.get(path);
      if (bytes === undefined) throw new ArchiveError("not-found", `there is no "${path}"`);
      for (let at = 0; at < bytes.length; at += 1024 * 1024) yield bytes.subarray(at, at + 1024 * 1024);
    },
    size: async (path) => files.get(path)?.length ?? null,
    list: async (path) => listOf(files, path),
    async write(path, bytes) {
      files.set(path, Uint8Array.from(bytes));
    },
    async replace(path, bytes) {
      files.set(path, Uint8Array.from(bytes));
    },
    async startFile(): Promise<NewFile> {
      const temporary = `${layout.incoming}/${started++}`;
      const pieces: Uint8Array[] = [];
      files.set(temporary, new Uint8Array(0));
      return {
        async write(bytes) {
          pieces.push(Uint8Array.from(bytes));
        },
        async keep(path) {
          files.delete(temporary);
          if (files.has(path)) return false;
          files.set(path, joinBytes(pieces));
          return true;
        },
        async discard() {
          files.delete(temporary);
        },
      };
    },
    async remove(path) {
      files.delete(path);
      for (const name of files.keys()) if (name.startsWith(`${path}/`)) files.delete(name);
    },
    sync: async () => undefined,
  };
  return folder;
}

function listOf(files: Map<string, Uint8Array>, path: string): FolderEntry[] {
  const prefix = path === "" ? "" : `${path}/`;
  const kinds = new Map<string, "file" | "folder">();
  for (const name of files.keys()) {
    if (!name.startsWith(prefix)) continue;
    const rest = name.slice(prefix.length);
    const slash = rest.indexOf("/");
    kinds.set(slash < 0 ? rest : rest.slice(0, slash), slash < 0 ? "file" : "folder");
  }
  return [...kinds].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1));
}
