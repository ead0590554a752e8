/**
 * Country, town, year, month and day of the main incident on HRDsAttack (a folder with dev.json or train.json), from what a
 * reading's card says: right among labelled, and unlabelled left empty. Floor: the country most often labelled.
 * `npm run bench -- reading/places FOLDER [SAMPLE]`
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readWordFiles } from "../../src/disk/words.ts";
import { type Card, createReader } from "../../src/reading/index.ts";

interface Label {
  readonly country: string | null;
  readonly city: string | null;
  readonly year: string | null;
  readonly month: string | null;
  readonly date: string | null;
}

const folder = process.argv[2];
if (!folder) throw new Error("Which folder? npm run bench -- reading/places FOLDER [SAMPLE]");
const limit = Number(process.argv[3] ?? 150);
const file = process.argv[4] ?? "train.json";
const rows = JSON.parse(readFileSync(join(folder, file), "utf8")) as {
  sample: Record<string, string>;
  annotations: { annotation: Label }[];
}[];
const reader = createReader(readWordFiles("src/reading/lexicon"));
const regions = new Intl.DisplayNames("en", { type: "region" });
const scores = new Map<string, { labelled: number; right: number; empty: number; unlabelled: number }>();
const floor = new Map<string, number>();
const months = "january february march april may june july august september october november december".split(" ");

for (const row of rows.slice(0, limit)) {
  const label = row.annotations[0]!.annotation;
  const text = (row.sample["Input.article_interface"] ?? "").replace(/<\/p>\s*/g, "\n\n").replace(/<[^>]{1,200}>/g, "");
  const published = (row.sample["Input.publish_date"] ?? "").slice(0, 10);
  const card = reader.read(text, { published }).at(-1) as Card;
  const [year = "", month = "", day = ""] = (card.date?.edtf ?? "").split("/")[0]!.split("-");
  const said: Record<string, string> = {
    country: card.country ? countryName(card.country.code) : "",
    city: (card.city?.text ?? "").toLowerCase(),
    year: /^\d{4}$/.test(year) ? year : "",
    month: /^\d\d$/.test(month) ? String(Number(month)) : "",
    day: /^\d\d$/.test(day) ? String(Number(day)) : "",
  };
  const truth: Record<string, string> = {
    country: plain(label.country).replace(/^(?:usa|us|united states of america)$/, "united states"),
    city: plain(label.city),
    year: number(label.year),
    month: monthNumber(label.month),
    day: number(label.date),
  };
  for (const part of Object.keys(truth)) count(part, truth[part]!, said[part]!, row.sample["Input.title"] ?? "");
}

for (const [part, score] of scores) {
  const print = (name: string, value: number) =>
    console.log(JSON.stringify({ metric: `places/${part}/${name}`, value: Number(value.toFixed(3)), unit: "share" }));
  print("right-among-labelled", score.right / Math.max(1, score.labelled));
  print("unlabelled-left-empty", score.empty / Math.max(1, score.unlabelled));
}
const most = Math.max(...floor.values());
console.log(
  JSON.stringify({
    metric: "places/country/floor-most-frequent",
    value: Number((most / Math.max(1, scores.get("country")!.labelled)).toFixed(3)),
    unit: "share",
  }),
);

function count(part: string, truth: string, said: string, title: string): void {
  const score = scores.get(part) ?? { labelled: 0, right: 0, empty: 0, unlabelled: 0 };
  scores.set(part, score);
  if (truth === "") {
    score.unlabelled++;
    if (said === "") score.empty++;
    return;
  }
  score.labelled++;
  if (part === "country") floor.set(truth, (floor.get(truth) ?? 0) + 1);
  if (truth === said) score.right++;
  else if (process.env.SHOW === part) console.error(`${truth} | ${said} | ${title}`);
}

function countryName(code: string): string {
  const name = (regions.of(code) ?? code).toLowerCase();
  return { "myanmar (burma)": "myanmar", türkiye: "turkey", "palestinian territories": "palestine" }[name] ?? name;
}

function plain(value: string | null): string {
  const text = (value ?? "").trim().toLowerCase();
  return /^(?:none|n\/a|na|unknown)?$/.test(text) ? "" : text;
}

function number(value: string | null): string {
  const found = /^\s*(\d+)/.exec(value ?? "")?.[1];
  return found ? String(Number(found)) : "";
}

function monthNumber(value: string | null): string {
  const text = plain(value);
  const at = months.findIndex((name) => text !== "" && name.startsWith(text.slice(0, 3)));
  return at >= 0 ? String(at + 1) : number(value);
}
