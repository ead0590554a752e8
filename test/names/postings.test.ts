import fc from "fast-check";
import { expect, test } from "vitest";
import { createPostings } from "../../src/names/postings.ts";
import { createSketches, mostLoss, sketchOf } from "../../src/names/sketch.ts";

const all = (postings: ReturnType<typeof createPostings>, key: number, most = Number.POSITIVE_INFINITY) => {
  const found: number[] = [];
  expect(postings.each(key, most, (value) => found.push(value))).toBe(found.length);
  return found;
};

test("postings give back what was put under a key, the newest first, as far as is asked", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat(1000)), { maxLength: 300 }), (puts) => {
      const postings = createPostings();
      for (const [key, value] of puts) postings.add(key, value);
      for (let key = -4; key <= 4; key++) {
        const own = puts.filter(([one]) => one === key).map(([, value]) => value);
        expect(all(postings, key)).toEqual(own.toReversed());
        expect(all(postings, key, 3)).toEqual(own.toReversed().slice(0, 3));
      }
    }),
  );
});

test("postings lose nothing where a block ends and where buckets are spread", () => {
  const postings = createPostings();
  for (let value = 0; value < 400_000; value++) postings.add(value % 90_007, value);
  for (const key of [0, 1, 44_444, 90_006]) {
    const own = Array.from({ length: 5 }, (_, turn) => key + turn * 90_007).filter((value) => value < 400_000);
    expect(all(postings, key)).toEqual(own.reverse());
  }
});

test("sketches of one name differ by nothing, by little when a letter is left out, by much from a stranger's; vowels count only where both write them", () => {
  const sketch = (sound: string, abjad = false) => sketchOf({ sound, abjad });
  const sketches = createSketches();
  for (const [number, one] of [sketch("SaRVaND"), sketch("SRVND", true), sketch("HaLiMNuR"), sketch("")].entries())
    sketches.add(number, one);
  const asked = sketch("SaRVaND");
  expect(sketches.loss(0, asked)).toBe(0);
  expect(sketches.loss(0, sketch("SaRVaD"))).toBeLessThan(8);
  expect(sketches.loss(1, sketch("SRVND", true))).toBeLessThan(sketches.loss(2, sketch("SRVND", true)));
  expect(sketches.loss(2, asked)).toBeGreaterThan(12);
  expect(sketches.loss(3, sketch("xaKeRo".repeat(2000)))).toBeLessThanOrEqual(mostLoss);
});
