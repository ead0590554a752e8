import fc from "fast-check";
import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { findTellings } from "../../src/reading/telling/telling.ts";
import { makeDocument } from "../../src/reading/text/document.ts";
import {
  addDays,
  edtf,
  fromHijri,
  fromSerial,
  fromSolarHijri,
  serial,
  weekdayOf,
} from "../../src/reading/time/calendar.ts";
import { findTimes } from "../../src/reading/time/time.ts";
import { languageOf } from "../../src/reading/words/language.ts";
import { parseLexicons } from "../../src/reading/words/lexicons.ts";

const lexicons = parseLexicons(readWordFiles("src/reading/lexicon"));
const times = (text: string, published = "2020-06-17") => {
  const document = makeDocument(text, { published }, languageOf(text), lexicons, []);
  return findTimes(document, lexicons, findTellings(document, lexicons)).map(
    (time) => `${time.text} = ${time.edtf || (time.clock ?? "")}`,
  );
};

test.each([
  ["It began on 12 May 2013.", ["12 May 2013 = 2013-05-12"]],
  ["It began on May 12, 2013.", ["May 12, 2013 = 2013-05-12"]],
  ["It was in May 2013 that he came.", ["May 2013 = 2013-05"]],
  ["They came on 9–11 August 2013.", ["9–11 August 2013 = 2013-08-09/2013-08-11"]],
  ["They came from August 9 to 11, 2013.", ["August 9 to 11, 2013 = 2013-08-09/2013-08-11"]],
  ["They came between 13 and 19 July 2013.", ["13 and 19 July 2013 = 2013-07-13/2013-07-19"]],
  ["They came on 9 and 12 August 2013.", ["12 August 2013 = 2013-08-12"]],
  [
    "They came on 9-11 August 2013. The next day they left.",
    ["9-11 August 2013 = 2013-08-09/2013-08-11", "The next day = 2013-08-12"],
  ],
  ["वे ९-११ अगस्त 2013 को आए।", ["९-११ अगस्त 2013 = 2013-08-09/2013-08-11"]],
  ["He may come. The march was long.", []],
  ["He was taken on Tuesday.", ["Tuesday = 2020-06-16"]],
  ["He was taken last Wednesday.", ["last Wednesday = 2020-06-10"]],
  ["He was taken on 3 March. The next day he died.", ["3 March = 2020-03-03", "The next day = 2020-03-04"]],
  ["He was taken on 3 December.", ["3 December = 2019-12-03"]],
  ["He was taken on 30 January. He died on 12 June.", ["30 January = 2020-01-30", "12 June = 2020-06-12"]],
  ["He was taken on 30 July 2019. He died on 12 March.", ["30 July 2019 = 2019-07-30", "12 March = 2020-03-12"]],
  ["He was taken on 2 March 1990. He died on 3 April.", ["2 March 1990 = 1990-03-02", "3 April = 1990-04-03"]],
  ["They came yesterday at 8:30 pm.", ["yesterday = 2020-06-16", "8:30 pm = 8:30 pm"]],
  ["They came after evening prayers.", ["after evening prayers = after evening prayers"]],
  ["It has gone on through the last four months.", ["the last four months = 2020-02/2020-06"]],
  ["They fled two years ago.", ["two years ago = 2018"]],
  ["He was born in 1980.", ["1980 = 1980"]],
  ["It was on 05/06/2013 that he came.", ["05/06/2013 = 2013"]],
  ["It was on 25/06/2013 that he came.", ["25/06/2013 = 2013-06-25"]],
  ["It was on 1 Ramadan 1434 that he came.", ["1 Ramadan 1434 = 2013-07-09~"]],
  ["It was on 1 Farvardin 1400 that he came.", ["1 Farvardin 1400 = 2021-03-21"]],
  ["یہ 12 مئی 2013 کو ہوا۔", ["12 مئی 2013 = 2013-05-12"]],
  ["دو دن پہلے پولیس آئی۔", ["دو دن پہلے = 2020-06-15"]],
  ["यह १२ मई २०१३ को हुआ।", ["१२ मई २०१३ = 2013-05-12"]],
  ["पिछले महीने पुलिस आई।", ["पिछले महीने = 2020-05"]],
  ["حدث ذلك في 12 أيار/مايو 2013.", ["12 أيار/مايو 2013 = 2013-05-12"]],
  ["حدث ذلك في 3 جويلية 2013.", ["3 جويلية 2013 = 2013-07-03"]],
  ["وصلوا قبل ثلاثة أيام.", ["قبل ثلاثة أيام = 2020-06-14"]],
  ["کل پولیس نے اسے گرفتار کیا۔", ["کل = 2020-06-16"]],
  ["کل عدالت فیصلہ سنائے گی۔", ["کل = 2020-06-18"]],
  ["परसों अदालत फ़ैसला सुनाएगी।", ["परसों = 2020-06-19"]],
  ["شام سات بجے پولیس آئی۔", ["سات بجے = سات بجے"]],
  ["وہ مغرب کی نماز کے بعد آئے۔", ["مغرب کی نماز کے بعد = مغرب کی نماز کے بعد"]],
  ["پچھلے دو مہینوں میں سات حملے ہوئے۔", ["پچھلے دو مہینوں = 2020-04/2020-06"]],
  ["خلال الأشهر الأربعة الماضية قصفوا الحي.", ["الأشهر الأربعة الماضية = 2020-02/2020-06"]],
  ["وصلوا الساعة الثامنة مساء.", ["الساعة الثامنة مساء = الساعة الثامنة مساء"]],
  ["15 رمضان 1442ھ کو وہ آئے۔", ["15 رمضان 1442 = 2021-04-27~"]],
  ["حدث ذلك في 5 غشت 2019.", ["5 غشت 2019 = 2019-08-05"]],
  ["حدث ذلك في كانون الثاني 2012.", ["كانون الثاني 2012 = 2012-01"]],
  ["चैत्र 2078 में वे आए।", ["चैत्र 2078 = 2022-03/2022-04"]],
  ["संवत 2078 में वे आए।", ["2078 = 2021/2022"]],
  ["Two students were beaten in April last year.", ["April last year = 2019-04"]],
  ["She was held from last November.", ["November = 2019-11"]],
  ["They came last June.", ["June = 2019-06"]],
  ["A vote is set for 12 December.", ["12 December = 2020-12-12"]],
  ["The mill was set on fire on 12 December.", ["12 December = 2019-12-12"]],
  ["Soldiers burnt the mill on June 25.", ["June 25 = 2019-06-25"]],
  ["The trial opens next May.", ["May = 2021-05"]],
  ["They came on May the 4th.", ["May the 4th = 2020-05-04"]],
  ["He was held between 2011 and 2014.", ["2011 and 2014 = 2011/2014"]],
  ["He was held from 3 May to 9 June 2019.", ["3 May to 9 June 2019 = 2019-05-03/2019-06-09"]],
  ["He was held from 20 December to 4 January 2019.", ["20 December to 4 January 2019 = 2018-12-20/2019-01-04"]],
  ["He was shot at 14:30 GMT yesterday.", ["14:30 GMT = 14:30 GMT", "yesterday = 2020-06-16"]],
  ["Baisakh 15, 2077 was the day.", ["Baisakh 15, 2077 = 2020-04/2020-05"]],
  ["He was taken on 3 May 2015. He had come on Friday.", ["3 May 2015 = 2015-05-03", "Friday = 2015-05-08"]],
  [
    "He was taken on 3 May 2015. They wept. They sang. They prayed. On Friday they spoke.",
    ["3 May 2015 = 2015-05-03", "Friday = 2020-06-12"],
  ],
  ["In 2014 it opened. Four years later it shut.", ["2014 = 2014", "Four years later = 2018"]],
  ["He came in 2014. The following year he left.", ["2014 = 2014", "The following year = 2015"]],
  [
    "He was taken on 3 May 2015. Two years later he died. The next day he was buried.",
    ["3 May 2015 = 2015-05-03", "Two years later = 2017", "The next day = "],
  ],
  [
    "KOTBAL, 12 June (Agency) – Gunmen came yesterday. They left on Tuesday.",
    ["12 June = 2020-06-12", "yesterday = 2020-06-11", "Tuesday = 2020-06-09"],
  ],
  ["12 June 2016: soldiers came. They left last month.", ["12 June 2016 = 2016-06-12", "last month = 2020-05"]],
  ["KOTBAL, 12 June 2016 (Agency) – They came last month.", ["12 June 2016 = 2016-06-12", "last month = 2016-05"]],
  ["دمشق، 12 حزيران (وكالة) – قتلوا رجلين أمس.", ["12 حزيران = 2020-06-12", "أمس = 2020-06-11"]],
  ["افتتح المنجم عام 2014. وفي العام التالي أغلق.", ["2014 = 2014", "العام التالي = 2015"]],
  ["2014 میں کان کھلی۔ اسی سال وہ مارا گیا۔", ["2014 = 2014", "اسی سال = 2014"]],
  ["2014 में खदान खुली। उसी साल वह मारा गया।", ["2014 = 2014", "उसी साल = 2014"]],
  ["گزشتہ سال اپریل میں دو طالب علم مارے گئے۔", ["گزشتہ سال = 2019", "اپریل = 2019-04"]],
  ["تین مئی 2019 کو پولیس آئی۔", ["تین مئی 2019 = 2019-05-03"]],
  ["۱۲ محرم الحرام ۱۴۴۰ھ کو وہ آئے۔", ["۱۲ محرم الحرام ۱۴۴۰ = 2018-09-23~"]],
  ["पिछले साल अप्रैल में दो छात्र मारे गए।", ["पिछले साल = 2019", "अप्रैल = 2019-04"]],
  ["12 दिसंबर को चुनाव होंगे।", ["12 दिसंबर = 2020-12-12"]],
  ["रात साढ़े ग्यारह बजे पुलिस आई।", ["साढ़े ग्यारह बजे = साढ़े ग्यारह बजे"]],
  ["قُتل طالبان في أبريل من العام الماضي.", ["أبريل من العام الماضي = 2019-04"]],
  ["في 3 أيار 2019 جاؤوا. وفي اليوم التالي مات.", ["3 أيار 2019 = 2019-05-03", "وفي اليوم التالي = 2019-05-04"]],
  ["جاؤوا الساعة 10:30 بالتوقيت المحلي.", ["الساعة 10:30 بالتوقيت المحلي = الساعة 10:30 بالتوقيت المحلي"]],
  ["این در ۱۲ خرداد ۱۴۰۰ رخ داد.", ["۱۲ خرداد ۱۴۰۰ = 2021-06-02"]],
  ["او را در ۵ حمل ۱۴۰۲ بازداشت کردند.", ["۵ حمل ۱۴۰۲ = 2023-03-25"]],
])("reads the time in %s", (text, wanted) => {
  expect(times(text)).toEqual(wanted);
});

test("a time that counts from nothing known has no EDTF", () => {
  expect(times("He was taken on Tuesday.", "")).toEqual(["Tuesday = "]);
});

test("every day comes back from its number, and days go on one by one through the week", () => {
  fc.assert(
    fc.property(fc.integer({ min: 600_000, max: 800_000 }), (number) => {
      const day = fromSerial(number);
      expect(serial(day)).toBe(number);
      expect(weekdayOf(addDays(day, 1))).toBe((weekdayOf(day) + 1) % 7);
      const date = new Date(`${edtf(day)}T00:00:00Z`);
      expect(date.getUTCDay()).toBe(weekdayOf(day));
    }),
  );
});

test.each(["islamic-civil", "persian"])(
  "the %s calendar agrees with that of Unicode ICU from 1900 to 2080",
  (calendar) => {
    const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
      year: "numeric",
      month: "numeric",
      day: "numeric",
      timeZone: "UTC",
    });
    const convert = calendar === "persian" ? fromSolarHijri : fromHijri;
    for (let at = Date.UTC(1900, 0, 1); at < Date.UTC(2080, 0, 1); at += 86_400_000 * 29) {
      const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
      expect(edtf(convert(part.year!, part.month!, part.day!))).toBe(new Date(at).toISOString().slice(0, 10));
    }
  },
);

test("a message of a chat counts from its own day, not from the day of publication", () => {
  const text = "امینہ: کل پولیس آئی۔\nیوسف: کل پولیس آئی۔";
  const from = text.indexOf("\n") + 1;
  const blocks = [
    { role: "message" as const, start: 0, end: from - 1, note: { time: "2024-05-13T07:02" } },
    { role: "message" as const, start: from, end: text.length, note: { time: "2024-05-20T07:02" } },
  ];
  const document = makeDocument(text, { published: "2024-06-01" }, "ur", lexicons, blocks);
  const found = findTimes(document, lexicons, findTellings(document, lexicons));
  expect(found.map((time) => time.edtf)).toEqual(["2024-05-12", "2024-05-19"]);
});
