import fc from "fast-check";
import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader, type ReadingLine } from "../../src/reading/index.ts";
import { sentencesOf } from "./measured/sentences.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));
const read = (text: string) => reader.read(text, { published: "2024-05-17", everything: true });
const sentences = ["ur", "hi", "ar"].flatMap((language) => sentencesOf(language, "seen").map((one) => one.text));

/** What was read, without the words and where they stand. */
const shape = (lines: readonly ReadingLine[]) =>
  lines.flatMap((line) => {
    if (line.kind === "statement") return [`${line.speakers.map((one) => `${one.how} ${one.stance}`)}`];
    if (line.kind === "figure") return [`${line.min}..${line.max} ${line.of}`];
    if (line.kind !== "claim") return [];
    return line.claim === "deed"
      ? [`${line.deed} ${line.doer.visibility} ${line.doer.type} ${line.voice} ${JSON.stringify(line.modality)}`]
      : [line.claim];
  });

/** Every stretch of a line that has words and a place, whatever it is called. */
function spansOf(value: unknown): { text: string; start: number; end: number }[] {
  if (Array.isArray(value)) return value.flatMap(spansOf);
  if (typeof value !== "object" || value === null) return [];
  const one = value as Record<string, unknown>;
  const words = one.text ?? one.quote ?? one.term ?? (one.kind === undefined ? one.name : undefined);
  const own =
    typeof words === "string" && typeof one.start === "number" && typeof one.end === "number"
      ? [{ text: words, start: one.start, end: one.end }]
      : [];
  return [...own, ...Object.values(one).flatMap(spansOf)];
}

function expectAnchored(text: string): void {
  const points = [...text];
  for (const span of read(text).flatMap(spansOf)) {
    expect(points.slice(span.start, span.end).join("")).toBe(span.text);
  }
}

const letter = /\p{L}/u;
/** Puts characters after some letters, chosen by numbers. */
const after = (text: string, marks: readonly string[], picks: readonly number[], only: RegExp = letter) =>
  [...text]
    .map((char, at) =>
      only.test(char) && picks[at % picks.length]! % 3 === 0 ? char + marks[at % marks.length]! : char,
    )
    .join("");

test("a byte order mark inside a word does not make another language of a text", () => {
  expect(shape(read("أضرم الح\ufeffشد النار ف\ufeffي المسجد."))).toEqual(shape(read("أضرم الحشد النار في المسجد.")));
});

const sentence = fc.constantFrom(...sentences);
const picks = fc.array(fc.nat(8), { minLength: 5, maxLength: 11 });
const runs = { numRuns: 60 };

test("a text with characters that show nothing inside its words is read the same, and anchored exactly", () => {
  const unseen = ["\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\u2060", "\ufeff", "\u00ad", "\u2067"];
  fc.assert(
    fc.property(sentence, picks, (text, chosen) => {
      const marked = after(text, unseen, chosen);
      expectAnchored(marked);
      expect(shape(read(marked))).toEqual(shape(read(text)));
    }),
    runs,
  );
});

test("a text with marks of direction between its words is read the same, and anchored exactly", () => {
  fc.assert(
    fc.property(sentence, picks, (text, chosen) => {
      const marked = after(text, ["\u202b", "\u202c", "\u200f\u200e"], chosen, / /);
      expectAnchored(marked);
      expect(shape(read(marked))).toEqual(shape(read(text)));
    }),
    runs,
  );
});

test("an Arabic or Urdu text with vowel marks or tatweel is read the same, and anchored exactly", () => {
  const arabic = fc.constantFrom(...sentences.filter((text) => /[\u0600-\u06ff]/.test(text)));
  fc.assert(
    fc.property(arabic, picks, (text, chosen) => {
      const marked = after(
        text,
        ["\u064e", "\u0652", "\u0651\u064e", "\u0650"],
        chosen,
        /[\u0628-\u063a\u0641-\u0648]/,
      );
      expectAnchored(marked);
      expect(shape(read(marked))).toEqual(shape(read(text)));
    }),
    runs,
  );
});

test("a decomposed text is read as the composed one, and anchored exactly", () => {
  fc.assert(
    fc.property(sentence, (text) => {
      const decomposed = text.normalize("NFD");
      expectAnchored(decomposed);
      expect(shape(read(decomposed))).toEqual(shape(read(text.normalize("NFC"))));
    }),
    runs,
  );
});

test("texts of several scripts and directions in one line are anchored exactly", () => {
  const parts = fc.array(
    fc.oneof(sentence, fc.constantFrom("FIR 123/24", "😀🏽", "(ایس ایچ او)", "“«‘", "e\u0301té", "𐎠𐎡")),
    {
      minLength: 2,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(parts, (all) => {
      expectAnchored(all.join(" "));
    }),
    runs,
  );
});

test.each([
  ["پولیس نے سلیم کو گرفتار کیا۔", "پوليس نے سليم كو گرفتار كيا۔"],
  ["हिन्दुओं के बीस मकान जला दिये गये।", "हिंदुओं के बीस मकान जला दिए गए।"],
  ["पुलिस ने पाँच लोगों को गिरफ़्तार किया।", "पुलिस ने पांच लोगों को गिरफ्तार किया।"],
  ["قال إنّ الجنود أطلقوا النار على المدرسة.", "قال ان الجنود اطلقوا النار على المدرسه."],
])("%s is read as %s", (one, other) => {
  expect(shape(read(one)).length).toBeGreaterThan(1);
  expect(shape(read(other))).toEqual(shape(read(one)));
});
