import { expect, it } from "vitest";
import type { Act } from "../../src/archive/archive.ts";
import { createArchive, drawKeys } from "../../src/archive/create.ts";
import { memoryFolder } from "../../src/archive/memory.ts";
import { openArchive } from "../../src/archive/open.ts";
import { type Files, fixedPorts } from "./vectors.ts";

async function all(acts: AsyncIterable<Act>): Promise<Act[]> {
  const found: Act[] = [];
  for await (const act of acts) found.push(act);
  return found;
}

async function newArchive() {
  const files: Files = new Map();
  const state: Files = new Map();
  const ports = fixedPorts("fresh", files);
  const keys = drawKeys(ports);
  await createArchive(ports, memoryFolder(state), keys);
  const open = () => openArchive(ports, keys.device, { keys: keys.device, state: memoryFolder(state) });
  return { files, open, archive: await open() };
}

it("acts that were just written are replayed as they are read back, from any place among them", async () => {
  const { archive, open } = await newArchive();
  const unit = await archive.newUnit();
  await archive.append([{ kind: "note", refs: [], body: { text: "before" }, unit: null }]);
  const first = archive.size;
  const [log = ""] = Object.keys(archive.position());
  await archive.append([
    { kind: "note", refs: [], body: { text: "open", number: 1 }, private: { path: "x", name: "y" }, unit: null },
    { kind: "note", refs: [], body: { z: [{ b: 1, a: 2 }], a: "sealed" }, unit },
  ]);
  const again = await open();
  for (let from = first; from <= archive.size; from++) {
    const fresh = await all(archive.replay({ [log]: from }));
    expect(JSON.stringify(fresh)).toBe(JSON.stringify(await all(again.replay({ [log]: from }))));
  }
  expect(await all(archive.replay())).toEqual(await all(again.replay()));
});

it("acts that were just written are withheld once their unit is withdrawn", async () => {
  const { archive } = await newArchive();
  const unit = await archive.newUnit();
  const from = archive.position();
  await archive.append([{ kind: "note", refs: [], body: { text: "gone" }, unit }]);
  await archive.destroyUnits([unit]);
  expect((await all(archive.replay(from))).map((act) => act.kind)).toEqual(["withheld", "commit"]);
});
