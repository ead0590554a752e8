import { afterEach, beforeEach, expect, it } from "vitest";
import { claim } from "../../src/acts/claim.ts";
import { sameNames } from "../../src/acts/compare.ts";
import { findNames, findWords } from "../../src/acts/find.ts";
import { keep } from "../../src/acts/keep.ts";
import { read } from "../../src/acts/read.ts";
import { pairsToJudge, resolved, rings, sameNamesIn } from "../../src/acts/resolve.ts";
import { same, undoSame } from "../../src/acts/same.ts";
import { readWordFiles } from "../../src/disk/words.ts";
import { createNames, fold } from "../../src/names/index.ts";
import { file, openHouse } from "./house.ts";

const matcher = createNames(readWordFiles("src/names/tables"));
let house: Awaited<ReturnType<typeof openHouse>>;
beforeEach(async () => {
  const opened = await openHouse();
  house = {
    ...opened,
    ports: {
      ...opened.ports,
      names: () => matcher,
      sameName: (a, b) => matcher.compare(a, b).verdict,
      fold: (name) => fold(name).key,
    },
  };
});
afterEach(() => house.close());

/** Keeps a text and marks names in it by hand; gives the refs of the mentions. */
async function told(text: string, names: readonly string[], open = true): Promise<{ object: string; refs: string[] }> {
  for await (const kept of keep(house.ports, [file("told.txt", text)], { open })) {
    const refs: string[] = [];
    for (const name of names) {
      const start = [...text.slice(0, text.indexOf(name))].length;
      const place = { start, end: start + [...name].length };
      const rows = await claim(house.ports, {
        object: kept.object,
        ...place,
        made: { what: "mention", type: "person" },
      });
      refs.push(rows.find((row) => row.line.kind === "mention")!.ref);
    }
    return { object: kept.object, refs };
  }
  throw new Error("nothing was kept");
}

it("what is judged through a third name holds in a table and on a card, until it is undone", async () => {
  const { ports } = house;
  const one = await told("Kaleb Oss came with R. Bako.", ["Kaleb Oss", "R. Bako"]);
  await told("They call him Stone.", ["Stone"]);
  expect((await sameNames(ports))("Kaleb Oss", "R. Bako")).toBe("different");
  await same(ports, { a: "Kaleb Oss", b: "Stone", type: "person", verdict: "same" });
  const second = await same(ports, { a: "Stone", b: "R. Bako", type: "person", verdict: "same" });
  expect((await sameNames(ports))("Kaleb Oss", "R. Bako")).toBe("same");
  expect(await sameNamesIn(ports, one.object)).toEqual([["Kaleb Oss", "R. Bako"]]);
  const [ring] = await rings(ports, { unjudged: false });
  expect(ring?.names.map((use) => [use.name, use.who.length])).toEqual([
    ["Kaleb Oss", 1],
    ["R. Bako", 1],
    ["Stone", 1],
  ]);
  expect(ring?.contested.length).toBeGreaterThan(1);
  await same(ports, { a: "R. Bako", b: "Kaleb Oss", type: "person", verdict: "not-same" });
  expect((await sameNames(ports))("Kaleb Oss", "R. Bako")).toBe("maybe");
  expect(await sameNamesIn(ports, one.object)).toEqual([]);
  await undoSame(ports, second.ref);
  expect((await sameNames(ports))("Kaleb Oss", "R. Bako")).toBe("different");
});

it("each pair shows the exact words where both names stand, and the judged ones are gone", async () => {
  const { ports } = house;
  await told("Nur Halim saw it.", ["Nur Halim"]);
  await told("The lamps burned. Then Noor Haleem ran.", ["Noor Haleem"]);
  const { pairs } = await pairsToJudge(ports, { limit: 10, lookups: 100 });
  expect(pairs).toHaveLength(1);
  for (const place of [...pairs[0]!.inA, ...pairs[0]!.inB]) {
    const [mark] = place.marks;
    expect([pairs[0]!.a, pairs[0]!.b]).toContain([...place.quote].slice(mark!.start, mark!.end).join(""));
  }
  await same(ports, { a: pairs[0]!.a, b: pairs[0]!.b, type: "person", verdict: "unsure" });
  expect((await pairsToJudge(ports, { limit: 10, lookups: 100 })).pairs).toEqual([]);
});

it("a judgement of names under seal is sealed with them, and names no mention", async () => {
  const { ports } = house;
  const secret = await told("Zeba told me.", ["Zeba"], false);
  const open = await told("Zeeba was there.", ["Zeeba"]);
  const unit = (await ports.catalog.object(secret.object))!.unit;
  const byWords = await same(ports, { a: "Zeba", b: "Zeeba", type: "person", verdict: "same" });
  const byRef = await same(ports, { a: open.refs[0]!, b: secret.refs[0]!, type: "person", verdict: "same" });
  const units = new Map<string, string | null>();
  for await (const act of ports.archive.replay({})) units.set(act.ref, act.unit);
  expect([units.get(byWords.ref), units.get(byRef.ref)]).toEqual([unit, unit]);
  const { resolution } = await resolved(ports);
  expect(resolution.ringOf(secret.refs[0]!)?.names.map((use) => use.name)).toEqual(["Zeba", "Zeeba"]);
});

it("finds a name by another spelling and what it was judged to be, and marks words at their own letters", async () => {
  const { ports } = house;
  const { object } = await told("Nur Halim saw it.", ["Nur Halim"]);
  await read(ports, object);
  await told("The Stone was there.", ["Stone"]);
  await same(ports, { a: "Nur Halim", b: "Stone", type: "person", verdict: "same" });
  expect(await findNames(ports, "Noor Haleem")).toMatchObject([{ name: "Nur Halim", also: ["Stone"], accounts: 2 }]);
  expect(await findNames(ports, "")).not.toEqual([]);
  expect(await findNames(ports, "x")).toEqual([]);
  const [found] = await findWords(ports, "SAW");
  const [mark] = found!.marks;
  expect([...found!.quote].slice(mark!.start, mark!.end).join("")).toBe("saw");
});

it("a bound that the words do not state is marked as a convention, and only a bound that is there", async () => {
  const kept = await told("Dozens were hurt.", []);
  const make = (convention: readonly unknown[]) =>
    claim(house.ports, {
      object: kept.object,
      start: 0,
      end: 6,
      made: { what: "figure", min: 24, max: null, convention: convention as ["min"], of: "wounded" },
    });
  const rows = await make(["min", "min"]);
  expect(rows.map((row) => row.line)).toContainEqual(
    expect.objectContaining({ min: 24, max: null, convention: ["min"] }),
  );
  for (const bad of [["max"], ["low"]]) await expect(make(bad)).rejects.toMatchObject({ code: "bad-input" });
});
