import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader } from "../../src/reading/index.ts";

const files = readWordFiles("src/reading/lexicon");
const reader = createReader(files);
const texts = [
  "The union said on Tuesday that police killed at least 12 villagers in Lahore. “We saw a massacre,” said Oru Tal.",
  "مظاہرین کا الزام ہے کہ پولیس نے منگل کو کم از کم بارہ افراد کو قتل کیا، یہ قتل عام تھا۔",
  "चश्मदीदों के अनुसार भीड़ ने मंगलवार को क़रीब बीस मकान जला दिए। यह दंगा था।",
  "قالت النقابة إن الجنود قتلوا نحو عشرين مدنيا يوم الثلاثاء في مجزرة.",
];

test.each(texts)(
  "every line says its rule, entries that exist with their reason, and words of the text: %s",
  (text) => {
    const lines = reader.read(text, { published: "2024-05-17" });
    const explanations = reader.explain(lines);
    expect(explanations).toHaveLength(lines.length);
    for (const [index, { rule, entries, words }] of explanations.entries()) {
      expect(rule, lines[index]!.kind).toMatch(/^[a-z]+\/|^telling/);
      for (const { at, reason } of entries) {
        const [path = "", line = ""] = at.split(/:(?=\d+$)/);
        const written = files[path]?.split("\n")[Number(line) - 1] ?? "";
        expect(written.split("|").at(-1)?.trim(), at).toBe(reason);
      }
      for (const word of words) expect(text).toContain(word);
    }
  },
);

test.each(texts)("a deed, a figure, a date and a frame name the lexicon's entry in %s", (text) => {
  const lines = reader.read(text, { published: "2024-05-17" });
  const explanations = reader.explain(lines);
  for (const kind of ["claim", "figure", "frame"]) {
    const at = lines.findIndex((line) => line.kind === kind);
    expect(at, kind).toBeGreaterThanOrEqual(0);
    expect(explanations[at]!.entries.length, kind).toBeGreaterThan(0);
  }
  const date = lines.findIndex((line) => line.kind === "mention" && line.type === "date");
  expect(explanations[date]).toMatchObject({ rule: "time/weekday-before-publication" });
});

test("the same text gives the same lines and explanations to the byte, from a reader made anew too", () => {
  const said = (one: typeof reader) =>
    texts.map((text) => {
      const lines = one.read(text, { published: "2024-05-17", everything: true });
      return JSON.stringify([lines, one.explain(lines)]);
    });
  const first = said(reader);
  expect(said(reader)).toEqual(first);
  expect(said(createReader(files))).toEqual(first);
});
