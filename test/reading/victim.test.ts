import { describe, expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { cardWeights } from "../../src/reading/card/card-weights.ts";
import { type Card, createReader } from "../../src/reading/index.ts";
import { parseLexicons } from "../../src/reading/words/lexicons.ts";

const words = readWordFiles("src/reading/lexicon");
const reader = createReader(words);
const cardOf = (text: string, everything = false) => reader.read(text, { everything }).at(-1) as Card;
const named = (text: string) => cardOf(text).victims.flatMap((one) => (one.named ? [one.name] : []));

describe("the victims on the card of an English text", () => {
  test.each([
    [
      "Gunmen killed the lawyer Oru Nur Tal on Monday. Tal was shot at his gate.",
      ["Oru Nur Tal"],
      "by the fullest name",
    ],
    ["Soldiers killed Colonel Amin Dorvek, 54, in Sarwand.", ["Amin Dorvek"], "without title"],
    ["The murder of journalist Sela Marin shocked Sarwand.", ["Sela Marin"], "after a noun for the deed"],
    ["Police arrested editor Nur Talin on Monday.", ["Nur Talin"], "of an arrest of somebody who is no suspect"],
    [
      "Gunmen kidnapped reporters Oru Tal, Sela Marin and Farid Oman near Sarwand.",
      ["Oru Tal", "Sela Marin", "Farid Oman"],
      "in a list",
    ],
    [
      "Gunmen kidnapped twelve teachers near Sarwand, including the poet Oru Tal and Sela Marin.",
      ["Oru Tal", "Sela Marin"],
      "in a list that opens later in the sentence",
    ],
    [
      "Gunmen killed twelve people in Sarwand on Monday. Among them was the editor Nur Talin.",
      ["Nur Talin"],
      "in a list that the next sentence opens",
    ],
    [
      "A court in Velsk sentenced the poet Oru Talin to two years in prison.",
      ["Oru Talin"],
      "of a sentence for no crime that the text tells",
    ],
    [
      "Soldiers abducted the lawyer Oru Imam, who is in prison.",
      ["Oru Imam"],
      "whose family name is a rank, behind a post",
    ],
    ["Satirist Oru Talin was arrested by police on Monday.", ["Oru Talin"], "without calling"],
    ["Police arrested editor Win Talin on Monday.", ["Win Talin"], "with a given name that is a common word"],
    [
      "Gunmen killed the reporter Oru Stone. Mr Stone was 41.",
      ["Oru Stone"],
      "with a family name that is a common word",
    ],
    ["Police arrested Marl Kem-hung in Sarwand on Monday.", ["Marl Kem-hung"], "with a given name of two syllables"],
    [
      "Police arrested the poet O.V. Dorvek. The poet O. V. Dorvek was beaten.",
      ["O.V. Dorvek"],
      "once, however initials are set",
    ],
  ])("%s: %j, %s", (text, wanted) => {
    expect(named(text)).toEqual(wanted);
  });

  test.each([
    ["“It was murder,” said Amin Dorvek, who speaks for the union. Gunmen killed two guards.", "speaks"],
    [
      "President Amin Dorvek opened the new bridge in Sarwand. Minister Sela Marin thanked the builders.",
      "did something else",
    ],
    [
      "Gunmen killed two guards in Sarwand. The lawyer Amin Dorvek, a cousin of one of them, asked for an inquiry.",
      "speaks for them",
    ],
    ["The Northern Workers Council condemned the murder. Gunmen killed two guards in Sarwand.", "is a body"],
    [
      "Police beat and detained the poet after a march in Velsk on Monday, said his lawyer, Sela Marin.",
      "speaks for somebody, a comma before the name",
    ],
    [
      "Farid Oman, 34, was convicted of robbing a shop in Velsk and of kidnapping a clerk. Oman will be in prison for years.",
      "is charged with a crime",
    ],
    ["Soldiers beat the Orvandi in Sarwand. The Orvandi were beaten before.", "has an article"],
    ["Police raided Oru Marl Sangh (OMS), and gunmen killed Oru Marl Sangh on Monday.", "has a short form in brackets"],
    [
      "Gunmen attacked Velda Kot barracks. Velda Kot barracks was attacked on Monday.",
      "stands before a word for a place",
    ],
  ])("%s: nobody who %s", (text) => {
    expect(named(text)).toEqual([]);
  });

  test.each([
    ["Soldiers beat eleven seamstresses from Marl.", ["eleven seamstresses"]],
    ["The marchers sang. Police detained thirty of them.", ["thirty of them"]],
  ])("%s: the group %j", (text, wanted) => {
    expect(cardOf(text).victims.flatMap((one) => (one.group ? [one.name] : []))).toEqual(wanted);
  });

  test("whoever was jailed for the deed is no victim of it", () => {
    const text =
      "A court in Velsk sentenced Berin Dav, 34, to eighteen years in prison for the murder of his partner Sela Marin.";
    expect(named(text)).toEqual(["Sela Marin"]);
  });

  test("a text in capitals alone or small letters names the same victims as they stand there", () => {
    const text =
      "Gunmen killed the lawyer Oru Vandarel in his office. Vandarel was shot twice. The Sarwand Front denied the murder.";
    expect(named(text)).toEqual(["Oru Vandarel"]);
    expect(named(text.toUpperCase())).toEqual(["ORU VANDAREL"]);
    expect(named(text.toLowerCase())).toEqual(["oru vandarel"]);
  });

  test("who has no name is told as worded and not counted as named", () => {
    const { victims } = cardOf("Gunmen killed four teachers in Sarwand.");
    expect(victims.map(({ name, named, group }) => [name, named, group])).toEqual([["four teachers", false, true]]);
  });

  test("“the editor” is nobody new where the editor was named", () => {
    const card = cardOf("Gunmen killed editor Sela Marin on Monday. The editor was murdered at her desk.");
    expect(card.victims.map((one) => one.name)).toEqual(["Sela Marin"]);
  });

  test("everything prints at least the victims that are sure", () => {
    const text = "Gunmen killed the lawyer Oru Tal. Sela Marin was near. Farid Oman was hurt, a friend said.";
    const sure = named(text);
    const all = cardOf(text, true).victims.map((one) => one.name);
    expect(all).toEqual(expect.arrayContaining(sure));
  });

  test("each says how sure and by which entries, and explaining shows their reasons", () => {
    const lines = reader.read("Gunmen killed the lawyer Oru Tal on Monday.");
    const victim = (lines.at(-1) as Card).victims[0]!;
    expect(victim.sure).toBeGreaterThan(0.4);
    expect(victim.why.length).toBeGreaterThan(0);
    const entries = reader
      .explain(lines)
      .at(-1)!
      .entries.map((entry) => entry.at);
    expect(entries).toEqual(expect.arrayContaining([...victim.why]));
  });
});

test("weights are added, and a feature without an entry weighs nothing", () => {
  const lexicons = parseLexicons({
    ...words,
    "en/card-victims.txt":
      "[from]\nsure | 0.5 | half\neverything | 0.2 | less\n[weight]\nalways | -1 | few are\nshot | 3 | most are\n",
  });
  const weights = cardWeights(lexicons, "en/card-victims.txt");
  expect(weights.sureOf([])).toBeCloseTo(1 / (1 + Math.E));
  expect(weights.sureOf(["shot", "unheard of"])).toBeCloseTo(1 / (1 + Math.exp(-2)));
  expect(weights.whyOf(["shot", "unheard of"])).toEqual(["en/card-victims.txt:6", "en/card-victims.txt:5"]);
  expect(weights.from).toEqual({ sure: 0.5, everything: 0.2 });
});
