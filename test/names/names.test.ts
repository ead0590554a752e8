import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createNames, fold } from "../../src/names/index.ts";

const names = createNames(readWordFiles("src/names/tables"));
const town = ["Sarwand", "Sarvand", "Serwend", "سروند", "सरवंद"];

test("the five spellings of the example town are one place", () => {
  for (const a of town) for (const b of town) expect([a, b, names.compare(a, b).verdict]).toEqual([a, b, "same"]);
});

test.each([
  ["Mohd. Husayn", "Muhammad Hussain"],
  ["Abdul Rahman", "Abdulrahman"],
  ["Noor Haleem", "Nur Halim"],
  ["Halim, Nur", "Nur Halim"],
  ["Dr. Zeba", "زیبا"],
  ["Yaran", "یاران"],
])("%s and %s are the same name", (a, b) => {
  expect(names.compare(a, b).verdict).toBe("same");
});

test.each([
  ["Nur Halim", "Nur Jahan"],
  ["Sarwand", "Homs"],
  ["Bako", "Dalia"],
  ["", "Bako"],
])("%j and %j are different names", (a, b) => {
  expect(names.compare(a, b).verdict).toBe("different");
});

const word = fc.constantFrom(
  "nur",
  "nura",
  "n",
  "a",
  "al",
  "نور",
  "حليم",
  "सरवंद",
  "bako",
  "bakoo",
  "j.k.",
  "ltd",
  "Сарванд",
);
const names3 = fc.array(word, { maxLength: 4 }).map((words) => words.join(" "));

test("comparing names of telling words in any order is symmetric", () => {
  fc.assert(
    fc.property(names3, names3, (a, b) => {
      expect(names.compare(b, a).score).toBe(names.compare(a, b).score);
    }),
    { numRuns: 500 },
  );
});

test("comparing is symmetric, bounded and never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 30 }), fc.string({ unit: "binary", maxLength: 30 }), (a, b) => {
      const one = names.compare(a, b).score;
      expect(one).toBeGreaterThanOrEqual(0);
      expect(one).toBeLessThanOrEqual(1);
      expect(names.compare(b, a).score).toBe(one);
    }),
  );
});

test("the score alone is the one that comes with reasons", () => {
  fc.assert(
    fc.property(names3, names3, (a, b) => {
      expect(names.score(a, b)).toBe(names.compare(a, b).score);
    }),
  );
});

test("names in a script without tables are told apart by their letters", () => {
  expect(names.compare("ბარაკ", "ბარაქ").score).toBeGreaterThan(0.7);
  expect(names.compare("ბარაკ", "ნინო").verdict).toBe("different");
});

test("a score carries its reasons with both values", () => {
  expect(names.compare("Nur Halim", "Nur Jahan").why).toContainEqual({
    rule: "same word",
    a: "nur",
    b: "nur",
    weight: 0,
  });
});

describe("folding", () => {
  test.each([
    ["كتاب", "کتاب"],
    ["مدينة", "مدینہ"],
    ["٢٠٣١", "2031"],
    ["Ｓａｒｗａｎｄ", "sarwand"],
    ["क़", "क"],
  ])("%s is found by typing %s", (written, typed) => {
    expect(fold(written).key).toBe(fold(typed).key);
  });

  test("maps every unit of the key to a place in the original", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const { key, map } = fold(text);
        expect(map).toHaveLength(key.length);
        for (const at of map) expect(at >= 0 && at < text.length).toBe(true);
      }),
    );
  });

  test("cuts a name of over 10,000 letters", () => {
    expect(fold("a".repeat(20_000)).key).toHaveLength(10_000);
  });
});

test("an index finds a name by another script's spelling, and no more once it is removed", () => {
  const index = names.index();
  ["Sarwand", "Homs", "Bako", "Nur Halim", "Zeba"].forEach((name) => void index.add(name, name));
  expect(index.best("سروند", 1)[0]).toMatchObject({ name: "Sarwand" });
  index.remove("Sarwand");
  expect(index.best("سروند", 5).map((found) => found.name)).not.toContain("Sarwand");
  expect(index.size).toBe(4);
});
