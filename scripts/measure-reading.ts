/**
 * Reads our own sentences in `test/reading/measured/LANGUAGE.txt` that are kept apart from the writing of rules and writes how
 * well each language and form is read to `src/reading/lexicon/quality.txt`. A part with fewer than five marks is not measured.
 * `npx tsx scripts/measure-reading.ts [--show LANGUAGE]` (shows what was misread in the sections that may be looked at)
 */
import { writeFileSync } from "node:fs";
import { readWordFiles } from "../src/disk/words.ts";
import { createReader } from "../src/reading/index.ts";
import { measure, parts } from "../test/reading/measured/measure.ts";

const languages = ["en", "ur", "hi", "ar"];
const forms = ["news", "testimony", "notice", "chat", "headline"];
const fewest = 5;
const reader = createReader(readWordFiles("src/reading/lexicon"));
const shown = process.argv.indexOf("--show");
if (shown > 0) {
  for (const section of ["once kept apart", "seen"]) {
    const found = measure(reader, process.argv[shown + 1] ?? "en", section);
    console.log(found.misses.join("\n"));
    console.log(`${section}: ${parts.map((part) => `${part} ${found.scores[part].f1?.toFixed(2) ?? "-"}`).join(" ")}`);
  }
  process.exit(0);
}
const lines = languages.flatMap((language) => [line(language), ...forms.map((form) => line(language, form))]);
writeFileSync(
  new URL("../src/reading/lexicon/quality.txt", import.meta.url),
  `# How well each language and form is read: F1, 0 to 1, on our own sentences kept apart from the writing of rules; - is not measured.
# Written by scripts/measure-reading.ts; do not edit.
# Deeds read with their doer, of those whose doer the words show, apart by whose they are:
${languages.map(apart).join("\n")}
# language form | ${parts.join(" | ")} | how measured
${lines.join("\n")}
`,
);
console.log([...languages.map(apart), ...lines].join("\n"));

function apart(language: string): string {
  const { byParty } = measure(reader, language, "kept apart");
  return `# ${language}: ${Object.entries(byParty)
    .map(([party, [right, marked]]) => `${party} ${right} of ${marked}`)
    .join(", ")}`;
}

function line(language: string, form?: string): string {
  const { scores, sentences } = measure(reader, language, "kept apart", form);
  const figures = parts.map((part) => {
    const { f1, marked } = scores[part];
    return f1 === null || marked < fewest ? "-" : f1.toFixed(2);
  });
  return `${language}${form === undefined ? "" : ` ${form}`} | ${figures.join(" | ")} | ${sentences} sentences`;
}
