/**
 * Checking an archive: `npm run bench -- check [FOLDER]`. The built program as a process of its own, beside `sha256sum` over the
 * same objects. GAWAH_BENCH_MIB sets the large files' sum (1024, in 8 files), GAWAH_BENCH_FILES the small ones' number (10,000),
 * GAWAH_BENCH_TURNS how often each is run in turn (3): the shortest counts.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const mebibytes = Number(process.env.GAWAH_BENCH_MIB ?? 1024);
const files = Number(process.env.GAWAH_BENCH_FILES ?? 10_000);
const turns = Number(process.env.GAWAH_BENCH_TURNS ?? 3);
const base = mkdtempSync(join(process.argv[2] ?? tmpdir(), "gawah-bench-"));
const program = join(import.meta.dirname, "..", "dist", "gawah.js");
const env = { ...process.env, GAWAH_CONFIG: join(base, "config"), GAWAH_CACHE: join(base, "catalog") };
const gawah = (...args: string[]) =>
  execFileSync(process.execPath, [program, ...args], { stdio: "pipe", env, maxBuffer: 2 ** 28 });

function makeArchive(name: string, sizes: readonly number[]): { archive: string; bytes: number } {
  const folder = join(base, `${name}-files`);
  const archive = join(base, name);
  mkdirSync(folder);
  for (const [i, size] of sizes.entries()) writeFileSync(join(folder, `${i}`), randomBytes(size));
  gawah("init", archive);
  gawah("keep", "-r", folder, "--open", "--archive", archive);
  return { archive, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

function compare(name: string, { archive, bytes }: { archive: string; bytes: number }): void {
  const objects = join(archive, "objects");
  const ways = {
    // Its exit code says that nobody from outside vouches for the archive, as the verdict does.
    [`check.${name}`]: () => {
      const { stdout } = spawnSync(process.execPath, [program, "check", archive], { env });
      if (!stdout.toString().startsWith("Verdict: self-consistent only")) throw new Error(stdout.toString());
    },
    [`check.peer_sha256sum_${name}`]: () =>
      void execFileSync("sh", ["-c", 'find "$1" -type f -print0 | xargs -0 sha256sum > /dev/null', "sh", objects]),
  };
  const shortest = new Map(Object.keys(ways).map((way) => [way, Number.POSITIVE_INFINITY]));
  for (let turn = 0; turn < turns; turn++)
    for (const [way, run] of Object.entries(ways)) {
      const start = performance.now();
      run();
      shortest.set(way, Math.min(shortest.get(way)!, (performance.now() - start) / 1000));
    }
  for (const [metric, seconds] of shortest)
    console.log(JSON.stringify({ metric, value: Number((bytes / 2 ** 20 / seconds).toPrecision(4)), unit: "MiB/s" }));
}

try {
  compare(
    "large",
    makeArchive(
      "large",
      Array.from({ length: 8 }, () => (mebibytes / 8) * 2 ** 20),
    ),
  );
  compare(
    "small",
    makeArchive(
      "small",
      Array.from({ length: files }, (_, i) => 500 + ((i * 7919) % 59_500)),
    ),
  );
} finally {
  rmSync(base, { recursive: true, force: true });
}
