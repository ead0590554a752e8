import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { memoryStore } from "../../src/catalog/memoryStore.ts";
import { sqliteStore } from "../../src/disk/catalogStore.ts";
import { storeContract } from "./contract.ts";

const folder = mkdtempSync(join(tmpdir(), "gawah-catalog-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

storeContract("memory", memoryStore);
storeContract("an SQLite file", () => sqliteStore(join(folder, `${count++}.sqlite`)));
storeContract("SQLite in memory", () => sqliteStore(":memory:"));
