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

test.each(["en", "ur", "hi", "ar"])("of a hundred sentences for %s half are kept apart, in five forms", (language) => {
  const apart = sentencesOf(language, "kept apart");
  const seen = new Set(sentencesOf(language, "seen").map((one) => one.text));
  expect(apart.filter((one) => seen.has(one.text))).toEqual([]);
  expect(apart.length).toBeGreaterThanOrEqual(49);
  expect(apart.length + seen.size).toBeGreaterThanOrEqual(100);
  expect(new Set(apart.map((one) => one.form)).size).toBe(5);
});

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
