import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exits } from "../../src/cli/exits.ts";
import { openArchive } from "../../src/disk/archive.ts";
import { type Terminal, terminal } from "./terminal.ts";

let term: Terminal;
beforeAll(async () => {
  term = terminal();
  expect((await term.gawah(["init", "a"])).code).toBe(0);
  writeFileSync(join(term.folder, "good.txt"), "Two brothers were killed in Sarwand.");
});
afterAll(() => term.close());

/** Every file of a folder with its digest. */
function state(dir: string): string {
  const hash = createHash("sha256");
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true }).sort((a, b) =>
    join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
  )) {
    const path = join(entry.parentPath, entry.name);
    hash.update(path);
    if (entry.isFile()) hash.update(readFileSync(path));
  }
  return hash.digest("hex");
}

async function refused(args: readonly string[], exit: keyof typeof exits, says: RegExp): Promise<void> {
  const dir = join(term.folder, "a");
  const before = state(dir);
  const ran = await term.gawah([...args, "--archive", "a"]);
  expect({ code: ran.code, err: ran.err }).toEqual({ code: exits[exit].code, err: expect.stringMatching(says) });
  expect(ran.err.trim().split("\n")).toHaveLength(1);
  expect(ran.out).toBe("");
  expect(state(dir)).toBe(before);
}

describe("each bad input gets one sentence, its exit code, and leaves the archive as it was", () => {
  for (const command of ["keep", "read"]) {
    it("a day of publication that there is not is refused", async () => {
      await refused(
        ["keep", "good.txt", "--published", "2031-02-30"],
        "usage",
        /"2031-02-30" is no day; a day as 2031-03-04/,
      );
      await refused(["keep", "good.txt", "--published", "yesterday"], "usage", /"yesterday" is no day/);
      const read = await term.gawah(["read", "good.txt", "--published", "2031-99-99"]);
      expect({ code: read.code, out: read.out }).toEqual({ code: exits.usage.code, out: "" });
    });

    it(`${command}: a file that is not there`, () =>
      refused([command, "none.txt"], "notFound", /there is no such file/));
    it(`${command}: a folder`, async () => {
      mkdirSync(join(term.folder, "folder"), { recursive: true });
      await refused([command, "folder"], "unreadable", /it is a folder/);
    });
    it(`${command}: an empty file`, async () => {
      writeFileSync(join(term.folder, "empty.txt"), "");
      await refused([command, "empty.txt"], "unreadable", /it is empty/);
    });
    it(`${command}: a device`, () => refused([command, "/dev/null"], "unreadable", /it is a device/));
    it(`${command}: a socket`, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(join(term.folder, `${command}.sock`), resolve));
      await refused([command, `${command}.sock`], "unreadable", /it is a socket/);
      server.close();
    });
    it.skipIf(process.platform === "win32")(`${command}: a pipe`, async () => {
      execFileSync("mkfifo", [join(term.folder, `${command}.pipe`)]);
      await refused([command, `${command}.pipe`], "unreadable", /it is a pipe/);
    });
    it(`${command}: a path through a file, and one too long`, async () => {
      await refused([command, "good.txt/x"], "notFound", /there is no such file/);
      await refused([command, "x".repeat(5000)], "notFound", /no path that can be followed/);
    });
  }

  it("keep: one bad file among good ones keeps none", () =>
    refused(["keep", "good.txt", "none.txt"], "notFound", /none\.txt/));

  it("read: bytes that are no text", async () => {
    writeFileSync(join(term.folder, "binary.txt"), Buffer.from([0, 1, 2, 0, 255, 254, 0, 7, 0, 0, 1]));
    await refused(["read", "binary.txt"], "unreadable", /./);
  });

  it("a path with newlines or marks that turn writing around is shown without them", () =>
    refused(["read", "a\n\u202Etxt.exe"], "notFound", /a\\u\{000A\}\\u\{202E\}txt\.exe/));

  it("a date, port, verdict or number of the wrong shape", async () => {
    await refused(["serve", "--port", "99999999"], "usage", /whole number/);
    await refused(["judge", "maybe", "x"], "usage", /accept, amend, reject or undo/);
    await refused(["claim", "00000000", "poem", "--quote", "x"], "usage", /one of statement/);
    await refused(["claim", "00000000", "figure", "--quote", "x", "--min", "many"], "usage", /a number is needed/);
    await refused(["gather", "x"], "usage", /--title .* or --to/);
  });

  it("things that are not in the archive", async () => {
    await refused(["judge", "accept", "00000000#c1"], "notFound", /there is none/);
    await refused(["claim", "00000000", "statement", "--quote", "x"], "notFound", /there is none/);
    await refused(["gather", "00000000", "--title", "x"], "notFound", /there is none/);
    await refused(["show", "00000000"], "notFound", /there is none/);
  });
});

it("a folder that is no archive, an archive where one is, and none anywhere", async () => {
  mkdirSync(join(term.folder, "plain"));
  writeFileSync(join(term.folder, "plain", "x"), "x");
  expect((await term.gawah(["log", "--archive", "plain"])).code).toBe(exits.noArchive.code);
  expect((await term.gawah(["log", "--archive", "nowhere"])).code).toBe(exits.noArchive.code);
  expect((await term.gawah(["init", "a"])).code).toBe(exits.noArchive.code);
  expect((await term.gawah(["init", "plain"])).code).toBe(exits.noArchive.code);
  expect((await term.gawah(["log"])).code).toBe(exits.noArchive.code);
  expect(readdirSync(join(term.folder, "plain"))).toEqual(["x"]);
});

it("an archive of a newer format is refused", async () => {
  mkdirSync(join(term.folder, "newer"));
  const file = readFileSync(join(term.folder, "a", "archive.json"), "utf8").replace(
    "witness-archive/1",
    "witness-archive/9",
  );
  writeFileSync(join(term.folder, "newer", "archive.json"), file);
  expect((await term.gawah(["log", "--archive", "newer"])).code).toBe(exits.newerFormat.code);
});

it("a second writer is told that another program writes", async () => {
  const first = await openArchive(join(term.folder, "a"));
  const ran = await term.gawah(["keep", "good.txt", "--archive", "a"]);
  await first.close();
  expect(ran.code).toBe(exits.locked.code);
  expect((await term.gawah(["keep", "good.txt", "--archive", "a"])).code).toBe(0);
});

it("a wrong passphrase, none, and the right one from a file", async () => {
  const env = { GAWAH_PASSPHRASE: "copper kettle" };
  expect((await term.gawah(["init", "locked"], { env })).code).toBe(0);
  const log = (more: Record<string, string>) => term.gawah(["log", "--archive", "locked", "--json"], { env: more });
  expect((await log({})).code).toBe(exits.passphrase.code);
  expect((await log({ GAWAH_PASSPHRASE: "tin kettle" })).code).toBe(exits.passphrase.code);
  expect((await log({ GAWAH_PASSPHRASE_FILE: "none" })).code).toBe(exits.passphrase.code);
  writeFileSync(join(term.folder, "word"), "copper kettle\n");
  const right = await log({ GAWAH_PASSPHRASE_FILE: "word" });
  expect(right.code).toBe(0);
  expect(right.lines.length).toBeGreaterThan(0);
});

it.skipIf(process.getuid?.() === 0)("a file or folder that the system does not open", async () => {
  writeFileSync(join(term.folder, "shut.txt"), "x");
  chmodSync(join(term.folder, "shut.txt"), 0);
  expect((await term.gawah(["read", "shut.txt"])).code).toBe(exits.permission.code);
});

it("unknown commands and options are usage", async () => {
  expect((await term.gawah(["dance"])).code).toBe(exits.usage.code);
  expect((await term.gawah(["log", "--loud"])).code).toBe(exits.usage.code);
  expect((await term.gawah(["read"])).code).toBe(exits.usage.code);
  expect((await term.gawah(["--help"])).code).toBe(0);
});

it("several inputs go on after one that fails, and the exit says so", async () => {
  const ran = await term.gawah(["read", "none.txt", "good.txt", "--json"]);
  expect(ran.code).toBe(exits.notFound.code);
  expect(ran.lines.length).toBeGreaterThan(0);
  expect(ran.lines.every((line) => line.input === "good.txt")).toBe(true);
});

it("stops on Ctrl-C with its own exit and leaves the archive whole", async () => {
  const stop = new AbortController();
  const big = join(term.folder, "big.bin");
  writeFileSync(big, Buffer.alloc(64 * 2 ** 20, 1));
  let looks = 0;
  // The clock is looked at once for every piece of the file.
  const now = () => {
    if (++looks === 8) stop.abort();
    return 0;
  };
  const ran = await term.gawah(["keep", "big.bin", "--archive", "a"], { signal: stop.signal, now });
  expect(ran.code).toBe(exits.interrupted.code);
  const checked = await term.gawah(["check", "a", "--json"]);
  expect(checked.code).toBe(exits.selfConsistent.code);
});
