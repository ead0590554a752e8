import { spawnSync } from "node:child_process";
import { createHash, webcrypto } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.ts";
import { createArchive, drawKeys } from "../../src/archive/create.ts";
import { memoryFolder } from "../../src/archive/memory.ts";
import { openArchive } from "../../src/archive/open.ts";
import { type CheckOptions, checkArchive, type TimeTrust } from "../../src/check/index.ts";
import type { OutsideProof } from "../../src/check/outsideProof.ts";
import { TimeBounds } from "../../src/check/timeBounds.ts";
import { nodeCrypto as crypto } from "../../src/disk/crypto.ts";
import { cosign, cosignatureType } from "../../src/log/cosignature.ts";
import { formatNote, parseNote } from "../../src/log/note.ts";
import { timestampRequest } from "../../src/log/timestamp.ts";
import { type Files, fixedPorts } from "../archive/vectors.ts";
import { hasOpenssl, makeAuthority } from "../log/authority.ts";

const year = 365 * 24 * 3600 * 1000;
const later = (years: number) => new Date(Date.now() + years * year).toISOString();
const nobody: TimeTrust = { roots: [], witnesses: [], revocation: [], now: null };
const note = (text: string) => ({ kind: "note", refs: [], body: { text }, unit: null });

async function newArchive(): Promise<{ files: Files; archive: Archive; logSeed: Uint8Array }> {
  const files: Files = new Map();
  const state: Files = new Map();
  const ports = { ...fixedPorts("times", files), clock: Date.now };
  const keys = drawKeys(ports);
  await createArchive(ports, memoryFolder(state), keys);
  const archive = await openArchive(ports, keys.device, { keys: keys.device, state: memoryFolder(state) });
  return { files, archive, logSeed: keys.device.logSeed };
}

const check = (files: Files, trust: Partial<TimeTrust>, more: CheckOptions = {}) =>
  checkArchive(
    { folder: memoryFolder(files), crypto, timestamps: webcrypto as never },
    { ...more, trust: { ...nobody, ...trust } },
  );

const witness = { name: "witness.example/w1", seed: new Uint8Array(32).fill(5) };
const witnessKey = { name: witness.name, type: cosignatureType, publicKey: crypto.ed25519Public(witness.seed) };

/** Keeps a cosignature of the present state by our witness at a time. */
async function cosignNow(archive: Archive, time: number, seed: Uint8Array = witness.seed): Promise<void> {
  const state = archive.checkpoints()[0]!;
  const parsed = parseNote(Buffer.from(state.note))!;
  const line = cosign(crypto, parsed.text, witness.name, seed, Math.floor(time / 1000));
  const bytes = Buffer.from(formatNote({ text: parsed.text, signatures: [...parsed.signatures, line] }));
  await archive.keepStamp(state, [
    { name: `${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}.note`, bytes },
  ]);
}

describe("what is proved about time", () => {
  it("bounds every act by what was cosigned before and after it, for whoever believes the witness", async () => {
    const { files, archive } = await newArchive();
    const begin = Date.now();
    await archive.append([note("first")]);
    await cosignNow(archive, begin + 60_000);
    await archive.append([note("second")]);
    await cosignNow(archive, begin + 120_000);
    const times: [number, string, boolean, boolean][] = [];
    const report = await check(
      files,
      { witnesses: [witnessKey] },
      {
        onTime: (time) => times.push([time.index, time.act, time.after !== null, time.before !== null]),
      },
    );
    expect(report.findings).toEqual([]);
    expect(times.map(([, ...rest]) => rest)).toEqual([
      ["genesis", false, true],
      ["key", false, true],
      ["commit", false, true],
      ["note", false, true],
      ["commit", false, true],
      ["stamp", false, true],
      ["commit", true, true],
      ["note", true, true],
      ["commit", true, true],
      ["stamp", true, false],
      ["commit", true, false],
    ]);
    const iso = (time: number) => new Date(Math.floor(time / 1000) * 1000).toISOString();
    expect(report.logs[0]!.times.find((range) => range.first === 6)).toMatchObject({
      after: { time: iso(begin + 60_000), by: witness.name },
      before: { time: iso(begin + 120_000), by: witness.name },
    });
    expect(report.logs[0]!.heldTo).toBe(9);
    const stranger = await check(files, {});
    expect([stranger.logs[0]!.heldTo, stranger.proofs[0]!.fault]).toEqual([0, "no key of this witness was given"]);
    const wrong = { ...witnessKey, publicKey: crypto.ed25519Public(new Uint8Array(32).fill(6)) };
    expect((await check(files, { witnesses: [wrong] })).logs[0]!.heldTo).toBe(0);
  });

  it("counts nobody who signs for herself with the log's own key", async () => {
    const { files, archive, logSeed } = await newArchive();
    await cosignNow(archive, Date.now(), logSeed);
    const own = { ...witnessKey, publicKey: crypto.ed25519Public(logSeed) };
    const report = await check(files, { witnesses: [own] });
    expect([report.logs[0]!.heldTo, report.proofs[0]!.fault]).toEqual([0, expect.stringContaining("own key")]);
  });

  it("tells a claim that contradicts what somebody outside vouches for", async () => {
    const { files, archive } = await newArchive();
    await cosignNow(archive, Date.now() - year);
    const report = await check(files, { witnesses: [witnessKey] });
    expect(report.findings.map((finding) => finding.code)).toEqual(["bad-clock"]);
    expect(report.findings[0]!.message).toContain("but it entered the log before");
  });

  it("finds a proof of time that is missing, changed, or logged by nobody, and one of another state", async () => {
    const { files, archive } = await newArchive();
    await cosignNow(archive, Date.now());
    const path = [...files.keys()].find((one) => one.endsWith(".note"))!;
    const found = async (change: (files: Files) => void) => {
      const changed = new Map(files);
      change(changed);
      return (await check(changed, {})).findings.map((finding) => [finding.severity, finding.code, finding.path]);
    };
    expect(await found((all) => all.delete(path))).toEqual([["error", "missing", path]]);
    expect(await found((all) => all.set(path, Buffer.from("x")))).toEqual([["error", "changed", path]]);
    const more = path.replace(/[^/]+$/, "more.tsr");
    expect(await found((all) => all.set(more, Buffer.from("x")))).toEqual([["warning", "extra", more]]);
  });
});

describe("proofs that reach another log", () => {
  const proof = (log: string, size: number, at: [string, number], time: string): OutsideProof => ({
    kind: "witness",
    by: "w",
    key: null,
    from: null,
    time,
    log,
    size,
    act: { log: at[0], index: at[1] },
    path: "",
    notAfter: null,
    revocationAt: null,
    fault: null,
  });
  const origin = (log: string) => `witness-archive/1/${log}`;
  const [a, b] = ["a".repeat(32), "b".repeat(32)];

  it("dates what a commit had seen, and what came after a commit that had seen a stamp", () => {
    const logs = [
      { log: a, size: 20, seen: [{ origin: origin(b), size: 12, root: "", index: 15 }] },
      { log: b, size: 20, seen: [{ origin: origin(a), size: 10, root: "", index: 6 }] },
    ];
    // Log b is stamped at 8; act 9 of log b logs it. Log a saw b up to 12 in its commit 15; b saw a up to 10 in its commit 6.
    const bounds = new TimeBounds(logs, [proof(b, 8, [b, 9], "2031-03-14T00:00:00.000Z")]);
    expect(bounds.of(a, 9).before?.time).toBe("2031-03-14T00:00:00.000Z");
    expect(bounds.of(a, 10).before).toBeNull();
    expect(bounds.of(a, 15).after).toBeNull();
    expect(bounds.of(a, 16).after?.time).toBe("2031-03-14T00:00:00.000Z");
    expect(bounds.of(b, 9).after).toBeNull();
    expect(bounds.of(b, 10).after?.by).toBe("w");
  });

  it("does not count a proof with a fault", () => {
    const logs = [{ log: a, size: 20, seen: [] }];
    const bounds = new TimeBounds(logs, [{ ...proof(a, 8, [a, 9], "2031-03-14T00:00:00.000Z"), fault: "untrusted" }]);
    expect([bounds.heldTo(a), bounds.of(a, 3).before]).toEqual([0, null]);
  });
});

describe.skipIf(!hasOpenssl)("tokens of an authority, years later", () => {
  const authority = makeAuthority();
  const roots = [authority.certificate("root")];
  const stampNow = async (archive: Archive, signer: string) => {
    const state = archive.checkpoints()[0]!;
    const imprint = createHash("sha256").update(state.note).digest();
    const bytes = authority.reply(timestampRequest(imprint, new Uint8Array(8).fill(1)), signer);
    const chain = readFileSync(`${authority.folder}/root.pem`);
    await archive.keepStamp(state, [
      { name: `${archive.size}.tsr`, bytes, from: "http://tsa.example/" },
      { name: `${archive.size}.pem`, bytes: chain },
    ]);
  };

  it("hold while the certificate does, and after its end only when they were renewed before", async () => {
    const { files, archive } = await newArchive();
    await stampNow(archive, "ec");
    await archive.append([note("told")]);
    expect((await check(files, { roots, now: later(0) })).logs[0]!.heldTo).toBe(3);
    const ended = await check(files, { roots, now: later(2) });
    expect([ended.logs[0]!.heldTo, ended.proofs[0]!.fault?.startsWith("its certificate ended")]).toEqual([0, true]);
    await stampNow(archive, "longer");
    const renewed = await check(files, { roots, now: later(2) });
    expect(renewed.proofs.map((proof) => [proof.by, proof.fault])).toEqual([
      ["Made-up ec", null],
      ["Made-up longer", null],
    ]);
    expect(renewed.logs[0]!.times[0]!.before?.by).toBe("Made-up ec");
    expect((await check(files, { roots, now: later(30) })).logs[0]!.heldTo).toBe(0);
    expect((await check(files, { roots: [authority.certificate("other")] })).logs[0]!.heldTo).toBe(0);
  });

  it("are dated as far by openssl and Python alone, under the same root and under another", async () => {
    const { files, archive } = await newArchive();
    await stampNow(archive, "ec");
    await archive.append([note("told")]);
    await stampNow(archive, "rsa");
    await archive.append([note("and more")]);
    const dir = mkdtempSync(join(tmpdir(), "gawah-times-"));
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), bytes);
    }
    for (const root of ["root", "other"]) {
      const ours = await check(files, { roots: [authority.certificate(root)] });
      const args = ["spec/times.py", dir, `${authority.folder}/${root}.pem`];
      const run = spawnSync("python3", args, {
        encoding: "utf8",
        env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
      });
      expect(run.stderr).toBe("");
      const { datedTo } = JSON.parse(run.stdout.trim().split("\n").at(-1)!);
      expect(datedTo).toEqual({ [ours.logs[0]!.log]: ours.logs[0]!.heldTo });
      expect(ours.logs[0]!.heldTo > 3).toBe(root === "root");
    }
    rmSync(dir, { recursive: true });
  });

  it("fall with a certificate that was revoked because its key was lost", async () => {
    const { files, archive } = await newArchive();
    await stampNow(archive, "rsa");
    const pem = Buffer.from(authority.revocationList(["rsa"])).toString();
    const list = Buffer.from(pem.split("-----")[2]!, "base64");
    expect((await check(files, { roots })).proofs[0]!.fault).toBeNull();
    expect((await check(files, { roots, revocation: [list] })).proofs[0]!.fault).toContain("revoked");
    const fine = Buffer.from(Buffer.from(authority.revocationList([])).toString().split("-----")[2]!, "base64");
    expect((await check(files, { roots, revocation: [fine] })).proofs[0]).toMatchObject({ fault: null });
    expect((await check(files, { roots, revocation: [fine] })).proofs[0]!.revocationAt).not.toBeNull();
  });
});
