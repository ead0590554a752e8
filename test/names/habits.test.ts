import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createNames, fold, thresholds } from "../../src/names/index.ts";

const tables = readWordFiles("src/names/tables");
const names = createNames(tables);

test.each([
  ["an honorific", "Dr. Zeba Orun", "Zeba Orun"],
  ["an honorific", "مولانا نور حلیم", "Nur Halim"],
  ["an office", "Constable Bako Velt", "Bako Velt"],
  ["a kunya", "Abu Karim, Nur Halim", "Nur Halim"],
  ["a kunya", "أبو كريم", "Abu Karim"],
  ["a father's name", "Nur bin Halim al-Sarwandi", "Nur ibn Halim Sarwandi"],
  ["a father's name", "Oskar Bakovich Velten", "Oskar Velten"],
  ["a grandfather's name", "Nur Halim Karim Orun", "Nur Halim Orun"],
  ["an article", "al-Sarwandi", "El Sarwandi"],
  ["a compound", "Noor-ud-Din", "Nuruddin"],
  ["a compound", "نور الدین", "Nooruddin"],
  ["a compound", "Abd al-Rahman", "Abdurrahman"],
  ["a town's ending", "Karimabad", "کریم آباد"],
  ["a clerk's shortening", "Mohd. Halim", "Muhammad Halim"],
  ["another order", "Halim, Nur", "نور حلیم"],
  ["spaces", "Sar wand", "Sarwand"],
  ["a clerk's shortening in Devanagari", "Md. Halim Orun", "मो: हलीम ओरुन"],
  ["a word for who has died", "Late Halim Orun", "स्वर्गीय हलीम ओरुन"],
  ["initials with their vowels killed", "M. Velu", "एम्. वेलु"],
  ["initials as the south says them", "S. Velu", "यस. वेलु"],
  ["three initials beside a name", "K. N. A. Velu", "के एन ए वेलु"],
  ["initials beside words written together", "Ramkumar T.", "राम कुमार टी"],
  ["one letter at the end and at the beginning", "Ashokkumar", "अशोक कुमार"],
])("%s: %s is %s", (_, a, b) => {
  expect([names.compare(a, b).verdict, names.compare(b, a).verdict]).toEqual(["same", "same"]);
});

test.each([
  ["Nur H.", "Nur Halim"],
  ["N. Halim", "Nur Halim"],
  ["M… Halim", "Mohammed Halim"],
  ["Nur H…", "نور حلیم"],
  ["N.H.", "Nur Halim"],
])("%s says less than a name: nearer to %s than to another, and not surely it", (short, full) => {
  const near = names.score(short, full);
  expect(near).toBeGreaterThan(names.score(short, "Bako Velt"));
  expect(near).toBeLessThan(1);
});

test("brothers, who share a father's name and a family's, are not one", () => {
  expect(names.compare("Nur Halim Orun", "Bako Halim Orun").verdict).not.toBe("same");
  expect(names.compare("N. Orun", "B. Orun").verdict).not.toBe("same");
});

test("a word that mixes scripts is a reason to look twice, whichever name has it", () => {
  const reason = { rule: "look-alike letters", weight: 0 };
  expect(names.compare("Bаko Velt", "Bako Velt").why).toContainEqual({ ...reason, a: "bаko", b: "bako" });
  expect(names.compare("Bako Velt", "Bаko Velt").why).toContainEqual({ ...reason, a: "bako", b: "bаko" });
});

test("every verdict tells how often it is right on labelled pairs, at the thresholds that are used", () => {
  for (const [a, b] of [
    ["Sarwand", "Sarvand"],
    ["Sarwand", "Homs"],
  ] as const) {
    const { tested } = names.compare(a, b);
    expect(tested!.pairs).toBeGreaterThan(100);
    expect(tested!.same).toBeLessThan(tested!.pairs);
  }
  const lines = tables["verdicts.txt"]!.split("\n").filter((line) => /^(same|maybe) /.test(line));
  expect(lines.map((line) => Number(line.split("|")[1]))).toEqual([thresholds.same, thresholds.maybe]);
});

test("without the table of verdicts a comparison does not say how often it is right", () => {
  const { "verdicts.txt": _, ...others } = tables;
  expect(createNames(others).compare("Sarwand", "Homs").tested).toBeNull();
});

test.each([
  ["كابل", "کابل"],
  ["علي", "علی"],
  ["هند", "ہند"],
  ["فاطمة", "فاطمۃ"],
  ["مُحَمَّد", "محمد"],
  ["سـروند", "سروند"],
  ["می\u200cروند", "میروند"],
  ["ज़ेबा", "ज़ेबा"],
  ["२०३१", "2031"],
])("a keyboard's %s and another's %s have one key", (one, other) => {
  expect(fold(one).key).toBe(fold(other).key);
});

test("the map leads from a key's letters to where they stand in the original", () => {
  const { key, map } = fold("  Dr. مُحَمَّد Ａ");
  expect(key).toBe("dr محمد a");
  expect(map.map((at) => "  Dr. مُحَمَّد Ａ"[at]).join("")).toBe("Dr.محمد Ａ");
});

test("of two names alike the one whose words stand in the query's order is first, the other little behind", () => {
  const [same, other] = [names.score("K. Velu", "के. वेलु"), names.score("K. Velu", "वेलु के.")];
  expect(same).toBeGreaterThan(other);
  expect(same - other).toBeLessThan(0.05);
  expect(names.compare("K. Velu", "वेलु के.").why.map(({ rule }) => rule)).toContain("words in another order");
});

test("initials of one sound are not one initial", () => {
  const [own, alike, none] = ["C. Velu", "K. Velu", "Velu"].map((name) => names.score("C. Velu", name));
  expect(own).toBeGreaterThan(none!);
  expect(own).toBeGreaterThan(alike!);
  expect(names.score("C. Velu", "सी. वेलु")).toBeGreaterThan(names.score("C. Velu", "के. वेलु"));
});

test("two initials that differ weigh more than initials left out", () => {
  expect(names.score("P. Velu", "Velu")).toBeGreaterThan(names.score("P. Velu", "T. Velu"));
});
