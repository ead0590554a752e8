import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createNames, lookalikes } from "../../src/names/index.ts";

const names = createNames(readWordFiles("src/names/tables"));
const folder = "test/names/spellings";
const files = readdirSync(folder).map((file) => {
  const lines = readFileSync(`${folder}/${file}`, "utf8").trim().split("\n");
  const pairs = lines.filter((line) => !line.startsWith("#")).map((line) => line.split(" | ") as [string, string]);
  return [file.replace(".txt", ""), pairs] as const;
});

const all = files.reduce((sum, [, pairs]) => sum + pairs.length, 0);

test.each(files)(
  "of twenty %s names or more nine in ten are the same or may be under their other spelling",
  (_, pairs) => {
    expect(pairs.length).toBeGreaterThanOrEqual(20);
    const found = pairs.filter(([a, b]) => names.compare(a, b).verdict !== "different");
    expect(found.length / pairs.length).toBeGreaterThanOrEqual(0.9);
  },
);

test.each(files)("of %s names hardly one is the same as another's", (_, pairs) => {
  const wrong = pairs.flatMap(([a], at) =>
    pairs.flatMap(([, b], other) => (at !== other && names.compare(a, b).verdict === "same" ? [[a, b]] : [])),
  );
  expect(wrong.length).toBeLessThanOrEqual(pairs.length / 10);
});

test.each(files)("of %s names nine in ten are found first among all of all languages", (_, pairs) => {
  const index = names.index();
  for (const [file, others] of files) for (const [at, [, name]] of others.entries()) index.add(`${file} ${at}`, name);
  expect(index.size).toBe(all);
  const first = pairs.filter(([query, right]) => index.best(query, 1)[0]?.name === right);
  expect(first.length / pairs.length).toBeGreaterThanOrEqual(0.9);
});

test.each([
  ["Bаko", [{ at: 1, letter: "а", looksLike: "a" }]],
  ["Zeba No0r", [{ at: 7, letter: "0", looksLike: "o" }]],
  ["Бако", []],
  ["Bako 14", []],
  ["", []],
])("the look-alikes in %s are reported", (name, expected) => {
  expect(lookalikes(name)).toEqual(expected);
});

test("a name written with look-alikes is the same name", () => {
  expect(names.compare("Bаkо", "Bako").verdict).toBe("same");
});

test.each(["", "a", "n".repeat(10_000), "👩🏽‍🚀 Zeba", "\ud800 Nur", "\u202eabeZ", "1", "…", "M…"])(
  "%j is compared, folded and looked up without failing",
  (name) => {
    const index = names.index();
    index.add("1", name);
    index.add("2", "Zeba");
    expect(names.compare(name, "Zeba").score).toBeLessThanOrEqual(1);
    expect(index.best(name, 2).length).toBeGreaterThan(0);
    index.remove("1");
    expect(index.size).toBe(1);
  },
);

test("an index of many names finds what lacks, adds or changes a letter, and forgets what is taken out", () => {
  const index = names.index();
  const towns = ["Sarwand", "Bakoli", "Dalia", "Orun", "Velt", "Homsa"];
  for (let at = 0; at < 4000; at++) {
    const letters = [..."bdfgklmnprst"];
    const word = (seed: number) =>
      `${letters[seed % 12]}a${letters[(seed * 7 + 3) % 12]}i${letters[(seed * 5 + 1) % 12]}`;
    index.add(`n${at}`, `${word(at)} ${word(at * 31 + 7)}${at % 17}`);
  }
  for (const town of towns) index.add(town, `Yaran ${town}`);
  expect(index.size).toBe(4006);
  for (const query of ["Yaran Sarvand", "Jaran Sarwand", "یاران سروند", "Sarwand Yaran"])
    expect([query, index.best(query, 3).map(({ id }) => id)]).toEqual([query, expect.arrayContaining(["Sarwand"])]);
  index.remove("Sarwand");
  expect(index.best("Yaran Sarwand", 5).map(({ id }) => id)).not.toContain("Sarwand");
});
