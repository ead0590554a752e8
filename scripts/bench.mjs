// `npm run bench -- NAME [PATH]`: runs `bench/NAME.ts`, which prints one JSON line a figure.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root, run, setUp } from "./setup.mjs";

const [name, ...rest] = process.argv.slice(2);
const file = name ? join(root, "bench", `${name}.ts`) : "";
if (!name || !existsSync(file)) {
  const known = readdirSync(join(root, "bench"), { recursive: true })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => path.replaceAll("\\", "/").slice(0, -3));
  console.error(
    `Running the benchmark "${name ?? ""}": there is no such benchmark, one of these is needed: ${known.sort().join(", ")}.`,
  );
  process.exit(2);
}
await setUp();
process.exitCode = run(process.execPath, ["--import", "tsx", file, ...rest], {
  INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
});
