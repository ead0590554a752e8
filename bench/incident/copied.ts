/**
 * `npm run bench -- incident/copied FOLDER`: copies found among accounts. FOLDER holds JSON articles below `articles` (with `title`,
 * `body-paragraphs`, `triplet-uuid`). Of every third article a copy is made by rule: a third of its sentences is kept, put in another order, and every word
 * changed at a known rate (left out, put elsewhere or taken from another article). Prints the share of copies found at each rate,
 * and the share of pairs of articles of different events that are wrongly said to share a source. Floor in the same run: a whole
 * sentence that stands in both.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readWordFiles } from "../../src/disk/words.ts";
import { type AccountReading, compareIncident } from "../../src/incident/index.ts";
import { createReader } from "../../src/reading/index.ts";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("The benchmark needs the folder of the articles as its argument.");
const root = join(folder, "articles");
const reader = createReader(readWordFiles("src/reading/lexicon"));
const articles = readdirSync(root, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith(".json"))
  .sort()
  .filter((_, at) => at % 3 === 0)
  .slice(0, 60)
  .map((path) => {
    const article = JSON.parse(readFileSync(join(root, path), "utf8"));
    const sentences = (article["body-paragraphs"] as string[][]).flat().filter((one) => one.split(" ").length >= 6);
    return { event: String(article["triplet-uuid"]), sentences };
  });
const random = generator(7);
const vocabulary = articles.flatMap(({ sentences }) => sentences.flatMap((one) => one.split(" ")));

for (const rate of [0, 0.05, 0.1, 0.2, 0.3, 0.4]) {
  let [ours, floor] = [0, 0];
  for (const { sentences } of articles) {
    const copy = copied(sentences, rate);
    if (share(sentences, copy)) ours++;
    if (copy.some((one) => sentences.includes(one))) floor++;
  }
  print(`copies found, ${Math.round(rate * 100)} of 100 words changed`, ours / articles.length, "share");
  print(
    `floor, a whole sentence in both, ${Math.round(rate * 100)} of 100 words changed`,
    floor / articles.length,
    "share",
  );
}
let [wrong, pairs] = [0, 0];
for (const [at, one] of articles.entries())
  for (const other of articles.slice(at + 1, at + 15)) {
    if (one.event === other.event) continue;
    pairs++;
    if (share(one.sentences, other.sentences)) wrong++;
  }
print("unrelated articles said to share a source", wrong / pairs, `share of ${pairs} pairs`);

function copied(sentences: readonly string[], rate: number): string[] {
  const kept = shuffled(sentences).slice(0, Math.max(2, Math.floor(sentences.length / 3)));
  return kept.map((sentence) => {
    const words = sentence.split(" ").flatMap((word) => {
      if (random() >= rate) return [word];
      return random() < 0.5 ? [] : [vocabulary[Math.floor(random() * vocabulary.length)]!];
    });
    return words.join(" ");
  });
}

function share(a: readonly string[], b: readonly string[]): boolean {
  const accounts = [account("one", a), account("two", b)];
  const table = compareIncident({ id: "i", title: "t", accounts, matters: [], marks: [], sameName });
  return table.commonSources.some(({ kind }) => kind === "same-words");
}

function sameName(a: string, b: string): "same" | "different" {
  return a === b ? "same" : "different";
}

function account(id: string, sentences: readonly string[]): AccountReading {
  return {
    own: false,
    account: {
      id: `${id}#t1`,
      object: id,
      telling: "t1",
      source: { name: id, id: null },
      told: null,
      language: "en",
      form: "news-item",
      versionOf: null,
      quality: { speakers: null, deeds: null, figures: null },
    },
    lines: reader
      .read(sentences.join("\n\n"), {})
      .map((line, at) => ({ ref: `${id}#${"id" in line ? line.id : at}`, line, state: "suggested" as const })),
  };
}

function shuffled<T>(list: readonly T[]): T[] {
  const made = [...list];
  for (let at = made.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [made[at], made[other]] = [made[other]!, made[at]!];
  }
  return made;
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

function print(metric: string, value: number, unit: string): void {
  console.log(JSON.stringify({ metric: `incident/copied ${metric}`, value: Number(value.toPrecision(4)), unit }));
}
