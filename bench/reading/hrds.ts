/**
 * `npm run bench -- reading/hrds FILE [part]`: the card of a news article against its labels (train.json or dev.json): kinds
 * of violation, victims by name, country, town, date and kind of doer of the main incident. Each article is read bare with
 * its date of publication. Prints document-bootstrap 95 % bands, and as floor what a person with a keyword list, the most
 * frequent label and the date of publication would get; for the kind of doer also tf-idf with a softmax, learned on the `train.json`
 * beside FILE (not printed for `train.json` itself, which it has seen). `part` "even" or "odd" takes every second article.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readWordFiles } from "../../src/disk/words.ts";
import { type Card, createReader } from "../../src/reading/index.ts";
import { bandOf } from "./bootstrap.ts";
import { learnTfIdf } from "./tf-idf.ts";

interface Article {
  readonly sample: Readonly<Record<string, string>>;
  readonly merged_sample: {
    readonly perpetrator_type: string | null;
    readonly violation_types: readonly string[];
    readonly year: string | null;
    readonly month: string | null;
    readonly date: string | null;
    readonly city: string | null;
    readonly country: string | null;
    readonly victims: readonly { readonly victim_population_type: string; readonly victim_name: string | null }[];
  };
}
/** What a reading and the labels are compared by; "" is no value. */
interface Facts {
  readonly violations: readonly string[];
  readonly victims: readonly string[];
  readonly doer: string;
  readonly country: string;
  readonly city: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
}
interface Pair {
  readonly gold: Facts;
  readonly found: Facts;
}

const path = process.argv[2];
if (!path?.endsWith(".json")) throw new Error("A file of labelled articles is needed, as train.json.");
const part = process.argv[3] ?? "all";
const words = readWordFiles(join(import.meta.dirname, "../../src/reading/lexicon"));
const reader = createReader(words);
const countries = new Map<string, string>();
for (const line of (words["places/countries.txt"] ?? "").split("\n")) {
  const [names = "", code = ""] = line.split("|").map((field) => field.trim());
  for (const name of names.split(",")) if (!line.startsWith("#")) countries.set(name.trim().toLowerCase(), code);
}
const kinds: Readonly<Record<string, string>> = {
  killing: "killing",
  massacre: "killing",
  "death-in-custody": "killing",
  arrest: "arbitrary detention",
  detention: "arbitrary detention",
  abduction: "kidnapping",
  torture: "torture",
  disappearance: "enforced disappearance",
};
const doerKinds: Readonly<Record<string, string>> = {
  police: "state actor",
  military: "state actor",
  official: "state actor",
  "armed-group": "other actors without permissions",
  crowd: "other non-state actors",
  person: "other non-state actors",
  company: "other non-state actors",
};
/** The labels' kinds of doer as they are told apart. */
const parties: Readonly<Record<string, readonly string[]>> = {
  "a state": ["state actor", "other state actors", "other actors with permissions"],
  "an armed group": ["other actors without permissions"],
  "a crowd, a person or a company": ["other non-state actors"],
};
const articles = (JSON.parse(readFileSync(path, "utf8")) as Article[]).filter(
  (_, index) => part === "all" || index % 2 === (part === "odd" ? 1 : 0),
);
const pairs: Record<"card" | "floor", Pair[]> = { card: [], floor: [] };
for (const article of articles) {
  const text = bareText(article.sample["Input.article_interface"] ?? "");
  const published = (article.sample["Input.publish_date"] ?? "").slice(0, 10);
  const gold = goldOf(article);
  const card = reader.read(text, /^\d{4}-\d\d-\d\d$/.test(published) ? { published } : {}).at(-1) as Card;
  pairs.card.push({ gold, found: factsOf(card) });
  pairs.floor.push({ gold, found: floorOf(text, published) });
}
const bare = new Set(["other", "unknown"]);
for (const [name, list] of Object.entries(pairs)) {
  reportSets(`${name} violations`, list, (facts) => facts.violations);
  reportSets(`${name} violations without other and unknown`, list, (facts) =>
    facts.violations.filter((one) => !bare.has(one)),
  );
  reportSets(`${name} victims by name`, list, (facts) => facts.victims);
  for (const field of ["country", "city", "year", "month", "day"] as const)
    reportValue(`${name} ${field}`, list, field);
  line(`${name} doer type macro-f1`, macro(list));
  bands(`${name} doer type macro-f1`, list, macro);
  line(
    `${name} doer type accuracy`,
    share(list, (pair) => pair.gold.doer === pair.found.doer),
  );
}
for (const [party, types] of Object.entries(parties)) reportParty(party, types);
if (!path.endsWith("train.json")) reportTfIdf(join(path, "../train.json"));
console.log(JSON.stringify({ metric: "documents", value: articles.length, unit: "documents" }));

/** How articles are read whose doer, by their labels, is of one kind: even-handed reading does not hang on whose deeds they are. */
function reportParty(party: string, types: readonly string[]): void {
  const list = pairs.card.filter(({ gold }) => types.includes(gold.doer));
  line(`card articles with a doer that is ${party}`, list.length);
  const violations = (facts: Facts) => facts.violations.filter((one) => !bare.has(one));
  for (const [name, take] of Object.entries({ violations, victims: (facts: Facts) => facts.victims })) {
    const metric = `card ${name} where the doer is ${party} f1`;
    line(metric, f1Of(list, take).f1);
    bands(metric, list, (chosen) => f1Of(chosen, take).f1);
  }
}

/** Which kind of doer tf-idf takes each article for, learned on the labelled articles of the open part. */
function reportTfIdf(open: string): void {
  const taught = (JSON.parse(readFileSync(open, "utf8")) as Article[]).map((article) => ({
    text: bareText(article.sample["Input.article_interface"] ?? ""),
    label: goldOf(article).doer,
  }));
  const classOf = learnTfIdf(taught.filter((one) => one.label !== ""));
  const list = articles.map((article, at) => {
    const { gold, found } = pairs.card[at]!;
    return { gold, found: { ...found, doer: classOf(bareText(article.sample["Input.article_interface"] ?? "")) } };
  });
  line("tf-idf doer type macro-f1", macro(list));
  bands("tf-idf doer type macro-f1", list, macro);
  line(
    "tf-idf doer type accuracy",
    share(list, (pair) => pair.gold.doer === pair.found.doer),
  );
}

function bareText(html: string): string {
  const marks: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" };
  return html
    .replace(/<\/p>|<br ?\/?>/g, "\n\n")
    .replace(/<[^>]{0,500}>/g, "")
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, mark: string) => marks[mark] ?? " ")
    .trim();
}

function goldOf({ merged_sample: label }: Article): Facts {
  const day = plain(label.date);
  return {
    violations: label.violation_types,
    victims: label.victims.map((victim) => plain(victim.victim_name)).filter((name) => name !== ""),
    doer: plain(label.perpetrator_type),
    country: codeOf(plain(label.country)),
    city: plain(label.city),
    year: plain(label.year).replace(/\.0$/, ""),
    month: monthOf(plain(label.month)),
    day: day === "" ? "" : String(Number.parseFloat(day)),
  };
}

function factsOf(card: Card): Facts {
  const [year = "", month = "", day = ""] = (card.date?.edtf ?? "").replace(/[~?%]/g, "").split("-");
  const known = [...new Set(card.violations.map((one) => kinds[one.deed] ?? "other"))];
  return {
    violations: known.length > 0 ? known : ["unknown"],
    victims: card.victims.filter((one) => one.named).map((one) => one.name.toLowerCase()),
    doer: doerKinds[card.doerType] ?? "",
    country: card.country?.code ?? "",
    city: (card.city?.text ?? "").toLowerCase(),
    year: /^\d{4}$/.test(year) ? year : "",
    month: /^\d\d$/.test(month) && Number(month) <= 12 ? String(Number(month)) : "",
    day: /^\d\d$/.test(day) ? String(Number(day)) : "",
  };
}

function floorOf(text: string, published: string): Facts {
  const list: readonly (readonly [RegExp, string])[] = [
    [/\b(?:kill|murder|dead\b|shot dead)\w*/i, "killing"],
    [/\b(?:arrest|detain|jail|prison)\w*/i, "arbitrary detention"],
    [/\b(?:kidnap|abduct)\w*/i, "kidnapping"],
    [/\btortur\w*/i, "torture"],
    [/\bdisappear\w*/i, "enforced disappearance"],
  ];
  const counts = new Map<string, number>();
  for (const word of text.match(/\b[A-Z]\w{3,20}\b/g) ?? []) {
    const code = countries.get(word.toLowerCase());
    if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const country = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
  const found = list.filter(([words]) => words.test(text)).map(([, kind]) => kind);
  const name = /\b[A-Z]\w{1,20} [A-Z]\w{1,20}\b/.exec(text)?.[0].toLowerCase();
  return {
    violations: found.length > 0 ? found : ["other"],
    victims: name ? [name] : [],
    doer: "state actor",
    country,
    city: "",
    year: published.slice(0, 4),
    month: String(Number(published.slice(5, 7))),
    day: "",
  };
}

function plain(value: string | null): string {
  const text = (value ?? "").trim();
  return /^(?:|none|unknown|n\/a|nan|insufficient info)$/i.test(text) ? "" : text.toLowerCase();
}

function codeOf(country: string): string {
  const known = country.replace(/^the /, "").replace(/[.]/g, "");
  return countries.get(known) ?? countries.get(known.replace(/ \(.*/, "")) ?? known;
}

function monthOf(value: string): string {
  const names = "january february march april may june july august september october november december".split(" ");
  const number = Number.parseFloat(value);
  if (Number.isFinite(number)) return String(number);
  const at = names.findIndex((name) => value !== "" && name.startsWith(value.slice(0, 3)));
  return at < 0 ? "" : String(at + 1);
}

function line(metric: string, value: number): void {
  console.log(JSON.stringify({ metric, value: Number(value.toFixed(3)), unit: "ratio" }));
}

function share(list: readonly Pair[], right: (pair: Pair) => boolean): number {
  return list.length === 0 ? 0 : list.filter(right).length / list.length;
}

function f1Of(list: readonly Pair[], take: (facts: Facts) => readonly string[]) {
  let right = 0;
  let found = 0;
  let gold = 0;
  for (const pair of list) {
    const wanted = new Set(take(pair.gold));
    const got = new Set(take(pair.found));
    right += [...got].filter((one) => wanted.has(one)).length;
    found += got.size;
    gold += wanted.size;
  }
  return { precision: right / (found || 1), recall: right / (gold || 1), f1: (2 * right) / (found + gold || 1) };
}

function reportSets(metric: string, list: readonly Pair[], take: (facts: Facts) => readonly string[]): void {
  const { precision, recall, f1 } = f1Of(list, take);
  line(`${metric} precision`, precision);
  line(`${metric} recall`, recall);
  line(`${metric} f1`, f1);
  bands(`${metric} f1`, list, (chosen) => f1Of(chosen, take).f1);
}

function reportValue(
  metric: string,
  list: readonly Pair[],
  field: Exclude<keyof Facts, "violations" | "victims">,
): void {
  const labelled = list.filter((pair) => pair.gold[field] !== "");
  const right = (chosen: readonly Pair[]) => share(chosen, (pair) => pair.gold[field] === pair.found[field]);
  line(`${metric} right among labelled`, right(labelled));
  bands(`${metric} right among labelled`, labelled, right);
  line(`${metric} precision`, right(labelled.filter((pair) => pair.found[field] !== "")));
  line(`${metric} f1`, f1Of(list, (facts) => (facts[field] === "" ? [] : [facts[field]])).f1);
  const unlabelled = list.filter((pair) => pair.gold[field] === "");
  line(
    `${metric} unlabelled left empty`,
    share(unlabelled, (pair) => pair.found[field] === ""),
  );
  line(`${metric} raw accuracy over all`, (labelled.length * right(labelled)) / (list.length || 1));
}

function macro(list: readonly Pair[]): number {
  const types = [...new Set(list.map((pair) => pair.gold.doer))].filter((type) => type !== "");
  const scores = types.map((type) => f1Of(list, (facts) => (facts.doer === type ? [type] : [])).f1);
  return scores.reduce((sum, one) => sum + one, 0) / (scores.length || 1);
}

function bands(metric: string, list: readonly Pair[], value: (chosen: readonly Pair[]) => number): void {
  const [low, high] = bandOf(list, value, 300);
  line(`${metric} band low`, low);
  line(`${metric} band high`, high);
}
