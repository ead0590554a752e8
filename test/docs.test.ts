import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const reference = readFileSync(join(root, "docs", "reference.md"), "utf8");
const files = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

test("every route of the reading room is documented, and no other", () => {
  const routes = files("src/http").flatMap((code) =>
    [...code.matchAll(/app\.(get|post)\(\s*"(\/[^"*]+)"/g)].map(
      (match) => `${match[1]!.toUpperCase()} ${match[2]!.startsWith("/api") ? "" : "/api"}${match[2]}`,
    ),
  );
  const told = [...reference.matchAll(/`((?:GET|POST) \/api[^`]*)`/g)].map((match) => match[1]);
  expect(routes.length).toBeGreaterThan(10);
  expect(told.sort()).toEqual(routes.sort());
});

test("every error code has its word under its room", () => {
  const missing: string[] = [];
  for (const room of readdirSync(join(root, "src"))) {
    const path = join(root, "src", room, "error.ts");
    let code = "";
    try {
      code = readFileSync(path, "utf8");
    } catch {
      continue;
    }
    const codes = /export type \w*Code =([^;]+);/.exec(code)?.[1]?.match(/"[a-z-]+"/g) ?? [];
    const line = reference.split("\n").find((one) => one.startsWith(`| ${room} |`)) ?? "";
    expect(codes.length).toBeGreaterThan(0);
    for (const one of codes) if (!line.includes(`\`${one.slice(1, -1)}\``)) missing.push(`${room} ${one}`);
  }
  expect(missing).toEqual([]);
});

test("every kind of act that is appended is documented", () => {
  const kinds = [...files("src/acts"), ...files("src/archive")].flatMap((code) =>
    [...code.matchAll(/kind: "([a-z-]+)",\s*refs/g)].map((match) => match[1]!),
  );
  expect(kinds.length).toBeGreaterThan(8);
  expect([...new Set(kinds)].filter((kind) => !reference.includes(`\`${kind}\``))).toEqual([]);
});

test("every dependency has its line", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const told = readFileSync(join(root, "docs", "dependencies.md"), "utf8");
  const names = Object.keys({ ...dependencies, ...devDependencies });
  expect(names.filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
  const listed = [...told.matchAll(/^\| (`[^|]+) \|/gm)].flatMap((match) =>
    [...match[1]!.matchAll(/`([^`]+)`/g)].map((one) => one[1]!),
  );
  expect(listed.filter((name) => !names.includes(name))).toEqual([]);
});
