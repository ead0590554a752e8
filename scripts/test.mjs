// `npm test`: sets up what is missing, then types, lint, dead code and every test. `npm test -- NAME` runs only matching tests.
import { join } from "node:path";
import { npm, root, run, setUp } from "./setup.mjs";

const bin = (path) => [join(root, "node_modules", ...path.split("/"))];

await setUp();
const only = process.argv.slice(2);
if (only.length === 0) {
  step("types", () => npm(["run", "--silent", "types"]));
  step("lint and format", () => npm(["run", "--silent", "lint"]));
  step("dead code", () => run(process.execPath, bin("knip/bin/knip.js")));
}
step("tests", () => run(process.execPath, [...bin("vitest/vitest.mjs"), "run", ...only]));

function step(name, does) {
  console.log(`— ${name}`);
  const code = does();
  if (code !== 0) {
    console.error(`${name}: failed (exit code ${code})`);
    process.exit(code);
  }
}
