import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader, type DeedClaim } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));
const told = (text: string) =>
  reader
    .read(text)
    .filter((line): line is DeedClaim => line.kind === "claim" && line.claim === "deed")
    .map(
      ({ deed, doer, modality }) =>
        `${deed} ${doer.type} ${doer.visibility}${modality.negated ? " not done" : ""}: ${doer.text}`,
    );

test.each([
  ["سرحدی محافظوں نے کسانوں پر فائرنگ کی۔", "shooting police role: سرحدی محافظوں"],
  ["نقاب پوش موٹرسائیکل سواروں نے وکیل کو گولی مار دی۔", "shooting armed-group role: نقاب پوش موٹرسائیکل سواروں"],
  ["باغیوں نے چوکی پر حملہ کیا۔", "use-of-force armed-group role: باغیوں"],
  ["مشتعل ہجوم نے بیکری پر حملہ کیا۔", "mob-attack crowd role: مشتعل ہجوم"],
  ["طالب علموں کے ایک گروہ نے پروفیسر کو پیٹا۔", "beating person role: طالب علموں کے ایک گروہ"],
  ["نوجوان کو کوٹبل کے علاقے سے اٹھایا گیا۔", "abduction unknown hidden: "],
  ["خفیہ ایجنسی والے میرے بیٹے کو لے گئے۔", "abduction police role: خفیہ ایجنسی والے"],
  ["سپاہیوں نے ہمیں دھوپ میں کھڑا رکھا۔", "degrading-treatment police role: سپاہیوں"],
  ["حملہ آوروں نے وکیل پر تیزاب پھینکا۔", "wounding armed-group role: حملہ آوروں"],
  ["लठैतों ने हमारे घर जला दिए।", "arson armed-group role: लठैतों"],
  ["ख़ुफ़िया विभाग के लोग मेरे बेटे को ले गए।", "abduction police role: ख़ुफ़िया विभाग के लोग"],
  ["गार्डों ने हमें धूप में खड़ा रखा।", "degrading-treatment police role: गार्डों"],
  ["उसे अज्ञात जगह पर रखा गया।", "detention police hidden: "],
  ["اغتصب رجال الميليشيا نساء من القرية.", "sexual-violence armed-group role: رجال الميليشيا"],
  ["ضربني الحارس بعصا.", "beating police role: الحارس"],
  ["اتهم السكان حرس الحدود بإطلاق النار على الفلاحين.", "shooting police role: حرس الحدود"],
  ["اقتحم مسلحون المنزل.", "use-of-force armed-group role: مسلحون"],
  ["لم تتدخل الشرطة.", "failure-to-protect police role: الشرطة"],
  ["سقطت قذيفة على المدرسة فقتلت خمسة تلاميذ.", "killing unknown hidden: "],
  ["تحتجز الميليشيا أحد عشر قرويا.", "detention armed-group role: الميليشيا"],
  ["أخذوا أخي من البيت ليلا.", "abduction unknown hidden: "],
  ["لم يعطونا ماء ثلاثة أيام.", "denial-of-aid unknown hidden: "],
  ["حكم على الناشطة بالسجن سبع سنوات.", "detention police hidden: "],
])("reads the deed and its doer in %s", (text, expected) => expect(told(text)).toContain(expected));

test("what somebody is threatened with in Arabic is not done", () => {
  const modality = (text: string) =>
    reader
      .read(text)
      .flatMap((line) =>
        line.kind === "claim" && line.claim === "deed" && line.deed === "killing" ? [line.modality.hypothetical] : [],
      );
  expect(modality("هددوني بقتل أولادي.")).toEqual([true]);
  expect(modality("أدانت اللجنة الشرطة بقتل عاملين.")).not.toContain(true);
});

test("a prison behind a preposition is a house and no deed", () => {
  expect(told("يعمل حارسا في سجن مارل.").filter((one) => one.startsWith("detention"))).toEqual([]);
});

test("the first letter of a source's name stays where no preposition is written onto it", () => {
  const speakers = (text: string) =>
    reader.read(text).flatMap((line) => (line.kind === "statement" ? line.speakers.map(({ name }) => name) : []));
  expect(speakers("بحسب لجنة الإغاثة، نزح أربعة آلاف شخص من القرية.")).toContain("لجنة الإغاثة");
  expect(speakers("وفقا لشهود، احترق السوق.")).toContain("شهود");
});
