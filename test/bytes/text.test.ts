import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64, toBase64 } from "../../src/bytes/base64.ts";
import { fromHex, toHex } from "../../src/bytes/hex.ts";
import { fromUtf8, utf8, utf8Beside } from "../../src/bytes/text.ts";

test("texts that share memory are their own bytes, of any length and number", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 200 }), (texts) => {
      const bytes = texts.map(utf8Beside);
      expect(bytes.map(fromUtf8)).toEqual(texts);
    }),
  );
  const long = "ق".repeat(100_000);
  expect(utf8Beside(long)).toEqual(utf8(long));
  for (let i = 0; i < 100; i++) expect(fromUtf8(utf8Beside("x".repeat(10_000)))).toBe("x".repeat(10_000));
});

test("base64 is what the system writes, and is read back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
  );
});

test("base64 is read only where it is the one way to write its bytes", () => {
  const letter = fc.constantFrom(..."ABCDZabyz0189+/=-_ \né");
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 12 }), (letters) => {
      const text = letters.join("");
      const bytes = fromBase64(text);
      if (bytes !== null) expect(toBase64(bytes)).toBe(text);
      else expect(Buffer.from(text, "base64").toString("base64")).not.toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test("hex is what the system writes, and is read back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 700 }), (bytes) => {
      expect(toHex(bytes)).toBe(Buffer.from(bytes).toString("hex"));
      expect(fromHex(toHex(bytes))).toEqual(bytes);
    }),
  );
});
