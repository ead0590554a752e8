import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Act, Archive } from "../../src/archive/archive.ts";
import { initArchive, joinArchive, openArchive } from "../../src/disk/archive.ts";
import { checkFolder } from "../../src/disk/check.ts";

const root = mkdtempSync(join(tmpdir(), "gawah-archive-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const place = () => {
  const base = join(root, String(count++));
  return { dir: join(base, "archive"), options: { config: join(base, "config") } };
};
async function* words(text: string) {
  yield Buffer.from(text);
}
async function text(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}
async function all(archive: Archive, after = {}): Promise<Act[]> {
  const acts: Act[] = [];
  for await (const act of archive.replay(after)) acts.push(act);
  return acts;
}
function filesOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A small archive with open and sealed objects and acts. */
async function sample(
  secret = "The river took the bridge that Mirala saw burn",
): Promise<{ dir: string; options: { config: string }; object: string; unit: string }> {
  const { dir, options } = place();
  const { archive } = await initArchive(dir, options);
  const unit = await archive.newUnit();
  const sealed = await archive.putObject(words(secret.repeat(50)), unit);
  const open = await archive.putObject(words("Printed in the Sarwand Courier on its first page."), null);
  const body = (object: string) => ({ object });
  const [first] = await archive.append([
    { kind: "keep", refs: [], body: body(sealed.object), private: { fileName: secret }, unit },
    { kind: "keep", refs: [], body: body(open.object), private: { fileName: secret }, unit: null },
  ]);
  for (let i = 0; i < 20; i++)
    await archive.append([{ kind: "note", refs: [first!.ref], body: { text: `${secret} ${i}` }, unit }]);
  await archive.close();
  return { dir, options, object: sealed.object, unit };
}

describe("an archive on disk", () => {
  it("gives back what was kept, after it was closed and opened", async () => {
    const { dir, options, object, unit } = await sample("a b c ");
    const archive = await openArchive(dir, options);
    expect(archive.readOnly).toBeNull();
    expect(await text(archive.getObject(object))).toBe("a b c ".repeat(50));
    const acts = await all(archive);
    expect(acts.length).toBe(archive.size);
    expect(acts.map((act) => act.kind).slice(0, 6)).toEqual(["genesis", "key", "commit", "keep", "keep", "commit"]);
    expect(acts[3]).toMatchObject({ unit, private: { fileName: "a b c " }, body: { object } });
    expect(acts[4]).toMatchObject({ unit: null, private: { fileName: "a b c " } });
    const log = acts[0]!.log;
    expect((await all(archive, { [log]: 6 })).length).toBe(archive.size - 6);
    expect(await archive.actAt(log, 3)).toEqual(acts[3]);
    expect(await archive.actAt(log, archive.size)).toBeNull();
    await archive.close();
  });

  it("is found sound from its folder alone, and says what it proves", async () => {
    const { dir } = await sample();
    const report = await checkFolder(dir);
    expect(report.findings).toEqual([]);
    expect(report.verdict).toBe("self-consistent-only");
    const pinned = await checkFolder(dir, { keys: [report.archive!] });
    expect(pinned.verdict).toBe("sound");
    const wrong = await checkFolder(dir, { keys: ["0".repeat(32)] });
    expect(wrong.verdict).toBe("broken");
  });

  it("holds no plaintext of what is sealed in any byte", async () => {
    const { dir } = await sample();
    for (const file of filesOf(dir)) {
      const bytes = readFileSync(file);
      for (const part of ["river took", "Mirala", "bridge"]) {
        for (const encoding of ["utf8", "utf16le"] as const)
          expect(bytes.includes(Buffer.from(part, encoding))).toBe(false);
        for (let shift = 0; shift < 3; shift++) {
          const base64 = Buffer.from("x".repeat(shift) + part)
            .toString("base64")
            .slice(4, -4);
          if (base64.length >= 8) expect(bytes.includes(base64)).toBe(false);
        }
      }
    }
  });

  it("shows forty flipped bytes forty times, and names the file or act", async () => {
    const { dir } = await sample();
    const files = filesOf(dir).map((file) => ({ file, size: statSync(file).size }));
    const total = files.reduce((sum, { size }) => sum + size, 0);
    let seed = 20_261;
    let found = 0;
    for (let i = 0; i < 40; i++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      let at = Math.floor((seed / 2_147_483_648) * total);
      const { file } = files.find(({ size }) => {
        at -= size;
        return at < 0;
      })!;
      const before = readFileSync(file);
      const changed = Buffer.from(before);
      changed[changed.length + at]! ^= 1 << (i % 8);
      writeFileSync(file, changed);
      const report = await checkFolder(dir);
      expect(report.verdict, file).toBe("broken");
      if (report.findings.some((finding) => finding.path !== null || finding.index !== null)) found++;
      writeFileSync(file, before);
    }
    expect(found).toBe(40);
    expect((await checkFolder(dir)).findings).toEqual([]);
  }, 120_000);

  it("refuses a second writer and lets it in when the first is gone", async () => {
    const { dir, options } = await sample();
    const first = await openArchive(dir, options);
    await expect(openArchive(dir, options)).rejects.toMatchObject({ code: "locked" });
    const reader = await openArchive(dir, { ...options, readOnly: true });
    expect(reader.readOnly).toBe("asked");
    await expect(reader.append([{ kind: "note", refs: [], body: null, unit: null }])).rejects.toMatchObject({
      code: "read-only",
    });
    await first.close();
    await (await openArchive(dir, options)).close();
  });

  it("asks for the passphrase and knows a wrong one", async () => {
    const { dir, options } = place();
    const { archive } = await initArchive(dir, { ...options, passphrase: "four plain words here" });
    await archive.close();
    await expect(openArchive(dir, options)).rejects.toMatchObject({ code: "passphrase-needed" });
    await expect(openArchive(dir, { ...options, passphrase: "four" })).rejects.toMatchObject({
      code: "wrong-passphrase",
    });
    await (await openArchive(dir, { ...options, passphrase: "four plain words here" })).close();
  });

  it("says what a folder is that is no archive, or one of a newer format", async () => {
    const { dir, options } = place();
    await expect(openArchive(dir, options)).rejects.toMatchObject({ code: "not-an-archive" });
    mkdirSync(dir, { recursive: true });
    await expect(openArchive(dir, options)).rejects.toMatchObject({ code: "not-an-archive" });
    expect((await checkFolder(dir)).findings[0]).toMatchObject({ code: "not-an-archive" });
    writeFileSync(join(dir, "archive.json"), '{"format":"witness-archive/2"}\n');
    await expect(openArchive(dir, options)).rejects.toMatchObject({ code: "newer-format" });
    await expect(initArchive(dir, options)).rejects.toMatchObject({ code: "exists" });
    expect(readdirSync(dir)).toEqual(["archive.json"]);
  });

  it.runIf(process.getuid?.() !== 0)("says when there is no permission", async () => {
    const { dir, options } = await sample();
    chmodSync(join(dir, "logs"), 0);
    await expect(openArchive(dir, options)).rejects.toMatchObject({ code: "no-permission" });
    chmodSync(join(dir, "logs"), 0o755);
  });

  it("is readable without keys as far as it lies open", async () => {
    const { dir, object } = await sample();
    const stranger = await openArchive(dir, place().options);
    expect(stranger.readOnly).toBe("no-keys");
    const acts = await all(stranger);
    expect(acts.filter((act) => act.withheld).length).toBe(21);
    await expect(text(stranger.getObject(object))).rejects.toMatchObject({ code: "withheld" });
  });

  it("refuses to go on from an older copy that was put back, and keeps both", async () => {
    const { dir, options } = await sample();
    cpSync(dir, `${dir}.backup`, { recursive: true });
    const archive = await openArchive(dir, options);
    await archive.append([{ kind: "note", refs: [], body: { n: 1 }, unit: null }]);
    const known = Buffer.from(archive.checkpoints()[0]!.note);
    await archive.close();
    rmSync(dir, { recursive: true });
    cpSync(`${dir}.backup`, dir, { recursive: true });
    const old = await openArchive(dir, options);
    expect(old.readOnly).toBe("rolled-back");
    expect(old.notices.join()).toContain("older or forked");
    await old.close();
    const report = await checkFolder(dir, { known: [known] });
    expect(report.verdict).toBe("alarm");
    expect(report.findings).toMatchObject([{ severity: "alarm", code: "rolled-back" }]);
  });

  it("names what is missing, extra, swapped or cut short, and goes on", async () => {
    const { dir, object } = await sample();
    const log = readdirSync(join(dir, "logs"))[0]!;
    const objects = filesOf(join(dir, "objects"));
    const open = objects.find((file) => !file.endsWith(object))!;
    rmSync(open);
    writeFileSync(join(dir, "objects", "notes (1).txt"), "x");
    mkdirSync(join(dir, "logs", "0".repeat(32)));
    const page = readdirSync(join(dir, "logs", log, "acts", "000.p")).sort((a, b) => Number(b) - Number(a))[0]!;
    const pageFile = join(dir, "logs", log, "acts", "000.p", page);
    const lines = readFileSync(pageFile, "utf8").split("\n");
    [lines[6], lines[8]] = [lines[8]!, lines[6]!];
    writeFileSync(pageFile, lines.join("\n"));
    const report = await checkFolder(dir);
    expect(report.verdict).toBe("broken");
    const found = report.findings.map(
      (finding) => `${finding.code} ${finding.index ?? finding.path?.split("/").pop()}`,
    );
    expect(found).toEqual(
      expect.arrayContaining([
        "missing 4",
        "conflict-copy notes (1).txt",
        `extra ${"0".repeat(32)}`,
        "changed 6",
        "changed 8",
      ]),
    );
  });

  it("refuses drafts that are too large or out of shape, and stays as it was", async () => {
    const { dir, options } = await sample();
    const archive = await openArchive(dir, options);
    const size = archive.size;
    const draft = (change: object) => [{ kind: "note", refs: [], body: null, unit: null, ...change }];
    await expect(archive.append(draft({ body: "x".repeat(65_536) }))).rejects.toMatchObject({ code: "too-large" });
    await expect(archive.append(draft({ body: { a: 1.5 } }))).rejects.toMatchObject({ code: "bad-input" });
    await expect(archive.append(draft({ kind: "commit" }))).rejects.toMatchObject({ code: "bad-input" });
    await expect(archive.append(draft({ refs: ["x"] }))).rejects.toMatchObject({ code: "bad-input" });
    await expect(archive.append(draft({ unit: "0".repeat(32) }))).rejects.toMatchObject({ code: "withheld" });
    expect(archive.size).toBe(size);
    await archive.append(draft({}));
    await archive.close();
    expect((await checkFolder(dir)).findings).toEqual([]);
  });

  it("is joined by a second device with the recovery sheet, and both read everything", async () => {
    const { dir, options } = place();
    const { archive, recoverySheet } = await initArchive(dir, options);
    const unit = await archive.newUnit();
    await archive.append([{ kind: "note", refs: [], body: { from: "first" }, unit }]);
    await archive.close();
    const other = place();
    cpSync(dir, other.dir, { recursive: true });
    const second = await joinArchive(other.dir, recoverySheet, other.options);
    expect(second.id).toBe(archive.id);
    await second.append([{ kind: "note", refs: [], body: { from: "second" }, unit }]);
    expect((await all(second)).filter((act) => act.kind === "note").map((act) => act.body)).toEqual([
      { from: "first" },
      { from: "second" },
    ]);
    await second.close();
    expect((await checkFolder(other.dir)).findings).toEqual([]);
  });

  it("leaves nothing behind when it cannot be made", async () => {
    const { dir, options } = place();
    mkdirSync(options.config, { recursive: true });
    writeFileSync(join(options.config, "archives"), "a file where a folder should be");
    await expect(initArchive(dir, options)).rejects.toThrow();
    expect(existsSync(dir) ? readdirSync(dir) : []).toEqual([]);
  });
});
