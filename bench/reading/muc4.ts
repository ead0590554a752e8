/**
 * `npm run bench -- reading/muc4 FOLDER [train|dev] [upper|lower]`: victims and doers on the card of a report against the templates of
 * `train.json` or `dev.json` (dev when left out), each text read bare and in capitals alone (or small letters). An entity is found when a name
 * on the card is one of its mentions, each entity once; capitals, articles and marks do not count, nothing else is forgiven. *All incidents*
 * are the entities of every template of a report, *first incident* those of the first; a report without one has none, and every name read from
 * it is wrong. Doers are people, as worded; *with organisations* counts both. Prints the sure setting and `--everything` with document-bootstrap
 * 95 % bands; floors are the words beside a few cues (“murder of”, “killed”, “terrorists”).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readWordFiles } from "../../src/disk/words.ts";
import { type Card, createReader } from "../../src/reading/index.ts";
import { bandOf } from "./bootstrap.ts";

type Mentions = readonly (readonly [text: string, position: number])[];
interface Template {
  readonly Victim: readonly Mentions[];
  readonly PerpInd: readonly Mentions[];
  readonly PerpOrg: readonly Mentions[];
}
interface Report {
  readonly doctext: string;
  readonly templates: readonly Template[];
}
interface Names {
  readonly victims: readonly string[];
  readonly doers: readonly string[];
}
type Role = "Victim" | "PerpInd" | "PerpOrg";
type Counts = readonly [right: number, found: number, gold: number];

const folder = process.argv[2];
if (!folder) throw new Error("A folder with train.json and dev.json is needed.");
const half = process.argv[3] ?? "dev";
const small = process.argv[4] === "lower";
const reports = readFileSync(join(folder, `${half}.json`), "utf8")
  .split("\n")
  .filter((row) => row !== "")
  .map((row) => JSON.parse(row) as Report);
const reader = createReader(readWordFiles(join(import.meta.dirname, "../../src/reading/lexicon")));

for (const setting of ["sure", "everything", "floor"] as const) {
  const read = reports.map(({ doctext }) => (setting === "floor" ? floorOf(doctext) : namesOf(doctext, setting)));
  report(`${setting} victims`, ["Victim"], (_, at) => read[at]!.victims);
  report(`${setting} doers`, ["PerpInd"], (_, at) => read[at]!.doers);
  report(`${setting} doers with organisations`, ["PerpInd", "PerpOrg"], (_, at) => read[at]!.doers);
}
console.log(JSON.stringify({ metric: "documents", value: reports.length, unit: "documents" }));

function namesOf(text: string, setting: "sure" | "everything"): Names {
  const written = small ? text : text.toUpperCase();
  const card = reader.read(written, { everything: setting === "everything" }).at(-1) as Card;
  return {
    victims: card.victims.filter((one) => one.named).map((one) => one.name),
    doers: card.doers.map((one) => one.text),
  };
}

/** What a person with a list of cues would mark: two or three words after "murder of", before "was killed", and words for doers. */
function floorOf(text: string): Names {
  const victims = [
    ...text.matchAll(/(?:murder|death|assassination|kidnapping) of ((?:[a-z]{2,20} ){1,2}[a-z]{2,20})/g),
    ...text.matchAll(/((?:[a-z]{2,20} ){1,2}[a-z]{2,20}),? (?:was|were) (?:killed|murdered|kidnapped|assassinated)/g),
  ].map((match) => match[1]!);
  const doers = text.match(/\b(?:guerrillas|terrorists|rebels|gunmen|soldiers|drug traffickers)\b/g) ?? [];
  return { victims, doers: [...new Set(doers)] };
}

function report(
  metric: string,
  roles: readonly Role[],
  found: (report: Report, at: number) => readonly string[],
): void {
  for (const [scope, most] of Object.entries({ "all incidents": Number.POSITIVE_INFINITY, "first incident": 1 })) {
    const counts = reports.map((one, at) => countsOf(entitiesOf(one.templates.slice(0, most), roles), found(one, at)));
    const all = figures(counts);
    const [low, high] = bandOf(counts, (drawn) => figures(drawn).f1);
    for (const [name, value] of Object.entries({ ...all, "f1 band low": low, "f1 band high": high }))
      console.log(
        JSON.stringify({ metric: `${metric}, ${scope}, ${name}`, value: Number(value.toFixed(3)), unit: "ratio" }),
      );
  }
}

/** Entities of several templates that share a mention are one. */
function entitiesOf(templates: readonly Template[], roles: readonly Role[]): ReadonlySet<string>[] {
  const entities: Set<string>[] = [];
  for (const mentions of templates.flatMap((template) => roles.flatMap((role) => template[role]))) {
    const names = mentions.map(([text]) => plain(text));
    const known = entities.find((entity) => names.some((name) => entity.has(name)));
    if (known) for (const name of names) known.add(name);
    else entities.push(new Set(names));
  }
  return entities;
}

function countsOf(gold: readonly ReadonlySet<string>[], names: readonly string[]): Counts {
  const found = new Set(names.map(plain));
  return [gold.filter((entity) => [...entity].some((name) => found.has(name))).length, found.size, gold.length];
}

function plain(name: string): string {
  const bare = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return bare.replace(/^(?:the|an?|some) /, "");
}

function figures(counts: readonly Counts[]): { precision: number; recall: number; f1: number } {
  const [right, found, gold] = [0, 1, 2].map((at) => counts.reduce((sum, one) => sum + one[at]!, 0));
  return { precision: right! / (found! || 1), recall: right! / (gold! || 1), f1: (2 * right!) / (found! + gold! || 1) };
}
