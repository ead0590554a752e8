import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { streamDigest } from "../../src/disk/streamDigest.ts";

const program = join(import.meta.dirname, "..", "..", "dist", "gawah.js");
const dir = mkdtempSync(join(tmpdir(), "gawah-digest-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test("a digest of any number and size of pieces is SHA-256 of them all", () => {
  for (const sizes of [[], [0], [1, 0, 5], [3_000_000, 1_500_000, 1], [5_000_000]]) {
    const digest = streamDigest();
    const whole = createHash("sha256");
    for (const [at, size] of sizes.entries()) {
      const piece = new Uint8Array(size).fill(at + 1);
      digest.update(piece);
      whole.update(piece);
    }
    expect(Buffer.from(digest.finish()).toString("hex")).toBe(whole.digest("hex"));
  }
});

test.skipIf(!existsSync(program))(
  "the built program hashes several large files at once, each in a thread, to their SHA-256",
  () => {
    const env = { ...process.env, GAWAH_CONFIG: join(dir, "config"), GAWAH_CACHE: join(dir, "cache") };
    const gawah = (...args: string[]) =>
      execFileSync(process.execPath, [program, ...args], {
        env,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      });
    const archive = join(dir, "archive");
    gawah("init", archive);
    const files = [9_000_000, 4_194_304, 4_194_305, 12_345_678, 7_000_000].map((size, at) => {
      const path = join(dir, `${at}.bin`);
      const bytes = Buffer.alloc(size, at + 1);
      writeFileSync(path, bytes);
      return { path, digest: createHash("sha256").update(bytes).digest("hex") };
    });
    const paths = files.map(({ path }) => path);
    const kept = (...options: string[]) =>
      gawah("keep", ...paths, "--archive", archive, "--json", ...options)
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { kind: string; object: string; sha256: string })
        .filter(({ kind }) => kind === "kept");
    const digests = files.map(({ digest }) => digest);
    expect(kept("--open").map(({ object }) => object)).toEqual(digests);
    const sealed = kept();
    expect(sealed.map(({ sha256 }) => sha256)).toEqual(digests);
    expect(sealed.some(({ object }) => digests.includes(object))).toBe(false);
  },
);
