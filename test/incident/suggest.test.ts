import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { type AccountReading, suggestIncidents } from "../../src/incident/index.ts";
import { createNames } from "../../src/names/index.ts";
import { createReader } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));
const names = createNames(readWordFiles("src/names/tables"));
const sameName = (a: string, b: string) => names.compare(a, b).verdict;

function account(id: string, told: string, text: string): AccountReading {
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
      source: { name: id, id: null },
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
