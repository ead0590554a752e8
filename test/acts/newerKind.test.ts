import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openArchive } from "../../src/disk/archive.ts";
import { type Terminal, terminal } from "../cli/terminal.ts";

let term: Terminal;
beforeAll(async () => {
  term = terminal();
  await term.gawah(["init", "a"]);
  writeFileSync(join(term.folder, "told.txt"), "Two were killed at the ferryhouse in Sarwand.");
  await term.gawah(["keep", "told.txt", "--open", "--archive", "a"]);
  const archive = await openArchive(join(term.folder, "a"));
  await archive.append([{ kind: "dream", refs: [], body: { of: "a later version" }, unit: null }]);
  await archive.append([{ kind: "dream-sealed", refs: [], body: { of: "a later version" }, unit: archive.ownUnit }]);
  await archive.close();
});
afterAll(() => term.close());

it("an archive with acts of a later version is read, and not written to", async () => {
  const kept = await term.gawah(["keep", "told.txt", "--open", "--archive", "a"]);
  expect([kept.code, kept.err.includes('kind "dream"')]).toEqual([8, true]);
  expect((await term.gawah(["search", "ferryhouse", "--archive", "a"])).code).toBe(0);
  const log = await term.gawah(["log", "--archive", "a", "--json"]);
  expect(log.lines.map((line) => line.act)).toContain("dream-sealed");
});

it("a check hashes them like any other, and says which kinds it does not know", async () => {
  const check = await term.gawah(["check", "a", "--json"]);
  expect(check.code).toBe(20);
  expect(check.lines.filter((line) => line.kind === "finding").map((line) => [line.severity, line.code])).toEqual([
    ["warning", "newer-kind"],
  ]);
});
