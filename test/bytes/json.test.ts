import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "../../src/bytes/base64.ts";
import { fromHex, toHex } from "../../src/bytes/hex.ts";
import { canonical, type Json, JsonError, parseCanonical } from "../../src/bytes/json.ts";

const keys = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/);
const values = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeNat(),
    fc.string({ unit: "grapheme" }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(keys, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describe("canonical JSON", () => {
  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(parseCanonical(canonical(value))).toEqual(value);
      }),
    );
  });

  it.each([
    ['{"b":1,"a":2}', "keys out of order"],
    ['{"a":1,"a":1}', "a key twice"],
    ['{"a": 1}', "a blank"],
    ['{"a":1}\n', "a line end"],
    ['{"a-b":1}', "a key with a sign"],
    ['{"":1}', "an empty key"],
    ["[1.5]", "a fraction"],
    ["[-1]", "a negative number"],
    ["[-0]", "minus nought"],
    ["[1e2]", "an exponent"],
    ["[9007199254740993]", "a number over 2^53-1"],
    ['["\\u0041"]', "a needless escape"],
    ['["\\ud800"]', "half a surrogate pair"],
    ['["\\/"]', "an escaped slash"],
    ["[1,]", "a trailing comma"],
    ["", "nothing"],
    [`${"[".repeat(100_000)}${"]".repeat(100_000)}`, "nesting of 100,000"],
  ])("refuses %s", (text) => {
    expect(() => parseCanonical(text)).toThrow(JsonError);
  });

  it("sorts keys by code unit and keeps strings as they are", () => {
    expect(canonical({ b: "é", B: "e\u0301", a10: "\u2028", a1: "\n\u0001" })).toBe(
      '{"B":"e\u0301","a1":"\\n\\u0001","a10":"\u2028","b":"é"}',
    );
  });
});

describe("hex and base64", () => {
  it("read back what they wrote", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual(bytes);
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
      }),
    );
  });

  it.each(["A", "AA", "AAA", "AB==", "AAB=", "A===", "AA==AA==", "AA=A", "AA A", "AA-_"])(
    "refuses the base64 %s",
    (text) => {
      expect(fromBase64(text)).toBeNull();
    },
  );
});
