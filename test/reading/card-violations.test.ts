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
  [
    "the arrest that follows what a crowd did",
    "A mob beat a baker in Sarwand. The mob burned his shop. They killed his brother. On Friday police arrested nine men.",
    ["beating", "arson", "killing"],
  ],
  [
    "the arrest by those who did the rest",
    "Rebels beat a baker in Sarwand. They burned his shop. They killed his brother. The rebels jailed his father.",
    ["beating", "arson", "killing", "detention"],
  ],
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

test.each([
  ["Two hundred people have died of cholera in Sarwand.", []],
  ["The virus killed forty people in the camp.", []],
  ["The singer Oru Tal died aged 81.", []],
  ["Soldiers slaughtered a cow.", []],
  ["The council succumbed to pressure.", []],
  ["Three men face a kidnapping plot charge after a failed abduction.", []],
  ["Oru Tal died in the hospital of the wounds.", ["killing"]],
  ["Soldiers killed two men in Sarwand, while the pandemic went on.", ["killing"]],
  ["The nurse Sela Marin, aged 30, died.", ["killing"]],
  ["He succumbed to bullet wounds.", ["killing"]],
  ["The Committee against Torture met in Velsk.", []],
  ["The rapporteur on executions and torture spoke.", []],
  ["The commission spoke on Monday of the torture of two men.", ["torture"]],
  ["Guards ill-treated the prisoners.", ["degrading-treatment"]],
  ["Five students vanished in Sarwand.", ["disappearance"]],
  ["The ship vanished in the fog.", []],
  ["Hooded men pushed the student into a van.", ["abduction"]],
  ["The accusation that soldiers raped women is a lie, the spokesman said.", []],
  ["The ministry called reports that police had killed nine men baseless.", []],
  ["The report that soldiers killed two men is not false.", ["killing"]],
  ["Reports of torture were false, he said.", []],
  ["Oru Tal was almost killed by a shell.", ["use-of-force"]],
  ["The singer was nearly arrested.", []],
  ["Nearly forty people were killed.", ["killing"]],
  ["Prisoners risk being tortured.", []],
  ["Oru Tal fled after being tortured.", ["torture"]],
  ["Reporters are often detained for their work.", []],
  ["Prisoners were often beaten.", ["beating"]],
  ["Police have not said whether the two men were tortured.", []],
  ["The team killed the game.", []],
  ["Prices shot up.", []],
  ["The poet Oru Tal was sentenced by a court to three years in prison.", ["detention"]],
])("%s: %j", (text, kinds) => {
  expect(kindsOf(text)).toEqual(kinds);
});

test.each([
  ["for gain", "Police arrested a clerk for stealing copper. He was held until Friday.", []],
  ["of culprits", "Police arrested four cattle rustlers in Sarwand.", []],
  ["of one accused of the killing", "Gunmen killed a nurse. Berin Dav was jailed for the murder.", ["killing"]],
  ["of the accused by name", "Berin Dav was arrested on a charge of robbery. Dav was held in Sarwand.", []],
  ["of the accused by a pronoun", "Police arrested a thief in Sarwand. They arrested him at noon.", []],
  ["of the accused by the last name", "Police arrested Berin Dav for robbery. On Friday they arrested Dav again.", []],
  ["of another", "Police arrested a thief in Sarwand. They arrested the editor Nur Talin.", ["arrest"]],
  ["for what is no crime of gain", "Police arrested the editor Nur Talin for spreading rumours.", ["arrest"]],
])("an arrest %s", (_, text, kinds) => {
  expect(kindsOf(text)).toEqual(kinds);
});

test.each([
  "Police plan to arrest the editor Nur Talin on Monday.",
  "The army denied that its soldiers had killed the farmer Amin Noor.",
  "The rebels vowed to execute the banker Oru Tal.",
  "The guards promised not to beat the singer Sela Marin.",
])("a plan, a promise and a denial have no doer and no victim: %s", (text) => {
  const card = reader.read(text).at(-1) as Card;
  expect([card.violations, card.doers, card.victims, card.doerType]).toEqual([[], [], [], "unknown"]);
});
