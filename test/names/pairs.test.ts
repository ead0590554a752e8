import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import {
  createNames,
  createNear,
  fold,
  marksOf,
  type NameJudgement,
  type Naming,
  resolve,
  suggestPairs,
} from "../../src/names/index.ts";

const names = createNames(readWordFiles("src/names/tables"));
const key = (name: string) => fold(name).key;
const naming = (ref: string, name: string, account: string, type: Naming["type"] = "person"): Naming => ({
  ref,
  name,
  account,
  type,
});
const judged = (a: string, verdict: NameJudgement["verdict"], b: string): NameJudgement => ({
  ref: `${a}${b}`,
  type: "person",
  a,
  b,
  verdict,
  by: "R.",
  time: "",
  why: "",
  undone: false,
});
const asked = (namings: readonly Naming[], all: readonly NameJudgement[] = []) =>
  suggestPairs(resolve(namings, all, key), createNear(names), key, { least: 0.7, limit: 50, lookups: 50 }).pairs.map(
    (one) => `${one.a} / ${one.b}`,
  );

const lane = [
  naming("m1", "Sarwand", "digest", "place"),
  naming("m2", "Sarvand", "digest", "place"),
  naming("m3", "Mohammed Hussain", "digest"),
  naming("m4", "Muhammad Husayn", "courier"),
  naming("m5", "Muhammad Husayn", "radio"),
  naming("m6", "Samira", "courier"),
];

test("people of different accounts are asked about first, one spelling of several accounts too", () => {
  expect(asked(lane)).toEqual([
    "Muhammad Husayn / Muhammad Husayn",
    "Muhammad Husayn / Mohammed Hussain",
    "Sarvand / Sarwand",
  ]);
});

test("what was judged in any way is not asked again", () => {
  expect(
    asked(lane, [judged("Sarwand", "unsure", "Sarvand"), judged("Muhammad Husayn", "same", "Mohammed Hussain")]),
  ).toEqual([]);
  expect(asked(lane, [judged("m4", "not-same", "m5"), judged("Sarvand", "not-same", "Sarwand")])).toEqual([
    "Muhammad Husayn / Mohammed Hussain",
  ]);
});

test("of many spellings only as many pairs are asked as join them all", () => {
  const spellings = ["Sarwand", "Sarvand", "Serwend", "Sarwend"].map((name, at) =>
    naming(`p${at}`, name, `a${at}`, "place"),
  );
  expect(asked(spellings)).toHaveLength(3);
});

test("each pair carries its score and the reasons with both values", () => {
  const { pairs, looked, of } = suggestPairs(resolve(lane, [], key), createNear(names), key, {
    least: 0.7,
    limit: 50,
    lookups: 50,
  });
  expect([looked, of]).toEqual([5, 5]);
  for (const pair of pairs) {
    expect(pair.score).toBeGreaterThanOrEqual(0.7);
    expect(pair.why.length).toBeGreaterThan(0);
  }
});

test("names are looked up a few at a time and never twice; what came later finds what was there", () => {
  let looks = 0;
  const counting = {
    index: () => {
      const index = names.index();
      return {
        ...index,
        get size() {
          return index.size;
        },
        best: (query: string, k: number) => {
          looks++;
          return index.best(query, k);
        },
      };
    },
  };
  const near = createNear(counting);
  const ask = (namings: readonly Naming[], lookups: number) =>
    suggestPairs(resolve(namings, [], key), near, key, { least: 0.7, limit: 50, lookups });
  expect(ask(lane, 2).looked).toBe(2);
  expect(ask(lane, 50).looked).toBe(5);
  expect(ask(lane, 50).pairs).toHaveLength(3);
  expect(looks).toBe(5);
  const more = ask([...lane, naming("m7", "Sameera", "radio")], 50);
  expect([more.looked, looks]).toEqual([6, 6]);
  expect(more.pairs.map((pair) => pair.a)).toContain("Sameera");
  expect(ask(lane, 50).pairs.map((pair) => pair.a)).not.toContain("Sameera");
});

test("highlights stand at the original's own letters, whatever the keyboard", () => {
  const shown = (text: string, ...words: string[]) =>
    marksOf(text, words).map(({ start, end }) => [...text].slice(start, end).join(""));
  expect(shown("He said: Sarwand, SARWAND.", "sarwand")).toEqual(["Sarwand", "SARWAND"]);
  expect(shown("𐐷 كِتاب and کتاب", "کتاب")).toEqual(["كِتاب", "کتاب"]);
  expect(shown("on one stone", "on")).toEqual(["on", "on"]);
  expect(shown("nothing here", "lamp", "")).toEqual([]);
  expect(shown("१२ मार्च", "12")).toEqual(["१२"]);
});
