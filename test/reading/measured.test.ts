import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { type Card, createReader } from "../../src/reading/index.ts";
import { measure } from "./measured/measure.ts";
import { sentencesOf } from "./measured/sentences.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));

test.each(["ur", "hi", "ar"])("the sentences that the rules for %s were written with stay read", (language) => {
  const { scores, misses } = measure(reader, language, "seen");
  const { speakers, deeds, figures } = scores;
  expect(Math.min(speakers.f1!, deeds.f1!, figures.f1!), misses.join("\n")).toBeGreaterThanOrEqual(0.95);
});

/** How many sentences are kept apart at least, in all and of each form. */
const keptApart: [language: string, all: number, each: number][] = [
  ["en", 49, 6],
  ["ur", 100, 20],
  ["hi", 100, 20],
  ["ar", 49, 6],
];

test.each(keptApart)(
  "sentences for %s are kept apart, at least %i in five forms, %i of each",
  (language, all, each) => {
    const apart = sentencesOf(language, "kept apart");
    const free = ["once kept apart", "seen"].flatMap((section) =>
      sentencesOf(language, section).map((one) => one.text),
    );
    expect(apart.filter((one) => free.includes(one.text))).toEqual([]);
    expect(apart.length).toBeGreaterThanOrEqual(all);
    expect(new Set([...free, ...apart.map((one) => one.text)]).size).toBeGreaterThanOrEqual(100);
    for (const form of ["news", "testimony", "notice", "chat", "headline"])
      expect(apart.filter((one) => one.form === form).length, form).toBeGreaterThanOrEqual(each);
  },
);

test("the card shows how well its language and form are read, on which sentences, and null for one never measured", () => {
  const quality = (text: string) => (reader.read(text).at(-1) as Card).quality;
  const urdu = quality("پولیس نے سروند میں 25 مزدوروں کو گرفتار کیا۔");
  expect(urdu.figures).toBeTypeOf("number");
  expect(urdu.on).toMatch(/^ur news: \d+ sentences$/);
  expect(quality("Полиция задержала рабочих.")).toEqual({
    speakers: null,
    deeds: null,
    figures: null,
    dates: null,
    on: null,
  });
});
