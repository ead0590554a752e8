/**
 * `npm run bench -- incident/gather FOLDER`: puts news articles together by event. FOLDER holds either JSON files below `articles` (each with
 * `triplet-uuid`, `title`, `date`, `body-paragraphs`) or `docs.jsonl` (each line with `doc_id`, `doc_text`). Articles of one event
 * should be one incident: B-cubed precision, recall and F1, beside tf-idf with single link at its best threshold (a floor that is
 * shown the answers). Of documents without events, every second sentence makes one account and the others another of the same
 * incident: what is joined beyond the two halves is counted among pairs of the same town on another day, and of the same day in
 * another town.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readWordFiles } from "../../src/disk/words.ts";
import { type AccountReading, type SameName, suggestIncidents } from "../../src/incident/index.ts";
import { createNames } from "../../src/names/index.ts";
import { createReader } from "../../src/reading/index.ts";

interface Told {
  readonly id: string;
  readonly event: string;
  readonly published: string | null;
  readonly source: string;
  readonly text: string;
}

const folder = process.argv[2];
if (!folder) throw new Error("The benchmark needs the folder of the articles as its argument.");
const articles = join(folder, "articles");
const told = existsSync(articles) ? events(articles) : halves(join(folder, "docs.jsonl"));
const started = performance.now();
const reader = createReader(readWordFiles("src/reading/lexicon"));
const accounts = told.map(read);
const reading = performance.now() - started;
const names = createNames(readWordFiles("src/names/tables"));
const known = new Map<string, ReturnType<SameName>>();
const sameName: SameName = (a, b) => {
  const key = `${a}\n${b}`;
  const verdict = known.get(key) ?? names.compare(a, b).verdict;
  known.set(key, verdict);
  return verdict;
};
const before = performance.now();
const suggested = suggestIncidents(accounts, sameName, (all) => {
  const index = names.index();
  for (const name of all) index.add(name, name);
  return (name) => index.best(name, 8).map((found) => found.name);
});
const gathering = performance.now() - before;
const label = new Map(told.map(({ id }) => [id, id]));
suggested.forEach(({ accounts: ids }, at) => {
  for (const id of ids) label.set(id, `suggested ${at}`);
});

print("accounts", told.length, "accounts");
print("read", reading / 1000, "s");
print("gathered", gathering / 1000, "s");
score("gawah", label);
if (existsSync(articles)) floor();
else nearMisses();

function events(root: string): Told[] {
  return readdirSync(root, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith(".json"))
    .sort()
    .map((path) => {
      const article = JSON.parse(readFileSync(join(root, path), "utf8"));
      const paragraphs: readonly (readonly string[])[] = article["body-paragraphs"];
      return {
        id: article.uuid,
        event: article["triplet-uuid"],
        published: article.date,
        source: article.source,
        text: [article.title, ...paragraphs.map((sentences) => sentences.join(" "))].join("\n\n"),
      };
    });
}

function halves(path: string): Told[] {
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .flatMap(({ doc_id, doc_text }) => {
      const published = dayOf(doc_text);
      const [head = "", ...rest] = String(doc_text)
        .replace(/^This story is from .*\n+/, "")
        .split(/(?<=[.!?]["”]?)\s+/);
      if (published === null || rest.length < 7) return [];
      const town = /^([a-z ]{3,25}):/.exec(head)?.[1] ?? "";
      return [0, 1].map((half) => ({
        id: `${doc_id}/${half}/${town}/${published}`,
        event: String(doc_id),
        published,
        source: `Paper ${half}`,
        text: [`${town}: `, ...[head, ...rest].filter((_, at) => at % 2 === half)].join(" "),
      }));
    });
}

function dayOf(text: string): string | null {
  const found = /^This story is from (\w+) (\d+), (\d{4})/.exec(text);
  if (!found) return null;
  const date = new Date(`${found[1]} ${found[2]}, ${found[3]} UTC`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}

function read({ id, published, source, text }: Told): AccountReading {
  const lines = reader.read(text, published === null ? {} : { published });
  return {
    own: false,
    account: {
      id,
      object: id,
      telling: "t1",
      source: { name: source, id: null },
      told: published,
      language: "en",
      form: "news-item",
      versionOf: null,
      quality: { speakers: null, deeds: null, figures: null },
    },
    lines: lines.map((line, at) => ({
      ref: `${id}#${"id" in line ? line.id : at}`,
      line,
      state: "suggested" as const,
    })),
  };
}

/** Bagga and Baldwin 1998. */
function bCubed(labels: ReadonlyMap<string, string>): { precision: number; recall: number; f1: number } {
  let [precision, recall] = [0, 0];
  const byLabel = group((one) => labels.get(one.id)!);
  const byEvent = group((one) => one.event);
  for (const one of told) {
    const together = byLabel.get(labels.get(one.id)!)!;
    const both = together.filter(({ event }) => event === one.event).length;
    precision += both / together.length / told.length;
    recall += both / byEvent.get(one.event)!.length / told.length;
  }
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function group(key: (one: Told) => string): Map<string, Told[]> {
  const groups = new Map<string, Told[]>();
  for (const one of told) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}

function score(who: string, labels: ReadonlyMap<string, string>): void {
  for (const [what, value] of Object.entries(bCubed(labels))) print(`${who} b-cubed ${what}`, value, "share");
}

function floor(): void {
  const vectors = told.map(({ text }) => {
    const words = new Map<string, number>();
    for (const word of text.toLowerCase().match(/[\p{L}\p{Nd}]{3,}/gu) ?? [])
      words.set(word, (words.get(word) ?? 0) + 1);
    return words;
  });
  const holders = new Map<string, number>();
  for (const vector of vectors) for (const word of vector.keys()) holders.set(word, (holders.get(word) ?? 0) + 1);
  const weighed = vectors.map((vector) => {
    const pairs = [...vector].map(
      ([word, times]) => [word, (1 + Math.log(times)) * Math.log((told.length + 1) / holders.get(word)!)] as const,
    );
    const length = Math.hypot(...pairs.map(([, weight]) => weight)) || 1;
    return new Map(pairs.map(([word, weight]) => [word, weight / length]));
  });
  const like = weighed.map((a, at) =>
    weighed.slice(0, at).map((b) => [...a].reduce((sum, [word, weight]) => sum + weight * (b.get(word) ?? 0), 0)),
  );
  let best = { f1: 0, threshold: 0 };
  for (let threshold = 0.05; threshold < 0.6; threshold += 0.01) {
    const labels = told.map((_, at) => at);
    like.forEach((row, at) => {
      row.forEach((value, other) => {
        if (value < threshold || labels[at] === labels[other]) return;
        const [from, to] = [labels[at], labels[other]];
        labels.forEach((one, index) => {
          if (one === from) labels[index] = to!;
        });
      });
    });
    const { f1 } = bCubed(new Map(told.map(({ id }, at) => [id, String(labels[at])])));
    if (f1 > best.f1) best = { f1, threshold };
  }
  print(
    "floor tf-idf single link b-cubed f1",
    best.f1,
    `share, threshold ${best.threshold.toFixed(2)} chosen on the answers`,
  );
}

function nearMisses(): void {
  const kinds = { "same town, another day": [0, 0], "same day, another town": [0, 0], halves: [0, 0] };
  const parts = told.map(({ id }) => id.split("/"));
  for (const [at, one] of told.entries())
    for (const [index, other] of told.slice(0, at).entries()) {
      const [mine, yours] = [parts[at]!, parts[index]!];
      const town = mine[2] === yours[2];
      const day = mine[3] === yours[3];
      const kind =
        one.event === other.event
          ? "halves"
          : town && !day
            ? "same town, another day"
            : day && !town
              ? "same day, another town"
              : null;
      if (!kind) continue;
      kinds[kind][1]!++;
      if (label.get(one.id) === label.get(other.id)) kinds[kind][0]!++;
    }
  for (const [kind, [joined = 0, all = 0]] of Object.entries(kinds)) {
    print(`${kind}: joined`, joined / (all || 1), `share of ${all} pairs`);
  }
}

function print(metric: string, value: number, unit: string): void {
  console.log(JSON.stringify({ metric: `incident/gather ${metric}`, value: Number(value.toPrecision(4)), unit }));
}
