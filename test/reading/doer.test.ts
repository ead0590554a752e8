import { describe, expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { type Card, createReader } from "../../src/reading/index.ts";

const words = readWordFiles("src/reading/lexicon");
const table = words["en/card-doers.txt"]!.split("\n");
const reader = createReader(words);
const cardOf = (text: string, everything = false) => reader.read(text, { everything }).at(-1) as Card;
const doers = (text: string) => cardOf(text).doers.map((one) => one.text);

describe("the doers on the card of an English text", () => {
  test.each([
    ["Amin Noor was killed by hooded men in Sarwand.", ["hooded men"]],
    ["The lawyer Amin Noor was kidnapped by an armed group near Sarwand.", ["armed group"]],
    ["Oru Tal shot his neighbour Amin Noor.", ["Oru Tal"]],
    ["A mob beat Amin Noor in Sarwand.", ["mob"]],
    [
      "Three heavily armed men attacked the village of Tamba and killed the teacher Amin Noor.",
      ["Three heavily armed men"],
    ],
    ["Members of the Marl Front killed the lawyer Amin Noor on Monday.", ["Members of the Marl Front", "Marl Front"]],
    ["The lawyer Amin Noor was killed by suspected rebels in Sarwand.", ["rebels"]],
    ["Alleged gunmen shot and killed the lawyer Amin Noor in Sarwand.", ["gunmen"]],
    ["Lawyers have accused the officers of abductions, torture and killings of teachers.", ["officers"]],
    ["The lawyer Amin Noor was arrested by the Saudi government last year.", ["Saudi government"]],
    ["Two hundred people marched in Sarwand.", []],
  ])("%s: %j", (text, wanted) => {
    expect(doers(text)).toEqual(wanted);
  });

  test.each([
    ["Police", "Rebels"],
    ["Soldiers", "Guerrillas"],
    ["Villagers", "Policemen"],
  ])("%s and %s are read alike", (one, other) => {
    const text = (who: string) =>
      `${who} killed the lawyer Amin Noor in Sarwand on Monday. ${who} shot him at his gate.`;
    const [a, b] = [cardOf(text(one)), cardOf(text(other))];
    expect(b.doers.map(({ text: who, sure, why }) => [who === other ? one : who, sure, why])).toEqual(
      a.doers.map(({ text: who, sure, why }) => [who, sure, why]),
    );
    expect(b.victims.map(({ name, sure }) => [name, sure])).toEqual(a.victims.map(({ name, sure }) => [name, sure]));
  });

  test("of several wordings of one the surest is printed", () => {
    const text = "Hooded gunmen killed the lawyer Amin Noor. The gunmen fled. Gunmen shot at his brother too.";
    expect(doers(text)).toHaveLength(1);
  });

  test.each([
    ["a place before police", "Lima police killed the nurse Sela Marin. She was shot by Lima police.", ["Lima police"]],
    ["a verb after a name", "A witness said he saw Kerem forcing Marin into her car and kidnapping her.", ["Kerem"]],
  ])("is nobody by itself: %s", (_, text, wanted) => {
    expect(cardOf(text, true).doers.map((one) => one.text)).toEqual(wanted);
  });

  test("whoever only arrested suspects of the deed did not do it", () => {
    const killing = "Gunmen killed the lawyer Amin Noor in Sarwand. ";
    const found = (then: string) => cardOf(killing + then, true).doers.map((one) => one.text);
    expect(found("Soldiers arrested two men in connection with the killing of Noor.")).not.toContain("Soldiers");
    expect(found("Soldiers killed his brother.")).toContain("Soldiers");
  });

  test("a body and what it is shortened to are one", () => {
    const text =
      "The Marl Liberation Front (MLF) said that it killed the lawyer Amin Noor. The MLF claimed responsibility. Noor was shot by the MLF on Monday.";
    const found = cardOf(text, true).doers.map((one) => one.text);
    expect(found.filter((one) => /MLF|Front/.test(one))).toHaveLength(1);
  });

  test.each(["MLF fighters", "Fighters of the MLF"])("what its people did speaks for a body: %s", (who) => {
    const { doers } = cardOf(`${who} killed the lawyer Amin Noor. ${who} kidnapped two nurses.`, true);
    const entries = doers.find((one) => one.text === "MLF")?.why.map((at) => table[Number(at.split(":")[1]) - 1]);
    expect(entries).toContainEqual(expect.stringMatching(/^its people /));
  });

  test("“members” and “members of” a front are one", () => {
    const text =
      "Members of the Marl Front killed the lawyer Amin Noor. The members fled. Members shot at his brother too.";
    expect(doers(text).filter((one) => /^members/i.test(one))).toHaveLength(1);
  });

  test("in capitals alone the same are printed as they stand there", () => {
    const text = "The lawyer Amin Vandarel was killed by hooded men. The Sarwand Front denied the murder.";
    expect(doers(text.toUpperCase())).toEqual(doers(text).map((one) => one.toUpperCase()));
  });

  test("each says how sure and by which entries", () => {
    const [one] = cardOf("The lawyer Amin Noor was killed by hooded men in Sarwand.").doers;
    expect(one!.sure).toBeGreaterThan(0);
    expect(one!.why[0]).toMatch(/^en\/card-doers\.txt:\d+$/);
  });
});

describe("the kind of doer on the card", () => {
  const kind = (text: string) => cardOf(text).doerType;

  test("is that of the deed and not of those who arrest the suspects", () => {
    expect(
      kind("Gunmen killed the lawyer Amin Noor. Police arrested two men in connection with the killing of Noor."),
    ).toBe("armed-group");
  });

  test("is that of those who arrest where the arrest is the deed", () => {
    expect(kind("Police arrested the editor Nur Talin on Monday. She was held for nine hours.")).toBe("police");
  });

  test("of an abduction by nobody told of is people without authority", () => {
    expect(kind("The engineer Oru Tal was abducted near Sarwand. His captors asked for money.")).toBe("armed-group");
  });

  test("is a person where somebody was arrested for the deed", () => {
    expect(
      kind(
        "Police arrested a man of thirty in connection with the murder of the nurse Sela Marin. Marin was strangled.",
      ),
    ).toBe("person");
  });

  test("is the state's where its bodies together have more votes than any other party", () => {
    expect(
      kind("Police beat two students in Sarwand. Soldiers beat two more students at the gate. Rebels beat a student."),
    ).toMatch(/^(?:police|military)$/);
  });

  test.each([
    ["the militia Marl", "The militia Marl burned a mill last year. Marl killed the nurse Sela Marin.", "armed-group"],
    ["Kel, a former soldier", "Ozan Kel, a former soldier, spoke. Later Kel beat a student.", "military"],
    ["Officer Kel", "Officer Ozan Kel beat a student in Sarwand. Later Kel beat her brother.", "police"],
  ])("of a name is what the text calls it elsewhere: %s", (_, text, wanted) => {
    expect(kind(text)).toBe(wanted);
  });

  test("is a person where somebody stands before a court for the violence", () => {
    expect(kind("Ozan Kel pleaded guilty to the murder of the nurse Sela Marin. Marin was strangled.")).toBe("person");
  });

  test("of an execution by nobody told of is a state's", () => {
    expect(kind("The poet Oru Tal was executed at dawn.")).toBe("official");
  });

  test("is that of whom the text opens with rather than of those called to mind later", () => {
    const deeds = (who: string) => `${who} beat a farmer in Ostrel. ${who} burned his house.`;
    const between = "The valley is long and the bridges are old. ".repeat(25);
    expect(kind(`${deeds("Soldiers")} ${between} Years ago: ${deeds("Rebels")} Rebels slapped a cook.`)).toBe(
      "military",
    );
    expect(kind(`${deeds("Rebels")} ${between} Years ago: ${deeds("Soldiers")} Soldiers slapped a cook.`)).toBe(
      "armed-group",
    );
  });

  test("is unknown where nobody is told of", () => {
    expect(kind("The river rose by a metre in Sarwand.")).toBe("unknown");
  });
});
