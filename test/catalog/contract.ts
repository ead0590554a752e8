import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../src/catalog/store.ts";

/** What every store must do; run by each implementation. */
export function storeContract(name: string, open: () => Promise<Store> | Store): void {
  describe(`a store in ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    const put = (id: string, owner = "o", place = 0, kind = "k") =>
      store.put("line", { id, owner, kind, place, row: { id, deep: [1, null, "ß"] } });

    it("gives back a row as it was put, and null for none", async () => {
      await put("a");
      expect(await store.get("line", "a")).toEqual({
        id: "a",
        owner: "o",
        kind: "k",
        place: 0,
        row: { id: "a", deep: [1, null, "ß"] },
      });
      expect(await store.get("line", "b")).toBeNull();
      expect(await store.get("object", "a")).toBeNull();
    });

    it("replaces a row and moves it to its new owner", async () => {
      await put("a", "o");
      await put("a", "p", 5);
      expect([await store.count("line"), await store.count("line", "k"), await store.count("line", "x")]).toEqual([
        1, 1, 0,
      ]);
      expect(await store.list("line", { owner: "o" })).toEqual([]);
      expect((await store.list("line", { owner: "p" })).map((row) => row.place)).toEqual([5]);
    });

    it("lists in the order of place, then id, by owner, kind and beginning, page after page", async () => {
      await put("c", "o", 1);
      await put("a", "o", 2);
      await put("b", "o", 1, "other");
      await put("d", "p", 0);
      const ids = async (query: Parameters<Store["list"]>[1]) => (await store.list("line", query)).map((row) => row.id);
      expect(await ids({})).toEqual(["d", "b", "c", "a"]);
      expect(await ids({ owner: "o" })).toEqual(["b", "c", "a"]);
      expect(await ids({ owner: "o", kind: "k" })).toEqual(["c", "a"]);
      expect(await ids({ limit: 2 })).toEqual(["d", "b"]);
      expect(await ids({ limit: 2, after: { place: 1, id: "b" } })).toEqual(["c", "a"]);
      expect(await ids({ prefix: "c" })).toEqual(["c"]);
    });

    it("takes a failed transaction back whole", async () => {
      await put("a", "o", 1);
      await store.putWords({ ref: "a", text: "the canal road" });
      await store.setMeta({ n: 1 });
      const failing = store.transaction(async () => {
        await put("a", "p", 9);
        await put("b");
        await store.remove("line", "a");
        await store.removeWords("a");
        await store.setMeta({ n: 2 });
        throw new Error("stop");
      });
      await expect(failing).rejects.toThrow("stop");
      expect((await store.get("line", "a"))?.place).toBe(1);
      expect(await store.count("line")).toBe(1);
      expect(await store.findWords(["canal"], 9)).toEqual([{ ref: "a", text: "the canal road" }]);
      expect(await store.getMeta()).toEqual({ n: 1 });
    });

    it("lets transactions follow one another", async () => {
      const order: string[] = [];
      const first = store.transaction(async () => {
        await Promise.resolve();
        order.push("first");
      });
      const second = store.transaction(async () => void order.push("second"));
      await Promise.all([first, second]);
      expect(order).toEqual(["first", "second"]);
    });

    it("finds words anywhere from three letters on, shorter ones at the start of a word, in every script", async () => {
      const texts = ["they came to sarwand at dusk", "سروند میں تین آدمی", "सरवंद में तीन लोग", "he said it 12 times"];
      for (const [i, text] of texts.entries()) await store.putWords({ ref: `r${i}`, text });
      const refs = async (...words: string[]) => (await store.findWords(words, 9)).map((one) => one.ref).sort();
      expect(await refs("sarwand")).toEqual(["r0"]);
      expect(await refs("rwan")).toEqual(["r0"]);
      expect(await refs("سروند")).toEqual(["r1"]);
      expect(await refs("सरवंद")).toEqual(["r2"]);
      expect(await refs("12")).toEqual(["r3"]);
      expect(await refs("sa")).toEqual(["r0", "r3"]);
      expect(await refs("we")).toEqual([]);
      expect(await refs("sarwand", "times")).toEqual([]);
      expect(await refs()).toEqual([]);
      expect(await refs('"', "sarwand")).toEqual([]);
      await store.putWords({ ref: "r0", text: "they left" });
      expect(await refs("sarwand")).toEqual([]);
      await store.removeWords("r0");
      expect(await refs("they")).toEqual([]);
    });

    it("is empty after clearing", async () => {
      await put("a");
      await store.putWords({ ref: "a", text: "canal" });
      await store.setMeta({ n: 1 });
      await store.clear();
      await store.scrub();
      expect([await store.count("line"), await store.getMeta(), await store.findWords(["canal"], 9)]).toEqual([
        0,
        null,
        [],
      ]);
      expect(await store.list("line", { owner: "o" })).toEqual([]);
    });
  });
}
