import { describe, expect, it } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader, type ReadingLine } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));

/** "+" takes the ending that agrees with the first party. */
const suites: readonly {
  language: string;
  parties: readonly (readonly [string, string])[];
  ending: string;
  sentences: string;
}[] = [
  {
    language: "ur",
    parties: [
      ["پولیس", "ہجوم"],
      ["فوج", "باغیوں"],
      ["مسلمانوں", "ہندوؤں"],
      ["حکومت", "مظاہرین"],
    ],
    ending: "",
    sentences: `A نے B پر فائرنگ کی۔
A نے B کے گھر جلا دیے۔
A نے B کو تشدد کا نشانہ بنایا۔
A نے B کے دو افراد کو اغوا کیا۔
A نے B کو گرفتار نہیں کیا۔
A نے B کو دھمکی دی۔
A نے الزام لگایا کہ B نے سلیم کو قتل کیا۔
A نے تردید کی کہ B نے دکانیں لوٹ لیں۔
A کے مطابق B نے سات افراد کو ہلاک کیا۔
A کا کہنا ہے کہ B کے ہاتھوں چار افراد مارے گئے۔
B کو A کے ہاتھوں قتل کیا گیا۔
اگر A نے B کو مارا تو گلی جل جائے گی۔`,
  },
  {
    language: "hi",
    parties: [
      ["पुलिस", "भीड़"],
      ["सेना", "विद्रोहियों"],
      ["मुसलमानों", "हिंदुओं"],
      ["सरकार", "प्रदर्शनकारियों"],
    ],
    ending: "",
    sentences: `A ने B पर गोली चलाई।
A ने B के घर जला दिए।
A ने B को प्रताड़ित किया।
A ने B के दो लोगों का अपहरण कर लिया।
A ने B को गिरफ़्तार नहीं किया।
A ने B को धमकी दी।
A ने आरोप लगाया कि B ने सलीम की हत्या की।
A ने इनकार किया कि B ने दुकानें लूटीं।
A के मुताबिक B ने सात लोगों को मार डाला।
A का कहना है कि B के हाथों चार लोग मारे गए।
B को A द्वारा पीटा गया।
अगर A ने B को मारा तो गली जल जाएगी।`,
  },
  {
    language: "ar",
    parties: [
      ["الجيش", "الحشد"],
      ["الشرطة", "الميليشيا"],
      ["الحكومة", "الفصائل"],
    ],
    ending: "ت",
    sentences: `قتل+ A أربعة من B.
اعتقل+ A عناصر من B.
أحرق+ A منازل B.
ضرب+ A رجلا من B.
لم ي+عذب A أحدا من B.
هدد+ A قرية B.
قال+ A إن B قتل سليم دار.
نفى A أن B أحرق السوق.
بحسب A، قتل سليم على يد B.
قتل سليم على يد A أمام B.
أطلق+ A النار على B.
إذا خطف+ A معلما من B فسوف يحترق الزقاق.`,
  },
];

/** What is read, without names, positions and the types that the names themselves carry. */
function shape(lines: readonly ReadingLine[]): string[] {
  return lines.flatMap((line) => {
    if (line.kind === "statement")
      return [line.speakers.map((speaker) => `${speaker.how} ${speaker.stance}`).join(", ")];
    if (line.kind === "figure") return [`${line.min}..${line.max} ${line.of}`];
    if (line.kind !== "claim" || line.claim !== "deed") return [];
    const { deed, voice, doer, doneTo, modality } = line;
    return [`${deed} ${voice} hidden:${doer.visibility === "hidden"} to:${doneTo.length} ${JSON.stringify(modality)}`];
  });
}

describe.each(suites)(
  "with the parties exchanged the reading in $language is the same",
  ({ parties, sentences, ending }) => {
    const fill = (sentence: string, one: string, other: string) => {
      const feminine = ending !== "" && /(?:ة|ا|ائل)$/.test(one);
      return sentence
        .replaceAll("A", one)
        .replaceAll("B", other)
        .replace("ي+", feminine ? "ت" : "ي")
        .replace("+", feminine ? ending : "");
    };
    const cases = sentences.split("\n").flatMap((sentence) => parties.map((pair) => [sentence, ...pair] as const));
    it.each(cases)("%s, of %s and %s", (sentence, a, b) => {
      const one = shape(reader.read(fill(sentence, a, b), { everything: true }));
      expect(one.length).toBeGreaterThan(1);
      expect(shape(reader.read(fill(sentence, b, a), { everything: true }))).toEqual(one);
    });
  },
);
