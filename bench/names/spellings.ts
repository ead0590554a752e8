/**
 * `npm run bench -- names/spellings [PATH]`: our own names of made-up people in two spellings (`test/names/spellings/LANGUAGE.txt`, or PATH): the other
 * spelling first among all of all languages, and what verdict the two get; floor: any-ascii and Levenshtein, in the same run.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import anyAscii from "any-ascii";
import { distance } from "fastest-levenshtein";
import { readWordFiles } from "../../src/disk/words.ts";
import { createNames } from "../../src/names/index.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = process.argv[2] ?? join(root, "test", "names", "spellings");
const names = createNames(readWordFiles(join(root, "src", "names", "tables")));
const languages = readdirSync(folder).map((file) => ({
  language: file.replace(".txt", ""),
  pairs: readFileSync(join(folder, file), "utf8")
    .split("\n")
    .filter((line) => line.includes(" | ") && !line.startsWith("#"))
    .map((line) => line.split(" | ") as [string, string]),
}));
const all = languages.flatMap(({ pairs }) => pairs.map(([, name]) => name));
const ascii = new Map(all.map((name) => [name, anyAscii(name).toLowerCase()]));

for (const { language, pairs } of languages) {
  const first = pairs.filter(([query, right]) => best((name) => names.score(query, name)) === right).length;
  const floor = pairs.filter(([query, right]) => {
    const key = anyAscii(query).toLowerCase();
    return best((name) => -distance(key, ascii.get(name)!) / Math.max(key.length, name.length, 1)) === right;
  }).length;
  print(`${language}: right one first`, first / pairs.length, { candidates: all.length });
  print(`${language}: right one first/floor any-ascii + Levenshtein`, floor / pairs.length, {});
  const said = (verdict: string) => pairs.filter(([a, b]) => names.compare(a, b).verdict === verdict).length;
  print(`${language}: same`, said("same") / pairs.length, {
    pairs: pairs.length,
    maybe: said("maybe"),
    different: said("different"),
  });
}

function best(score: (name: string) => number): string | undefined {
  let [found, most]: [string | undefined, number] = [undefined, Number.NEGATIVE_INFINITY];
  for (const name of all) {
    const value = score(name);
    if (value > most) [found, most] = [name, value];
  }
  return found;
}

function print(metric: string, value: number, more: object): void {
  console.log(
    JSON.stringify({ metric: `names/spellings ${metric}`, value: Number(value.toFixed(3)), unit: "share", ...more }),
  );
}
