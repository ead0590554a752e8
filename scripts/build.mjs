// Bundles the program for Node and the reading room for the browser into `dist/`.
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./setup.mjs";

/** Every engine the program meets knows letters by their properties: otherwise such a pattern would be made anew each time it is used. */
const supported = { "regexp-unicode-property-escapes": true };

/** How the program is bundled for Node. */
export const forNode = {
  bundle: true,
  platform: "node",
  target: "node20",
  supported,
  format: "esm",
  packages: "external",
};

/** Writes `dist/` anew: `gawah.js`, the workers beside it, and `web/`. */
export async function buildAll() {
  const out = join(root, "dist");
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, "web"), { recursive: true });
  const program = { ...forNode, absWorkingDir: root, outdir: out, sourcemap: "linked", logLevel: "warning" };
  // What is imported when it is asked for comes into files of its own; the worker is one file, since it is loaded once a core.
  await build({ ...program, entryPoints: [{ in: "src/cli/main.ts", out: "gawah" }], splitting: true });
  await build({ ...program, entryPoints: [{ in: "src/disk/worker.ts", out: "worker" }] });
  await build({
    absWorkingDir: root,
    entryPoints: [{ in: "web/main.tsx", out: "app" }],
    outdir: join(out, "web"),
    bundle: true,
    minify: true,
    platform: "browser",
    target: ["chrome110", "firefox115", "safari16"],
    supported,
    format: "esm",
    jsx: "automatic",
    loader: { ".woff2": "file", ".woff": "empty", ".svg": "file", ".json": "json" },
    assetNames: "fonts/[name]-[hash]",
    define: { "process.env.NODE_ENV": '"production"' },
    sourcemap: false,
    logLevel: "warning",
  });
  copyFileSync(join(root, "web", "index.html"), join(out, "web", "index.html"));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await buildAll();
