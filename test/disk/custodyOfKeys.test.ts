import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Act, Archive } from "../../src/archive/archive.ts";
import {
  changePassphrase,
  drillRecovery,
  initArchive,
  joinArchive,
  mergeFrom,
  openArchive,
  rotateKeys,
} from "../../src/disk/archive.ts";
import { checkFolder } from "../../src/disk/check.ts";
import { parseRecoverySheet } from "../../src/vault/recoverySheet.ts";

const root = mkdtempSync(join(tmpdir(), "gawah-keys-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const place = () => {
  const base = join(root, String(count++));
  return { dir: join(base, "archive"), options: { config: join(base, "config") } };
};
async function* words(text: string) {
  yield Buffer.from(text);
}
async function all(archive: Archive): Promise<Act[]> {
  const acts: Act[] = [];
  for await (const act of archive.replay()) acts.push(act);
  return acts;
}
const note = (text: string, unit: string | null = null) => ({ kind: "note", refs: [], body: { text }, unit });
const texts = (acts: readonly Act[]) =>
  acts.filter((act) => act.kind === "note").map((act) => (act.body as { text: string }).text);

/** Every byte of the files below a folder. */
function bytesOf(dir: string): Buffer {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map((entry) => readFileSync(join(entry.parentPath, entry.name))));
}

describe("many units", () => {
  it("made one after the other stand in few vault files, and each opens again", async () => {
    const { dir, options } = place();
    const { archive } = await initArchive(dir, options);
    const made: string[] = [];
    for (let i = 0; i < 300; i++) made.push(await archive.newUnit());
    const object = (await archive.putObject(words("kept in the first of them"), made[0]!)).object;
    await archive.append([note("kept", made[0]!)]);
    await archive.close();
    expect(readdirSync(join(dir, "vault", "1")).length).toBeLessThan(60);
    const again = await openArchive(dir, options);
    expect(again.units()).toEqual(expect.arrayContaining(made));
    const bytes = [];
    for await (const piece of again.getObject(object)) bytes.push(piece);
    expect(Buffer.concat(bytes).toString()).toBe("kept in the first of them");
    await again.close();
  });

  it("that were gathered are gone when one of them is withdrawn", async () => {
    const { dir, options } = place();
    const { archive } = await initArchive(dir, options);
    const made: string[] = [];
    for (let i = 0; i < 260; i++) made.push(await archive.newUnit());
    await archive.destroyUnits([made[3]!]);
    const last = await archive.newUnit();
    await archive.close();
    const again = await openArchive(dir, options);
    expect(again.units()).not.toContain(made[3]);
    expect(again.units()).toEqual(expect.arrayContaining([made[259], last]));
    expect(again.withdrawn()).toEqual([made[3]]);
    await again.close();
  });
});

describe("withdrawal", () => {
  it("ends what a unit sealed, and nothing else", async () => {
    const { dir, options } = place();
    const { archive, recoverySheet } = await initArchive(dir, options);
    const [gone, kept] = [await archive.newUnit(), await archive.newUnit()];
    const first = await archive.putObject(words("the words of the one who withdrew"), gone);
    const second = await archive.putObject(words("the words of the one who stays"), kept);
    const acts = await archive.append([note("withdrawn later", gone), note("stays", kept)]);
    await archive.destroyUnits([gone]);
    await expect(archive.append([note("too late", gone)])).rejects.toMatchObject({ code: "withheld" });
    await archive.close();

    const again = await openArchive(dir, options);
    expect(again.withdrawn()).toEqual([gone]);
    expect(again.units()).not.toContain(gone);
    expect(await again.actAt(acts[0]!.log, acts[0]!.index)).toMatchObject({
      withheld: true,
      body: null,
      kind: "withheld",
    });
    expect(await again.actAt(acts[1]!.log, acts[1]!.index)).toMatchObject({ withheld: false, body: { text: "stays" } });
    await expect(again.getObject(first.object)[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: "withheld",
    });
    for await (const piece of again.getObject(second.object)) expect(Buffer.from(piece).toString()).toContain("stays");
    expect(readdirSync(join(dir, "vault"))).toEqual(["2"]);
    await again.close();
    expect(await drillRecovery(dir, recoverySheet)).toEqual({ units: 2 });
    expect((await checkFolder(dir)).findings).toEqual([]);
    for (const text of ["withdrew", "withdrawn later"]) expect(bytesOf(join(dir, "..")).includes(text)).toBe(false);
  });

  it("holds when a device that knew nothing of it comes back", async () => {
    const one = place();
    const made = await initArchive(one.dir, one.options);
    const unit = await made.archive.newUnit();
    await made.archive.append([note("told", unit)]);
    await made.archive.close();
    const two = place();
    cpSync(one.dir, two.dir, { recursive: true });
    const second = await joinArchive(two.dir, made.recoverySheet, two.options);
    const later = await second.newUnit();
    await second.append([note("by the second", later)]);
    await second.close();

    const first = await openArchive(one.dir, one.options);
    const [act] = await first.append([{ kind: "withdraw", refs: [], body: { unit }, unit: null }]);
    await first.destroyUnits([unit]);
    await first.close();
    await mergeFrom(one.dir, two.dir, one.options);
    const joined = await openArchive(one.dir, one.options);
    expect(joined.units()).toContain(later);
    expect(joined.units()).not.toContain(unit);
    expect(readdirSync(join(one.dir, "vault")).length).toBe(1);
    expect(await joined.seenBy(act!.log, act!.index)).toMatchObject([{ seen: false }]);
    await joined.close();

    await mergeFrom(two.dir, one.dir, two.options);
    const back = await openArchive(two.dir, two.options);
    expect(back.units()).not.toContain(unit);
    await back.append([note("after")]);
    expect(await back.seenBy(act!.log, act!.index)).toMatchObject([{ seen: true }]);
    await back.close();
    expect((await checkFolder(two.dir)).findings).toEqual([]);
  });
});

describe("two devices", () => {
  it("come to the same state whatever the order and however often they are joined", async () => {
    const one = place();
    const made = await initArchive(one.dir, one.options);
    await made.archive.append([note("0")]);
    await made.archive.close();
    const two = place();
    cpSync(one.dir, two.dir, { recursive: true });
    await (await joinArchive(two.dir, made.recoverySheet, two.options)).close();
    for (let round = 0; round < 3; round++) {
      for (const [name, device] of [
        ["a", one],
        ["b", two],
      ] as const) {
        const archive = await openArchive(device.dir, device.options);
        await archive.append([note(`${name}${round}`)]);
        await archive.close();
      }
      if (round === 1) await mergeFrom(two.dir, one.dir, two.options);
    }
    await mergeFrom(one.dir, two.dir, one.options);
    await mergeFrom(two.dir, one.dir, two.options);
    expect(await mergeFrom(one.dir, two.dir, one.options)).toEqual({ logs: [], objects: 0 });
    const states: string[][] = [];
    for (const device of [one, two]) {
      const archive = await openArchive(device.dir, device.options);
      expect(archive.readOnly).toBeNull();
      states.push((await all(archive)).map((act) => act.ref));
      const told = texts(await all(archive));
      expect([...told].sort()).toEqual(["0", "a0", "a1", "a2", "b0", "b1", "b2"]);
      expect(told.indexOf("b2")).toBeGreaterThan(told.indexOf("a1"));
      await archive.close();
      expect((await checkFolder(device.dir)).findings).toEqual([]);
    }
    expect(states[0]).toEqual(states[1]);
  });

  it("show a forked log as an alarm and keep both notes", async () => {
    const one = place();
    const made = await initArchive(one.dir, one.options);
    await made.archive.close();
    const two = place();
    cpSync(one.dir, two.dir, { recursive: true });
    cpSync(one.options.config, two.options.config, { recursive: true });
    for (const device of [one, two]) {
      const archive = await openArchive(device.dir, device.options);
      await archive.append([note(device.dir)]);
      await archive.close();
    }
    await expect(mergeFrom(one.dir, two.dir, one.options)).rejects.toMatchObject({ code: "alarm" });
    expect(readdirSync(join(one.dir, "alarms")).length).toBe(2);
    expect((await checkFolder(one.dir)).verdict).toBe("alarm");
    const stopped = await openArchive(one.dir, one.options);
    expect(stopped.readOnly).toBe("alarm");
    await expect(stopped.append([note("too early")])).rejects.toMatchObject({ code: "read-only" });
    await stopped.judgeAlarms("copied", "one config folder on two laptops");
    await stopped.append([note("goes on")]);
    await stopped.close();
    await expect(mergeFrom(one.dir, two.dir, one.options)).rejects.toMatchObject({ code: "alarm" });
    expect((await checkFolder(one.dir)).verdict).toBe("self-consistent-only");

    const three = place();
    cpSync(one.dir, three.dir, { recursive: true });
    rmSync(join(three.dir, "alarms"), { recursive: true });
    expect((await checkFolder(three.dir)).verdict).toBe("broken");
    await mergeFrom(three.dir, one.dir, three.options);
    expect((await checkFolder(three.dir)).verdict).toBe("self-consistent-only");
  });

  it("take nothing over from a damaged stick, and all from a good one after it", async () => {
    const one = place();
    const made = await initArchive(one.dir, one.options);
    await made.archive.close();
    const two = place();
    cpSync(one.dir, two.dir, { recursive: true });
    const second = await joinArchive(two.dir, made.recoverySheet, two.options);
    for (let i = 0; i < 5; i++) await second.append(Array.from({ length: 60 }, (_, n) => note(`${i} ${n}`)));
    const { log } = (await second.append([note("last")]))[0]!;
    await second.close();
    const stick = `${two.dir}.stick`;
    cpSync(two.dir, stick, { recursive: true });
    const page = join(stick, "logs", log, "acts", "000");
    writeFileSync(page, readFileSync(page, "utf8").replace("3 17", "3 18"));
    await expect(mergeFrom(one.dir, stick, one.options)).rejects.toMatchObject({ code: "corrupt" });
    const before = await openArchive(one.dir, one.options);
    expect(before.size).toBe(3);
    await before.close();
    expect((await mergeFrom(one.dir, two.dir, one.options)).logs).toEqual([{ log, before: 0, after: 310 }]);
    const report = await checkFolder(one.dir);
    expect(report.findings).toEqual([]);
    expect(report.logs.length).toBe(2);
  });

  it("refuse another archive", async () => {
    const [one, two] = [place(), place()];
    for (const device of [one, two]) await (await initArchive(device.dir, device.options)).archive.close();
    await expect(mergeFrom(one.dir, two.dir, one.options)).rejects.toMatchObject({ code: "bad-input" });
  });
});

describe("keys", () => {
  it("are exchanged with the recovery sheet; the old ones open and sign nothing more", async () => {
    const { dir, options } = place();
    const { archive, recoverySheet } = await initArchive(dir, options);
    const unit = await archive.newUnit();
    await archive.append([note("before", unit)]);
    const before = archive.keyholder;
    await archive.close();
    cpSync(options.config, `${options.config}.stolen`, { recursive: true });
    await rotateKeys(dir, recoverySheet, options);
    const after = await openArchive(dir, options);
    expect(after.keyholder).not.toBe(before);
    await after.append([note("after", unit)]);
    expect(texts(await all(after))).toEqual(["before", "after"]);
    await after.close();
    expect((await checkFolder(dir)).findings).toEqual([]);
    const thief = await openArchive(dir, { config: `${options.config}.stolen`, readOnly: true });
    expect(thief.units()).toEqual([]);
    expect(await drillRecovery(dir, recoverySheet)).toEqual({ units: 2 });
  });

  it("that a rotation left behind which was broken off are revoked by the next", async () => {
    const { dir, options } = place();
    const { archive, recoverySheet } = await initArchive(dir, options);
    await archive.close();
    await rotateKeys(dir, recoverySheet, options);
    // As if the power had gone after the new keys were written and before the old ones were revoked.
    const half = await openArchive(dir, options);
    const recipient = (await half.keyholders())[1]!.recipient;
    await half.changeKeys(parseRecoverySheet(recoverySheet)!, { action: "add", key: Buffer.alloc(32, 3), recipient });
    await half.close();
    await rotateKeys(dir, recoverySheet, options);
    const after = await openArchive(dir, options);
    const holding = (await after.keyholders()).filter((one) => one.revoked === null);
    expect(holding.map((one) => one.by)).toEqual([after.keyholder]);
    await after.close();
  });

  it("are found again from a sheet that was typed in several lines, and a wrong letter is told as one", async () => {
    const { dir, options } = place();
    const { archive, recoverySheet } = await initArchive(dir, options);
    await archive.close();
    const line = recoverySheet.split("\n").find((one) => one.startsWith("WITNESS-RECOVERY-1"))!;
    const typed = `\uFEFFour sheet\r\n  ${line.slice(0, 30)}\r\n${line.slice(30, 50)} ${line.slice(50)}\r\n`;
    expect(await drillRecovery(dir, typed.toLowerCase())).toEqual({ units: 1 });
    const wrong = line.replace(/.$/, (last) => (last === "Q" ? "P" : "Q"));
    await expect(drillRecovery(dir, wrong)).rejects.toThrow("a letter of the line");
    await expect(drillRecovery(dir, "our sheet")).rejects.toThrow("not the text of a recovery sheet");
  });

  it("of a vault file that the sheet does not open fail the drill", async () => {
    const { dir, options } = place();
    const { archive, recoverySheet } = await initArchive(dir, options);
    await archive.close();
    const other = place();
    await (await initArchive(other.dir, other.options)).archive.close();
    cpSync(join(other.dir, "vault"), join(dir, "vault"), { recursive: true });
    await expect(drillRecovery(dir, recoverySheet)).rejects.toThrow("1 do not open with this sheet");
  });

  it("that were stolen some time ago leave the acts since then disputed, not erased", async () => {
    const { dir, options } = place();
    const { archive, recoverySheet } = await initArchive(dir, options);
    await archive.append([note("sure")]);
    const trusted = archive.size;
    await archive.append([note("perhaps not ours")]);
    const log = Object.keys(archive.position())[0]!;
    const genesis = await archive.actAt(log, 1);
    const key = Buffer.from((genesis!.body as { key: string }).key, "hex");
    const seed = parseRecoverySheet(recoverySheet)!;
    await archive.changeKeys(seed, { action: "revoke", key, size: trusted });
    await archive.close();
    const report = await checkFolder(dir);
    expect(report.findings.filter((finding) => finding.code === "disputed").length).toBe(1);
    expect(report.logs[0]!.size).toBe(trusted + 4);
  });

  it("are lost with the laptop and found again with the sheet", async () => {
    const { dir, options } = place();
    const { archive, recoverySheet } = await initArchive(dir, options);
    const unit = await archive.newUnit();
    await archive.append([note("told before the loss", unit)]);
    await archive.close();
    rmSync(options.config, { recursive: true });
    const again = await joinArchive(dir, recoverySheet, place().options);
    expect(texts(await all(again))).toEqual(["told before the loss"]);
    await again.append([note("and after", unit)]);
    await again.close();
    expect((await checkFolder(dir)).findings).toEqual([]);
    await expect(drillRecovery(dir, "WITNESS-RECOVERY-1QQQQ")).rejects.toMatchObject({ code: "bad-input" });
  });

  it("go under a passphrase and out again", async () => {
    const { dir, options } = place();
    await (await initArchive(dir, options)).archive.close();
    await changePassphrase(dir, "a long one", options);
    await expect(openArchive(dir, options)).rejects.toMatchObject({ code: "passphrase-needed" });
    await changePassphrase(dir, null, { ...options, passphrase: "a long one" });
    await (await openArchive(dir, options)).close();
  });
});
