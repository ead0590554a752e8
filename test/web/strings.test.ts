import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const catalogue = (language: string) =>
  JSON.parse(readFileSync(new URL(`../../web/strings/${language}.json`, import.meta.url), "utf8")) as Record<
    string,
    string
  >;
const holes = (text: string) => [...text.matchAll(/\{[a-z]+\}/gi)].map((hole) => hole[0]).sort();

test.each(["ur", "hi", "ar"])("every English message has its words in %s", (language) => {
  const own = catalogue(language);
  expect(Object.keys(catalogue("en")).filter((id) => (own[id] ?? "") === "")).toEqual([]);
});

test.each(["ur", "hi", "ar"])("every %s message is one of the English ones and keeps its holes", (language) => {
  const english = catalogue("en");
  for (const [id, text] of Object.entries(catalogue(language))) {
    expect([language, id, english[id] === undefined ? null : holes(text)]).toEqual([
      language,
      id,
      holes(english[id] ?? ""),
    ]);
  }
});
