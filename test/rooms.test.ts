import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { rooms } from "../rooms.ts";

const src = join(dirname(fileURLToPath(import.meta.url)), "..", "src");

test("every import under src goes down the storeys of rooms.ts", () => {
  const wrong = sourceFiles().flatMap(({ path, room, imports }) =>
    imports
      .map((target) => roomOf(path, target))
      .filter((target) => target !== null && target !== room && !rooms[room]?.mayImport.includes(target))
      .map((target) => `${path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("core rooms import nothing of node", () => {
  const wrong = sourceFiles().flatMap(({ path, room, imports }) =>
    imports
      .filter((target) => rooms[room]?.core && target.startsWith("node:"))
      .map((target) => `${path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("every folder under src is a room with a line in rooms.ts", () => {
  const folders = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((entry) => entry.name).filter((name) => !(name in rooms))).toEqual([]);
});

test("check reaches only bytes, log, seal and archive", () => {
  const byPath = new Map(sourceFiles().map((file) => [file.path, file]));
  const reached = new Set<string>();
  const queue = [...byPath.keys()].filter((path) => path.startsWith("check/"));
  const seen = new Set(queue);
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const file = byPath.get(path);
    if (!file) continue;
    reached.add(file.room);
    for (const target of file.imports.filter((name) => name.startsWith("."))) {
      const next = normalize(join(dirname(path), target))
        .split(sep)
        .join("/");
      if (!seen.has(next)) queue.push(next);
      seen.add(next);
    }
  }
  expect([...reached].filter((room) => !["check", "bytes", "log", "seal", "archive"].includes(room))).toEqual([]);
});

function sourceFiles() {
  return readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts"))
    .map((entry) => relative(src, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => path.includes("/"))
    .map((path) => ({
      path,
      room: path.split("/")[0] ?? "",
      imports: importsOf(readFileSync(join(src, path), "utf8")),
    }));
}

function importsOf(code: string): string[] {
  return [
    ...code.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;"']*?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g),
  ].map((match) => match[1] ?? match[2] ?? "");
}

function roomOf(path: string, target: string): string | null {
  if (!target.startsWith(".")) return null;
  const first = normalize(join(dirname(path), target)).split(sep)[0] ?? "";
  return first in rooms ? first : null;
}
