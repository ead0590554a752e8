import { expect, it } from "vitest";
import { canonical, inCanonicalOrder, type Json } from "../../src/bytes/json.ts";

it("a value put into canonical order is written as it is read back", () => {
  const value: Json = { b: [{ z: 1, a: null }, "x"], a: { d: true, c: "é" }, B: 0 };
  const ordered = inCanonicalOrder(value);
  expect(ordered).toEqual(value);
  expect(JSON.stringify(ordered)).toBe(canonical(value));
  expect(JSON.stringify(value)).not.toBe(canonical(value));
});
