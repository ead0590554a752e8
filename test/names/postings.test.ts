import fc from "fast-check";
import { expect, test } from "vitest";
import { createPostings } from "../../src/names/postings.ts";
import { createSoundStore } from "../../src/names/soundStore.ts";

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

test("sounds that differ are counted as letters are put in, left out and changed; vowels count only where both write them", () => {
  const store = createSoundStore();
  for (const [sound, vowels] of [
    ["SaRVaND", true],
    ["SRND", false],
    ["HaLiMNuR", true],
    ["", true],
  ] as const)
    store.add(sound, vowels);
  const near = store.near(["SaRaND"], true);
  expect([0, 1, 3].map(near)).toEqual([1, 0, 6]);
  expect(store.near(["NuR", "HaLiM"], true)(2)).toBe(0);
  expect(store.near(["x".repeat(10_000)], true)(0)).toBeGreaterThan(20);
});
