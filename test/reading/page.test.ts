import { describe, expect, it, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { type Card, createReader, type ReadingLine } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));
const read = (text: string) => reader.read(text, { published: "2031-03-15" });
const of = <K extends ReadingLine["kind"]>(text: string, kind: K) =>
  read(text).filter((line): line is Extract<ReadingLine, { kind: K }> => line.kind === kind);
const chains = (text: string) =>
  of(text, "statement").map(({ speakers }) => speakers.map((one) => one.resolvedTo ?? one.name).join(" > "));
const card = (text: string) => read(text).at(-1) as Card;

const told = "Eleven people were killed on Thursday, police said.";

describe("who tells a page of plain text", () => {
  it.each([
    [`Families bury eleven\n\nBy Oru Tal\n\n${told}`, "news-item", "Oru Tal"],
    [`Families bury eleven\n\n${told}\n\nBy Oru Tal`, "news-item", "Oru Tal"],
    [`Families bury eleven\n\nBy Oru Tal and Nida Dar in Sarwand\n\n${told}`, "news-item", "Oru Tal"],
    ["Visits are not permitted. Issued by the Office of the Mayor, Velsk.", "statement", "Office of the Mayor, Velsk"],
    [told, "commentary", "the compiler"],
    ["By Friday all were dead.\n\nThe mill stood empty.", "commentary", "the compiler"],
  ])("%j is a %s by %s", (text, form, name) => {
    const [telling] = of(text, "telling");
    expect([telling?.form, telling?.author.name]).toEqual([form, name]);
  });

  test("the first line above a byline is the title", () =>
    expect(of(`Families bury eleven\n\nBy Oru Tal\n\n${told}`, "telling")[0]?.title?.text).toBe(
      "Families bury eleven",
    ));
});

describe("who speaks, and how they know", () => {
  it.each([
    ["The army denied that it fired. In a statement, it said that three men died.", "the compiler > The army"],
    ["A neighbour who saw the raid said that the men wore boots.", "the compiler > A neighbour"],
    ["It is hereby notified that 43 persons have been detained.", "the compiler"],
  ])("%s: %s", (text, chain) => expect(chains(text).at(-1)).toBe(chain));

  it.each([
    ["A neighbour who saw the raid said that the men wore boots.", "saw"],
    ["“I saw it with my own eyes,” said the baker Oru Tal.", "saw"],
    ["She said she had seen the officer fire.", "saw"],
    ["“We heard nine shots,” said Oru Tal.", "heard"],
    ["“I was told that he was dead,” said Oru Tal.", "heard"],
    ["“I did not see it,” said Oru Tal.", "unknown"],
    ["Oru Tal said the mill was empty.", "unknown"],
  ])("%s: %s", (text, basis) => expect(of(text, "statement").at(-1)?.speakers.at(-1)?.basis).toBe(basis));

  it.each([
    ["Officials put the toll at six.", "Officials"],
    ["Residents counted fourteen bodies.", "Residents"],
    ["They counted fourteen bodies.", null],
    ["Fourteen people died.", null],
  ])("%s was counted by %s", (text, who) => expect(of(text, "figure").at(-1)?.countedBy).toBe(who));
});

describe("places and numbers of a page", () => {
  it.each([
    ["KOT MARWAN, 14 March 2031 – Eleven people were killed, police said.", "Kot Marwan"],
    ["Families bury eleven\n\nKOT MARWAN – Eleven people were killed, police said.", "Kot Marwan"],
    ["They are held at Camp 4, Velsk. Soldiers beat them there.", "Velsk"],
  ])("%j is of %s", (text, town) => expect(card(text).city?.text.toLowerCase()).toBe(town.toLowerCase()));

  test("a town of a dateline is nobody", () =>
    expect(card("KOT MARWAN, 14 March 2031 – Two men were killed.").victims.map(({ name }) => name)).toEqual([
      "Two men",
    ]));

  it.each(["They are held at Camp 4.", "He was kept in Room 12.", "Order 7 was read out."])(
    "%s: nothing is counted",
    (text) => expect(of(text, "figure")).toEqual([]),
  );

  test("what was not registered is what is missing, and was refused to nobody named", () => {
    const gap = read("Police said no FIR had been registered.").find(
      (line) => line.kind === "claim" && line.claim === "gap",
    );
    expect(gap).toMatchObject({
      missing: "police-report",
      trigger: { text: "no FIR had been registered" },
      refusedTo: null,
    });
  });
});

describe("when a deed was done", () => {
  it.each([
    ["Soldiers killed eleven people before dawn on Thursday.", "2031-03-13", "before dawn"],
    ["They were beaten on the night of 12 March.", "2031-03-12", "on the night of"],
    ["Between January and March 2030 soldiers killed nineteen people.", "2030-01/2030-03", null],
    ["Soldiers killed nine people from November to January 2030.", "2029-11/2030-01", null],
    ["She was shot on the 7th of this month.", "2031-03-07", null],
    ["She was shot on the 27th of last month.", "2031-02-27", null],
  ])("%s: %s", (text, edtf, clock) => {
    const deed = read(text).find((line) => line.kind === "claim" && line.claim === "deed");
    expect(deed).toMatchObject({ time: { edtf, clock } });
  });
});

test("whoever tells in the first person what was done to them is a victim of it", () => {
  const names = (text: string) => card(text).victims.map(({ name }) => name);
  expect(names("My name is Yuna Felk. I was held for eleven days. I was beaten with a hose.")).toEqual(["Yuna Felk"]);
  expect(names("“They beat me with a cable,” said Orsan Voss, a weaver.")).toEqual(["Orsan Voss"]);
  expect(names("“Nobody beat me,” said Orsan Voss, a weaver.")).toEqual([]);
  expect(names("Two brothers, Idrin and Tal Voss, were shot dead by soldiers.")).not.toContain("Two brothers");
});
