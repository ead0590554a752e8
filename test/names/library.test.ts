import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const example = readFileSync("examples/library/names.ts", "utf8");

test("the example of the library in the docs is the one that is run, and prints what it says", () => {
  expect(readFileSync("docs/names.md", "utf8")).toContain(`\`\`\`ts\n${example}\`\`\``);
  const printed = execFileSync(process.execPath, ["--import", "tsx", "examples/library/names.ts"], {
    encoding: "utf8",
  });
  const promised = [...example.matchAll(/\); \/\/ (.+)$/gm)].map((match) => match[1]);
  expect(promised.length).toBeGreaterThan(4);
  expect(printed.trim().split("\n")).toEqual(promised);
});
