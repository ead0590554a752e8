import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { type AccountReading, suggestIncidents } from "../../src/incident/index.ts";
import { createNames } from "../../src/names/index.ts";
import { createReader } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));
const names = createNames(readWordFiles("src/names/tables"));
const sameName = (a: string, b: string) => names.compare(a, b).verdict;

function account(id: string, told: string, text: string, source = id): AccountReading {
  const lines = reader
    .read(text, { published: told })
    .map((line, at) => ({ ref: `${id}#${at}`, line, state: "suggested" as const }));
  return {
    own: false,
    lines,
    account: {
      id,
      object: id,
      telling: "t1",
      source: { name: source, id: null },
      told,
      language: "en",
      form: "news-item",
      versionOf: null,
      quality: { speakers: null, deeds: null, figures: null },
    },
  };
}

const night = account(
  "one",
  "2031-03-13",
  "A mob burned 14 shops in Sarwand on 12 March 2031. Yaran was beaten by constables.",
);

test("two accounts of one night in one town are put together, with what they share", () => {
  const other = account(
    "two",
    "2031-03-14",
    "In Serwend, on 12 March 2031, 14 shops were burned, and Yaran was arrested.",
  );
  const [found] = suggestIncidents([night, other], sameName);
  expect(found?.accounts).toEqual(["one", "two"]);
  expect(found?.why[0]?.shared.join()).toContain("Sarwand");
});

test.each([
  ["another town on the same day", account("two", "2031-03-13", "A mob burned 9 shops in Homs on 12 March 2031.")],
  [
    "the same town a year later",
    account("two", "2032-03-14", "A mob burned 14 shops in Sarwand on 12 March 2032. Yaran was beaten."),
  ],
  ["only the same kind of deed", account("two", "2031-03-13", "Shops were burned somewhere.")],
])("an account of %s is not put beside it", (_, other) => {
  expect(suggestIncidents([night, other], sameName)).toEqual([]);
});

interface Told {
  readonly told: string;
  readonly text: string;
  readonly source?: string;
}
const pairs = (file: string) =>
  readFileSync(`test/incident/${file}.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { how: string; a: Told; b: Told });
const read = (id: string, { told, text, source = `Source ${id}` }: Told) => account(id, told, text, source);

test.each(pairs("near-misses").map(({ how, a, b }) => [how, a.text, b.text, a, b] as const))(
  "%s is another incident: “%s” “%s”",
  (_how, _a, _b, a, b) => {
    expect(suggestIncidents([read("one", a), read("two", b)], sameName)).toEqual([]);
  },
);

test.each(pairs("one-incident").map(({ how, a, b }) => [how, a.text, b.text, a, b] as const))(
  "%s leaves it one incident: “%s” “%s”",
  (_how, _a, _b, a, b) => {
    const found = suggestIncidents([read("one", a), read("two", b)], sameName);
    expect(found.map(({ accounts }) => accounts)).toEqual([["one", "two"]]);
  },
);

test("the order in which accounts are handed in changes no suggestion", () => {
  const all = pairs("one-incident").flatMap(({ a, b }, at) => [read(`a${at}`, a), read(`b${at}`, b)]);
  const groups = (accounts: readonly AccountReading[]) =>
    suggestIncidents(accounts, sameName)
      .map(({ accounts: ids }) => ids.toSorted().join(" "))
      .sort();
  expect(groups(all.toReversed())).toEqual(groups(all));
});

test("a chain of near days is not one incident", () => {
  const days = Array.from({ length: 12 }, (_, at) => {
    const day = String(10 + at).padStart(2, "0");
    return account(`d${at}`, `2031-03-${day}`, `On ${day} March 2031 a mob burned shops in Sarwand.`);
  });
  expect(suggestIncidents(days, sameName)).toEqual([]);
});

test("names near under other spellings are found through an index as well", () => {
  const other = account(
    "two",
    "2031-03-14",
    "In Serwend, on 12 March 2031, 14 shops were burned, and Yaran was beaten.",
  );
  const index = names.index();
  const found = suggestIncidents([night, other], sameName, (all) => {
    for (const name of all) index.add(name, name);
    return (name) => index.best(name, 8).map((near) => near.name);
  });
  expect(found.map(({ accounts }) => accounts)).toEqual([["one", "two"]]);
});
