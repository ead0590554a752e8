import fc from "fast-check";
import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader, type Figure } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));
const figures = (text: string) => reader.read(text).filter((line): line is Figure => line.kind === "figure");
const brief = (text: string) =>
  figures(text).map(
    (one) =>
      `${one.text} = ${one.min ?? ""}..${one.max ?? ""} ${one.convention.join("+")} ${one.unit} ${one.of ?? "-"}`,
  );

test.each([
  ["Nearly a million people were displaced.", "Nearly a million = 900000..1000000 min persons displaced"],
  ["More than one million people fled.", "More than one million = 1000001..  persons displaced"],
  ["At least 20 people were killed.", "At least 20 = 20..  persons killed"],
  ["Some 3.5million people fled the town.", "Some 3.5million = 3150000..3850000 min+max persons displaced"],
  ["He was held for 14 days.", "14 = 14..14  days -"],
  ["Between 12 and 15 houses were burnt in Sarwand.", "12 and 15 = 12..15  houses destroyed"],
  ["Police arrested two hundred and ten men.", "two hundred and ten = 210..210  persons detained"],
  ["Tens of thousands of people fled.", "Tens of thousands = 20000.. min persons displaced"],
  ["Two-thirds of the houses were destroyed.", "Two-thirds of = 66.7..66.7  percent destroyed"],
  ["About 5 lakh people left their homes.", "About 5 lakh = 450000..550000 min+max persons displaced"],
  ["Rebels killed four soldiers in the town.", "four = 4..4  persons killed"],
  ["सरवंद में १२ लोग मारे गए।", "१२ = 12..12  persons killed"],
  ["डेढ़ लाख लोग बेघर हुए।", "डेढ़ लाख = 150000..150000  persons displaced"],
  ["سروند میں ۲۵ سے زائد افراد زخمی ہوئے۔", "۲۵ سے زائد = 26..  persons wounded"],
  ["قتل خمسة وعشرون شخصا في سروند.", "خمسة وعشرون = 25..25  persons killed"],
  ["নিহত ১২", "১২ = 12..12  persons -"],
  ["ساڑھے تین سو افراد گرفتار ہوئے۔", "ساڑھے تین سو = 350..350  persons detained"],
  ["सवा लाख लोग बेघर हुए।", "सवा लाख = 125000..125000  persons displaced"],
  ["پونے دو سو گھر جلا دیے گئے۔", "پونے دو سو = 175..175  گھر destroyed"],
  ["دس بارہ آدمی زخمی ہوئے۔", "دس بارہ = 10..12  persons wounded"],
  ["दस-बारह लोग घायल हुए।", "दस-बारह = 10..12  persons wounded"],
  ["کم سے کم سات بچے جاں بحق ہوئے۔", "کم سے کم سات = 7..  persons killed"],
  ["1,20,000 افراد نے نقل مکانی کی۔", "1,20,000 = 120000..120000  persons displaced"],
  ["बीसियों घर जला दिए गए।", "बीसियों = 40.. min घर destroyed"],
  ["ایک تہائی گھر تباہ ہو گئے۔", "ایک تہائی = 33.3..33.3  percent destroyed"],
  ["बीस से ज़्यादा दुकानों को लूटा गया।", "बीस से ज़्यादा = 21..  दुकानों destroyed"],
  ["قتل طفلان في سروند.", "طفلان = 2..2  persons killed"],
  ["استمر القصف يومين.", "يومين = 2..2  days -"],
  ["نزح مليون ونصف المليون شخص.", "مليون ونصف المليون = 1500000..1500000  persons displaced"],
  ["قتل ما بين عشرة وخمسة عشر شخصا.", "عشرة وخمسة عشر = 10..15  persons killed"],
  ["قتل بضعة أشخاص.", "بضعة = 3..9 min+max persons killed"],
  ["عشرات الآلاف نزحوا.", "عشرات الآلاف = 20000.. min persons displaced"],
  ["دست کم بیست و پنج نفر کشته شدند.", "دست کم بیست و پنج = 25..  persons killed"],
  ["قتل أحد عشر رجلا.", "أحد عشر = 11..11  persons killed"],
  ["نزح مئة وأحد عشر شخصا.", "مئة وأحد عشر = 111..111  persons displaced"],
  ["نزح ستة وثلاثون ألفا.", "ستة وثلاثون ألفا = 36000..36000  persons displaced"],
  ["قتلت معلمتان في القصف.", "معلمتان = 2..2  persons killed"],
  ["نحو 40 في المئة من المنازل.", "نحو 40 = 36..44 min+max percent -"],
  ["دو سے تین سو لوگ آئے۔", "دو سے تین سو = 200..300  persons -"],
  ["تقریباً آدھا گاؤں جل گیا۔", "تقریباً آدھا = 45..55 min+max percent -"],
  ["Two to three hundred people fled.", "Two to three hundred = 200..300  persons displaced"],
  ["صدها تن دیروز آواره شدند.", "صدها = 200.. min persons displaced"],
])("reads the figure in %s", (text, wanted) => {
  expect(brief(text)).toEqual([wanted]);
});

test.each([
  "A 23-year-old man was seen in the town.",
  "He came on 12 May 2013 at 8:30 pm.",
  "It was in 2013 that the mill was built.",
  "Section 144 was in force in the town.",
  "23 سالہ نوجوان کو گولی ماری گئی۔",
  "३५ साल की महिला को पीटा गया।",
  "وهو في المادة 12 من القانون، البالغ من العمر 23 عاما.",
])("takes no count from %s", (text) => {
  expect(brief(text)).toEqual([]);
});

test("every written number is read back as its value, with its exact words", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2100, max: 9_999_999 }), fc.constantFrom("0", "०", "٠", "۰", "০"), (value, zero) => {
      const digits = [...String(value)]
        .map((digit) => String.fromCodePoint(zero.codePointAt(0)! + Number(digit)))
        .join("");
      const [found] = figures(`The police held ${digits} people in the town.`);
      expect([found?.min, found?.max, found?.text]).toEqual([value, value, digits]);
    }),
    { numRuns: 60 },
  );
});

test("who counted is the innermost speaker", () => {
  expect(figures("The union said that 12 people were killed in the town.")[0]?.countedBy).toBe("The union");
});

test("each count of a list keeps what befell its own people", () => {
  expect(brief("قتل خمسة وجرح تسعة.")).toEqual(["خمسة = 5..5  persons killed", "تسعة = 9..9  persons wounded"]);
  expect(brief("سقط سبعة قتلى وأكثر من 20 جريحا.")).toEqual([
    "سبعة = 7..7  persons killed",
    "وأكثر من 20 = 21..  persons wounded",
  ]);
});
