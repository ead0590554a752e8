import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { formatGrant, type Grant, isAllowed, narrowed, parseGrant, uses } from "../../src/vault/consent.ts";

const grant = fc.record({
  use: fc.constantFrom(...uses),
  until: fc.option(fc.constantFrom("2031-03-04", "2031-12-31", "2032-02-29")),
});
const grants = fc.uniqueArray(grant, { selector: ({ use }) => use });

describe("a grant", () => {
  test.each([
    ["share", { use: "share", until: null }],
    ["publish-named=2032-02-29", { use: "publish-named", until: "2032-02-29" }],
    ["publish", null],
    ["share=2031-02-29", null],
    ["share=soon", null],
    ["share=", null],
    ["share=2031-03-04=2031-03-05", null],
    ["", null],
  ])("%j is %j", (text, read) => expect(parseGrant(text)).toEqual(read));

  it("is written as it is read", () => {
    fc.assert(
      fc.property(grant, (one) => {
        expect(parseGrant(formatGrant(one))).toEqual(one);
      }),
    );
  });

  it("holds on its last day and not on the next", () => {
    const one: Grant[] = [{ use: "share", until: "2031-03-04" }];
    expect([isAllowed(one, "share", "2031-03-04"), isAllowed(one, "share", "2031-03-05")]).toEqual([true, false]);
    expect(isAllowed(one, "hand-over", "2031-03-04")).toBe(false);
  });

  it("allows nothing where there is none", () =>
    expect(uses.some((use) => isAllowed([], use, "2031-03-04"))).toBe(false));
});

describe("narrowing", () => {
  it("names what ends sooner or is gone, and nothing else", () => {
    const before = [parseGrant("share")!, parseGrant("hand-over=2031-12-31")!, parseGrant("publish-unnamed")!];
    const after = [parseGrant("share=2032-02-29")!, parseGrant("hand-over")!];
    expect(narrowed(before, after).map(formatGrant)).toEqual(["share", "publish-unnamed"]);
  });

  it("is nothing exactly where every day that was allowed still is", () =>
    fc.assert(
      fc.property(grants, grants, (before, after) => {
        const days = ["2031-03-04", "2031-12-31", "2032-02-29", "9999-12-31"];
        const lost = before.some(({ use }) =>
          days.some((day) => isAllowed(before, use, day) && !isAllowed(after, use, day)),
        );
        expect(narrowed(before, after).length > 0).toBe(lost);
      }),
    ));
});
