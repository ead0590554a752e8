import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { initArchive, openArchive } from "../../src/disk/archive.ts";
import { checkFolder } from "../../src/disk/check.ts";

const root = mkdtempSync(join(tmpdir(), "gawah-kill-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** How often a process is killed; `GAWAH_KILLS=300` for a long run. */
const kills = Number(process.env.GAWAH_KILLS ?? 12);

/** Runs the writer and kills it a while after its first acknowledged act; gives what it acknowledged. */
function killedAfter(dir: string, config: string, milliseconds: number): Promise<{ index: number; object: string }[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "test/disk/writeUntilKilled.ts", dir, config]);
    let out = "";
    let problem = "";
    child.stderr.on("data", (data) => {
      problem += data;
    });
    child.stdout.on("data", (data) => {
      if (out === "") setTimeout(() => child.kill("SIGKILL"), milliseconds);
      out += data;
    });
    child.on("close", (_code, signal) => {
      if (signal !== "SIGKILL") reject(new Error(problem));
      const lines = out
        .split("\n")
        .slice(0, -1)
        .filter((line) => line.startsWith("kept "));
      resolve(lines.map((line) => ({ index: Number(line.split(" ")[1]), object: line.split(" ")[2]! })));
    });
  });
}

it(`a process killed ${kills} times loses nothing that it acknowledged`, async () => {
  const dir = join(root, "archive");
  const config = join(root, "config");
  const { archive } = await initArchive(dir, { config });
  const log = Object.keys(archive.position())[0]!;
  await archive.close();
  let acknowledged = 0;
  for (let i = 0; i < kills; i++) {
    const kept = await killedAfter(dir, config, 5 + ((i * 37) % 160));
    const again = await openArchive(dir, { config });
    expect(again.readOnly).toBeNull();
    for (const { index, object } of kept) {
      expect(again.size).toBeGreaterThan(index);
      expect((await again.actAt(log, index))!.body).toEqual({ object });
      expect(await again.hasObject(object)).toBe(true);
    }
    acknowledged += kept.length;
    await again.close();
  }
  expect(acknowledged).toBeGreaterThan(kills / 2);
  const report = await checkFolder(dir);
  expect(report.findings.filter((finding) => finding.severity !== "warning")).toEqual([]);
}, 600_000);
