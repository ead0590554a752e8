import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { claim } from "../../src/acts/claim.ts";
import { findNames } from "../../src/acts/find.ts";
import { keep } from "../../src/acts/keep.ts";
import { memoryStore } from "../../src/catalog/memoryStore.ts";
import type { Store } from "../../src/catalog/store.ts";
import { sqliteStore } from "../../src/disk/catalogStore.ts";
import { readWordFiles } from "../../src/disk/words.ts";
import { createNames, fold } from "../../src/names/index.ts";
import { file, openHouse } from "./house.ts";

const matcher = createNames(readWordFiles("src/names/tables"));
const told = ["Nur Halim", "Zeba Orun", "نور حلیم", "Noor Haleem", "Bako Velt", "बाको", "Nura Halima"];
const asked = ["Nur Halim", "نور", "Zebba Orun", "باكو", "Velt, Bako", "Nobody Else", "h"];

it("every database finds the same names under other spellings, in the same order", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gawah-names-"));
  try {
    const [memory, ...others] = [
      await answers(memoryStore()),
      await answers(sqliteStore(":memory:")),
      await answers(sqliteStore(join(folder, "catalog.sqlite"))),
    ];
    expect(memory![0]!.length).toBeGreaterThan(2);
    for (const other of others) expect(other).toEqual(memory);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function answers(store: Store): Promise<(readonly [string, number, readonly string[], number])[][]> {
  const { ports: bare, close } = await openHouse(store);
  const ports = { ...bare, names: () => matcher, fold: (name: string) => fold(name).key };
  try {
    for (const name of told)
      for await (const kept of keep(ports, [file("told.txt", `${name} came.`)], { open: true }))
        await claim(ports, {
          object: kept.object,
          start: 0,
          end: [...name].length,
          made: { what: "mention", type: "person" },
        });
    const all = [];
    for (const query of asked)
      all.push(
        (await findNames(ports, query)).map(
          ({ name, score, also, accounts }) => [name, score, also, accounts] as const,
        ),
      );
    return all;
  } finally {
    await close();
  }
}
