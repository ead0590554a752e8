import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { type Card, createReader } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));
const cardOf = (text: string) => reader.read(text).at(-1) as Card;
const whereOf = (text: string) => {
  const { city, region, country } = cardOf(text);
  return [city?.text ?? null, region?.text ?? null, country?.code ?? null];
};

test.each([
  ["Soldiers killed 12 people in Idlib. The minister spoke in Damascus.", ["Idlib", "Idlib", "SY"]],
  ["Police in Hong Kong arrested a singer.", ["Hong Kong", "Hong Kong", "CN"]],
  ["Gunmen abducted five pupils in Kotbal, Nigeria. Their parents wait in Kotbal.", ["Kotbal", null, "NG"]],
  ["Gunmen abducted five pupils in Niger State.", [null, "Niger", "NG"]],
  ["Gunmen abducted five pupils in Niger.", [null, null, "NE"]],
  ["Gunmen abducted five pupils in South Carolina.", [null, "South Carolina", "US"]],
  ["Guards beat a boy in a court in Harnaming, Zamfara State.", ["Harnaming", "Zamfara", "NG"]],
  ["HARNATH, S.C. (Agency) - A guard was stabbed at the prison.", ["HARNATH", "S.C", "US"]],
  ["Guards beat a boy at Harnath University, Nigeria.", [null, null, "NG"]],
  ["Troops of the US killed a boy.", [null, null, "US"]],
  ["They shot at us and killed a boy.", [null, null, null]],
  ["THEY SHOT AT US AND KILLED A BOY.", [null, null, null]],
  ["پولیس نے کوٹبل میں تین مزدوروں کو گرفتار کیا۔", ["کوٹبل", null, null]],
  ["اعتقلت الشرطة ثلاثة عمال في كوتبل.", ["كوتبل", null, null]],
])("the card has town, region and country of %s", (text, where) => {
  expect(whereOf(text)).toEqual(where);
});

test.each([
  ["a body", "Soldiers beat Ozan Kel, says a lawyer at Freedom Watch in Syria."],
  ["a university", "Soldiers beat Ozan Kel of the University of Aleppo in Syria."],
  ["a newspaper", "Soldiers beat Ozan Kel of the Aleppo Times in Syria."],
  ["a person", "Omar Homs was in Syria. Soldiers beat Homs."],
  ["an acronym", "Soldiers beat Ozan Kel in Syria, he told them at SOFA."],
  ["a part of the world", "Soldiers beat Ozan Kel in Syria, as others in Southeast Asia."],
])("%s is no town", (_, text) => {
  expect(whereOf(text)).toEqual([null, null, "SY"]);
});

test("a town among many that are named as often is not put on the card", () => {
  const text = "Protests began in Homs. People marched in Hama. Others came to Aleppo. Many sang in Latakia, Syria.";
  expect(whereOf(text)[0]).toBeNull();
});

test("a town that bodies are named after is put on the card where it is named by itself too", () => {
  const bodies = "The Homs Central Court was told. Others sit in the Homs Central Jail. He owns the Homs Metal Works.";
  const others = "He had been to Hama. She knew Latakia.";
  expect(whereOf(`Soldiers beat a boy. They live in Homs. ${others} ${bodies} Syria is silent.`)[0]).toBe("Homs");
  expect(whereOf(`Soldiers beat a boy. ${bodies} Syria is silent.`)[0]).toBeNull();
});

test("a country named again and again beside the matter does not stand before that of the deed and the opening", () => {
  const aside = "A paper in France wrote of it. France is far. France was told.";
  expect(
    cardOf(`Soldiers killed a man in Syria. He lived in Syria. He was a baker. ${aside} ${aside} France slept.`).country
      ?.code,
  ).toBe("SY");
});

test("the town of the deed stands before that of the dateline and that of the court", () => {
  const text =
    "DAMASCUS (Agency) – Soldiers shot a man in Homs on Monday. He died in Homs. A court in Aleppo hears the case. Syria is silent.";
  expect(whereOf(text)[0]).toBe("Homs");
});
