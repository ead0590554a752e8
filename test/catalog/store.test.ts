import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { memoryStore } from "../../src/catalog/memoryStore.ts";
import { sqliteStore } from "../../src/disk/catalogStore.ts";
import { storeContract } from "./contract.ts";

const folder = mkdtempSync(join(tmpdir(), "gawah-catalog-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

storeContract("memory", memoryStore);
storeContract("an SQLite file", () => sqliteStore(join(folder, `${count++}.sqlite`)));
storeContract("SQLite in memory", () => sqliteStore(":memory:"));

it("leaves no word in any file after clearing and scrubbing", async () => {
  const store = sqliteStore(join(folder, "scrubbed.sqlite"));
  await store.transaction(async () => {
    for (let i = 0; i < 2000; i++) {
      await store.putWords({ ref: `r${i}`, text: `the lantern at the ferryhouse number ${i}` });
      await store.put("line", { id: `r${i}`, owner: "o", kind: "k", place: i, row: "the lantern at the ferryhouse" });
    }
  });
  const words = ["ferryhouse", "lantern", "fer", "rry"];
  const held = () =>
    readdirSync(folder)
      .filter((name) => name.startsWith("scrubbed"))
      .map((name) => readFileSync(join(folder, name)));
  expect(held().some((bytes) => bytes.includes("ferryhouse"))).toBe(true);
  await store.transaction(() => store.clear());
  await store.scrub();
  for (const bytes of held()) for (const word of words) expect(bytes.includes(word)).toBe(false);
  await store.close();
});
