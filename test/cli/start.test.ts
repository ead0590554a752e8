import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Terminal, terminal } from "./terminal.ts";

let term: Terminal;
beforeAll(() => {
  term = terminal();
});
afterAll(() => term.close());

const env = () => ({ GAWAH_HOME: join(term.folder, "home") });

it("asks three things the first time, prints the sheet, makes the example beside it, and asks nothing the second time", async () => {
  const asked: string[] = [];
  const ask = async (question: string) => {
    asked.push(question);
    if (question.includes("passphrase")) return "copper kettle";
    return question.includes("languages") ? "en ur" : "";
  };
  const first = await term.gawah(["start", "--no-serve"], { env: env(), tty: true, ask });
  expect({ code: first.code, err: first.err.includes("mistake") }).toEqual({ code: 0, err: false });
  expect(asked.map((question) => question.split(" ")[0])).toEqual(["Where", "A", "The", "Which"]);
  expect(asked[2]).toContain("passphrase again");
  expect(first.out).toContain("WITNESS-RECOVERY-1");
  expect(first.out).toMatch(/8 files kept/);
  expect(first.out).toMatch(/cannot both hold/);
  for (const name of ["archive", "example"])
    expect(existsSync(join(term.folder, "home", name, "archive.json"))).toBe(true);
  const again = await term.gawah(["start", "--no-serve"], { env: { ...env(), GAWAH_PASSPHRASE: "copper kettle" } });
  expect(again.code).toBe(0);
  expect(again.out).not.toContain("WITNESS-RECOVERY-1");
  expect(again.out).toMatch(/8 files kept/);
});

it("keeps and reads a person's own files in a new archive, and says which it could not read", async () => {
  writeFileSync(
    join(term.folder, "one.txt"),
    "Two brothers were killed in Sarwand on 3 March 2031, their mother said.",
  );
  writeFileSync(join(term.folder, "two.bin"), Buffer.from([0, 1, 2, 3, 0, 255, 0, 9]));
  const ran = await term.gawah(["start", "one.txt", "two.bin", "--no-serve", "--json", "--archive", "mine"], {
    env: env(),
  });
  expect(ran.code).toBe(0);
  expect(ran.lines.map((line) => line.kind)).toEqual(["archive", "kept", "kept", "summary"]);
  expect(ran.lines[1]!.unread).toBeUndefined();
  expect(ran.lines[2]!.unread).toEqual(expect.any(String));
  expect(ran.lines[3]).toMatchObject({ objects: 2 });
  expect(existsSync(join(term.folder, "mine", "archive.json"))).toBe(true);
});

it("makes no archive when a file is not there", async () => {
  const ran = await term.gawah(["start", "none.txt", "--no-serve", "--archive", "other"], { env: env() });
  expect(ran.code).toBe(3);
  expect(existsSync(join(term.folder, "other"))).toBe(false);
});

it("serves the reading room on this machine until Ctrl-C", async () => {
  const stop = new AbortController();
  let seen: Promise<number> | null = null;
  let text = "";
  const out = (piece: string) => {
    text += piece;
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0];
    if (url === undefined || seen !== null) return;
    seen = fetch(url).then((response) => response.status);
    seen.finally(() => stop.abort());
  };
  const ran = await term.gawah(["serve", "--archive", "mine", "--no-open"], { out, signal: stop.signal });
  expect(ran.code).toBe(130);
  expect(await seen).toBe(200);
});
