import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createNames, fold } from "../../src/names/index.ts";

const tables = readWordFiles("src/names/tables");
const names = createNames(tables);
const pairs = readFileSync("test/names/organisations.txt", "utf8")
  .split("\n")
  .filter((line) => line.includes(" | ") && !line.startsWith("#"))
  .map((line) => line.split(" | ") as [string, string, string, string]);

test("organisations and places in two wordings are judged as people judge them", () => {
  expect(pairs.length).toBeGreaterThanOrEqual(60);
  const wrong = pairs.filter(([a, b, verdict]) => names.compare(a, b).verdict !== verdict);
  expect(wrong.map(([a, b]) => `${a} | ${b}`)).toEqual([]);
});

test("of forty wordings thirty-nine are found by the other one in an index of thousands", () => {
  const index = names.index();
  const letters = [..."bdfgklmnprst"];
  for (let at = 0; at < 4000; at++) {
    const [one, other] = [
      `${letters[at % 12]}a${letters[(at * 7) % 12]}i`,
      `${letters[at % 11]}u${letters[at % 5]}a${at % 97}`,
    ];
    index.add(`n${at}`, at % 8 === 0 ? `${one} Ministry of K${other}` : `${one} ${other}`);
  }
  const same = pairs.filter(([, , verdict]) => verdict === "same");
  for (const [at, [, name]] of same.entries()) index.add(`right ${at}`, name);
  const missed = same.filter(([query, name]) => !index.best(query, 8).some((found) => found.name === name));
  expect(missed.length).toBeLessThanOrEqual(same.length / 40);
});

test.each([
  ["RSF", "Rapid Support Forces", "acronym of", "rsf", "rapid support forces"],
  ["Rapid Support Forces", "RSF", "acronym of", "rapid support forces", "rsf"],
  ["CRPF", "केंद्रीय रिज़र्व पुलिस बल", "acronym of", "crpf", "केंद्रीय रिजर्व पुलिस बल"],
  ["Sarwand Police", "سروند پولیس", "translated word", "police", "پولیس"],
  ["सीआरपीएफ", "CRPF", "same letters", "सीआरपीएफ", "crpf"],
  ["Sarwand Police", "Sarwand Army", "different kinds of body", "police", "army"],
  ["Ward 4 Sarwand", "Ward 5 Sarwand", "two different words", "4", ""],
])("%s beside %s carries its reason: %s", (a, b, rule, one, other) => {
  expect(names.compare(a, b).why).toContainEqual(expect.objectContaining({ rule, a: one, b: other }));
});

const words = ["RSF", "R.S.F.", "Rapid", "Support", "Forces", "قوات", "الدعم", "السريع", "14", "Camp", "کیمپ", "North"];
const phrase = fc.array(fc.constantFrom(...words, "of", "पुलिस", "बीएसएफ", "Ltd", "Nur"), { maxLength: 6 });

test("bodies and acronyms in any order compare alike from both sides, to the last digit, and the score is the one with reasons", () => {
  fc.assert(
    fc.property(phrase, phrase, (one, other) => {
      const [a, b] = [one.join(" "), other.join(" ")];
      const { score } = names.compare(a, b);
      expect(names.compare(b, a).score).toBe(score);
      expect(names.score(a, b)).toBe(score);
      expect(score >= 0 && score <= 1).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test("no word of the tables of meanings stands under two meanings, and every meaning has a reason", () => {
  const held = new Map<string, string>();
  for (const [path, text] of Object.entries(tables)) {
    if (!path.startsWith("meanings/") || path.endsWith("letters.txt")) continue;
    for (const line of text.split("\n").filter((one) => one.includes("|") && !one.startsWith("#"))) {
      const [meaning = "", list = "", why = ""] = line.split(" | ");
      expect([line, why.trim() !== ""]).toEqual([line, true]);
      for (const word of list.split(", ")) {
        const key = `${fold(word).key}${word.endsWith("*") ? "*" : ""}`;
        expect([key, key === "" ? "" : (held.get(key) ?? meaning)]).toEqual([key, meaning]);
        held.set(key, meaning);
      }
    }
  }
});

test("without tables of meanings names are compared by their letters", () => {
  const bare = createNames(
    Object.fromEntries(Object.entries(tables).filter(([path]) => !path.startsWith("meanings/"))),
  );
  expect(bare.compare("Sarwand", "سروند").verdict).toBe("same");
  expect(bare.compare("Sarwand Police", "शहर").verdict).toBe("different");
});

test.each([
  ["letters with dots", "A.".repeat(5000)],
  ["single letters", "A B ".repeat(3000)],
  ["names of letters", "बी".repeat(5000)],
  ["one word again and again", "police ".repeat(2000)],
  ["numbers in words", "twenty one ".repeat(1000)],
  ["brackets", "(RSF) ".repeat(1000)],
  ["a row of signs", "大学".repeat(5000)],
  ["a row of Thai vowels", "เ".repeat(10_000)],
  ["izafa", "aa-e-".repeat(2500)],
])("thousands of %s are a bad name and no trouble", (_, name) => {
  for (const other of ["Rapid Support Forces", "قوات الدعم السريع", name.slice(1)]) {
    const score = names.score(name, other);
    expect(score >= 0 && score <= 1 && score === names.score(other, name)).toBe(true);
  }
});
