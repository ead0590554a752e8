import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { type Card, createReader } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));
const victims = (text: string) => {
  const card = reader.read(text).at(-1) as Card;
  return card.victims.map(({ name, group, sex, age }) => [name, group ? "group" : "one", sex, age]);
};

test.each([
  [
    "پولیس نے کم از کم بارہ افراد کو قتل کیا۔ سلیم ڈار لاپتہ ہیں۔",
    [
      ["کم از کم بارہ افراد", "group", "unknown", null],
      ["سلیم ڈار", "one", "unknown", null],
    ],
  ],
  ["३५ वर्षीय युवक रफ़ीक़ की हत्या कर दी गई।", [["३५ वर्षीय युवक रफ़ीक़", "one", "male", "35"]]],
  ["اعتقلت الشرطة خمسة عشر شابا.", [["خمسة عشر شابا", "group", "male", null]]],
  ["پولیس نے اسے گرفتار کیا۔", []],
  ["دکانیں جلا دی گئیں۔", []],
])("the card's victims of %s", (text, wanted) => {
  expect(victims(text)).toEqual(wanted);
});
