import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { checkFolder } from "../../src/disk/check.ts";
import { soundVector } from "../archive/vectors.ts";

const root = mkdtempSync(join(tmpdir(), "gawah-sweep-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const python = spawnSync("python3", ["--version"]).status === 0 && spawnSync("openssl", ["version"]).status === 0;

const whole = join(root, "whole");
const { files } = await soundVector(257);
for (const [path, bytes] of files) write(whole, path, bytes);
const paths = [...files.keys()].sort();
/** One file of each kind: digits and digests do not make a kind. */
const ofEachKind = [...new Map(paths.map((path) => [path.replaceAll(/[0-9a-f]{2,}|[0-9]/g, "*"), path])).values()];
const folders = [...new Set(ofEachKind.flatMap(above))].sort();

function above(path: string): string[] {
  const folder = dirname(path);
  return folder === "." ? [] : [folder, ...above(folder)];
}

function write(dir: string, path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), bytes);
}

const bytesOf = (dir: string, path: string) => readFileSync(join(dir, path));
const moved = (dir: string, path: string, to: string) => {
  renameSync(join(dir, path), join(root, to));
  symlinkSync(join(root, to), join(dir, path));
};

const withByte = (bytes: Buffer) => Buffer.concat([bytes, Buffer.from("\n")]);
/** What can happen to a file. */
const ofFiles: readonly [what: string, (bytes: Buffer) => Buffer][] = [
  ["is empty", () => Buffer.alloc(0)],
  ["lacks its last byte", (bytes) => bytes.subarray(0, -1)],
  ["ends with one byte more", withByte],
];
const flipped = (bytes: Buffer) => bytes.map((byte, at) => (at === 7 ? byte ^ 1 : byte));
/** Where these are not whole, nothing below them can be read. */
const ruling = ofEachKind.filter((path) => /archive\.json$|checkpoint$/.test(path));
const others = ofEachKind.filter((path) => !ruling.includes(path));

let count = 0;
async function verdicts(change: (dir: string) => void): Promise<{ verdict: string; ours: string[]; theirs: string[] }> {
  const dir = join(root, String(count++));
  cpSync(whole, dir, { recursive: true });
  change(dir);
  const report = await checkFolder(dir);
  const { verdict } = report;
  const ours = report.findings.map(({ path }) => path ?? "");
  if (!python) return { verdict, ours, theirs: ours };
  const run = spawnSync("python3", ["spec/check.py", dir], { encoding: "utf8", maxBuffer: 1 << 28 });
  expect(run.stderr).toBe("");
  const lines = run.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.pop().verdict).toBe(verdict);
  rmSync(dir, { recursive: true });
  return { verdict, ours, theirs: lines.map(({ path }) => path ?? "") };
}

describe("every file and folder of an archive, damaged", () => {
  it.each(ofFiles)(
    "each file that %s is named by both checkers, which go on after each",
    async (_, change) => {
      for (const changed of [others, ...ruling.map((path) => [path])]) {
        const { verdict, ours, theirs } = await verdicts((dir) => {
          for (const path of changed) write(dir, path, change(bytesOf(dir, path)));
        });
        expect([changed, verdict]).toEqual([changed, "broken"]);
        for (const path of changed)
          expect([path, ours.includes(path), theirs.includes(path)]).toEqual([path, true, true]);
      }
    },
    60_000,
  );

  it("one flipped bit in any file breaks the archive and is no alarm to either checker", async () => {
    for (const path of ofEachKind) {
      const { verdict } = await verdicts((dir) => write(dir, path, flipped(bytesOf(dir, path))));
      expect([path, verdict]).toEqual([path, "broken"]);
    }
  }, 60_000);

  it("what is added anywhere, a file, a folder or a copy, is named by both checkers and breaks nothing", async () => {
    const added = [
      ...folders.flatMap((path) => [`${path}/Extra`, `${path}/More`]),
      ...folders.filter((path) => /logs.[0-9a-f]{32}$|tile$/.test(path)).map((path) => `${path}/x001`),
      ...ofEachKind.map((path) => `${path} (conflict)`),
    ];
    const { verdict, ours, theirs } = await verdicts((dir) => {
      for (const path of added)
        if (/More$|x001$/.test(path)) mkdirSync(join(dir, path));
        else writeFileSync(join(dir, path), "x");
    });
    expect(verdict).toBe("self-consistent-only");
    expect(ours.toSorted()).toEqual(added.toSorted());
    expect(theirs.toSorted()).toEqual(added.toSorted());
  });

  it("a folder that is a link is named by both checkers and breaks the archive", async () => {
    for (const path of folders) {
      const { verdict, ours, theirs } = await verdicts((dir) => moved(dir, path, `moved-${count}`));
      expect([path, verdict]).toEqual([path, "broken"]);
      expect([path, ours.includes(path), theirs.includes(path)]).toEqual([path, true, true]);
    }
  }, 60_000);
});
