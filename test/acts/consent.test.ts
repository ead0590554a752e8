import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { consent, consentsOf } from "../../src/acts/consent.ts";
import { keep } from "../../src/acts/keep.ts";
import { nameSource } from "../../src/acts/source.ts";
import { withdraw } from "../../src/acts/withdraw.ts";
import { all, file, openHouse } from "./house.ts";

let house: Awaited<ReturnType<typeof openHouse>>;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

it("the newest consent of a source holds, and says what it takes back", async () => {
  const { ports } = house;
  const source = await nameSource(ports, { name: "Orsan" });
  expect(await consentsOf(ports, source)).toEqual([]);
  await consent(ports, { source: "Orsan", allow: ["share", "publish-named"], how: "spoken, before his sister" });
  const done = await consent(ports, { source: source.id, allow: ["share=2032-01-31"], why: "he is threatened" });
  expect(done.narrowed.map(({ use }) => use)).toEqual(["share", "publish-named"]);
  expect(await consentsOf(ports, source)).toMatchObject([{ subject: "", allow: ["share=2032-01-31"] }]);
});

it("a subject consents for herself, beside the source", async () => {
  const { ports } = house;
  const source = await nameSource(ports, { name: "Orsan" });
  await consent(ports, { source: "Orsan", allow: ["publish-named"] });
  await consent(ports, { source: "Orsan", subject: "Ilva of the mill", allow: [] });
  expect((await consentsOf(ports, source)).map(({ subject, allow }) => [subject, allow])).toEqual([
    ["", ["publish-named"]],
    ["Ilva of the mill", []],
  ]);
});

it("a consent is sealed as its source is, never open, and goes with a withdrawal", async () => {
  const { ports, dir } = house;
  const source = await nameSource(ports, { name: "Orsan" });
  await all(keep(ports, [file("a.txt", "They came at dusk.")], { source }));
  await consent(ports, { source: "Orsan", subject: "Ilva of the mill", allow: ["share"], how: "by her own hand" });
  const open = await nameSource(ports, { name: "The Canal Post", open: true });
  await consent(ports, { source: open.id, subject: "Tamo the ferryman", allow: [] });
  const acts = (await all(ports.archive.replay())).filter((act) => act.kind === "consent");
  expect(acts.map((act) => act.unit)).toEqual([source.unit, ports.archive.ownUnit]);
  const bytes = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name), "latin1"));
  for (const words of ["Ilva", "own hand", "Tamo"]) expect(bytes.filter((one) => one.includes(words))).toEqual([]);
  await withdraw(ports, source.id);
  expect(await consentsOf(ports, source)).toEqual([]);
});

it.each([
  [{ source: "Orsan", allow: ["publish"] }, "publish"],
  [{ source: "Orsan", allow: ["share", "share=2031-05-01"] }, "twice"],
  [{ source: "Orsan", allow: ["share"], how: "x".repeat(1001) }, "1000"],
])("a consent that cannot be read is refused and nothing is written: %j", async (asked, told) => {
  const { ports } = house;
  await nameSource(ports, { name: "Orsan" });
  const { size } = ports.archive;
  await expect(consent(ports, asked)).rejects.toMatchObject({
    code: "bad-input",
    message: expect.stringContaining(told),
  });
  expect(ports.archive.size).toBe(size);
});
