import type { DoerType } from "../result.ts";
import type { Entry } from "../words/lexicon.ts";
import { Phrases } from "../words/lexicon.ts";
import type { Lexicons } from "../words/lexicons.ts";

/** A word for a deed: its kind and where the lexicon has it. */
export interface DeedWord {
  readonly kind: string;
  readonly at: string;
}

/** A verb, with or without further words, that tells a deed only of what its section says: `of-people`, `undergone`. */
export interface ToldWord extends DeedWord {
  readonly rest: readonly string[];
  readonly section: ToldSection;
}

/** Sections of `en/deeds.txt` whose verbs tell a deed only with what makes them one. */
export const toldSections = [
  "of-people",
  "of-property",
  "of-evidence",
  "of-relief",
  "of-goods",
  "of-lives",
  "of-bodies",
  "by-arms",
  "by-itself",
  "undergone",
] as const;
export type ToldSection = (typeof toldSections)[number];

/** The lexicons of deeds, made ready to look up. */
export interface DeedLexicon {
  readonly verbs: ReadonlyMap<string, DeedWord>;
  /** Phrases that begin with a verb, by its base: "take into custody". The longest first. */
  readonly phrasal: ReadonlyMap<string, readonly (DeedWord & { readonly rest: readonly string[] })[]>;
  /** Verbs that tell a deed only with what makes them one, by their base: "hit" of people. The longest first. */
  readonly told: ReadonlyMap<string, readonly ToldWord[]>;
  readonly nouns: Phrases<DeedWord>;
  /** What somebody is said to be: "missing", "behind bars". */
  readonly states: Phrases<DeedWord>;
  /** Words for not acting: "inaction", "mute spectators". */
  readonly failures: Phrases<DeedWord>;
  /** "stand by", "fail to": who had the duty did not act. */
  readonly failing: ReadonlyMap<string, readonly (DeedWord & { readonly rest: readonly string[] })[]>;
  /** What is owed, of several words: "do duty". Not done, it is a failure. */
  readonly duties: ReadonlyMap<string, readonly (DeedWord & { readonly rest: readonly string[] })[]>;
  /** Verbs that may tell of a duty not done, alone or with the words of a phrase. */
  readonly mayFail: ReadonlySet<string>;
  readonly section: (name: string) => ReadonlySet<string>;
  /** The doer that a kind implies, as arrests imply police; null when none. */
  readonly implied: (kind: string) => DoerType | null;
  readonly doerType: Phrases<DoerType>;
  /** A country as a doer is its state. */
  readonly countries: ReadonlySet<string>;
  /** Words for people and things of a country, in small letters. */
  readonly demonyms: ReadonlySet<string>;
}

const noWords: ReadonlySet<string> = new Set();
const made = new WeakMap<Lexicons, DeedLexicon>();

/** The deed lexicon of these lexicons; parsed once. */
export function deedLexicon(lexicons: Lexicons): DeedLexicon {
  const known = made.get(lexicons);
  if (known) return known;
  const entries = lexicons.entries("en/deeds.txt");
  const sections = new Map<string, Set<string>>();
  const verbs = new Map<string, DeedWord>();
  const nouns = new Phrases<DeedWord>();
  const failures = new Phrases<DeedWord>();
  for (const entry of entries) addEntry(entry, sections, verbs, nouns);
  for (const entry of entries.filter((candidate) => candidate.section === "failure-word"))
    for (const word of entry.words) failures.add(word, wordOf(entry));
  const states = new Phrases<DeedWord>();
  for (const entry of entries.filter((candidate) => candidate.section === "state"))
    for (const word of entry.words) states.add(word, wordOf(entry));
  const kinds = new Map(
    lexicons.entries("deeds.txt").map((entry) => [entry.words[0] ?? "", (entry.fields[1] || null) as DoerType | null]),
  );
  const doerType = new Phrases<DoerType>();
  for (const entry of lexicons.entries("en/doers.txt"))
    for (const word of entry.words) doerType.add(word, entry.fields[0] as DoerType);
  const section = (name: string): ReadonlySet<string> => sections.get(name) ?? noWords;
  const failing = phrasesByVerb(entries, "failure");
  const duties = phrasesByVerb(entries, "duty");
  const lexicon: DeedLexicon = {
    verbs,
    phrasal: phrasesByVerb(entries, "verb"),
    told: toldByVerb(entries),
    nouns,
    states,
    failures,
    failing,
    duties,
    mayFail: new Set([...failing.keys(), ...duties.keys(), ...section("duty"), ...section("leave")]),
    section,
    implied: (kind) => kinds.get(kind) ?? null,
    doerType,
    countries: new Set(lexicons.entries("places/countries.txt").flatMap((entry) => entry.words)),
    demonyms: new Set(lexicons.entries("places/demonyms.txt").flatMap((entry) => entry.words)),
  };
  made.set(lexicons, lexicon);
  return lexicon;
}

function phrasesByVerb(entries: readonly Entry[], section: string) {
  const byVerb = new Map<string, (DeedWord & { rest: readonly string[] })[]>();
  for (const entry of entries.filter((candidate) => candidate.section === section)) {
    for (const text of entry.words) {
      const [verb = "", ...rest] = text.split(" ");
      if (rest.length === 0) continue;
      const list = byVerb.get(verb) ?? [];
      list.push({ ...wordOf(entry), rest });
      byVerb.set(
        verb,
        list.sort((a, b) => b.rest.length - a.rest.length),
      );
    }
  }
  return byVerb;
}

function toldByVerb(entries: readonly Entry[]): ReadonlyMap<string, readonly ToldWord[]> {
  const byVerb = new Map<string, ToldWord[]>();
  for (const entry of entries) {
    const section = toldSections.find((one) => one === entry.section);
    if (section === undefined) continue;
    for (const text of entry.words) {
      const [verb = "", ...rest] = text.split(" ");
      const list = byVerb.get(verb) ?? [];
      list.push({ ...wordOf(entry), rest, section });
      byVerb.set(verb, list);
    }
  }
  for (const list of byVerb.values()) list.sort((a, b) => b.rest.length - a.rest.length);
  return byVerb;
}

function wordOf(entry: Entry): DeedWord {
  return { kind: entry.fields[0] ?? "", at: entry.at };
}

function addEntry(
  entry: Entry,
  sections: Map<string, Set<string>>,
  verbs: Map<string, DeedWord>,
  nouns: Phrases<DeedWord>,
): void {
  const word = wordOf(entry);
  const section = sections.get(entry.section) ?? new Set();
  sections.set(entry.section, section);
  for (const text of entry.words) {
    section.add(text);
    if (entry.section === "noun") nouns.add(text, word);
    if ((entry.section === "verb" || entry.section === "die") && !text.includes(" ") && !verbs.has(text))
      verbs.set(text, word);
  }
}
