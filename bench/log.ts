/**
 * The log in bulk: `npm run bench -- log [FOLDER]`. With the archive as it is built and its threads: appends open acts in
 * groups, appends more one by one, proves some, and checks them whole with the built program.
 * GAWAH_BENCH_ACTS sets how many (a million by default). The floor beside: SHA-256 twice over as many lines of the same length.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ActDraft } from "../src/archive/archive.ts";
import type * as disk from "../src/disk/archive.ts";
import { built } from "./built.ts";

const { initArchive } = await built<typeof disk>("disk/archive.ts");
const total = Number(process.env.GAWAH_BENCH_ACTS ?? 1_000_000);
const base = mkdtempSync(join(process.argv[2] ?? tmpdir(), "gawah-bench-"));
const print = (metric: string, value: number, unit: string) =>
  console.log(JSON.stringify({ metric, value: Number(value.toPrecision(4)), unit }));

async function main(): Promise<void> {
  const dir = join(base, "archive");
  const { archive } = await initArchive(dir, { config: join(base, "config") });
  const drafts = (from: number, count: number): ActDraft[] =>
    Array.from({ length: count }, (_, i) => ({
      kind: "note",
      refs: [],
      body: { number: from + i, text: "what somebody noted" },
      unit: null,
    }));
  const start = performance.now();
  let before: Promise<unknown> = Promise.resolve();
  for (let done = 0; done < total; ) {
    const count = Math.min(total - done, 6_144);
    const next = archive.append(drafts(done, count));
    await before;
    before = next;
    done += count;
  }
  await before;
  const seconds = (performance.now() - start) / 1000;
  print("log.append_bulk", total / seconds, "acts/s");
  const one = performance.now();
  for (let i = 0; i < 20; i++) await archive.append(drafts(total + i, 1));
  print("log.append_one", (performance.now() - one) / 20, "ms");
  const proof = performance.now();
  const log = Object.keys(archive.position())[0]!;
  for (let i = 0; i < 50; i++) await archive.prove(log, Math.floor((i * total) / 50));
  print("log.prove_one", (performance.now() - proof) / 50, "ms");
  await archive.close();
  print("log.memory", process.memoryUsage().rss / 2 ** 20, "MiB");
  checkWhole(dir);
  floor();
}

/** The built program as a process of its own, which tells its own greatest memory at its end. */
function checkWhole(dir: string): void {
  const tell = "data:text/javascript,process.on('exit',()=>console.error(process.resourceUsage().maxRSS))";
  const program = join(import.meta.dirname, "..", "dist", "gawah.js");
  const start = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", tell, program, "check", dir], {
    encoding: "utf8",
  });
  const seconds = (performance.now() - start) / 1000;
  if (!stdout.includes("Verdict: self-consistent only")) throw new Error(stdout);
  print("log.check_whole", seconds, "s");
  print("log.check_memory", Number(stderr.trim().split("\n").at(-1)) / 1024, "MiB");
}

function floor(): void {
  const line = Buffer.alloc(450, 97);
  const start = performance.now();
  for (let i = 0; i < total; i++) {
    createHash("sha256").update(line).digest();
    createHash("sha256").update(line).digest();
  }
  print("log.floor_two_hashes_an_act", total / ((performance.now() - start) / 1000), "acts/s");
}

try {
  await main();
} finally {
  rmSync(base, { recursive: true, force: true });
}
