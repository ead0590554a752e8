import { beforeEach, describe, expect, it } from "vitest";
import type { Folder } from "../../src/archive/folder.ts";

/** What every fulfilment of the `Folder` port must do; `make` gives an empty one. */
export function folderContract(name: string, make: () => Promise<Folder>): void {
  describe(`a folder ${name}`, () => {
    let folder: Folder;
    const bytes = (text: string) => new TextEncoder().encode(text);
    const text = (found: Uint8Array | null) => (found === null ? null : new TextDecoder().decode(found));
    beforeEach(async () => {
      folder = await make();
    });

    it("gives back what was written, and null for what was not", async () => {
      await folder.write("a/b/c", bytes("one"));
      expect(text(await folder.read("a/b/c", 10))).toBe("one");
      expect(await folder.size("a/b/c")).toBe(3);
      expect(await folder.read("a/b/d", 10)).toBeNull();
      expect(await folder.size("a/b")).toBeNull();
      expect(await folder.read("a/b/c/d", 10)).toBeNull();
    });

    it("overwrites by write and by replace", async () => {
      await folder.write("a", bytes("longer than before"));
      await folder.write("a", bytes("short"));
      expect(text(await folder.read("a", 100))).toBe("short");
      await folder.replace("a", bytes("new"));
      expect(text(await folder.read("a", 100))).toBe("new");
      expect((await folder.list("incoming")).length).toBe(0);
    });

    it("refuses to read more than asked for", async () => {
      await folder.write("a", bytes("12345"));
      await expect(folder.read("a", 4)).rejects.toMatchObject({ code: "too-large" });
    });

    it("lists names in order with their kinds, and nothing for a folder that is not there", async () => {
      await folder.write("x/b", bytes("1"));
      await folder.write("x/a/c", bytes("2"));
      expect(await folder.list("x")).toEqual([
        { name: "a", kind: "folder" },
        { name: "b", kind: "file" },
      ]);
      expect(await folder.list("y")).toEqual([]);
    });

    it("reads a file that was kept while others are flushed, before and after its own flush", async () => {
      const keep = async (name: string) => {
        const file = await folder.startFile();
        await file.write(bytes(name));
        await file.keep(`kept/${name}/${name}`);
      };
      for (let i = 0; i < 100; i++) await keep(`a${i}`);
      const flushing = folder.sync();
      await keep("late");
      expect(text(await folder.read("kept/late/late", 10))).toBe("late");
      await flushing;
      expect(text(await folder.read("kept/late/late", 10))).toBe("late");
      await folder.sync();
      for (const name of ["a0", "a99", "late"]) expect(text(await folder.read(`kept/${name}/${name}`, 10))).toBe(name);
      expect(await folder.list("incoming")).toEqual([]);
    });

    it("keeps a new file under its final name once", async () => {
      const first = await folder.startFile();
      await first.write(bytes("he"));
      await first.write(bytes("llo"));
      expect(await folder.size("kept/1")).toBeNull();
      expect(await first.keep("kept/1")).toBe(true);
      const second = await folder.startFile();
      await second.write(bytes("other"));
      expect(await second.keep("kept/1")).toBe(false);
      expect(text(await folder.read("kept/1", 100))).toBe("hello");
      const third = await folder.startFile();
      await third.write(bytes("gone"));
      await third.discard();
      await folder.sync();
      expect(await folder.list("incoming")).toEqual([]);
      expect(await folder.list("kept")).toEqual([{ name: "1", kind: "file" }]);
      expect(text(await folder.read("kept/1", 100))).toBe("hello");
    });

    it("streams a file whole and in order", async () => {
      const long = new Uint8Array(3_000_000).map((_, i) => i % 251);
      await folder.write("long", long);
      const pieces: Uint8Array[] = [];
      for await (const piece of folder.stream("long")) pieces.push(Uint8Array.from(piece));
      expect(pieces.every((piece) => piece.length <= 1024 * 1024)).toBe(true);
      expect(Buffer.concat(pieces).equals(Buffer.from(long))).toBe(true);
      await expect(folder.stream("none")[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: "not-found" });
    });

    it("removes files and whole folders, and minds nothing that is gone", async () => {
      await folder.write("d/e/f", bytes("1"));
      await folder.write("d/g", bytes("2"));
      await folder.remove("d/e");
      expect(await folder.list("d")).toEqual([{ name: "g", kind: "file" }]);
      await folder.remove("d");
      await folder.remove("d");
      expect(await folder.list("")).toEqual([]);
      await folder.write("d/e/f", bytes("again"));
      await folder.sync();
      expect(text(await folder.read("d/e/f", 10))).toBe("again");
    });
  });
}
