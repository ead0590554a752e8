import fc from "fast-check";
import { expect, test } from "vitest";
import { AccountError } from "../../src/account/error.ts";
import { findAnchor, makeAnchor } from "../../src/account/place.ts";

const where = (text: string) => ({ object: "0".repeat(64), rendition: "text/plain;1", text });

test("an anchor finds its words again after text was put in front", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", minLength: 3, maxLength: 80 }),
      fc.string({ maxLength: 40 }),
      (text, before) => {
        fc.pre(wellFormed(text) && wellFormed(before));
        const length = [...text].length;
        fc.pre(length >= 3);
        const anchor = makeAnchor(where(text), 1, length - 1);
        const found = findAnchor(before + text, anchor);
        expect(found).not.toBeNull();
        expect([...(before + text)].slice(found!.start, found!.end).join("")).toBe(anchor.quote);
      },
    ),
  );
});

test("of equal quotes the one with the same surroundings is found", () => {
  const anchor = makeAnchor(where("she died there. he died here."), 19, 23);
  expect(findAnchor("now: she died there. he died here.", anchor)).toEqual({ start: 24, end: 28 });
});

test("words that are gone are not found", () => {
  expect(findAnchor("nothing", makeAnchor(where("a clash"), 2, 7))).toBeNull();
});

test.each([
  [3, 3],
  [2, 1],
  [0, 99],
  [-1, 2],
  [0.5, 2],
])("an anchor from %d to %d is refused", (start, end) => {
  expect(() => makeAnchor(where("lamps"), start, end)).toThrow(AccountError);
});

function wellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
