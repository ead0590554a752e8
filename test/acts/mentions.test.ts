import { afterEach, beforeEach, expect, it } from "vitest";
import { claim } from "../../src/acts/claim.ts";
import { keep } from "../../src/acts/keep.ts";
import { mentionsOf } from "../../src/acts/mentions.ts";
import { resolved } from "../../src/acts/resolve.ts";
import { same, undoSame } from "../../src/acts/same.ts";
import { fold } from "../../src/names/index.ts";
import { file, openHouse } from "./house.ts";

let house: Awaited<ReturnType<typeof openHouse>>;
beforeEach(async () => {
  const opened = await openHouse();
  house = { ...opened, ports: { ...opened.ports, fold: (name) => fold(name).key } };
});
afterEach(() => house.close());

/** Keeps a text and marks every place where the name stands by hand. */
async function told(text: string, name: string): Promise<string[]> {
  for await (const kept of keep(house.ports, [file("told.txt", text)], { open: true })) {
    const refs: string[] = [];
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const place = { start: at, end: at + name.length };
      const made = { what: "mention", type: "person" } as const;
      const rows = await claim(house.ports, { object: kept.object, ...place, made });
      refs.push(rows.find((row) => row.line.kind === "mention")!.ref);
    }
    return refs;
  }
  throw new Error("nothing was kept");
}

it("every mention of a name is listed with the words around it, those of different accounts first", async () => {
  const first = await told("Oss drove the lorry.\nOss gave the order.", "Oss");
  const second = await told("They say Oss fled.", "Oss");
  const { mentions, of } = await mentionsOf(house.ports, "oss");
  expect(of).toBe(3);
  expect(mentions.map((one) => one.ref).toSorted()).toEqual([...first, ...second].toSorted());
  expect(new Set(mentions.slice(0, 2).map((one) => one.object)).size).toBe(2);
  for (const { quote, marks, name } of mentions)
    expect([...quote].slice(marks[0]!.start, marks[0]!.end).join("")).toBe(name);
  expect(await mentionsOf(house.ports, "oss", 1)).toMatchObject({ mentions: { length: 1 }, of: 3 });
  expect(await mentionsOf(house.ports, "Nobody")).toEqual({ mentions: [], of: 0 });
});

it("a mention judged to be another of its name stands apart, can be joined with another name, and comes back when that is undone", async () => {
  const [driver, chief] = await told("Oss drove the lorry.\nOss gave the order.", "Oss");
  const [full] = await told("Kaleb Oss is a driver.", "Kaleb Oss");
  const apart = await same(house.ports, { a: driver!, b: "Oss", type: "person", verdict: "not-same", why: "two men" });
  const joined = await same(house.ports, { a: driver!, b: full!, type: "person", verdict: "same" });
  const { resolution } = await resolved(house.ports);
  expect(resolution.ringOf(driver!)).toBe(resolution.ringOf(full!));
  expect(resolution.ringOf(driver!)).not.toBe(resolution.ringOf(chief!));
  const listed = async () => new Map((await mentionsOf(house.ports, "Oss")).mentions.map((one) => [one.ref, one]));
  const judged = (await listed()).get(driver!);
  expect(judged).toMatchObject({ apart: true, also: ["Kaleb Oss"], accounts: 2 });
  expect(judged!.judgements.map((one) => one.ref).toSorted()).toEqual([apart.ref, joined.ref].toSorted());
  expect((await listed()).get(chief!)).toMatchObject({ apart: false, also: [], judgements: [] });
  await undoSame(house.ports, apart.ref);
  await undoSame(house.ports, joined.ref);
  expect((await listed()).get(driver!)).toMatchObject({ apart: false, also: [], judgements: [] });
  const after = (await resolved(house.ports)).resolution;
  expect(after.ringOf(driver!)).toBe(after.ringOf(chief!));
});
