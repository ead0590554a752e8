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
])("reads what is told to be missing in %s", (text, wanted) => {
  expect(claims(text)).toEqual(wanted);
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
])("reads who is tied to whom in %s", (text, wanted) => {
  expect(claims(text)).toEqual(wanted);
});
