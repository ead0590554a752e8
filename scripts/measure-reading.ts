/**
 * Reads our own sentences in `test/reading/measured/LANGUAGE.jsonl`, on which no rule was written (those that rules were written
 * with in view are in `LANGUAGE.seen.jsonl`), and writes how well they are read to
 * `src/reading/lexicon/quality.txt`. `npx tsx scripts/measure-reading.ts [--show]`
 */
import { readdirSync, writeFileSync } from "node:fs";
import { readWordFiles } from "../src/disk/words.ts";
import { createReader } from "../src/reading/index.ts";
import { measure } from "../test/reading/measured/measure.ts";

const folder = new URL("../test/reading/measured/", import.meta.url);
const reader = createReader(readWordFiles("src/reading/lexicon"));
const lines = readdirSync(folder)
  .filter((name) => name.endsWith(".jsonl") && !name.includes(".seen."))
  .sort()
  .map((name) => {
    const language = name.replace(".jsonl", "");
    const found = measure(reader, language);
    if (process.argv.includes("--show")) for (const miss of found.misses) console.error(`${language}: ${miss}`);
    const { speakers, deeds, figures, sentences } = found;
    return `${language} | ${speakers.toFixed(2)} | ${deeds.toFixed(2)} | ${figures.toFixed(2)} | F1 on ${sentences} of our own sentences, kept apart from the writing of rules`;
  });
writeFileSync(
  new URL("../src/reading/lexicon/quality.txt", import.meta.url),
  `# How well each language is read, 0 to 1. Written by scripts/measure-reading.ts; do not edit.\n# language | speakers | deeds | figures | how measured\n${lines.join("\n")}\n`,
);
console.log(lines.join("\n"));
