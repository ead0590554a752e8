import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { type Card, createReader } from "../../src/reading/index.ts";
import { gazetteerOf } from "../../src/reading/place/gazetteer.ts";
import { findPlaces } from "../../src/reading/place/place.ts";
import { makeDocument } from "../../src/reading/text/document.ts";
import { languageOf } from "../../src/reading/words/language.ts";
import { parseLexicons } from "../../src/reading/words/lexicons.ts";

const files = readWordFiles("src/reading/lexicon");
const lexicons = parseLexicons(files);
const reader = createReader(files);
const places = (text: string, placeHint?: string) =>
  findPlaces(
    makeDocument(text, placeHint === undefined ? {} : { placeHint }, languageOf(text), lexicons, []),
    gazetteerOf(lexicons),
    lexicons,
  ).map((place) => `${place.text} ${place.level} ${place.country}`);

test.each([
  ["HOMS, Syria (Reuters) – Soldiers came to the town.", ["HOMS city SY", "Syria country SY"]],
  ["The man was seen in Paris, Texas.", ["Paris city US", "Texas region US"]],
  ["The man was seen in Paris.", ["Paris city FR"]],
  ["police in lahore held two men and the families came from pakistan", ["lahore city PK", "pakistan country PK"]],
  ["The Syrian army came.", []],
  ["Ahmed Salem said that he was tired.", []],
  ["They lived in Sarwand.", ["Sarwand city null"]],
  ["They lived in Kotbal.", ["Kotbal null null"]],
  ["He left his native village of Kotbal.", ["Kotbal null null"]],
  ["Kotbal village was shut.", ["Kotbal null null"]],
  ["The street of Kotbal was shut.", []],
  ["Police in Nizhny Novgorod came.", ["Nizhny Novgorod city RU"]],
  ["پولیس لاہور میں تھی۔", ["لاہور city PK"]],
  ["पुलिस नई दिल्ली में थी।", ["नई दिल्ली city IN"]],
  ["وصلت القوات إلى دير الزور.", ["دير الزور city SY"]],
  ["فوج ضلع کوٹبل میں آئی۔", ["کوٹبل null null"]],
  ["انہیں دوسرے ضلع منتقل کیا گیا۔", []],
  ["सेना कोटबल गाँव में आई।", ["कोटबल null null"]],
  ["دخل الجيش قرية كوتبل صباحا.", ["كوتبل null null"]],
  ["دخل الجيش قرية مجاورة.", []],
  ["Two hundred families were driven out of Kotbal.", ["Kotbal null null"]],
  ["پولیس نے کوٹبل میں تین مزدوروں کو گرفتار کیا۔", ["کوٹبل null null"]],
  ["کوٹبل کے قریب دھماکا ہوا۔", ["کوٹبل null null"]],
  ["وہ دھوپ میں کھڑے رہے اور حملے میں زخمی ہوئے۔", []],
  ["पुलिस ने कोटबल में तीन मज़दूरों को गिरफ़्तार किया।", ["कोटबल null null"]],
  ["लोग कोटबल के इलाक़े में रहते हैं।", ["कोटबल null null"]],
  ["हालात क़ाबू में हैं।", []],
  ["اعتقلت الشرطة ثلاثة عمال في كوتبل.", ["كوتبل null null"]],
  ["قتل ثلاثة عمال في حريق.", []],
  ["ضربوه في منزله ثم في سيارتهم.", []],
])("finds the places in %s", (text, wanted) => {
  expect(places(text)).toEqual(wanted);
});

test("a place hint decides between places of one name", () => {
  expect(places("He lives in Hyderabad.", "India")).toEqual(["Hyderabad city IN"]);
  expect(places("He lives in Hyderabad.", "Pakistan")).toEqual(["Hyderabad city PK"]);
});

test("the card has the country and town of the deed", () => {
  const card = reader.read("Soldiers killed 12 people in Idlib. The minister spoke in Damascus.").at(-1) as Card;
  expect([card.country?.code, card.city?.text]).toEqual(["SY", "Idlib"]);
});
