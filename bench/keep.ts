/**
 * Keeping files: `npm run bench -- keep [FOLDER]`. The built program as a process of its own, beside `borg create` and `restic
 * backup` of the same files where they are installed (the bench says which it found). GAWAH_BENCH_MIB sets the large files' sum
 * (1024, in 8 files), GAWAH_BENCH_FILES the small ones' number (10,000, of 0.5 to 60 KB), GAWAH_BENCH_TURNS how often each is
 * run in turn (3): the shortest counts, since whatever else the machine does only lengthens a run; the median and the least
 * processor time of a run (user and system, children too) stand beside it, and how often ours beats each peer.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";

const mebibytes = Number(process.env.GAWAH_BENCH_MIB ?? 1024);
const files = Number(process.env.GAWAH_BENCH_FILES ?? 10_000);
const turns = Number(process.env.GAWAH_BENCH_TURNS ?? 3);
const base = mkdtempSync(join(process.argv[2] ?? tmpdir(), "gawah-bench-"));
const program = join(import.meta.dirname, "..", "dist", "gawah.js");
const kinds = ["large", "small"] as const;

interface Way {
  readonly metric: string;
  readonly amount: number;
  readonly unit: string;
  /** Makes an empty archive for a turn. */
  init(turn: number): void;
  /** The command and its arguments. */
  keep(turn: number): readonly string[];
}

function makeFiles(): void {
  for (const kind of kinds) mkdirSync(join(base, kind));
  const largest = (mebibytes / 8) * 2 ** 20;
  for (let i = 0; i < 8; i++) writeFileSync(join(base, "large", `${i}.bin`), randomBytes(largest));
  for (let i = 0; i < files; i++)
    writeFileSync(join(base, "small", `${i}.txt`), randomBytes(500 + ((i * 7919) % 59_500)));
}

function ours(): Way[] {
  return (["open", "sealed"] as const).flatMap((way) =>
    kinds.map((kind): Way => {
      const archive = (turn: number) => join(base, `${way}-${kind}-${turn}`);
      const options = way === "open" ? ["--open"] : [];
      return {
        ...amountOf(kind),
        metric: `keep.${way}_${kind}`,
        init: (turn) => run(process.execPath, program, "init", archive(turn)),
        keep: (turn) => {
          const [from, to] = [join(base, kind), archive(turn)];
          return [process.execPath, program, "keep", "-r", from, ...options, "--archive", to];
        },
      };
    }),
  );
}

function peers(): Way[] {
  return (["borg", "restic"] as const).flatMap((name) => {
    const version = [["--version"], ["version"]].map((ask) => spawnSync(name, ask)).find(({ status }) => status === 0);
    print(`keep.peer_${name}`, version?.stdout.toString().trim().split("\n")[0] ?? "not found", "");
    if (version === undefined) return [];
    return kinds.map((kind): Way => {
      const repository = (turn: number) => join(base, `${name}-${kind}-${turn}`);
      const peer: Pick<Way, "init" | "keep"> =
        name === "borg"
          ? {
              init: (turn) => run("borg", "init", "-e", "none", repository(turn)),
              keep: (turn) => ["borg", "create", "-C", "none", `${repository(turn)}::all`, join(base, kind)],
            }
          : {
              init: (turn) => run("restic", "-r", repository(turn), "init", "-q"),
              keep: (turn) => ["restic", "-r", repository(turn), "backup", "-q", join(base, kind)],
            };
      return { ...amountOf(kind), metric: `keep.peer_${name}_${kind}`, ...peer };
    });
  });
}

interface Taken {
  readonly seconds: number;
  readonly processor: number;
}

/** Runs a command under a shell whose `times` says what its children took of the processors. */
function timed(command: readonly string[]): Taken {
  const script = '"$@" >/dev/null 2>&1; code=$?; times; exit $code';
  const start = performance.now();
  const said = execFileSync("sh", ["-c", script, "sh", ...command], { env }).toString();
  const seconds = (performance.now() - start) / 1000;
  const children = [...(said.trim().split("\n").at(-1) ?? "").matchAll(/([0-9]+)m([0-9.]+)s/g)];
  return {
    seconds,
    processor: children.reduce((sum, [, minutes, rest]) => sum + 60 * Number(minutes) + Number(rest), 0),
  };
}

function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { stdio: "pipe", env, maxBuffer: 2 ** 28 });
}

function amountOf(kind: (typeof kinds)[number]): { readonly amount: number; readonly unit: string } {
  return kind === "large" ? { amount: mebibytes, unit: "MiB/s" } : { amount: files, unit: "files/s" };
}

/** What the disk itself costs: a small file with its fsync, one after the other. */
function diskFloor(): void {
  const start = performance.now();
  for (let i = 0; i < 200; i++) {
    const file = openSync(join(base, `floor-${i}`), "wx");
    writeSync(file, randomBytes(4096));
    fsyncSync(file);
    closeSync(file);
  }
  print("keep.disk_fsync", (performance.now() - start) / 200, "ms");
}

function print(metric: string, value: number | string, unit: string): void {
  const shown = typeof value === "number" ? Number(value.toPrecision(4)) : value;
  console.log(JSON.stringify({ metric, value: shown, unit }));
}

const env = {
  ...process.env,
  GAWAH_CONFIG: join(base, "config"),
  GAWAH_CACHE: join(base, "catalog"),
  BORG_BASE_DIR: base,
  BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK: "yes",
  RESTIC_PASSWORD: "bench",
  RESTIC_CACHE_DIR: join(base, "cache"),
};

try {
  makeFiles();
  diskFloor();
  const ways = [...ours(), ...peers()];
  for (const way of ways) for (let turn = 0; turn < turns; turn++) way.init(turn);
  const taken = ways.map((): Taken[] => []);
  for (let turn = 0; turn < turns; turn++)
    for (const [i, way] of ways.entries()) {
      execFileSync("sync");
      taken[i]!.push(timed(way.keep(turn)));
    }
  const shortest = new Map<string, number>();
  for (const [i, { metric, amount, unit }] of ways.entries()) {
    const seconds = taken[i]!.map((one) => one.seconds).sort((a, b) => a - b);
    shortest.set(metric, seconds[0]!);
    print(metric, amount / seconds[0]!, unit);
    print(`${metric}.median`, amount / seconds[Math.floor(seconds.length / 2)]!, unit);
    print(`${metric}.processor`, Math.min(...taken[i]!.map((one) => one.processor)), "s");
  }
  for (const kind of kinds)
    for (const name of ["borg", "restic"]) {
      const theirs = shortest.get(`keep.peer_${name}_${kind}`);
      if (theirs !== undefined)
        print(`keep.open_${kind}.times_${name}`, theirs / shortest.get(`keep.open_${kind}`)!, "times");
    }
  print("keep.load", loadavg()[0]!, "processes");
} finally {
  rmSync(base, { recursive: true, force: true });
}
