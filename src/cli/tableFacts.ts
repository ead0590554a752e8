import type {
  AccountWords,
  Drift,
  IncidentTable,
  RelayChange,
  TableChanges,
  WordingProfile,
} from "../incident/index.ts";

/** A heading with one fact a line: what stands below a table, in every format. Lines hold the words of accounts as they came. */
export interface FactSection {
  readonly title: string;
  readonly note: string;
  readonly facts: readonly string[];
}

/** What a table tells beside its cells: relations, drift, relays, denials, wording, expected records, sources, rejected readings. */
export function factSections(table: IncidentTable): FactSection[] {
  const source = (account: string) => table.columns.find((column) => column.account === account)?.source ?? account;
  const sections: FactSection[] = [
    {
      title: "Incidents beside this one",
      note: "as people say",
      facts: table.relations.map(
        ({ fromTitle, relation, toTitle }) => `“${fromTitle}” ${relationWords[relation]} “${toTitle}”`,
      ),
    },
    {
      title: "Matters",
      note: "what several claims speak about, as proposed or as a person made it; a deed done to several is several acts",
      facts: table.matters.map(matterWords),
    },
    {
      title: "What became of the words",
      note: "facts, without a reason for them",
      facts: table.drifts.map(driftWords),
    },
    {
      title: "What a relay changed",
      note: "if they speak of the same matter",
      facts: table.relayChanges.map(relayWords),
    },
    {
      title: "Denials",
      note: "what exactly is denied, and what is left standing",
      facts: table.denials.map(denialWords),
    },
    {
      title: "Wording",
      note: "of accounts that a person has read for it; facts, never a score",
      facts: table.wording.flatMap((profile) => wordingWords(profile, source(profile.account))),
    },
    {
      title: "Records that should exist",
      note: "a to-do, never a claim",
      facts: table.expected.map(
        ({ id, what, source: asks, mark, told: missing }) =>
          `[${mark?.state ?? "nobody has looked"}] ${id}: ${what} (${asks})${missing.map((words) => `; told as missing: ${told(words)}`).join("")}`,
      ),
    },
    {
      title: "About the sources",
      note: "as an editor recorded, apart from what they tell",
      facts: table.columns.flatMap(({ sourceNote }) => (sourceNote ? [sourceWords(sourceNote)] : [])),
    },
    {
      title: "Readings that were rejected",
      note: "they stay listed",
      facts: table.rejected.map(({ words, why }) => `${told(words)}${why === "" ? "" : `: rejected because ${why}`}`),
    },
  ];
  return sections.filter(({ facts }) => facts.length > 0);
}

/** What changed since an earlier point, a line a change. */
export function changeWords(changes: TableChanges): string[] {
  const [before, now] = changes.tellings;
  return [
    `${before} accounts then, ${now} now; ${changes.independent[0]} and ${changes.independent[1]} with no known common source`,
    ...changes.accountsAdded.map(({ source }) => `+ ${source} came`),
    ...changes.accountsRemoved.map(({ source }) => `- ${source} was taken out`),
    ...changes.statuses.map(({ row, before: was, now: is }) => `~ ${row}: ${plain(was)}, now ${plain(is)}`),
    ...changes.words.map(({ row, change, words }) => `${change === "came" ? "+" : "-"} ${row}: “${words.quote}”`),
  ];
}

const relationWords = { "part-of": "is part of", "led-to": "led to", follows: "follows" } as const;
const driftTitles: Readonly<Record<Drift["what"], string>> = {
  headline: "another headline",
  figure: "another count",
  "doer-hidden": "the doer is no longer told",
  "doer-shown": "the doer is told now",
  "event-word": "another word for the event",
  label: "another label for people",
  gone: "taken out",
  added: "put in",
};

function matterWords({ row, title, made, why, acts, unnamed, claims }: IncidentTable["matters"][number]): string {
  const doneTo = acts.map(({ doneTo: name, accounts }) => `${name} (${accounts})`).join(", ");
  const count = acts.length === 0 ? "" : `; ${acts.length} acts told one by one, to ${doneTo}`;
  const others = unnamed.length === 0 ? "" : `; to others not named: ${unnamed.join(", ")}`;
  return `${title} [${made ? "made" : "proposed"}, ${row.slice(0, 20)}]: ${claims.length} claims; ${why.join("; ")}${count}${others}`;
}

function driftWords({ between, what, before, after }: Drift): string {
  const days = { days: " for the first time", teller: " by the same teller", versions: "" }[between];
  return `${driftTitles[what]}${days}: ${before ? told(before) : "nothing"} → ${after ? told(after) : "nothing"}`;
}

function relayWords({ speaker, change, rule, said, relayed, own }: RelayChange): string {
  const changed = {
    contradicts: "cannot both hold",
    "drops-the-doer": "drops the doer",
    "less-exact": "is less exact",
  };
  return `${speaker}${own ? "" : ", relayed twice"}: ${told(said)} → ${told(relayed)}: ${changed[change]} (${rule})`;
}

function denialWords({ by, words, denied, against, leaves }: IncidentTable["denials"][number]): string {
  const parts = [
    denied.doer && `by ${denied.doer}`,
    denied.doneTo.length > 0 && `to ${denied.doneTo.join(", ")}`,
    denied.place && `in ${denied.place}`,
    denied.time,
  ];
  const what = [denied.deed.replaceAll("-", " "), ...parts.filter(Boolean)].join(" ");
  const others = against.length === 0 ? "nobody tells it here" : `told by ${sources(against)}`;
  const left = leaves.length === 0 ? "" : `; leaves standing ${leaves.length} told by ${sources(leaves)}`;
  return `${by} denies ${what}: ${told(words)}; ${others}${left}`;
}

function wordingWords(
  { eventWords, labels, doers, voices, quoted, putBeside, unjudged }: WordingProfile,
  source: string,
): string[] {
  const used = (words: WordingProfile["eventWords"]) =>
    words.map(({ word, family, times }) => `“${word}” ${times}× (${family})`).join(", ");
  const { named, role, hidden } = doers;
  const facts = [
    eventWords.length > 0 && `calls it ${used(eventWords)}`,
    labels.length > 0 && `calls people ${used(labels)}`,
    `doer named ${named.length}×, by role ${role.length}×, hidden ${hidden.length}×`,
    `active ${voices.active}×, passive ${voices.passive}×, as a noun ${voices.nominal}×`,
    putBeside.length > 0 && `puts beside it ${putBeside.map(({ quote }) => `“${quote}”`).join(" and ")}`,
    unjudged > 0 && `${unjudged} of these words nobody has judged`,
    quoted.length > 0 && `quotes first ${quoted.map(({ name, times }) => `${name} (${times}×)`).join(", then ")}`,
  ];
  return facts.flatMap((fact) => (fact === false ? [] : [`${source}: ${fact}`]));
}

function sourceWords({
  source,
  closeness,
  interest,
  reliability,
  why,
}: NonNullable<IncidentTable["columns"][number]["sourceNote"]>): string {
  const parts = [closeness, interest && `interest: ${interest}`, reliability && `reliability: ${reliability}`];
  return `${source}: ${parts.filter((part) => part !== "").join("; ")} (because ${why})`;
}

function told({ source, told: day, quote }: AccountWords): string {
  return `${source}${day === null ? "" : ` ${day}`} “${quote}”`;
}

function sources(words: readonly AccountWords[]): string {
  return [...new Set(words.map(({ source }) => source))].join(", ");
}

function plain(status: string): string {
  return status.replaceAll("-", " ");
}
