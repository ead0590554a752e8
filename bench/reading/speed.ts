/**
 * `npm run bench -- reading/speed [FILE]`: megabytes of text read a second on one core after start, beside compromise in the
 * same run; and hostile texts at one length and at twice that: the ratio of the times is about 2 where the cost is linear.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import nlp from "compromise";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles(join(import.meta.dirname, "../../src/reading/lexicon")));
const sentence =
  "The guard said the crowd beat a man near the mill. “We saw it,” said Oru Tal. He was killed on 3 May.\n\n";
const given = process.argv[2] ? readFileSync(process.argv[2], "utf8") : sentence;
const text = given.repeat(Math.ceil(300_000 / Math.max(1, given.length))).slice(0, 300_000);
const line = (metric: string, value: number, unit: string) =>
  console.log(JSON.stringify({ metric, value: Number(value.toFixed(3)), unit }));
const seconds = (work: () => unknown) => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
};

reader.read(text.slice(0, 50_000));
nlp(text.slice(0, 20_000)).out("array");
const size = Buffer.byteLength(text) / 1e6;
line("gawah", size / seconds(() => reader.read(text)), "MB/s");
line("compromise", size / seconds(() => nlp(text).out("array")), "MB/s");

const hostile: Readonly<Record<string, string>> = {
  "one line": sentence.trim().concat(" "),
  "nested quotation marks": "“a ",
  "no full stop": "the guard said the crowd beat the man ",
  "all capitals": "THE POLICE KILLED A MAN. ",
  "zero width": "\u200b\u200da",
  commas: "killed, ",
  "verbs of saying": "said ",
};
for (const [name, unit] of Object.entries(hostile)) {
  const once = unit.repeat(Math.ceil(60_000 / unit.length));
  const first = seconds(() => reader.read(once));
  line(`${name}: twice the text`, seconds(() => reader.read(once + once)) / first, "times the time");
}
