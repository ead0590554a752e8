import { join } from "node:path";
import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createNames } from "../../src/names/index.ts";

const names = createNames(readWordFiles(join(import.meta.dirname, "..", "..", "src", "names", "tables")));

/** Sarwand's roll: 4,000 names of two words out of forty beginnings, ten middles and ten ends. */
const begin = "Bar Dil Fat Gul Ham Jam Kar Lal Mir Nad Pas Qas Raf Sab Tar Zul Bash Chan Dos Ghaz".split(" ");
const end = "oro ine upa ami esh ular and osi imat ekar".split(" ");
const roll = Array.from({ length: 4000 }, (_, at) => {
  const word = (number: number) => begin[number % 20]! + end[Math.floor(number / 20) % 10]!;
  return `${word(at % 200)} ${word(Math.floor(at / 20) * 7 + 3)}`;
});
const index = names.index();
for (const [at, name] of roll.entries()) index.add(String(at), name);
const asked = [11, 702, 1333, 2048, 2999, 3777].map((at) => roll[at]!);
const found = (query: string, name: string) => index.best(query, 10).some((one) => one.name === name);

test.each(asked)("among 4,000 names %s is found with any one letter or the space left out", (name) => {
  const lost = Array.from(name, (_, at) => name.slice(0, at) + name.slice(at + 1)).filter(
    (query) => !found(query, name),
  );
  expect(lost).toEqual([]);
});

test.each(asked)("among 4,000 names %s is found by its words in the other order", (name) => {
  expect(found(name.split(" ").reverse().join(" "), name)).toBe(true);
});

test("a name taken out of 4,000 is not found again, and its id may stand for another", () => {
  const own = names.index();
  for (const [at, name] of roll.entries()) own.add(String(at), name);
  const name = roll[2048]!;
  own.remove("2048");
  expect(own.best(name, 10).map(({ id }) => id)).not.toContain("2048");
  own.add("2048", "Shirzad Malang");
  expect(own.best("شیرزاد ملنگ", 1).map(({ id }) => id)).toEqual(["2048"]);
  expect(own.size).toBe(4000);
});
