/**
 * `npm run bench -- reading/speed [PATH]`: megabytes of text read a second, of a file or of the files of a folder one by one, beside
 * compromise in the same run; by the clock, and by the processor time of the whole process, which counts what the engine compiles
 * and clears away in threads of its own. The reading room is bundled as `npm run build` does. First what is read right after start,
 * while the engine still compiles; then, after two megabytes and after eight, what is read from there on. And hostile texts at one
 * length and at twice that: the ratio of the times is about 2 where the cost is linear.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import nlp from "compromise";
import { readWordFiles } from "../../src/disk/words.ts";
import type * as reading from "../../src/reading/index.ts";
import { built } from "../built.ts";

const room = join(import.meta.dirname, "../../src/reading");

const { createReader } = await built<typeof reading>("reading/index.ts");
const sentence =
  "The guard said the crowd beat a man near the mill. “We saw it,” said Oru Tal. He was killed on 3 May.\n\n";
const texts = textsAt(process.argv[2]);
const line = (metric: string, value: number, unit: string) =>
  console.log(JSON.stringify({ metric, value: Number(value.toFixed(3)), unit }));

/** A file as one text of at most a portion, the files of a folder each as one; our own sentence where no path is given. */
function textsAt(path: string | undefined): string[] {
  if (path === undefined) return [sentence.repeat(3000)];
  if (!statSync(path).isDirectory()) {
    const given = readFileSync(path, "utf8");
    return [given.repeat(Math.ceil(300_000 / Math.max(1, given.length))).slice(0, 300_000)];
  }
  const files = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile());
  if (files.length === 0)
    throw new Error(`Reading the texts in "${path}": it holds no files; a folder of texts is needed.`);
  return files
    .map(({ name }) => name)
    .sort()
    .map((name) => readFileSync(join(path, name), "utf8"));
}

/** Reads the texts over and over until so many megabytes are read. */
function speedOf(name: string, megabytes: number, read: (text: string) => unknown): void {
  const start = performance.now();
  const before = process.cpuUsage();
  let bytes = 0;
  for (let at = 0; bytes < megabytes * 1e6; at++) {
    const text = texts[at % texts.length]!;
    read(text);
    bytes += Buffer.byteLength(text);
  }
  const { user, system } = process.cpuUsage(before);
  line(name, bytes / 1e3 / (performance.now() - start), "MB/s");
  line(`${name}, by processor time`, bytes / (user + system), "MB/s");
}

const reader = createReader(readWordFiles(join(room, "lexicon")));
const read = (text: string) => reader.read(text);
speedOf("gawah, the first 300 kB after start", 0.3, read);
speedOf("gawah, the next 1.7 MB", 1.7, read);
speedOf("gawah, the next 6 MB", 6, read);
speedOf("gawah", 6, read);
const compromise = (text: string) => nlp(text).out("array");
speedOf("compromise, the first 100 kB", 0.1, compromise);
speedOf("compromise", 0.3, compromise);

const seconds = (work: () => unknown) => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
};
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
