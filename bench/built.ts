import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build } from "esbuild";

const root = join(import.meta.dirname, "..");
const building = pathToFileURL(join(root, "scripts/build.mjs")).href;
const { forNode } = (await import(building)) as { forNode: BuildOptions };

/**
 * A file of `src/` as `npm run build` bundles it, its threads beside it: what is measured is what people run. `T` is the type of
 * its module. What is left of it goes when the process ends.
 */
export async function built<T>(file: string): Promise<T> {
  mkdirSync(join(root, "dist"), { recursive: true });
  const outdir = mkdtempSync(join(root, "dist", "bench-"));
  process.once("exit", () => rmSync(outdir, { recursive: true, force: true }));
  for (const entry of [file, "disk/worker.ts"])
    await build({ ...forNode, entryPoints: [join(root, "src", entry)], outdir });
  return await import(pathToFileURL(join(outdir, basename(file).replace(/\.ts$/, ".js"))).href);
}
