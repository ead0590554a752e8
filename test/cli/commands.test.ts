import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { commands } from "../../src/cli/commands/index.ts";
import { exits } from "../../src/cli/exits.ts";
import { shown } from "../../src/cli/io.ts";
import { terminal } from "./terminal.ts";

const page = readFileSync(new URL("../../docs/commands.md", import.meta.url), "utf8");

it("docs/commands.md has every command with its example and every option", () => {
  for (const spec of commands) {
    const name = spec.usage.split(" ")[0]!;
    expect(page, name).toContain(`\n## gawah ${spec.usage}\n`);
    const section = page.split(`\n## gawah ${spec.usage}\n`)[1]!.split("\n## ")[0]!;
    expect(section, name).toContain(`gawah ${spec.example}`);
    for (const [flags] of spec.options ?? []) expect(section, `${name} ${flags}`).toContain(`\`${flags}\``);
  }
});

it("docs/commands.md has every exit code with its meaning, and no other", () => {
  const rows = [...page.matchAll(/^\| *(\d+) *\|(.+)\|$/gm)].map((row) => [Number(row[1]), row[2]!.trim()]);
  expect(rows).toEqual(Object.values(exits).map(({ code, means }) => [code, means]));
});

it("no two exits share a code", () => {
  const codes = Object.values(exits).map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

it("every command prints help with an example", async () => {
  const term = terminal();
  for (const spec of commands) {
    const ran = await term.gawah([spec.usage.split(" ")[0]!, "--help"]);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain(`gawah ${spec.example}`);
    expect(ran.out).toContain("--json");
  }
  term.close();
});

it("shows control characters and turning marks instead of obeying them", () => {
  expect(shown("a\u202Eb\u001b[2Jc\nd")).toBe("a\\u{202E}b\\u{001B}[2Jc\\u{000A}d");
  expect(shown("سروند")).toBe("سروند");
});
