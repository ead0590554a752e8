import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { memoryFolder } from "../../src/archive/memory.ts";
import { openArchive } from "../../src/archive/open.ts";
import { checkArchive } from "../../src/check/index.ts";
import { nodeCrypto as crypto } from "../../src/disk/crypto.ts";
import { formatNote, parseNote, signNote } from "../../src/log/note.ts";
import { digestOf, earlyVector, type Files, fixedPorts, soundVector, type Vector } from "../archive/vectors.ts";

const root = mkdtempSync(join(tmpdir(), "gawah-vectors-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const python = spawnSync("python3", ["--version"]).status === 0 && spawnSync("openssl", ["version"]).status === 0;

const made = new Map<number, Promise<Vector>>();
const sound = (size: number) => {
  if (!made.has(size)) made.set(size, soundVector(size));
  return made.get(size)!;
};

interface Broken {
  readonly name: string;
  readonly verdict: string;
  /** A code that both checkers must give. */
  readonly code: string;
  readonly change: (files: Files, vector: Vector) => void | Promise<void>;
  readonly known?: (vector: Vector) => Promise<Uint8Array>;
}

const only = (files: Files, part: RegExp) =>
  [...files.keys()]
    .filter((path) => part.test(path))
    .sort()
    .at(-1)!;
const log = (files: Files) => only(files, /checkpoint$/).split("/")[1]!;
function edit(files: Files, path: string, change: (bytes: Buffer) => Buffer): void {
  const bytes = Buffer.from(files.get(path)!);
  files.set(path, change(bytes));
}
const flip = (at: number) => (bytes: Buffer) => {
  bytes[at < 0 ? bytes.length + at : at]! ^= 4;
  return bytes;
};
const asText = (change: (text: string) => string) => (bytes: Buffer) => Buffer.from(change(bytes.toString()));

const broken: Broken[] = [
  {
    name: "a flipped byte in a full page",
    verdict: "broken",
    code: "changed",
    change: (f) => edit(f, only(f, /acts\/000$/), flip(5000)),
  },
  {
    name: "a flipped byte in a bundle",
    verdict: "broken",
    code: "changed",
    change: (f) => edit(f, only(f, /entries\/000$/), flip(700)),
  },
  {
    name: "a flipped byte in a tile",
    verdict: "broken",
    code: "changed",
    change: (f) => edit(f, only(f, /tile\/0\/000$/), flip(32)),
  },
  {
    name: "a flipped byte in a tile of level 1",
    verdict: "broken",
    code: "changed",
    change: (f) => edit(f, only(f, /tile\/1\//), flip(3)),
  },
  {
    name: "a flipped byte in an object",
    verdict: "broken",
    code: "changed",
    change: (f) => edit(f, only(f, /^objects/), flip(9)),
  },
  {
    name: "a flipped byte in a vault file",
    verdict: "broken",
    code: "changed",
    change: (f) => edit(f, only(f, /^vault/), flip(-1)),
  },
  {
    name: "a flipped byte in the signature",
    verdict: "broken",
    code: "bad-signature",
    change: (f) =>
      edit(
        f,
        only(f, /checkpoint$/),
        asText((t) => t.slice(0, -8) + (t.at(-8) === "A" ? "B" : "A") + t.slice(-7)),
      ),
  },
  {
    name: "a flipped byte in READ-ME-FIRST.txt",
    verdict: "broken",
    code: "changed",
    change: (f) => edit(f, "READ-ME-FIRST.txt", flip(20)),
  },
  {
    name: "a size of one less",
    verdict: "broken",
    code: "bad-signature",
    change: (f) =>
      edit(
        f,
        only(f, /checkpoint$/),
        asText((t) => t.replace("\n257\n", "\n256\n")),
      ),
  },
  {
    name: "two lines swapped",
    verdict: "broken",
    code: "changed",
    change: (f) =>
      edit(
        f,
        only(f, /acts\/000$/),
        asText((t) => {
          const l = t.split("\n");
          [l[4], l[5]] = [l[5]!, l[4]!];
          return l.join("\n");
        }),
      ),
  },
  {
    name: "a page cut short",
    verdict: "broken",
    code: "malformed",
    change: (f) => edit(f, only(f, /acts\/000$/), (b) => b.subarray(0, b.lastIndexOf(10, -2) + 1)),
  },
  {
    name: "a page that is gone",
    verdict: "broken",
    code: "missing",
    change: (f) => void f.delete(only(f, /acts\/000$/)),
  },
  {
    name: "a bundle that is gone",
    verdict: "broken",
    code: "missing",
    change: (f) => void f.delete(only(f, /entries\/000$/)),
  },
  {
    name: "a tile that is gone",
    verdict: "broken",
    code: "missing",
    change: (f) => void f.delete(only(f, /tile\/0\/000$/)),
  },
  {
    name: "a checkpoint that is gone",
    verdict: "broken",
    code: "missing",
    change: (f) => void f.delete(only(f, /checkpoint$/)),
  },
  {
    name: "archive.json that is gone",
    verdict: "broken",
    code: "not-an-archive",
    change: (f) => void f.delete("archive.json"),
  },
  {
    name: "archive.json with a blank",
    verdict: "broken",
    code: "malformed",
    change: (f) =>
      edit(
        f,
        "archive.json",
        asText((t) => t.replace(":", ": ")),
      ),
  },
  {
    name: "another recovery key in archive.json",
    verdict: "broken",
    code: "bad-key",
    change: (f) =>
      edit(
        f,
        "archive.json",
        asText((t) => t.replace(/"recoveryKey":"../, (m) => `${m.slice(0, -2)}${m.endsWith("00") ? "11" : "00"}`)),
      ),
  },
  {
    name: "an open object that is gone",
    verdict: "broken",
    code: "missing",
    change: (f) => void f.delete([...f.keys()].find((p) => /^objects/.test(p) && f.get(p)!.length < 100)!),
  },
  {
    name: "an object in another's folder",
    verdict: "broken",
    code: "misplaced",
    change: (f) => {
      const p = only(f, /^objects/);
      f.set(p.replace(/objects\/..\/../, "objects/00/00"), f.get(p)!);
    },
  },
  {
    name: "a log that nobody named",
    verdict: "broken",
    code: "extra",
    change: (f) => void f.set(`logs/${"0".repeat(32)}/checkpoint`, new Uint8Array(1)),
  },
  {
    name: "evidence of a fork",
    verdict: "alarm",
    code: "alarm",
    change: (f) => void f.set("alarms/fork", new Uint8Array(1)),
  },
  {
    name: "another root signed again by the log's key",
    verdict: "broken",
    code: "changed",
    change: (f, v) =>
      edit(f, only(f, /checkpoint$/), (bytes) => {
        const note = parseNote(bytes)!;
        const lines = note.text.split("\n");
        lines[2] = Buffer.alloc(32, 7).toString("base64");
        const text = lines.join("\n");
        return Buffer.from(
          formatNote({ text, signatures: [signNote(crypto, text, lines[0]!, v.keys.device.logSeed)] }),
        );
      }),
  },
  {
    name: "a checkpoint signed by another key",
    verdict: "broken",
    code: "bad-signature",
    change: (f) =>
      edit(f, only(f, /checkpoint$/), (bytes) => {
        const note = parseNote(bytes)!;
        return Buffer.from(
          formatNote({
            text: note.text,
            signatures: [signNote(crypto, note.text, note.text.split("\n")[0]!, new Uint8Array(32))],
          }),
        );
      }),
  },
  {
    name: "an earlier state than a checkpoint that is known",
    verdict: "alarm",
    code: "rolled-back",
    change: () => undefined,
    known: (vector) => goOn(vector, 1),
  },
  {
    name: "another history than a checkpoint that is known",
    verdict: "alarm",
    code: "forked",
    change: async (files, vector) => {
      const state = new Map(vector.state);
      await append(files, state, vector, 2);
      await append(files, state, vector, 3);
    },
    known: (vector) => goOn(vector, 1),
  },
];

/** A stamp at the end of the log, whose only proof is a made-up file; what checkers say of it does not need it to hold. */
async function stamped(files: Files, vector: Vector): Promise<string> {
  const ports = fixedPorts("stamped", files);
  const device = { keys: vector.keys.device, state: memoryFolder(new Map(vector.state)) };
  const archive = await openArchive(ports, vector.keys.device, device);
  await archive.keepStamp(archive.checkpoints()[0]!, [{ name: "proof.tsr", bytes: Buffer.from("made up") }]);
  await archive.close();
  return [...files.keys()].find((path) => path.endsWith("proof.tsr"))!;
}

/** Evidence of a fork that a person judged. */
async function judged(files: Files, vector: Vector): Promise<string> {
  const path = "alarms/made.up.theirs";
  files.set(path, Buffer.from("made up"));
  files.set("alarms/made.up (1).theirs", Buffer.from("a synchronising tool's copy is no evidence"));
  const ports = fixedPorts("judged", files);
  const device = { keys: vector.keys.device, state: memoryFolder(new Map(vector.state)) };
  const archive = await openArchive(ports, vector.keys.device, device);
  await archive.judgeAlarms("copied", "two laptops wrote with one key");
  await archive.close();
  return path;
}

broken.push(
  {
    name: "a proof of time that is missing",
    verdict: "broken",
    code: "missing",
    change: async (f, vector) => void f.delete(await stamped(f, vector)),
  },
  {
    name: "a proof of time that was changed",
    verdict: "broken",
    code: "changed",
    change: async (f, vector) => edit(f, await stamped(f, vector), flip(2)),
  },
  {
    name: "a signed act whose time is not written as the format says",
    verdict: "broken",
    code: "malformed",
    change: async (f, vector) => {
      const ports = { ...fixedPorts("far", f), clock: () => Date.UTC(12026, 0, 1) };
      const device = { keys: vector.keys.device, state: memoryFolder(new Map(vector.state)) };
      const archive = await openArchive(ports, vector.keys.device, device);
      await archive.append([{ kind: "note", refs: [], body: {}, unit: null }]);
      await archive.close();
    },
  },
  {
    name: "evidence of a fork that was judged and is gone",
    verdict: "broken",
    code: "missing",
    change: async (f, vector) => void f.delete(await judged(f, vector)),
  },
  {
    name: "evidence of a fork that was judged and changed",
    verdict: "alarm",
    code: "missing",
    change: async (f, vector) => edit(f, await judged(f, vector), flip(2)),
  },
);

/** The log of a vector goes on by one act; `files` and `state` are changed. */
async function append(files: Files, state: Files, vector: Vector, number: number): Promise<void> {
  const archive = await openArchive(fixedPorts(`more ${number}`, files), vector.keys.device, {
    keys: vector.keys.device,
    state: memoryFolder(state),
  });
  await archive.append([{ kind: "note", refs: [], body: { number }, unit: null }]);
  await archive.close();
}

async function goOn(vector: Vector, number: number): Promise<Uint8Array> {
  const files = new Map(vector.files);
  await append(files, new Map(vector.state), vector, number);
  return files.get(only(files, /checkpoint$/))!;
}

let count = 0;
function toDisk(files: Files): string {
  const dir = join(root, String(count++));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytes);
  }
  return dir;
}

function byPython(dir: string, more: string[] = []): { verdict: string; codes: string[] } {
  const run = spawnSync("python3", ["spec/check.py", dir, ...more], { encoding: "utf8", maxBuffer: 1 << 28 });
  const lines = run.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(run.stderr).toBe("");
  const wrong = lines.slice(0, -1).filter((line) => line.severity !== "warning");
  return { verdict: lines.at(-1).verdict, codes: wrong.map((line) => line.code) };
}

describe("vectors of the format", () => {
  it.each([3, 255, 256, 257])(
    "a sound log of %i acts is the same bytes every time, and both checkers agree",
    async (size) => {
      const { files } = await sound(size);
      const digests = JSON.parse(readFileSync("spec/vectors/digests.json", "utf8"));
      expect(digestOf(files)).toBe(digests[size]);
      const report = await checkArchive({ folder: memoryFolder(files), crypto });
      expect(report.findings).toEqual([]);
      expect(report.logs[0]!.size).toBe(size);
      if (python) {
        const dir = toDisk(files);
        expect(byPython(dir)).toEqual({ verdict: "self-consistent-only", codes: [] });
        expect(byPython(dir, ["--key", report.archive!])).toEqual({ verdict: "sound", codes: [] });
      }
    },
  );

  it.each([
    [0, "bad-key", "no genesis"],
    [1, "uncovered", "covered by no commit"],
  ] as const)(
    "a log of %i acts, which no device leaves behind, is the same bytes every time and is found by both checkers",
    async (size, code, words) => {
      const { files } = await earlyVector(size);
      const digests = JSON.parse(readFileSync("spec/vectors/digests.json", "utf8"));
      expect(digestOf(files)).toBe(digests[size]);
      const report = await checkArchive({ folder: memoryFolder(files), crypto });
      expect(report.verdict).toBe("broken");
      expect(report.logs[0]!.size).toBe(size);
      expect(report.findings.find((finding) => finding.code === code)?.message).toContain(words);
      if (!python) return;
      const theirs = byPython(toDisk(files));
      expect(theirs.verdict).toBe("broken");
      expect(theirs.codes.sort()).toEqual(
        report.findings
          .filter((finding) => finding.severity === "error")
          .map((finding) => finding.code)
          .sort(),
      );
    },
  );

  it.each(broken.map((vector) => [vector.name, vector] as const))(
    "%s is found by both checkers",
    async (_, { change, verdict, code, known }) => {
      const vector = await sound(257);
      const files = new Map(vector.files);
      await change(files, vector);
      const notes = known === undefined ? [] : [await known(vector)];
      const report = await checkArchive({ folder: memoryFolder(files), crypto }, { known: notes });
      expect(report.verdict).toBe(verdict);
      expect(report.findings.map((finding) => finding.code)).toContain(code);
      if (!python) return;
      const dir = toDisk(files);
      const notePath = join(root, "known");
      for (const note of notes) writeFileSync(notePath, note);
      const theirs = byPython(dir, notes.length > 0 ? ["--known", notePath] : []);
      expect(theirs.verdict).toBe(verdict);
      expect(theirs.codes).toContain(code);
    },
  );

  it("evidence of a fork that a person judged is told by us and no alarm to either checker", async () => {
    const vector = await sound(257);
    const files = new Map(vector.files);
    await judged(files, vector);
    const report = await checkArchive({ folder: memoryFolder(files), crypto });
    expect(report.verdict).toBe("self-consistent-only");
    const told = report.findings.filter((finding) => finding.path?.startsWith("alarms/"));
    expect(told.map((finding) => [finding.severity, finding.code])).toEqual([
      ["warning", "conflict-copy"],
      ["warning", "judged-alarm"],
    ]);
    if (python) expect(byPython(toDisk(files))).toEqual({ verdict: "self-consistent-only", codes: [] });
  });

  it("the Python checker has fewer than 300 lines and imports the standard library only", () => {
    const text = readFileSync("spec/check.py", "utf8");
    expect(text.split("\n").length).toBeLessThan(300);
    expect(text.match(/^\s*(import|from) .*$/gm)).toEqual([
      "import base64, functools, hashlib, json, os, re, subprocess, sys, tempfile",
    ]);
    if (python)
      execFileSync("python3", ["-m", "py_compile", "spec/check.py"], {
        env: { ...process.env, PYTHONPYCACHEPREFIX: root },
      });
  });

  it("the log of a vector has the name that the spec gives it", async () => {
    const { files, keys } = await sound(257);
    expect(log(files)).toBe(
      createHash("sha256").update(crypto.ed25519Public(keys.device.logSeed)).digest("hex").slice(0, 32),
    );
  });
});
