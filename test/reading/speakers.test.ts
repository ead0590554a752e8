import { describe, expect, it } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));

const digest = `“The mill lane burns. They came at dusk and nobody stopped them. The radio calls it a quarrel.”

–Sanem Orulat

Hello everyone,

I am K… I am from Sarwand, Upper Dell. I was a baker in the lane. In May the guard shot at us and killed civilians. I was arrested and I was detained for 9 days.

According to the Dell Courier, the council is asking for more guards in the lane.

Mother of Man in Mill Video Says He Died After Guard Post

One of the four men beaten at the mill, 20-year-old Tavik died a day after he was released. His mother alleges she was not given a document to prove he was held.

Posted by The Lantern on Friday, May 8, 2020

(Photo from Sarwand via Dell Relief Circle)`;

const lines = reader.read(digest);
const tellings = lines.filter((line) => line.kind === "telling");
const statements = lines.filter((line) => line.kind === "statement");
const chain = (words: string) =>
  statements.findLast((statement) => statement.quote.includes(words))?.speakers.map((speaker) => speaker.name);

describe("a digest of several tellers", () => {
  it("is cut into its pieces, each with its form and teller", () => {
    expect(tellings.map((telling) => [telling.form, telling.author.name])).toEqual(
      expect.arrayContaining([
        ["quotation", "Sanem Orulat"],
        ["testimony", "K…"],
        ["news-item", "The Lantern"],
        ["caption", "Dell Relief Circle"],
      ]),
    );
  });
  it("has its compiler outermost in every statement", () => {
    expect(statements.length).toBeGreaterThan(8);
    for (const statement of statements) expect(statement.speakers[0]?.name).toBe("the compiler");
  });
  it("names the one whose quotation a trailing dash gives", () => {
    expect(chain("nobody stopped them")).toEqual(["the compiler", "Sanem Orulat"]);
  });
  it("hands a relative's word through the outlet that reports it", () => {
    expect(chain("not given a document")).toEqual(["the compiler", "The Lantern", "His mother"]);
  });
  it("takes words after “according to” as the source's", () => {
    const statement = statements.find((line) => line.speakers.at(-1)?.how === "cited");
    expect(statement?.speakers.at(-1)?.name).toBe("the Dell Courier");
  });
  it("quotes exactly the words between its positions", () => {
    const points = [...digest];
    for (const statement of statements)
      expect(points.slice(statement.start, statement.end).join("")).toBe(statement.quote);
  });
});

describe("stance", () => {
  const stance = (text: string) =>
    reader.read(text).find((line) => line.kind === "statement" && line.speakers.length > 1);
  it.each([
    ["The clerk said the guard beat the man.", "asserts"],
    ["The clerk alleged that the guard beat the man.", "alleges"],
    ["The clerk denied that the guard beat the man.", "denies"],
    ["The clerk promised that the guard would leave the lane.", "promises"],
  ])("%s: %s", (text, expected) => {
    const line = stance(text);
    expect(line?.kind === "statement" && line.speakers.at(-1)?.stance).toBe(expected);
  });
});

describe("words and their source", () => {
  const read = (text: string, everything = false) =>
    reader.read(text, { everything }).flatMap((line) => (line.kind === "statement" && line.cue ? [line] : []));
  const told = (text: string) => read(text).map((line) => [line.speakers.at(-1)?.name, line.quote]);

  it.each([
    ["Oru Tal, a baker who had fled the lane in May, said the mill was empty.", "Oru Tal", "the mill was empty"],
    ["Oru Tal, a baker from the lane, last week said the mill was empty.", "Oru Tal", "the mill was empty"],
    ["The clerk last week said the mill was empty.", "The clerk", "the mill was empty"],
    ["The clerk said on Monday in the lane that the mill was empty.", "The clerk", "the mill was empty"],
    ["The mill, the clerk said, was empty at dusk.", "the clerk", "The mill, the clerk said, was empty at dusk"],
    [
      "The mill had been empty since dusk, the clerk told The Lantern.",
      "the clerk",
      "The mill had been empty since dusk",
    ],
    ["A baker from the lane, Oru Tal, told the guards that he was hurt.", "A baker from the lane", "he was hurt"],
    [
      "In a letter, according to the clerk, the mill was sold.",
      "the clerk",
      "In a letter, according to the clerk, the mill was sold",
    ],
    [
      '"It burned down to the river" on 13 March 2031, said Noor Halim, a doctor.',
      "Noor Halim",
      '"It burned down to the river" on 13 March 2031',
    ],
    ['"Do not go in," Lynch said.', "Lynch", '"Do not go in,"'],
    ["“We want the mill back” was all, said a weaver.", "a weaver", "“We want the mill back” was all"],
    ["“The mill is gone!” US envoy Oru Tal said.", "US envoy Oru Tal", "“The mill is gone!”"],
    ["\"He used the word 'quarrel,' \" she told the clerk.", "she", "\"He used the word 'quarrel,' \""],
    ["“He called it a ‘quarrel,’” Oru Tal said.", "Oru Tal", "“He called it a ‘quarrel,’”"],
    ["The weavers chanted “Open the mill!” at dusk.", "The weavers", "“Open the mill!”"],
    ["The clerk said:\n\n“They burned the mill. Nobody came.”", "The clerk", "“They burned the mill. Nobody came.”"],
    [
      "The council answered a baker who said he was hurt, saying: “Nobody was there.”",
      "The council",
      "“Nobody was there.”",
    ],
    ["The clerk said his mill was empty and alleged the guard had burned it.", "The clerk", "the guard had burned it"],
    ["The clerk said his mill was empty and alleged the guard had burned it.", "The clerk", "his mill was empty"],
    [
      "“The mill is gone,” said Oru Tal.\n\n“Nobody came. It fell,” the letter reads.",
      "the letter",
      "“Nobody came. It fell,”",
    ],
    ["Witnesses said soldiers beat two boys.", "Witnesses", "soldiers beat two boys"],
    ["According to the hospital, dozens of weavers were hurt.", "the hospital", "dozens of weavers were hurt"],
    ["The Tal family said the mill was empty.", "The Tal family", "the mill was empty"],
    ["Weavers accused the guard of burning the mill.", "Weavers", "the guard of burning the mill"],
    [
      "Salim Daro was hurt after he asked for water, his lawyer said.",
      "his lawyer",
      "Salim Daro was hurt after he asked for water",
    ],
    ["Police: two bandits killed at the bridge", "Police", "two bandits killed at the bridge"],
    ["Two killed in the market, police", "police", "Two killed in the market"],
    ["Issued by the Press Office: soldiers fired no shot.", "the Press Office", "soldiers fired no shot"],
  ])("%s", (text, name, quote) => {
    expect(told(text)).toContainEqual([name, quote]);
  });

  it("joins the quotations around a cue and after it, and says which words are the speaker's own", () => {
    const text = "“It burned,” Oru Tal said. “All of it.” The lane was quiet.";
    const [statement] = read(text);
    expect(statement?.quote).toBe("“It burned,” Oru Tal said. “All of it.”");
    expect(statement?.parts?.map((part) => text.slice(part.start, part.end))).toEqual(["“It burned,”", "“All of it.”"]);
  });

  it("reads marks made of two apostrophes, a question behind which the sentence is cut, and a title before the name", () => {
    expect(told("''They burned the mill,'' Mr. Tal said.")).toEqual([["Mr. Tal", "''They burned the mill,''"]]);
    expect(told("“Who burned the mill?” Oru Tal asked.")).toEqual([["Oru Tal", "“Who burned the mill?”"]]);
  });

  it("names those whose words stand with a dash and a name behind them, line by line", () => {
    const text = `The lane spoke:

“They burned the mill. Nobody came.” ― Oru Tal
“It was the guard.”— Sanem Orulat, a baker.
”We want it back.” - Noor Halim`;
    expect(told(text)).toEqual([
      ["Oru Tal", "“They burned the mill. Nobody came.”"],
      ["Sanem Orulat", "“It was the guard.”"],
      ["Noor Halim", "”We want it back.”"],
    ]);
    expect(told("«Они сожгли мельницу.» — Ору Таль")).toEqual([["Ору Таль", "«Они сожгли мельницу.»"]]);
    expect(told("“They burned the mill” – that is what we heard.")).toEqual([]);
  });

  it("takes a name with what somebody is, and a list, for no speaker", () => {
    expect(told("Salim Daro, a doctor")).toEqual([]);
    expect(told("The hospital list: four men and a boy were killed.")).toEqual([]);
  });

  it("does not hand a quotation to the one who speaks in the next line", () => {
    const text = "Oru Tal joked, “It is a never ending line!”\n\nThe clerk asked how long it was.";
    expect(told(text)).toEqual([
      ["Oru Tal", "“It is a never ending line!”"],
      ["The clerk", "how long it was"],
    ]);
  });

  it("prints whom a speaker judges, or when she spoke, only with everything", () => {
    const text = "The council called the mill a ruin that nobody had asked for.";
    expect(read(text)).toEqual([]);
    expect(read(text, true)[0]?.speakers.at(-1)?.name).toBe("The council");
    expect(read("The council said as it closed the mill that had burned.")).toEqual([]);
  });

  it("does not take “I think” in quoted words for another speaker, and names whom a quoted speaker reports", () => {
    expect(told("“I think the mill is gone,” Oru Tal said.")).toHaveLength(1);
    expect(told("“The guard told us that they had burned the mill,” Oru Tal said.")).toContainEqual([
      "The guard",
      "they had burned the mill",
    ]);
  });

  it("gives a wish and a plural noun only with everything, or not at all", () => {
    expect(read("The council wants the mill.")).toEqual([]);
    expect(read("The council wants the mill.", true)[0]?.speakers.at(-1)?.name).toBe("The council");
    expect(read("The team won by ten points after the break.", true)).toEqual([]);
  });

  it("resolves “his mother” in a headline to the one named right after it", () => {
    const [statement] = read("His mother says the guard took him away\n\nTavik Orulat, a baker, died in the lane.");
    expect(statement?.speakers.at(-1)?.resolvedTo).toBe("mother of Tavik Orulat");
  });

  it("takes one person named twice for one, and what “&” joins for one name", () => {
    const named = (text: string) =>
      reader.read(text).flatMap((line) => (line.kind === "mention" ? [[line.type, line.text, line.resolved]] : []));
    expect(named("A baker, Oru Tal, fled. Later Tal came back.")).toEqual([
      ["person", "Oru Tal", null],
      ["person", "Tal", "Oru Tal"],
    ]);
    expect(named("We met the Assadists & Stalinists there.")).toEqual([["group", "Assadists & Stalinists", null]]);
  });

  it("hands a deed told in an earlier sentence of a quotation to the quoted speaker", () => {
    const lines = reader.read("“The guard shot a man. We ran to the mill,” said Oru Tal.");
    const deed = lines.find((line) => line.kind === "claim");
    const statement = lines.find(
      (line) => line.kind === "statement" && deed?.kind === "claim" && line.id === deed.statement,
    );
    expect(statement?.kind === "statement" && statement.speakers.at(-1)?.name).toBe("Oru Tal");
  });
});

describe("who “he” and “I” are, and where a telling ends", () => {
  const last = (text: string) =>
    reader.read(text).flatMap((line) => (line.kind === "statement" && line.cue ? [line.speakers.at(-1)] : []));
  it("“he” is who spoke before, not the last one named", () => {
    const [, second] = last("Salim Daro said Constable Amir Beg stood by. He alleged the guard had burned the mill.");
    expect(second).toMatchObject({ name: "He", resolvedTo: "Salim Daro" });
  });
  it("“I” is the teller, “he” whom she asked", () => {
    const text = "My name is Sana Tal. I asked the officer where they took him. He said: “Ask your mother.”";
    expect(last(text).map((one) => [one?.name, one?.resolvedTo])).toEqual([
      ["I", "Sana Tal"],
      ["He", "the officer"],
    ]);
  });
  it("“it” is nobody named before", () => {
    expect(last("Oru Tal met the council. It said the mill was empty.")[0]?.resolvedTo).toBeNull();
  });
  it("a doctor who asked not to be named still speaks", () => {
    const told = last("A doctor, who asked not to be named, said the weavers were shot from behind.");
    expect(told.map((one) => one?.name)).toEqual(["A doctor"]);
  });
  const pieces = (text: string) =>
    reader.read(text).flatMap((line) => (line.kind === "telling" ? [[line.form, line.author.name]] : []));
  it("a testimony ends where the next account is announced, and who compiled a text does not say its quotations", () => {
    const text =
      "Account 1\n\nMy name is Sana Tal. We ran to the mill.\n\nAccount 2: “They told us to kneel”\n\n“They told us to sing,” said Karim Oru.\n\n— Compiled by Noor Halim";
    expect(pieces(text)).toEqual([
      ["testimony", "Sana Tal"],
      ["commentary", "the compiler"],
    ]);
  });
  it("a page with one signer at its foot is his", () => {
    const text = "PRESS RELEASE\n\nThe mill burned on Monday.\n\nNobody came.\n\nIssued by: Noor Halim, Secretary";
    expect(pieces(text)).toEqual([["news-item", "Noor Halim"]]);
  });
});

describe("words and their source in Urdu, Hindi and Arabic", () => {
  const told = (text: string) =>
    reader.read(text).flatMap((line) => {
      const last = line.kind === "statement" && line.cue ? line.speakers.at(-1) : undefined;
      return last && line.kind === "statement" ? [[last.resolvedTo ?? last.name, line.quote]] : [];
    });
  it.each([
    ["ان کی والدہ نے کہا، ”سپاہی آئے تھے۔“ گلی خالی تھی۔", "ان کی والدہ", "”سپاہی آئے تھے۔“"],
    ["ان کی والدہ نے کہا کہ گلی جل گئی۔ انہوں نے مزید کہا کہ سپاہی آئے تھے۔", "ان کی والدہ", "سپاہی آئے تھے"],
    ["”ہمیں انصاف چاہیے“ — نور حلیم", "نور حلیم", "”ہمیں انصاف چاہیے“"],
    ["“हमें इंसाफ़ चाहिए” — नूर हलीम", "नूर हलीम", "“हमें इंसाफ़ चाहिए”"],
    ["«نريد العدالة» — نور حليم", "نور حليم", "«نريد العدالة»"],
  ])("%s", (text, name, quote) => expect(told(text)).toContainEqual([name, quote]));

  const deed = (text: string) =>
    reader.read(text).flatMap((line) => {
      if (line.kind !== "claim" || line.claim !== "deed") return [];
      return [[line.doer.text, line.doneTo.map((one) => one.text)]];
    });
  it.each([
    ["میں نے خود دیکھا کہ سپاہی اسے گاڑی میں ڈال رہے تھے۔", "سپاہی", "اسے"],
    ["मैंने ख़ुद देखा कि सिपाही उसे गाड़ी में डाल रहे थे।", "सिपाही", "उसे"],
    ["رشق حشد غاضب رجال الأمن بالحجارة.", "حشد غاضب", "رجال الأمن"],
    ["تشدد میں کم از کم گیارہ افراد ہلاک ہوئے۔", "", "کم از کم گیارہ افراد"],
  ])("who did it to whom: %s", (text, doer, doneTo) => expect(deed(text)).toContainEqual([doer, [doneTo]]));
});
