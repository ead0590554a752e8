import { afterEach, beforeEach, expect, it } from "vitest";
import { type Kept, keep } from "../../src/acts/keep.ts";
import { file, openHouse } from "./house.ts";

let house: Awaited<ReturnType<typeof openHouse>>;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const files = (count: number, last: string) => [
  ...Array.from({ length: count }, (_, i) => file(`${i}.txt`, `words of witness ${i}`)),
  file("last.txt", last),
];

it("of more files than one commit holds all before a bad one are kept, in order, in two commits", async () => {
  const given: Kept[] = [];
  const all = async () => {
    for await (const kept of keep(house.ports, files(2001, ""), { open: true })) given.push(kept);
  };
  await expect(all()).rejects.toMatchObject({ code: "empty" });
  expect(given.map((kept) => kept.name)).toEqual(Array.from({ length: 2001 }, (_, i) => `${i}.txt`));
  const kinds: string[] = [];
  for await (const act of house.ports.archive.replay()) kinds.push(act.kind);
  expect(kinds.slice(-2004).filter((kind) => kind === "keep").length).toBe(2001);
  expect(kinds.at(-3)).toBe("commit");
  expect(kinds.slice(-2)).toEqual(["keep", "commit"]);
}, 30_000);
