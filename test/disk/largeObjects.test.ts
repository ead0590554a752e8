import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openArchive } from "../../src/disk/archive.ts";
import { checkFolder } from "../../src/disk/check.ts";
import { fillSmall } from "../../src/disk/fillSmall.ts";
import { LargeFile } from "../../src/disk/largeFile.ts";

const program = join(import.meta.dirname, "..", "..", "dist", "gawah.js");
const isBuilt = existsSync(program);
const dir = mkdtempSync(join(tmpdir(), "gawah-large-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const env = { ...process.env, GAWAH_CONFIG: join(dir, "config"), GAWAH_CACHE: join(dir, "cache") };
const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
let count = 0;

function gawah(...args: string[]): string {
  return execFileSync(process.execPath, [program, ...args], {
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

function newArchive(): string {
  const archive = join(dir, `archive-${count++}`);
  gawah("init", archive);
  return archive;
}

test("a large file holds what was written to it, whatever the pieces", async () => {
  const piece = 2 ** 20;
  for (const sizes of [[1], [4095, 1], [piece], [piece, 1], [piece - 1, 2, 3 * piece], [0, 2 * piece + 4096, 77]]) {
    const path = join(dir, `large-${count++}`);
    const parts = sizes.map((size) => randomBytes(size));
    const file = await LargeFile.create(path);
    for (const part of parts) {
      const own = Uint8Array.from(part);
      await file.write(own);
      own.fill(0);
    }
    await file.finish();
    expect(readFileSync(path).equals(Buffer.concat(parts)), sizes.join()).toBe(true);
  }
});

test("a large file that stands there already is refused, and one that is dropped is closed", async () => {
  const path = join(dir, "taken");
  const file = await LargeFile.create(path);
  await expect(LargeFile.create(path)).rejects.toMatchObject({ code: "EEXIST" });
  await file.write(new Uint8Array(3 * 2 ** 20));
  await file.drop();
  rmSync(path);
});

test.skipIf(!isBuilt)("several large files that are kept at once are their own bytes, open and sealed", async () => {
  const archive = newArchive();
  const files = [2 ** 24, 2 ** 24 + 1, 20_345_678, 5_000_000].map((size, at) => {
    const path = join(dir, `${at}.bin`);
    const bytes = Buffer.alloc(size, at + 1);
    writeFileSync(path, bytes);
    return { path, digest: digestOf(bytes) };
  });
  const kept = (...options: string[]) =>
    gawah("keep", ...files.map(({ path }) => path), "--archive", archive, "--json", ...options)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { kind: string; object: string; sha256: string })
      .filter(({ kind }) => kind === "kept");
  const digests = files.map(({ digest }) => digest);
  expect(kept("--open").map(({ object }) => object)).toEqual(digests);
  const sealed = kept();
  expect(sealed.map(({ sha256 }) => sha256)).toEqual(digests);
  expect(sealed.some(({ object }) => digests.includes(object))).toBe(false);
  const opened = await openArchive(archive, { config: env.GAWAH_CONFIG });
  const pieces: Uint8Array[] = [];
  for await (const piece of opened.getObject(sealed[1]!.object)) pieces.push(piece);
  await opened.close();
  expect(digestOf(Buffer.concat(pieces))).toBe(digests[1]);
});

test.skipIf(!isBuilt)(
  "keeping that is stopped in the middle of a large file leaves nothing half-written that is believed",
  async () => {
    const archive = newArchive();
    const path = join(dir, "huge.bin");
    writeFileSync(path, "");
    truncateSync(path, 3 * 2 ** 30);
    const child = spawn(process.execPath, [program, "keep", path, "--archive", archive], { env, stdio: "ignore" });
    const incoming = join(archive, "incoming");
    const begun = () =>
      (existsSync(incoming) ? readdirSync(incoming) : []).some((name) => statSync(join(incoming, name)).size > 0);
    while (!begun() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.once("exit", resolve));
    rmSync(path);
    expect(code).not.toBe(0);
    expect((await checkFolder(archive)).findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(existsSync(join(archive, "objects"))).toBe(false);
  },
);

test.skipIf(!isBuilt)("many small files that are kept at once are their own bytes, open and sealed", async () => {
  const archive = newArchive();
  const folder = join(dir, "small");
  mkdirSync(folder);
  const digests = Array.from({ length: 150 }, (_, i) => {
    const bytes = randomBytes(1 + i * 997);
    writeFileSync(join(folder, String(i).padStart(3, "0")), bytes);
    return digestOf(bytes);
  });
  writeFileSync(join(folder, "149-again"), readFileSync(join(folder, "149")));
  const kept = (...options: string[]) =>
    gawah("keep", "-r", folder, "--archive", archive, "--json", ...options)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { kind: string; object: string; sha256: string })
      .filter(({ kind }) => kind === "kept");
  const all = [...digests, digests.at(-1)];
  expect(kept("--open").map(({ object }) => object)).toEqual(all);
  expect(kept().map(({ sha256 }) => sha256)).toEqual(all);
  expect((await checkFolder(archive)).findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(readdirSync(join(archive, "incoming"))).toEqual([]);
});

test("what a thread cannot read in one go it leaves to whoever asked, and no file", async () => {
  const to = join(dir, "not-filled");
  writeFileSync(join(dir, "empty"), "");
  writeFileSync(join(dir, "long"), Buffer.alloc(2 ** 20));
  for (const name of ["empty", "long", "missing"]) {
    expect(await fillSmall({ to, from: join(dir, name), seal: null })).toBe(null);
    expect(existsSync(to)).toBe(false);
  }
  writeFileSync(join(dir, "short"), "a word");
  expect((await fillSmall({ to, from: join(dir, "short"), seal: null }))?.object).toBe(digestOf(Buffer.from("a word")));
  expect(await fillSmall({ to, from: join(dir, "short"), seal: null })).toBe(null);
  expect(readFileSync(to, "utf8")).toBe("a word");
});
