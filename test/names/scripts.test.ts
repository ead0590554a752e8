import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createNames, fold } from "../../src/names/index.ts";

const tables = readWordFiles("src/names/tables");
const names = createNames(tables);
const chinese = readFileSync("test/names/spellings/chinese.txt", "utf8");

test("a Chinese name is read roughly, and says so", () => {
  const { verdict, why } = names.compare("Zhang Jianguo", "张建国");
  expect(verdict).toBe("same");
  expect(why.map(({ rule }) => rule)).toContain("same surname");
  expect(names.compare("Barack", "贝拉克").why[0]!.rule).toBe("same sounds nearly, read roughly");
  expect(names.compare("ბარაკ", "Barak").why[0]!.rule).toBe("same sounds nearly");
});

test.each([
  ["a script of which only letters are known", "ວຽງຈັນ", "Viangchan"],
  ["a Thai vowel before its consonant", "เดชา", "Decha"],
  ["a Thai consonant that is not said", "อนันต์", "Anan"],
  ["a given name in two words", "김민준", "Kim Min-jun"],
  ["a given name first", "김민준", "Minjun Kim"],
  ["syllables like an honorific and a particle", "한수빈", "Han Soo-bin"],
  ["a surname of two signs", "欧阳春", "Ouyang Chun"],
  ["another kana for the same sounds", "たなか", "タナカ"],
  ["half width", "ﾀﾅｶ", "Tanaka"],
  ["a body without spaces", "北京大学", "Beijing University"],
  ["a body without spaces", "โรงพยาบาลสมชาย", "Somchai Hospital"],
  ["a vowel of the south at a word's end", "సుజాత", "Sujatha"],
  ["a number in other digits", "முகாம் ௧௪", "Camp 14"],
])("%s: %s is %s", (_, a, b) => {
  expect([a, names.compare(a, b).verdict]).toEqual([a, "same"]);
});

test.each([
  ["キタ", "ギタ"],
  ["நதி", "நீதி"],
  ["김", "감"],
])("%s and %s are two words to the search", (one, other) => {
  expect(fold(one).key).not.toBe(fold(other).key);
});

test("in Latin letters two surnames that one Chinese sign may be spelled by are two", () => {
  expect(names.compare("Tan Wei", "Chen Wei").why.map(({ rule }) => rule)).not.toContain("same surname");
  expect(names.compare("Tan Wei", "陈伟").verdict).toBe("same");
});

test("of 4,000 names in an index each Chinese one is found by its pinyin", () => {
  const index = names.index();
  const signs = [..."明华建国丽芳军强敏静磊杰涛龙凤梅兰竹菊松柏春夏秋冬金银铜铁锡东西南北红绿蓝白"];
  const surnames = [..."王李张刘陈杨赵黄周吴徐孙"];
  for (let at = 0; at < 4000; at++)
    index.add(`n${at}`, `${surnames[at % 12]}${signs[at % 37]}${signs[(at * 7 + 3) % 41]}${at % 5 === 0 ? "平" : ""}`);
  for (const line of chinese.split("\n").filter((one) => one.includes(" | ") && !one.startsWith("#"))) {
    const [latin = "", name = ""] = line.split(" | ");
    index.add(name, name);
    expect([latin, index.best(latin, 5).map((found) => found.name)]).toEqual([latin, expect.arrayContaining([name])]);
  }
});

test("every letter of the tables is one that folding leaves", () => {
  const lost: string[] = [];
  for (const script of ["georgian", "armenian", "ethiopic", "kana", "hangul", "thai", "khmer", "tamil", "sinhala"])
    for (const line of tables[`${script}.txt`]!.split("\n")) {
      const letters = line.split("|")[0]!.trim().normalize("NFKD");
      if (line.includes("|") && !line.startsWith("#") && fold(letters).key !== letters)
        lost.push(`${script} ${letters}`);
    }
  expect(lost).toEqual([]);
});
