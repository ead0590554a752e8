import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Ports } from "../../src/acts/ports.ts";
import { doExample } from "../../src/cli/example.ts";
import type { ExamplePlan } from "../../src/cli/examplePlan.ts";
import { Output } from "../../src/cli/io.ts";
import { exampleFolder } from "../../src/cli/place.ts";
import { wire } from "../../src/cli/wire.ts";
import { type Terminal, terminal } from "../cli/terminal.ts";

const plan = JSON.parse(readFileSync(join(exampleFolder(), "example.json"), "utf8")) as ExamplePlan;
const noReading = {
  version: "switched off",
  read: (): never => {
    throw new Error("reading is switched off");
  },
};
let term: Terminal;
beforeAll(async () => {
  term = terminal();
  const made = await term.gawah(["example", "example", "--json"]);
  expect({ code: made.code, err: made.err }).toEqual({ code: 0, err: "" });
});
afterAll(() => term.close());

const show = async (args: readonly string[] = []) =>
  (await term.gawah(["show", ...args, "--archive", "example", "--json"])).lines;

it("keeps every file of the example, reads and judges it, and gathers one incident", async () => {
  const lines = await show();
  expect(lines.filter((line) => line.kind === "object")).toHaveLength(plan.files.length);
  const incidents = lines.filter((line) => line.kind === "incident");
  expect(incidents.map((one) => one.title)).toEqual(plan.incidents.map((one) => one.title));
  expect((incidents[0]!.accounts as string[]).length).toBeGreaterThanOrEqual(7);
  const judged = [];
  for (const object of lines.filter((line) => line.kind === "object")) {
    judged.push(...(await show([String(object.object)])).filter((line) => line.state === "accepted"));
  }
  expect(judged.length).toBeGreaterThanOrEqual(8);
});

it("gives the same answers after the catalog was deleted, and after it was rebuilt", async () => {
  const everything = async () => {
    const lines = await show();
    const objects = lines.filter((line) => line.kind === "object").map((line) => String(line.object));
    const deep = await Promise.all(objects.map((object) => show([object])));
    const found = await term.gawah(["search", "Sarwand", "--limit", "500", "--archive", "example", "--json"]);
    return JSON.stringify([lines, deep, found.lines]);
  };
  const before = await everything();
  expect(before.length).toBeGreaterThan(10_000);
  const catalogs = join(term.folder, "cache", "archives");
  expect(readdirSync(catalogs).some((one) => existsSync(join(catalogs, one, "catalog.sqlite")))).toBe(true);
  rmSync(catalogs, { recursive: true });
  expect(await everything()).toBe(before);
  expect((await term.gawah(["catalog", "rebuild", "--archive", "example"])).code).toBe(0);
  expect(await everything()).toBe(before);
});

it("leaves no plaintext of the sealed accounts in any byte of the archive", () => {
  const sealed = plan.files.filter((file) => !file.open);
  expect(sealed.length).toBeGreaterThanOrEqual(2);
  const pieces: string[] = [];
  for (const file of sealed) {
    const text = readFileSync(join(exampleFolder(), file.file), "utf8");
    // Every run of 12 letters, so that no sentence hides behind its neighbour.
    for (let at = 0; at + 12 <= text.length; at += 6) pieces.push(text.slice(at, at + 12));
    pieces.push(file.source, file.file);
  }
  const open = plan.files
    .filter((file) => file.open)
    .map((file) => readFileSync(join(exampleFolder(), file.file), "utf8"));
  // What the plan itself says of open sources lies open too.
  open.push(...plan.files.filter((file) => file.open).map((file) => file.source));
  const own = pieces.filter((piece) => piece.trim().length >= 6 && !open.some((text) => text.includes(piece)));
  expect(own.length).toBeGreaterThan(50);
  for (const path of filesOf(join(term.folder, "example"))) {
    const bytes = readFileSync(path);
    for (const encoding of ["utf8", "utf16le", "base64"] as const) {
      for (const piece of own) {
        const needle =
          encoding === "base64"
            ? Buffer.from(Buffer.from(piece, "utf8").toString("base64").slice(0, 15))
            : Buffer.from(piece, encoding);
        expect(bytes.includes(needle), `"${piece}" as ${encoding} in ${path}`).toBe(false);
      }
    }
    for (const file of sealed) expect(path.includes(file.file)).toBe(false);
  }
});

it("finds the words of an open account in the archive the same way, so that the search can fail", () => {
  const open = plan.files.find((file) => file.file.endsWith(".txt") && file.open)!;
  const words = readFileSync(join(exampleFolder(), open.file), "utf8").slice(0, 40);
  expect(filesOf(join(term.folder, "example")).some((path) => readFileSync(path).includes(words))).toBe(true);
});

it("is self-consistent to a stranger", async () => {
  const ran = await term.gawah(["check", "example", "--json"]);
  expect(ran.lines.filter((line) => line.kind === "finding")).toEqual([]);
  expect(ran.lines.at(-1)).toMatchObject({ kind: "report", verdict: "self-consistent-only" });
  expect(ran.code).toBe(20);
});

it("can be done whole by hand with reading switched off", async () => {
  const house = wire();
  const dir = join(term.folder, "hand");
  await house.init(dir, { passphrase: null });
  const { ports, close } = await house.open(dir, { passphrase: null, readOnly: false, progress: () => undefined });
  const byHand: Ports = { ...ports, reader: noReading };
  const signal = new AbortController().signal;
  const out = new Output({ ...quiet, signal }, true);
  const done = await doExample(byHand, exampleFolder(), { byHand: true, out, signal });
  expect(done.byHand).toBe(plan.byHand!.length);
  expect(done.byHand).toBeGreaterThan(0);
  const incident = (await ports.catalog.incident(done.incidents[0]!))!;
  expect(incident.accounts.length).toBe(plan.incidents[0]!.files.length);
  const states = new Set<string>();
  for (const object of await ports.catalog.objects()) {
    for (const row of await ports.catalog.lines(object.object)) states.add(`${row.made} ${row.state}`);
  }
  expect([...states]).toEqual(["person accepted"]);
  await close();
});

const quiet = {
  env: {},
  cwd: "/",
  out: () => undefined,
  err: () => undefined,
  stdin: (async function* () {})(),
  tty: false,
  ask: () => Promise.reject(new Error("asked")),
  now: Date.now,
};

function filesOf(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
