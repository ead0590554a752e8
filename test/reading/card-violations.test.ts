import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { type Card, createReader } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));
const kindsOf = (text: string, everything = false) =>
  (reader.read(text, { everything }).at(-1) as Card).violations.map(({ deed }) => deed);

const abducted =
  "Gunmen abducted five pupils in Sarwand. They abducted a teacher too. Villagers said the gunmen kidnapped a nurse.";

test.each([
  ["arrests beside more abductions", `${abducted} Police arrested a man.`, ["abduction"]],
  ["arrests beside as few abductions", "Gunmen abducted a pupil. Police arrested a singer.", ["abduction", "arrest"]],
  ["a shooting beside a killing", "Soldiers shot at the crowd. They killed two men.", ["killing"]],
  ["a shooting alone", "Soldiers shot at the crowd.", ["shooting"]],
])("of %s the card keeps what the text is about", (_, text, kinds) => {
  expect(kindsOf(text)).toEqual(kinds);
});

test("an abduction that a long text tells once, late, is another case", () => {
  const text = `Police arrested Ozan Kel. They arrested his brother. They jailed both. They arrested a friend. ${"The street is long and the shops are shut. ".repeat(25)}Years ago gunmen abducted a farmer.`;
  expect(kindsOf(text)).not.toContain("abduction");
  expect(kindsOf(text, true)).toContain("abduction");
});
