import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Io } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";
import { wire } from "../../src/cli/wire.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Standard output as JSON Lines. */
  readonly lines: readonly Record<string, unknown>[];
}

/** A person at a terminal, or a pipe, in a folder of her own with her own settings and cache. */
export interface Terminal {
  readonly folder: string;
  gawah(args: readonly string[], options?: Partial<Io> & { readonly stdinText?: string }): Promise<Ran>;
  close(): void;
}

/** Runs commands in this process; settings and cache lie beside the folder. */
export function terminal(): Terminal {
  const root = mkdtempSync(join(tmpdir(), "gawah-cli-"));
  process.env.GAWAH_CONFIG = join(root, "config");
  process.env.GAWAH_CACHE = join(root, "cache");
  const house = wire();
  return {
    folder: root,
    async gawah(args, options = {}) {
      let out = "";
      let err = "";
      const io: Io = {
        env: {},
        cwd: root,
        out: (text) => {
          out += text;
        },
        err: (text) => {
          err += text;
        },
        stdin: (async function* () {
          yield new TextEncoder().encode(options.stdinText ?? "");
        })(),
        tty: false,
        ask: () => Promise.reject(new Error("asked without a terminal")),
        signal: new AbortController().signal,
        // Time stands still, so that no progress is told on a slow machine.
        now: () => 0,
        ...options,
      };
      const code = await run(args, io, house);
      const lines = args.includes("--json")
        ? out
            .split("\n")
            .filter((line) => line !== "")
            .map((line) => JSON.parse(line))
        : [];
      return { code, out, err, lines };
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}
