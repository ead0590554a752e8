import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { type Card, createReader } from "../../src/reading/index.ts";
import { measure } from "./measured/measure.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));

test.each(["ur", "hi", "ar"])("the sentences that the rules for %s were written with stay read", (language) => {
  const { speakers, deeds, figures, misses } = measure(reader, `${language}.seen`);
  expect(Math.min(speakers, deeds, figures), misses.join("\n")).toBeGreaterThanOrEqual(0.9);
});

test("the card shows how well its language is read, and null for one never measured", () => {
  const quality = (text: string) => (reader.read(text).at(-1) as Card).quality;
  expect(quality("پولیس نے سروند میں 25 مزدوروں کو گرفتار کیا۔").figures).toBeTypeOf("number");
  expect(quality("Полиция задержала рабочих.")).toEqual({ speakers: null, deeds: null, figures: null });
});
