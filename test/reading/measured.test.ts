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

test.each(["en", "ur", "hi", "ar"])(
  "a hundred sentences for %s are kept apart, twenty of each form, beside a hundred that may be looked at",
  (language) => {
    const apart = sentencesOf(language, "kept apart");
    const free = ["once kept apart", "seen"].flatMap((section) =>
      sentencesOf(language, section).map((one) => one.text),
    );
    expect(new Set(free).size).toBeGreaterThanOrEqual(100);
    expect(apart.filter((one) => free.includes(one.text))).toEqual([]);
    expect(new Set(apart.map((one) => one.text)).size).toBeGreaterThanOrEqual(100);
    for (const form of ["news", "testimony", "notice", "chat", "headline"])
      expect(apart.filter((one) => one.form === form).length, form).toBeGreaterThanOrEqual(20);
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
