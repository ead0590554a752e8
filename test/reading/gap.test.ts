import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));
const claims = (text: string) =>
  reader.read(text).flatMap((line) => {
    if (line.kind !== "claim") return [];
    if (line.claim === "gap") return [`${line.missing}: ${line.trigger.text}; from ${line.from?.text ?? "-"}`];
    return line.claim === "link" ? [`${line.from?.text} ${line.relation} ${line.to?.text}`] : [line.deed];
  });

test.each([
  ["تھانے نے تین دن تک ایف آئی آر درج نہیں کی۔", ["police-report: ایف آئی آر درج نہیں; from تھانے"]],
  ["گھر والوں کو لاش نہیں دی گئی۔", ["body: لاش نہیں دی; from -"]],
  ["سی سی ٹی وی فوٹیج غائب ہے۔", ["footage: سی سی ٹی وی فوٹیج غائب; from -"]],
  ["बिना वारंट के घर की तलाशी ली गई।", ["warrant: बिना वारंट; from -"]],
  ["परिवार को शव नहीं सौंपा गया।", ["body: शव नहीं सौंपा; from -"]],
  ["لم تسلم الشرطة الجثة إلى العائلة.", ["body: لم تسلم الشرطة الجثة; from -"]],
  ["دخلوا البيت دون مذكرة توقيف.", ["warrant: دون مذكرة توقيف; from -"]],
  ["لم يسمحوا لنا بزيارته.", ["access: لم يسمحوا لنا بزيارته; from -"]],
  ["لم تبلغ العائلة بمكان احتجازه.", ["whereabouts: لم تبلغ العائلة بمكان احتجازه; from -"]],
  ["اختفت تسجيلات الكاميرات.", ["footage: اختفت تسجيلات الكاميرات; from -"]],
])("reads what is told to be missing in %s", (text, wanted) => {
  expect(claims(text)).toEqual(wanted);
});

test("a number is no denial", () => {
  expect(claims("FIR No. 112/31 has been registered against unknown persons.")).toEqual([]);
});

test("a paper that was given is no gap", () => {
  expect(claims("گھر والوں کو لاش دے دی گئی۔")).toEqual([]);
  expect(claims("سلمت الشرطة الجثة إلى العائلة.")).toEqual([]);
});

test.each([
  ["سروند ٹیکسٹائل محکمہ پولیس کو جوتے سپلائی کرتی ہے۔", ["سروند ٹیکسٹائل supplies محکمہ پولیس"]],
  ["कंपनी ने ठेकेदार से कपड़ा ख़रीदा।", ["कंपनी sources-from ठेकेदार"]],
  ["شركة سروند تشتري القطن من مصنع تالكوت.", ["شركة سروند sources-from مصنع تالكوت"]],
  ["يقود العقيد بشير كتيبة الحدود.", ["العقيد بشير commands كتيبة الحدود"]],
  ["فیکٹری کے مالک سیٹھ اکرم نے مزدوروں کو تنخواہ نہیں دی۔", ["سیٹھ اکرم owns فیکٹری"]],
  ["चौथी ब्रिगेड के कमांडर जनरल ताल ने हुक्म दिया।", ["जनरल ताल commands चौथी ब्रिगेड"]],
  ["یہ مل لورن گروپ کی ملکیت ہے۔", ["لورن گروپ owns یہ مل"]],
  ["جنرل تال چوتھی بریگیڈ کے کمانڈر ہیں۔", ["جنرل تال commands چوتھی بریگیڈ"]],
  ["نادر وائیں کسان یونین کے رکن ہیں۔", ["نادر وائیں member-of کسان یونین"]],
  ["تین سو عورتیں لورن مل میں کام کرتی ہیں۔", ["لورن مل employs تین سو عورتیں"]],
  ["ایجنسی نے چار سو مزدوروں کو ویلسک پلانٹ منتقل کیا۔", ["ایجنسی transfers-workers-to ویلسک پلانٹ"]],
  ["मिलिशिया ने ग्यारह ग्रामीणों को बंधक बना रखा है।", ["abduction", "मिलिशिया holds ग्यारह ग्रामीणों"]],
  ["यह दस्ता जनरल ताल की कमान में है।", ["जनरल ताल commands यह दस्ता"]],
  ["مصنع فيلسك تابع لمجموعة لورن.", ["مجموعة لورن owns مصنع فيلسك"]],
  ["نقلت الوكالة 400 عامل إلى مصنع فيلسك.", ["الوكالة transfers-workers-to مصنع فيلسك"]],
  ["ينتمي المسلحون إلى الجبهة الخضراء.", ["المسلحون member-of الجبهة الخضراء"]],
  ["يعمل ثلاثمئة امرأة في مصنع لورن.", ["مصنع لورن employs ثلاثمئة امرأة"]],
])("reads who is tied to whom in %s", (text, wanted) => {
  expect(claims(text)).toEqual(wanted);
});

test.each([
  [
    "The family was given no document to prove that he was detained.",
    ["detention-record: was given no document; from -"],
  ],
  [
    "The hospital withheld the post-mortem report.",
    ["post-mortem: withheld the post-mortem report; from The hospital"],
  ],
  ["The CCTV footage from that night is missing.", ["footage: CCTV footage from that night is missing; from -"]],
  ["The camera at the gate was switched off.", ["footage: camera at the gate was switched off; from -"]],
  ["His family was not told where he was held.", ["whereabouts: was not told where; from -"]],
  ["Her parents have not been allowed to visit her.", ["access: have not been allowed to visit; from -"]],
  ["No doctor came to the cell.", ["care: No doctor came; from -"]],
  ["There is no record of it.", ["detention-record: There is no record; from -"]],
  ["Nobody has been charged.", ["prosecution: Nobody has been charged; from -"]],
  ["No inquiry was ordered.", ["investigation: No inquiry was ordered; from -"]],
  [
    "The post-mortem report was not shared with the family.",
    ["post-mortem: The post-mortem report was not shared; from -"],
  ],
  ["The police station has no record of it.", ["detention-record: has no record; from -"]],
  ["The family was not informed.", ["notice: was not informed; from -"]],
  ["The family was not told to leave.", []],
  ["Nobody has stood trial.", ["prosecution: Nobody has stood trial; from -"]],
  ["The film was shown in Sarwand.", []],
  ["A doctor came at noon.", []],
  ["The record is long.", []],
  ["No film was shown.", []],
])("reads what is told to be missing in English: %s", (text, wanted) => {
  expect(claims(text).filter((one) => one.includes(": "))).toEqual(wanted);
});

test.each([
  ["Norda Textiles buys cotton from the state farm.", ["Norda Textiles sources-from the state farm"]],
  ["The mill supplies yarn to three brands.", ["The mill supplies three brands"]],
  ["Harlan Foods is owned by the Tovar family.", ["the Tovar family owns Harlan Foods"]],
  ["The Velsk plant is a subsidiary of Norda.", ["Norda owns The Velsk plant"]],
  ["General Dast commands the Third Brigade.", ["General Dast commands the Third Brigade"]],
  ["The militia is led by Abu Tarek.", ["Abu Tarek commands The militia"]],
  ["The Third Brigade is under the command of General Dast.", ["General Dast commands The Third Brigade"]],
  ["The gunmen belonged to the Valley Front.", ["The gunmen member-of the Valley Front"]],
  ["The factory employs 900 workers from the north.", ["The factory employs 900 workers"]],
  ["The agency transferred 400 workers to the Velsk plant.", ["The agency transfers-workers-to the Velsk plant"]],
  ["The Valley Front holds thirty hostages in the mill.", ["The Valley Front holds thirty hostages"]],
  ["The mill in Oster, owned by Norda Foods, is shut.", ["Norda Foods owns The mill in Oster"]],
  ["Norda, a subsidiary of Dell Holdings, has closed.", ["Dell Holdings owns Norda"]],
  ["The men belonged to the Border Guard.", ["The men member-of the Border Guard"]],
  [
    "Workers were transferred from Lorn prison to the Norda factory.",
    ["Lorn prison transfers-workers-to the Norda factory"],
  ],
  ["Eleven villagers are held by the militia.", ["the militia holds Eleven villagers"]],
  ["Colonel Tal, commander of the Third Brigade, gave the order.", ["Colonel Tal commands the Third Brigade"]],
  ["The unit answers to the interior ministry.", ["the interior ministry commands The unit"]],
  ["He is a member of the Weavers' Union.", ["He member-of the Weavers' Union"]],
  ["She owns a bicycle.", []],
  ["The teacher led the children home.", []],
  ["He holds a cup.", []],
  ["Oru Tal joined us in the lane.", []],
])("reads who is tied to whom in English: %s", (text, wanted) => {
  expect(
    claims(text).filter((one) =>
      / (?:sources-from|supplies|owns|commands|member-of|employs|transfers-workers-to|holds) /.test(one),
    ),
  ).toEqual(wanted);
});
