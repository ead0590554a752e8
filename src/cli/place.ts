import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the program's own files (lexicons, tables, example), from the bundle or from the sources. */
export function programFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    if (existsSync(join(at, "package.json")) && existsSync(join(at, "src"))) return at;
    if (dirname(at) === at) throw new Error("the program's own folder is not above its code");
  }
}

/** The made-up example with its plan. */
export function exampleFolder(): string {
  return join(programFolder(), "examples");
}

/** The version as `package.json` says it. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(programFolder(), "package.json"), "utf8")) as { version: string };
  return version;
}
