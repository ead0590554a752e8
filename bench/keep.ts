/**
 * Keeping files: `npm run bench -- keep [FOLDER]`. Large files open and sealed, many small ones open and sealed; then `check`
 * beside `sha256sum` over the same bytes. GAWAH_BENCH_MIB sets the large files' sum (1024), GAWAH_BENCH_FILES the small
 * ones' number (10,000). Peers from Debian packages when present: `borg`, `restic`; the bench says which it found.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createReadStream, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Archive } from "../src/archive/archive.ts";
import { initArchive } from "../src/disk/archive.ts";
import { checkFolder } from "../src/disk/check.ts";

const mebibytes = Number(process.env.GAWAH_BENCH_MIB ?? 1024);
const files = Number(process.env.GAWAH_BENCH_FILES ?? 10_000);
const base = mkdtempSync(join(process.argv[2] ?? tmpdir(), "gawah-bench-"));
const print = (metric: string, value: number | string, unit: string) =>
  console.log(
    JSON.stringify({ metric, value: typeof value === "number" ? Number(value.toPrecision(4)) : value, unit }),
  );

function makeFiles(): { large: string; small: string } {
  const [large, small] = [join(base, "large"), join(base, "small")];
  for (const folder of [large, small]) mkdirSync(folder);
  for (let i = 0; i < 8; i++) writeFileSync(join(large, `${i}.bin`), randomBytes((mebibytes / 8) * 2 ** 20));
  for (let i = 0; i < files; i++) writeFileSync(join(small, `${i}.txt`), randomBytes(500 + ((i * 7919) % 59_500)));
  return { large, small };
}

async function keepAll(archive: Archive, folder: string, unit: string | null): Promise<void> {
  const objects: string[] = [];
  for (const name of readdirSync(folder)) {
    objects.push(
      (await archive.putObject(createReadStream(join(folder, name), { highWaterMark: 2 ** 20 }), unit)).object,
    );
  }
  await archive.append(objects.map((object) => ({ kind: "keep", refs: [], body: { object }, unit })));
}

async function timed(metric: string, amount: number, unit: string, work: () => unknown): Promise<void> {
  const start = performance.now();
  await work();
  print(metric, amount / ((performance.now() - start) / 1000), unit);
}

async function ours(large: string, small: string): Promise<void> {
  for (const way of ["open", "sealed"] as const) {
    const dir = join(base, way);
    const { archive } = await initArchive(dir, { config: join(base, "config") });
    const unit = way === "sealed" ? await archive.newUnit() : null;
    await timed(`keep.${way}_large`, mebibytes, "MiB/s", () => keepAll(archive, large, unit));
    await timed(`keep.${way}_small`, files, "files/s", () => keepAll(archive, small, unit));
    await archive.close();
    const report = await checkFolder(dir, { skipObjects: true });
    if (report.verdict !== "self-consistent-only") throw new Error(`the archive that was written is ${report.verdict}`);
  }
  const bytes = (await checkFolder(join(base, "open"))).objects.bytes / 2 ** 20;
  await timed("keep.check_open", bytes, "MiB/s", () => checkFolder(join(base, "open")));
  await timed("keep.peer_sha256sum", bytes, "MiB/s", () => {
    execFileSync("sh", [
      "-c",
      `find ${join(base, "open", "objects")} -type f -print0 | xargs -0 sha256sum > /dev/null`,
    ]);
  });
  print("keep.memory", process.memoryUsage().rss / 2 ** 20, "MiB");
}

async function peers(large: string, small: string): Promise<void> {
  const has = (name: string) => ["--version", "version"].some((ask) => spawnSync(name, [ask]).status === 0);
  if (has("borg")) {
    const environment = { ...process.env, BORG_BASE_DIR: base, BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK: "yes" };
    execFileSync("borg", ["init", "-e", "none", join(base, "borg")], { env: environment });
    const borg = (name: string, folder: string) =>
      execFileSync("borg", ["create", "-C", "none", `${join(base, "borg")}::${name}`, folder], { env: environment });
    await timed("keep.peer_borg_large", mebibytes, "MiB/s", () => borg("large", large));
    await timed("keep.peer_borg_small", files, "files/s", () => borg("small", small));
  } else print("keep.peer_borg", "not found", "");
  if (has("restic")) {
    const environment = {
      ...process.env,
      RESTIC_PASSWORD: "bench",
      RESTIC_REPOSITORY: join(base, "restic"),
      RESTIC_CACHE_DIR: join(base, "cache"),
    };
    execFileSync("restic", ["init", "-q"], { env: environment });
    await timed("keep.peer_restic_large", mebibytes, "MiB/s", () =>
      execFileSync("restic", ["backup", "-q", large], { env: environment }),
    );
  } else print("keep.peer_restic", "not found", "");
}

try {
  const { large, small } = makeFiles();
  await ours(large, small);
  await peers(large, small);
} finally {
  rmSync(base, { recursive: true, force: true });
}
