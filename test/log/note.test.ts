import { describe, expect, it } from "vitest";
import { utf8 } from "../../src/bytes/text.ts";
import { nodeCrypto as crypto } from "../../src/disk/crypto.ts";
import { formatCheckpoint, parseCheckpoint } from "../../src/log/checkpoint.ts";
import { formatKey, formatNote, noteSignedBy, parseKey, parseNote, signNote } from "../../src/log/note.ts";
import { decodeBundle, encodeBundle, numberPath, tilePath, tilesOf } from "../../src/log/tiles.ts";

const seed = new Uint8Array(32).fill(7);
const name = "example.com/log";
const key = { name, type: 1, publicKey: crypto.ed25519Public(seed) };
const text = formatCheckpoint({ origin: name, size: 3, root: new Uint8Array(32), extensions: [] });
const note = formatNote({ text, signatures: [signNote(crypto, text, name, seed)] });

describe("a signed note", () => {
  it("is read, verified and written again byte for byte", () => {
    const read = parseNote(utf8(note))!;
    expect(noteSignedBy(crypto, read, key)).toBe(true);
    expect(formatNote(read)).toBe(note);
    expect(parseCheckpoint(read.text)).toEqual({ origin: name, size: 3, root: new Uint8Array(32), extensions: [] });
  });

  it("does not hold with any byte changed", () => {
    const bytes = utf8(note);
    for (let i = 0; i < bytes.length; i++) {
      const changed = Uint8Array.from(bytes);
      changed[i]! ^= 1;
      const read = parseNote(changed);
      expect(read !== null && noteSignedBy(crypto, read, key)).toBe(false);
    }
  });

  it.each([
    ["no signature", text],
    ["no line end", note.slice(0, -1)],
    ["a tab", note.replace("log\n3", "log\t\n3")],
    ["33 signatures", `${text}\n${note.slice(text.length + 1).repeat(33)}`],
  ])("is refused with %s", (_, bad) => {
    expect(parseNote(utf8(bad))).toBeNull();
  });

  it("names its key by C2SP signed-note", () => {
    const example = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    const read = parseKey(crypto, example)!;
    expect(formatKey(crypto, read)).toBe(example);
    expect(parseKey(crypto, example.replace("33d7", "33d8"))).toBeNull();
  });

  it.each(["03", "-1", "1.0", "", " 1", "9007199254740993"])("has no size %s", (size) => {
    expect(parseCheckpoint(text.replace("\n3\n", `\n${size}\n`))).toBeNull();
  });
});

describe("tiles", () => {
  it("stand where C2SP tlog-tiles says", () => {
    expect(numberPath(1_234_067)).toBe("x001/x234/067");
    expect(tilePath({ level: 1, number: 0, width: 17 })).toBe("tile/1/000.p/17");
    expect(tilePath({ level: "entries", number: 1000, width: 256 })).toBe("tile/entries/x001/000");
    expect(tilesOf(70_000)).toEqual([
      { level: 0, full: 273, partial: 112 },
      { level: 1, full: 1, partial: 17 },
      { level: 2, full: 0, partial: 1 },
    ]);
  });

  it("hold entries with their lengths", () => {
    const entries = [utf8("a"), new Uint8Array(0), utf8("c".repeat(300))];
    expect(decodeBundle(encodeBundle(entries))).toEqual(entries);
    expect(decodeBundle(encodeBundle(entries).slice(0, -1))).toBeNull();
  });
});
