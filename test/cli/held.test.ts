import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Terminal, terminal } from "./terminal.ts";

let term: Terminal;
let object = "";
beforeAll(async () => {
  term = terminal();
  await term.gawah(["init", "a"]);
  writeFileSync(join(term.folder, "told.txt"), "The lantern-maker Orsan was beaten at the ferryhouse in Sarwand.");
  writeFileSync(join(term.folder, "other.txt"), "Nothing happened in Sarwand, the mayor said.");
  const kept = await term.gawah(["keep", "told.txt", "--source", "Orsan", "--archive", "a", "--json"]);
  object = String(kept.lines[0]!.object);
  await term.gawah(["keep", "other.txt", "--source", "The mayor", "--archive", "a"]);
});
afterAll(() => term.close());

describe("what only the keyholders can see is gone", () => {
  const copied = (name: string) => {
    const dir = join(term.folder, name);
    cpSync(join(term.folder, "a"), dir, { recursive: true });
    return dir;
  };
  const held = (name: string) => term.gawah(["check", name, "--held", "--json"]);

  it("is found in nothing that is whole", async () => {
    copied("whole");
    const { code, lines, err } = await held("whole");
    expect([code, lines.filter((line) => line.kind === "finding")]).toEqual([20, []]);
    expect(err).toMatch(/[1-9] sealed objects that acts name are here/);
  });

  it("a sealed object that was removed is missing, and the act that names it is told", async () => {
    const dir = copied("no-object");
    const path = join("objects", object.slice(0, 2), object.slice(2, 4), object);
    rmSync(join(dir, path));
    expect((await term.gawah(["check", "no-object"])).code).toBe(20);
    const { code, lines } = await held("no-object");
    expect(code).toBe(21);
    expect(lines[0]).toMatchObject({ code: "missing", severity: "error", path: path.replaceAll("\\", "/") });
    expect(lines.at(-1)).toMatchObject({ kind: "report", verdict: "broken", exit: "findings", found: 1 });
  });

  it("a source's key that was removed is lost, and put back it is not", async () => {
    const dir = copied("no-key");
    const vault = join(dir, "vault", "1");
    let lost = 0;
    for (const name of readdirSync(vault)) {
      const file = join(vault, name);
      const bytes = readFileSync(file);
      rmSync(file);
      const { code, lines } = await held("no-key");
      // The keyholders' own files open the rest, and without one of them nobody can tell what is missing.
      if (code !== 20) expect(lines.map((line) => line.code ?? line.exit)).toEqual(["lost-key", "findings"]);
      lost += code === 21 ? 1 : 0;
      writeFileSync(file, bytes);
    }
    expect(lost).toBe(2);
    expect((await held("no-key")).code).toBe(20);
  });
});
