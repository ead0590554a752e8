import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));
const people = (text: string) =>
  reader.read(text).flatMap((line) => (line.kind === "mention" && line.type === "person" ? [line.text] : []));

test.each([
  ["سلیم ڈار نے کہا کہ گلی جل گئی۔", ["سلیم ڈار"]],
  ["ڈاکٹر حنا نے بتایا کہ لاش پر زخم تھے۔", ["حنا"]],
  ["यूनियन ने कहा कि दुकानें बंद हैं।", []],
  ["वकील अमीना डार का कहना है कि वह निर्दोष है।", ["अमीना डार"]],
  ["قال المحامي سليم دار إن موكله بريء.", ["سليم دار"]],
  ["قالت لجنة حقوق الإنسان إن الطريق مغلق.", []],
  ["انہوں نے کہا کہ بازار بند ہے۔", []],
])("the people named in %s", (text, wanted) => {
  expect(people(text)).toEqual(wanted);
});
