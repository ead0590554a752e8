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
