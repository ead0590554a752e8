import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Every `.txt` file below a folder, by its path with forward slashes: the lexicons and tables that a core room is handed.
 * Throws the system's error when the folder cannot be read.
 */
export function readWordFiles(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".txt")) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(folder.length + 1).replaceAll("\\", "/")] = readFileSync(path, "utf8");
  }
  return files;
}
