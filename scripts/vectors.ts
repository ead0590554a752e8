/**
 * Makes the vectors of the format again: `npx tsx scripts/vectors.ts [FOLDER]`. Without a folder it rewrites
 * `spec/vectors/digests.json`; with one it also writes the archives there. Salts, keys and clock are fixed, so the bytes are too.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { digestOf, earlyVector, soundVector } from "../test/archive/vectors.ts";

const sizes = [0, 1, 3, 255, 256, 257, 65_535, 65_536, 65_537, 70_000];

async function main(folder: string | undefined): Promise<void> {
  const digests: Record<string, string> = {};
  for (const size of sizes) {
    const { files } = size === 0 || size === 1 ? await earlyVector(size) : await soundVector(size);
    digests[size] = digestOf(files);
    if (folder === undefined) continue;
    for (const [path, bytes] of files) {
      const file = join(folder, String(size), path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
  }
  writeFileSync("spec/vectors/digests.json", `${JSON.stringify(digests, null, 2)}\n`);
}

await main(process.argv[2]);
