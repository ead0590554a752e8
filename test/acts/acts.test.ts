import { afterEach, beforeEach, expect, it } from "vitest";
import { claim } from "../../src/acts/claim.ts";
import { addAccounts, gather, removeAccounts } from "../../src/acts/gather.ts";
import { judge, undo } from "../../src/acts/judge.ts";
import { keep } from "../../src/acts/keep.ts";
import { changeMatter, makeMatter } from "../../src/acts/matter.ts";
import { note } from "../../src/acts/note.ts";
import { placeOf } from "../../src/acts/place.ts";
import { read } from "../../src/acts/read.ts";
import { readFor } from "../../src/acts/readFor.ts";
import { same, undoSame } from "../../src/acts/same.ts";
import { nameSource } from "../../src/acts/source.ts";
import { all, file, openHouse } from "./house.ts";

const told = "At dusk they came to Sarwand. Two brothers were killed at the bridge. 😢 No report was taken.";
let house: Awaited<ReturnType<typeof openHouse>>;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

async function keepOne(open = false) {
  const source = await nameSource(house.ports, { name: open ? "The Canal Post" : "M.", kind: "person", open });
  const [kept] = await all(keep(house.ports, [file("a.txt", told)], { source }));
  return kept!;
}

it("keeps a file sealed in its source's unit, and what is read from it too", async () => {
  const { ports } = house;
  const kept = await keepOne();
  expect(kept.unit).toMatch(/^[0-9a-f]{32}$/);
  const done = await read(ports, kept.object);
  expect(done.fresh).toBe(true);
  const acts = await all(ports.archive.replay());
  for (const kind of ["source", "keep", "read"]) expect(acts.find((act) => act.kind === kind)?.unit).toBe(kept.unit);
  expect((await ports.catalog.object(kept.object))?.name).toBe("a.txt");
  expect((await ports.catalog.lines(kept.object, "claim")).map((row) => row.state)).toEqual(["suggested"]);
});

it("keeps a file of an open source open, but never its name", async () => {
  const kept = await keepOne(true);
  const act = (await all(house.ports.archive.replay())).find((one) => one.kind === "keep");
  expect(act?.unit).toBeNull();
  expect(JSON.stringify(act?.body)).not.toContain("a.txt");
  expect(JSON.stringify(act?.private)).toContain("a.txt");
  expect(kept.unit).toBeNull();
});

it("refuses an empty file, and to keep open what a sealed source told", async () => {
  const { ports } = house;
  await expect(all(keep(ports, [file("empty", "")]))).rejects.toMatchObject({ code: "empty" });
  const source = await nameSource(ports, { name: "M." });
  await expect(all(keep(ports, [file("a", "x")], { source, open: true }))).rejects.toMatchObject({ code: "bad-input" });
  expect(await ports.catalog.objects()).toEqual([]);
});

it("keeps the files before one that fails", async () => {
  const got: string[] = [];
  const files = [file("a", "one"), file("b", "")];
  await expect(
    (async () => {
      for await (const kept of keep(house.ports, files)) got.push(kept.name);
    })(),
  ).rejects.toMatchObject({ code: "empty" });
  expect(got).toEqual(["a"]);
  expect(await house.ports.catalog.objects()).toHaveLength(1);
});

it("reads the same object again without a new act", async () => {
  const kept = await keepOne();
  await read(house.ports, kept.object);
  const size = house.ports.archive.size;
  const again = await read(house.ports, kept.object.slice(0, 8));
  expect(again.fresh).toBe(false);
  expect(house.ports.archive.size).toBe(size);
});

it("accepts, amends, rejects and undoes, each with who and why", async () => {
  const { ports } = house;
  const kept = await keepOne();
  await read(ports, kept.object);
  const [row] = await ports.catalog.lines(kept.object, "claim");
  const [accepted] = await judge(ports, [{ ref: row!.ref, verdict: "accept", why: "plain words" }]);
  expect(accepted).toMatchObject({
    state: "accepted",
    judgements: [{ by: ports.archive.keyholder, why: "plain words" }],
  });
  const [amended] = await judge(ports, [{ ref: row!.ref, verdict: "amend", amended: { deed: "massacre" } }]);
  expect(amended).toMatchObject({
    state: "amended",
    line: { deed: "massacre", sure: 0.85 },
    before: { deed: "killing" },
  });
  const [rejected] = await judge(ports, [{ ref: row!.ref, verdict: "reject", why: "a dream" }]);
  expect(rejected!.state).toBe("rejected");
  const back = await undo(ports, row!.ref, rejected!.judgements.at(-1)!.ref);
  expect(back).toMatchObject({ state: "amended", line: { deed: "massacre" } });
  const first = await undo(ports, row!.ref, back.judgements[1]!.ref);
  expect(first).toMatchObject({ state: "accepted", line: { deed: "killing" }, before: null });
  await expect(undo(ports, row!.ref, back.judgements[1]!.ref)).rejects.toMatchObject({ code: "not-found" });
});

it("refuses an amendment whose words do not stand in the text", async () => {
  const { ports } = house;
  const kept = await keepOne();
  await read(ports, kept.object);
  const [row] = await ports.catalog.lines(kept.object, "claim");
  const bad = [
    { trigger: { text: "murdered", start: 0, end: 8 } },
    {},
    { claim: "gap" },
    { trigger: { text: "x", start: 9, end: 2 } },
  ];
  for (const amended of bad) {
    await expect(judge(ports, [{ ref: row!.ref, verdict: "amend", amended }])).rejects.toMatchObject({
      code: "bad-input",
    });
  }
});

it("makes claims of selected words by hand, in code points, without a reading", async () => {
  const { ports } = house;
  const kept = await keepOne();
  const place = placeOf(told, "No report was taken")!;
  expect(place.start).toBe([...told.slice(0, told.indexOf("No report"))].length);
  const rows = await claim(ports, {
    object: kept.object,
    ...place,
    made: { what: "gap", missing: "police-report" },
    speakers: [{ name: "M." }, { name: "his sister", basis: "saw" }],
  });
  expect(rows.map((row) => [row.line.kind, row.state, row.made])).toEqual([
    ["statement", "accepted", "person"],
    ["claim", "accepted", "person"],
  ]);
  expect(rows[0]!.line).toMatchObject({
    quote: "No report was taken",
    speakers: [{ how: "author" }, { how: "quoted", basis: "saw" }],
  });
  expect(rows[0]!.account).toBe(`${kept.object}#whole`);
  const figure = placeOf(told, "Two")!;
  const [, two] = await claim(ports, {
    object: kept.object,
    ...figure,
    made: { what: "figure", min: 2, max: 2.5, of: "killed" },
  });
  expect(two!.line).toMatchObject({ kind: "figure", min: 2, max: 2.5, unit: "persons" });
});

it("makes nothing of a place outside the text, of words that are not there, or of a range upside down", async () => {
  const { ports } = house;
  const { object } = await keepOne();
  const make = (start: number, end: number, made: Parameters<typeof claim>[1]["made"]) =>
    claim(ports, { object, start, end, made });
  await expect(make(5000, 5010, { what: "statement" })).rejects.toMatchObject({ code: "bad-input" });
  await expect(make(5, 5, { what: "statement" })).rejects.toMatchObject({ code: "bad-input" });
  await expect(make(0, 7, { what: "deed", deed: "killing", doer: "the mayor" })).rejects.toMatchObject({
    code: "bad-input",
  });
  await expect(make(0, 7, { what: "figure", min: 5, max: 2 })).rejects.toMatchObject({ code: "bad-input" });
  await expect(
    claim(ports, { object: "0".repeat(64), start: 0, end: 1, made: { what: "statement" } }),
  ).rejects.toMatchObject({
    code: "not-found",
  });
});

it("gives a telling made by hand its own account, and claims in it to that account", async () => {
  const { ports } = house;
  const { object } = await keepOne();
  const part = placeOf(told, "Two brothers were killed at the bridge.")!;
  const [telling] = await claim(ports, {
    object,
    ...part,
    made: { what: "telling", author: "The Canal Post", form: "quotation" },
  });
  const words = placeOf(told, "killed")!;
  const rows = await claim(ports, { object, ...words, made: { what: "deed", deed: "killing" } });
  expect(rows[1]!.account).toBe(telling!.account);
  expect((await ports.catalog.account(telling!.account))?.author).toBe("The Canal Post");
  expect(rows[0]!.line).toMatchObject({ speakers: [{ name: "The Canal Post" }] });
});

it("gathers accounts, makes matters and marks, each sealed with the account it speaks of", async () => {
  const { ports } = house;
  const kept = await keepOne();
  await read(ports, kept.object);
  const [open] = await all(keep(ports, [file("b.txt", "Three were killed.")], { open: true }));
  await read(ports, open!.object);
  const incident = await gather(ports, { title: "The bridge", accounts: [kept.object, `${open!.object}#t1`] });
  expect(incident.accounts).toEqual([`${kept.object}#t1`, `${open!.object}#t1`]);
  const acts = (await all(ports.archive.replay())).filter((act) => act.kind === "gather");
  expect(acts.map((act) => act.unit)).toEqual([kept.unit, null]);
  const [one] = await ports.catalog.lines(kept.object, "claim");
  const [two] = await ports.catalog.lines(open!.object, "claim");
  const matter = await makeMatter(ports, {
    incident: incident.id,
    title: "the killing",
    question: "what",
    claims: [one!.ref, two!.ref],
  });
  expect(matter.claims).toEqual([one!.ref, two!.ref]);
  expect((await changeMatter(ports, incident.id, matter.id, { remove: [one!.ref] })).claims).toEqual([two!.ref]);
  const mark = await readFor(ports, { incident: incident.id, account: `${open!.object}#t1`, question: "who" });
  expect(await ports.catalog.marks(incident.id)).toEqual([mark]);
  expect((await removeAccounts(ports, incident.id, [kept.object])).accounts).toHaveLength(1);
  expect((await addAccounts(ports, incident.id, [kept.object])).accounts).toHaveLength(2);
});

it("judges names the same and takes it back", async () => {
  const { ports } = house;
  const row = await same(ports, { a: "Sarwand", b: "سروند", type: "place", verdict: "same", why: "one town" });
  expect(row).toMatchObject({ verdict: "same", undone: false, by: ports.archive.keyholder });
  await undoSame(ports, row.ref);
  expect((await ports.catalog.sames())[0]!.undone).toBe(true);
  await expect(same(ports, { a: "x", b: " ", type: "place", verdict: "same" })).rejects.toMatchObject({
    code: "bad-input",
  });
});

it("keeps a documenter's own note, she being the source", async () => {
  const { ports } = house;
  const kept = await note(ports, { text: "I was at the bridge.", by: "R." });
  expect(kept.unit).not.toBeNull();
  const [account] = await ports.catalog.accounts(kept.object);
  expect(account).toMatchObject({ author: "R.", told: "2031-03-04" });
  await expect(note(ports, { text: "  ", by: "R." })).rejects.toMatchObject({ code: "bad-input" });
});
