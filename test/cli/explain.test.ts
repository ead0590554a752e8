import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { terminal } from "./terminal.ts";

it("read --explain says why of every result, in text and as JSON, and the same each time to the byte", async () => {
  const term = terminal();
  writeFileSync(join(term.folder, "news.txt"), "پولیس نے منگل کو سروند میں پچیس مزدوروں کو گرفتار کیا، یونین نے کہا۔");
  const once = async (...flags: string[]) => (await term.gawah(["read", "news.txt", "--explain", ...flags])).out;
  const text = await once();
  expect(text).toContain("deed/does; ur/deeds.txt:");
  expect(text).toContain("taken by an authority");
  expect(text).toContain("speaker/verb; ur/attribution.txt:");
  const json = await once("--json");
  for (const line of json.trim().split("\n")) expect(JSON.parse(line)).toHaveProperty("explain.rule");
  expect([await once(), await once("--json")]).toEqual([text, json]);
  term.close();
});
