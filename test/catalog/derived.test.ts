import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Act } from "../../src/archive/archive.ts";
import { canonical, type Json, parseCanonical } from "../../src/bytes/json.ts";
import type { CatalogSource } from "../../src/catalog/catalog.ts";
import { createCatalog } from "../../src/catalog/derived.ts";
import { lineFromJson, lineToJson } from "../../src/catalog/lineJson.ts";
import { memoryStore } from "../../src/catalog/memoryStore.ts";
import { sqliteStore } from "../../src/disk/catalogStore.ts";
import { fold, toyReader } from "../acts/house.ts";

const unit = "a".repeat(32);
const object = "0b".repeat(32);
const told = "At dusk they came to Sarwand. Two were killed at the bridge.";
const hash = (n: number) => n.toString(16).padStart(64, "0");

function act(index: number, kind: string, body: Json, more: Partial<Act> = {}): Act {
  const time = new Date(Date.UTC(2031, 2, 4, 8, 0, index)).toISOString();
  return {
    ref: hash(index),
    log: "c".repeat(32),
    index,
    kind,
    time,
    by: "d".repeat(16),
    refs: [],
    body,
    private: null,
    unit: null,
    withheld: false,
    ...more,
  };
}

/** An archive that is a list of acts; suggestions by object. */
function source(
  acts: readonly Act[],
  objects: Readonly<Record<string, string>> = {},
  units: readonly string[] = [],
): CatalogSource {
  const log = "c".repeat(32);
  return {
    id: "e".repeat(32),
    size: acts.length,
    position: () => ({ [log]: acts.length }),
    units: () => units,
    async *replay(after = {}) {
      for (const one of acts) if (one.index >= (after[log] ?? 0)) yield one;
    },
    async *getObject(id) {
      yield new TextEncoder().encode(objects[id] ?? "");
    },
  };
}

const keepAct = act(0, "keep", { object }, { private: { name: "a.txt", size: 60, sha256: "ff" } });
const suggestions = (text: string, reader = toyReader) =>
  [...reader.read(text, {})].map((line) => `${JSON.stringify(line)}\n`).join("");
const readAct = (index: number, id: string, reader: string) =>
  act(index, "read", { object, suggestions: id, reader, rendition: "text/plain;1", lines: 3, digest: "" });

describe.each([
  ["memory", memoryStore],
  ["SQLite", () => sqliteStore(":memory:")],
])("the catalog over %s", (_name, store) => {
  it("gives the same whether the acts come at once or one by one", async () => {
    const acts = [
      act(0, "source", { name: "M.", kind: "person", open: true }),
      act(1, "keep", { object, source: hash(0) }),
      readAct(2, hash(90), "toy;1"),
      act(3, "judge", { line: `${hash(90)}#c2`, verdict: "accept", why: "" }),
      act(4, "incident", { title: "The bridge", why: "" }),
      act(5, "gather", { incident: hash(4), account: `${object}#t1`, why: "" }),
      act(6, "matter", { incident: hash(4), title: "m", question: "what" }),
      act(7, "matter-claim", { matter: hash(6), claim: `${hash(90)}#c2`, in: true }),
      act(8, "same", { a: "Sarwand", b: "سروند", type: "place", verdict: "same" }),
    ];
    const objects = { [hash(90)]: suggestions(told) };
    const once = createCatalog(store(), fold);
    await once.catchUp(source(acts, objects));
    const stepped = createCatalog(store(), fold);
    for (let n = 1; n <= acts.length; n++) await stepped.catchUp(source(acts.slice(0, n), objects));
    const all = async (catalog: typeof once) => [
      await catalog.sources(),
      await catalog.objects(),
      await catalog.accounts(object),
      await catalog.lines(object),
      await catalog.incidents(),
      await catalog.matters(hash(4)),
      await catalog.sames(),
      await catalog.search("killed bridge"),
      await catalog.counts(),
    ];
    expect(await all(stepped)).toEqual(await all(once));
    expect(await once.lines(object, "claim")).toMatchObject([{ state: "accepted", account: `${object}#t1` }]);
    expect(await once.counts()).toMatchObject({ acts: 9, accounts: 1, objects: 1 });
    expect((await once.search("killed bridge")).map((hit) => hit.quote)).toEqual(["Two were killed at the bridge."]);
  });

  it("puts a newer reading in the place of an older one, but keeps what a person judged", async () => {
    const catalog = createCatalog(store(), fold);
    const objects = { [hash(90)]: suggestions(told), [hash(91)]: suggestions(told) };
    const acts = [
      keepAct,
      readAct(1, hash(90), "toy;1"),
      act(2, "judge", { line: `${hash(90)}#c2`, verdict: "reject" }),
      readAct(3, hash(91), "toy;2"),
    ];
    await catalog.catchUp(source(acts, objects));
    const claims = await catalog.lines(object, "claim");
    expect(claims.map((row) => [row.ref, row.state])).toEqual([
      [`${hash(90)}#c2`, "rejected"],
      [`${hash(91)}#c2`, "suggested"],
    ]);
    expect((await catalog.search("dusk")).map((hit) => hit.ref)).toEqual([`${hash(91)}#s1`]);
    expect((await catalog.object(object))?.reading?.reader).toBe("toy;2");
  });

  it("starts anew when the archive is shorter, another, or has lost the key of a unit", async () => {
    const catalog = createCatalog(store(), fold);
    const sealed = { ...keepAct, unit };
    await catalog.catchUp(source([sealed, act(1, "incident", { title: "x" })], {}, [unit]));
    expect(await catalog.counts()).toMatchObject({ objects: 1, incidents: 1 });
    const withdrawn = { ...sealed, withheld: true, body: null, private: null, unit: null, kind: "withheld" };
    await catalog.catchUp(source([withdrawn, act(1, "incident", { title: "x" })], {}, []));
    expect(await catalog.counts()).toMatchObject({ objects: 0, incidents: 1, withheld: 1 });
    await catalog.catchUp(source([withdrawn]));
    expect(await catalog.counts()).toMatchObject({ incidents: 0, acts: 1 });
    await catalog.catchUp({ ...source([keepAct]), id: "f".repeat(32) });
    expect(await catalog.counts()).toMatchObject({ objects: 1, withheld: 0 });
  });

  it("remembers kinds that it does not know, and starts anew once it knows one", async () => {
    const rows = store();
    const catalog = createCatalog(rows, fold);
    const acts = [keepAct, act(1, "dream", { of: object }), act(2, "constructor", {})];
    await catalog.catchUp(source(acts));
    expect([...(await catalog.unknownKinds())].sort()).toEqual(["constructor", "dream"]);
    const built = (await rows.getMeta()) as Record<string, unknown>;
    // As a program left it that did not know "keep" yet, and so made no row of it.
    await rows.remove("object", object);
    await rows.setMeta({ ...built, unknown: ["keep"] });
    await catalog.catchUp(source(acts));
    expect([await catalog.counts(), [...(await catalog.unknownKinds())].sort()]).toMatchObject([
      { objects: 1 },
      ["constructor", "dream"],
    ]);
  });

  it("takes any act that another device may have written without failing", async () => {
    const kinds = [
      "source",
      "keep",
      "read",
      "claim",
      "judge",
      "undo",
      "incident",
      "gather",
      "ungather",
      "matter",
      "matter-claim",
      "read-for",
      "same",
      "undo-same",
      "dream",
    ];
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(object, hash(90), hash(1), `${hash(90)}#c2`, `${object}#t1`, "whole", "accept"),
    );
    const leaf = fc.oneof(text, fc.boolean(), fc.nat(), fc.constant(null));
    const keys = fc.constantFrom(
      "object",
      "source",
      "suggestions",
      "line",
      "verdict",
      "amended",
      "lines",
      "incident",
      "account",
      "matter",
      "claim",
      "in",
      "kind",
      "start",
      "end",
      "telling",
      "quote",
      "trigger",
      "author",
      "speakers",
    );
    const broken = fc
      .tuple(fc.constantFrom(...[...toyReader.read(told, {})].map(lineToJson)), keys, leaf)
      .map(([line, key, member]): Json => ({ ...(line as object), [key]: member }));
    const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        leaf,
        broken,
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(keys, tie("value"), { maxKeys: 6 }),
      ),
    })).value;
    const byHand = fc
      .array(broken, { maxLength: 4 })
      .map((lines): [string, Json] => ["claim", { object, telling: "whole", lines }]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.tuple(fc.constantFrom(...kinds), value), byHand), { maxLength: 12 }),
        async (drafts) => {
          const catalog = createCatalog(store(), fold);
          const acts = [
            keepAct,
            readAct(1, hash(90), "toy;1"),
            ...drafts.map(([kind, body], i) => act(i + 2, kind, body)),
          ];
          await catalog.catchUp(source(acts, { [hash(90)]: suggestions(told) }));
          await catalog.lines(object);
          await catalog.accounts(object);
          expect((await catalog.counts()).acts).toBe(acts.length);
          await catalog.close();
        },
      ),
      { numRuns: 150 },
    );
  });
});

it("gives a line without a statement to the innermost telling that holds it", async () => {
  const author = {
    name: "x",
    start: null,
    end: null,
    resolvedTo: null,
    how: "author",
    stance: "asserts",
    basis: "unknown",
  };
  const telling = (id: string, start: number, end: number) => ({
    kind: "telling",
    id,
    form: "message",
    start,
    end,
    author,
    cue: null,
    title: null,
    told: null,
    language: "en",
    why: [],
  });
  const mention = (id: string, start: number, end: number) => ({
    kind: "mention",
    id,
    type: "place",
    text: "x",
    start,
    end,
    resolved: null,
  });
  const lines = [
    telling("t1", 0, 100),
    telling("t2", 10, 20),
    telling("t3", 30, 60),
    telling("t4", 40, 50),
    mention("m1", 5, 6),
    mention("m2", 12, 15),
    mention("m3", 45, 46),
    mention("m4", 55, 56),
    mention("m5", 90, 91),
    mention("m6", 15, 35),
  ];
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  const catalog = createCatalog(memoryStore(), fold);
  await catalog.catchUp(source([keepAct, readAct(1, hash(90), "x")], { [hash(90)]: text }));
  const of = async (id: string) => (await catalog.line(`${hash(90)}#${id}`))?.account.split("#")[1];
  expect(await Promise.all(["m1", "m2", "m3", "m4", "m5", "m6"].map(of))).toEqual(["t1", "t2", "t4", "t3", "t1", "t1"]);
});

it("a line goes into an act and comes back the same, whatever its numbers", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })), (numbers) => {
      const line = { kind: "figure", id: "f1", start: 0, end: 1, min: null, numbers };
      expect(lineFromJson(parseCanonical(canonical(lineToJson(line))))).toEqual(JSON.parse(JSON.stringify(line)));
    }),
  );
});
