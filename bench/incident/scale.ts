/**
 * `npm run bench -- incident/scale [ACCOUNTS]`: a thousand accounts (or as many as said) of fifty claims each, made up by rule: a
 * hundred incidents in twenty towns, and one incident that holds them all. Prints how long gathering takes, how long a table of ten
 * accounts and of all accounts takes, and the memory. Floor in the same run: JSON of the same lines written and parsed once.
 */
import {
  type AccountReading,
  compareIncident,
  type IncidentInput,
  type ReadLine,
  type SameName,
  suggestIncidents,
} from "../../src/incident/index.ts";
import type { DeedClaim, Figure, Mention } from "../../src/reading/index.ts";

const count = Number(process.argv[2] ?? 1000);
const incidents = Math.max(1, Math.floor(count / 10));
const towns = ["Sarwand", "Bakoli", "Dalia", "Orun", "Velt", "Homsa", "Karsan", "Mirell", "Tavo", "Selin"].flatMap(
  (town) => [town, `New ${town}`],
);
const kinds = ["arson", "beating", "killing", "arrest", "looting", "shooting", "displacement", "threat"];

const accounts = Array.from({ length: count }, (_, at) => account(at));
const folded = (name: string) => name.toLowerCase();
const sameName: SameName = (a, b) => (folded(a) === folded(b) ? "same" : "different");

const gathering = timed(() => suggestIncidents(accounts, sameName, () => () => []));
print("gathered", gathering.ms / 1000, "s");
print("incidents proposed", gathering.result.length, `of ${incidents}`);
const ten = accounts.filter((_, at) => at % incidents === 0);
warm(ten);
print("table of ten accounts", timed(() => compareIncident(input(ten))).ms, "ms");
print("table of all accounts", timed(() => compareIncident(input(accounts))).ms, "ms");
print("memory", process.memoryUsage().rss / 1e6, "MB");
print("floor JSON of all lines written and parsed", timed(() => JSON.parse(JSON.stringify(accounts))).ms, "ms");

function account(at: number): AccountReading {
  const incident = at % incidents;
  const id = `${String(at).padStart(8, "0")}#t1`;
  const town = towns[incident % towns.length]!;
  const day = `2031-${String(1 + (incident % 12)).padStart(2, "0")}-${String(1 + (Math.floor(incident / 12) % 28)).padStart(2, "0")}`;
  const lines: ReadLine[] = [];
  const put = (line: ReadLine["line"]) => {
    lines.push({ ref: `${id.slice(0, 8)}#${"id" in line ? line.id : "x"}`, line, state: "suggested" });
  };
  for (let claim = 0; claim < 50; claim++) {
    const kind = kinds[(incident + claim) % kinds.length]!;
    const quote = `Account ${at} says that ${3 + ((at + claim) % 40)} people suffered ${kind} by ${claim % 3 === 0 ? "police" : "a crowd"} in ${town} on ${day}, part ${claim}.`;
    const start = claim * 200;
    put({
      kind: "statement",
      id: `s${claim}`,
      telling: "t1",
      quote,
      start,
      end: start + quote.length,
      cue: null,
      speakers: [],
      sure: 1,
      why: [],
    });
    put(claim % 3 === 2 ? figure(at, claim, start) : deed(incident, claim, start, kind, town, day));
    if (claim % 10 === 0) put(mention(claim, start, town));
  }
  return {
    own: false,
    account: {
      id,
      object: id.slice(0, 8),
      telling: "t1",
      source: { name: `Source ${at}`, id: null },
      told: day,
      language: "en",
      form: "news-item",
      versionOf: null,
      quality: { speakers: null, deeds: null, figures: null },
    },
    lines,
  };
}

function deed(incident: number, claim: number, start: number, kind: string, town: string, day: string): DeedClaim {
  const span = { text: kind, start: start + 5, end: start + 9 };
  const person = { ...span, text: `Person ${incident} ${claim % 7}`, type: "person" as const, resolvedTo: null };
  return {
    kind: "claim",
    claim: "deed",
    id: `c${claim}`,
    statement: `s${claim}`,
    sure: 1,
    why: [],
    deed: kind,
    trigger: span,
    doer: {
      text: claim % 3 === 0 ? "police" : "a crowd",
      start: start + 1,
      end: start + 4,
      visibility: claim % 4 === 0 ? "hidden" : "role",
      type: claim % 3 === 0 ? "police" : "crowd",
      resolvedTo: null,
    },
    doneTo: [person],
    voice: claim % 2 === 0 ? "active" : "passive",
    place: { ...span, text: town, country: null, region: null, level: "city" },
    time: { ...span, text: day, edtf: day, clock: null, why: "" },
    instrument: null,
    figures: [],
    modality: { negated: claim % 17 === 0, hypothetical: false, future: false, habitual: false },
  };
}

function figure(at: number, claim: number, start: number): Figure {
  const number = 3 + ((at + claim) % 40);
  return {
    kind: "figure",
    id: `f${claim}`,
    statement: `s${claim}`,
    text: String(number),
    start: start + 2,
    end: start + 4,
    min: number,
    max: number,
    convention: [],
    qualifier: null,
    unit: "persons",
    of: ["killed", "wounded", "detained"][claim % 3]!,
    scope: "people",
    asOf: null,
    countedBy: null,
    rule: "",
  };
}

function mention(claim: number, start: number, town: string): Mention {
  return {
    kind: "mention",
    id: `m${claim}`,
    type: "place",
    text: town,
    start,
    end: start + town.length,
    resolved: null,
  };
}

function input(of: readonly AccountReading[]): IncidentInput {
  return { id: "i", title: "The week of fires", accounts: of, matters: [], marks: [], sameName };
}

function warm(of: readonly AccountReading[]): void {
  for (let round = 0; round < 5; round++) compareIncident(input(of));
}

/** By processor time, so that other work on the machine is not measured. */
function timed<T>(work: () => T): { ms: number; result: T } {
  const from = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(from);
  return { ms: (user + system) / 1000, result };
}

function print(metric: string, value: number, unit: string): void {
  console.log(JSON.stringify({ metric: `incident/scale ${metric}`, value: Number(value.toPrecision(4)), unit }));
}
