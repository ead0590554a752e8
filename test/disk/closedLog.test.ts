import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { disputeOf } from "../../src/archive/keyholders.ts";
import { initArchive, joinArchive, mergeFrom, openArchive, revokeKey, succeedLog } from "../../src/disk/archive.ts";
import { checkFolder } from "../../src/disk/check.ts";

const root = mkdtempSync(join(tmpdir(), "gawah-closed-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const python = spawnSync("python3", ["--version"]).status === 0 && spawnSync("openssl", ["version"]).status === 0;
let count = 0;
const place = () => {
  const base = join(root, String(count++));
  return { dir: join(base, "archive"), options: { config: join(base, "config") } };
};
const note = (text: string, unit: string | null = null) => ({ kind: "note", refs: [], body: { text }, unit });

/** Verdict and codes of errors and alarms by both checkers, which must be the same. */
async function both(dir: string): Promise<{ verdict: string; warnings: string[] }> {
  const report = await checkFolder(dir);
  const heavy = report.findings.filter((finding) => finding.severity !== "warning").map((finding) => finding.code);
  if (python) {
    const run = spawnSync("python3", ["spec/check.py", dir], { encoding: "utf8" });
    const lines = run.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(run.stderr).toBe("");
    const theirs = lines.slice(0, -1).filter((line) => line.severity !== "warning");
    expect([lines.at(-1).verdict, theirs.map((line) => line.code)]).toEqual([report.verdict, heavy]);
  }
  const warnings = report.findings.filter((finding) => finding.severity === "warning");
  return { verdict: report.verdict, warnings: warnings.map((finding) => finding.code) };
}

describe("a log that is closed", () => {
  it("goes on in another whose device opens everything; the thief of its keys opens nothing new and is disputed", async () => {
    const { dir, options } = place();
    const { archive, recoverySheet } = await initArchive(dir, options);
    const unit = await archive.newUnit();
    await archive.append([note("told before", unit)]);
    const [trusted, old] = [archive.size, Object.keys(archive.position())[0]!];
    await archive.append([note("perhaps not ours")]);
    await archive.close();
    cpSync(options.config, `${options.config}.thief`, { recursive: true });
    const closing = { log: null, reason: "compromised", size: trusted } as const;
    const next = await succeedLog(dir, recoverySheet, closing, options);
    await next.append([note("told after", unit)]);
    const disputes = await next.disputes();
    expect([trusted - 1, trusted].map((index) => disputeOf(disputes, { log: old, index, by: "" }))).toEqual([
      null,
      "closed",
    ]);
    await next.close();

    const report = await checkFolder(dir);
    const closed = report.logs.find((log) => log.log === old)!.closed;
    expect(closed).toMatchObject({ size: trusted, reason: "compromised" });
    expect(report.findings.map((finding) => [finding.code, finding.log, finding.index])).toEqual([
      ["disputed", old, trusted],
    ]);
    expect(await both(dir)).toEqual({ verdict: "self-consistent-only", warnings: ["disputed"] });

    const thief = await openArchive(dir, { config: `${options.config}.thief` });
    expect([thief.readOnly, thief.units()]).toEqual(["closed", []]);
    await expect(thief.append([note("forged")])).rejects.toMatchObject({ code: "read-only" });
    await thief.close();
    await expect(succeedLog(dir, recoverySheet, { ...closing, log: old }, place().options)).rejects.toMatchObject({
      code: "exists",
    });
  });

  it("is closed for a laptop that was lost, by another that never had its keys", async () => {
    const { dir, options } = place();
    const { archive, recoverySheet } = await initArchive(dir, options);
    await archive.append([note("told")]);
    const old = Object.keys(archive.position())[0]!;
    await archive.close();
    const other = place().options;
    await expect(
      succeedLog(dir, recoverySheet, { log: null, reason: "lost", size: null }, other),
    ).rejects.toMatchObject({ code: "not-found" });
    const next = await succeedLog(dir, recoverySheet, { log: old, reason: "lost", size: null }, other);
    expect(next.readOnly).toBeNull();
    await next.close();
    expect(await both(dir)).toEqual({ verdict: "self-consistent-only", warnings: [] });
    const page = join(dir, "logs", old);
    rmSync(page, { recursive: true });
    expect((await checkFolder(dir)).verdict).toBe("broken");
  });

  it("that was rolled back goes on; the acts that were lost come back as disputed when a newer copy turns up", async () => {
    const { dir, options } = place();
    const { archive, recoverySheet } = await initArchive(dir, options);
    await archive.append([note("in the backup")]);
    await archive.close();
    cpSync(dir, `${dir}.backup`, { recursive: true });
    const again = await openArchive(dir, options);
    await again.append([note("after the backup")]);
    await again.close();
    cpSync(dir, `${dir}.newer`, { recursive: true });
    rmSync(dir, { recursive: true });
    cpSync(`${dir}.backup`, dir, { recursive: true });
    const stopped = await openArchive(dir, options);
    expect(stopped.readOnly).toBe("rolled-back");
    await stopped.close();
    const next = await succeedLog(dir, recoverySheet, { log: null, reason: "rolled-back", size: null }, options);
    await next.append([note("goes on")]);
    await next.close();
    await mergeFrom(dir, `${dir}.newer`, options);
    expect(await both(dir)).toEqual({ verdict: "self-consistent-only", warnings: ["disputed"] });
  });

  it("is an alarm when it is not what it was when it was closed, and an error when it is shorter", async () => {
    const { dir, options } = place();
    const { archive, recoverySheet } = await initArchive(dir, options);
    await archive.append([note("one")]);
    await archive.close();
    for (const copy of ["short", "forked"]) {
      cpSync(dir, `${dir}.${copy}`, { recursive: true });
      cpSync(options.config, `${options.config}.${copy}`, { recursive: true });
    }
    const forked = await openArchive(`${dir}.forked`, { config: `${options.config}.forked` });
    await forked.append([note("another two")]);
    await forked.close();
    const again = await openArchive(dir, options);
    await again.append([note("two")]);
    await again.close();
    await (await succeedLog(dir, recoverySheet, { log: null, reason: "lost", size: null }, options)).close();
    for (const [copy, verdict] of [
      ["short", "broken"],
      ["forked", "alarm"],
    ] as const) {
      const old = Object.keys(again.position())[0]!;
      rmSync(join(dir, "logs", old), { recursive: true });
      cpSync(join(`${dir}.${copy}`, "logs", old), join(dir, "logs", old), { recursive: true });
      expect((await both(dir)).verdict).toBe(verdict);
    }
  });
});

describe("a beginning that was broken off", () => {
  const begun = async () => {
    const { dir, options } = place();
    const { archive, recoverySheet } = await initArchive(dir, options);
    await archive.append([note("told")]);
    await archive.close();
    const device = join(options.config, "archives", archive.id);
    return { dir, options, sheet: recoverySheet, device, old: Object.keys(archive.position())[0]! };
  };
  const closing = { log: null, reason: "compromised", size: null } as const;

  it("before anything was written leaves the old device whole, and the next begins anew", async () => {
    const { dir, options, sheet, device, old } = await begun();
    const other = await begun();
    // Keys of a log that the archive does not name, and of which a part stands in it.
    cpSync(join(other.device, "device"), join(device, "device.next"));
    cpSync(join(other.dir, "logs", other.old), join(dir, "logs", other.old), { recursive: true });
    const archive = await openArchive(dir, options);
    await archive.append([note("goes on")]);
    await archive.close();
    const next = await succeedLog(dir, sheet, closing, options);
    expect([next.readOnly, existsSync(join(dir, "logs", other.old)), existsSync(join(dir, "logs", old))]).toEqual([
      null,
      false,
      true,
    ]);
    await next.close();
    expect((await both(dir)).verdict).toBe("self-consistent-only");
    expect(existsSync(join(device, "device.next"))).toBe(false);
  });

  it("after the archive named the new log is finished by the next opening, and by the same command again", async () => {
    for (const finish of ["open", "again"]) {
      const { dir, options, sheet, device } = await begun();
      cpSync(device, `${device}.old`, { recursive: true });
      await (await succeedLog(dir, sheet, closing, options)).close();
      cpSync(device, `${device}.new`, { recursive: true });
      rmSync(device, { recursive: true });
      cpSync(`${device}.old`, device, { recursive: true });
      cpSync(join(`${device}.new`, "device"), join(device, "device.next"));
      cpSync(join(`${device}.new`, "state"), join(device, "state.next"), { recursive: true });
      const archive =
        finish === "open" ? await openArchive(dir, options) : await succeedLog(dir, sheet, closing, options);
      expect(archive.readOnly).toBeNull();
      await archive.append([note("goes on")]);
      await archive.close();
      expect((await both(dir)).verdict).toBe("self-consistent-only");
      expect((await checkFolder(dir)).logs.length).toBe(2);
    }
  });
});

describe("another's key", () => {
  it("is revoked from one's own log with the last size that is trusted; its later acts are disputed, one by one", async () => {
    const one = place();
    const made = await initArchive(one.dir, one.options);
    await made.archive.close();
    const two = place();
    cpSync(one.dir, two.dir, { recursive: true });
    const second = await joinArchive(two.dir, made.recoverySheet, two.options);
    await second.append([note("sure")]);
    const [trusted, by] = [second.position(), second.keyholder];
    const [late] = await second.append([note("coerced")]);
    await second.close();
    await mergeFrom(one.dir, two.dir, one.options);
    const size = trusted[late!.log]!;
    await expect(revokeKey(one.dir, made.recoverySheet, { by, size: 99 }, one.options)).rejects.toMatchObject({
      code: "bad-input",
    });
    await expect(
      revokeKey(one.dir, made.recoverySheet, { by: "0".repeat(16), size }, one.options),
    ).rejects.toMatchObject({ code: "not-found" });
    await revokeKey(one.dir, made.recoverySheet, { by, size }, one.options);
    await expect(revokeKey(one.dir, made.recoverySheet, { by, size }, one.options)).rejects.toMatchObject({
      code: "exists",
    });
    expect(await both(one.dir)).toEqual({ verdict: "self-consistent-only", warnings: ["disputed"] });
    const disputed: number[] = [];
    await checkFolder(one.dir, { onTime: (time) => void (time.disputed && disputed.push(time.index)) });
    expect(disputed).toEqual([late!.index, late!.index + 1]);
    const archive = await openArchive(one.dir, one.options);
    await expect(
      revokeKey(one.dir, made.recoverySheet, { by: archive.keyholder, size: 3 }, { config: "none" }),
    ).rejects.toThrow();
    await archive.append([note("goes on")]);
    await archive.close();
    await mergeFrom(two.dir, one.dir, two.options);
    const coerced = await openArchive(two.dir, two.options);
    expect(coerced.readOnly).toBe("no-keys");
    await coerced.close();
    expect(existsSync(join(two.dir, "vault", "2"))).toBe(true);
    const here = await openArchive(one.dir, { ...two.options, readOnly: true });
    expect(here.units()).toEqual([]);
  });

  it("whose revocation somebody else signed is an error to both checkers", async () => {
    const { dir, options } = place();
    const { archive } = await initArchive(dir, options);
    const key = Buffer.from((await archive.keyholders())[0]!.key, "hex");
    const forged = place();
    const other = await initArchive(forged.dir, forged.options);
    await other.archive.close();
    await expect(archive.changeKeys(Buffer.alloc(32, 7), { action: "revoke", key, size: 3 })).rejects.toMatchObject({
      code: "bad-input",
    });
    await archive.close();
    const file = join(dir, "archive.json");
    writeFileSync(file, readFileSync(file, "utf8").replace(/"recoveryKey":"../, '"recoveryKey":"00'));
    expect((await both(dir)).verdict).toBe("broken");
  });
});
