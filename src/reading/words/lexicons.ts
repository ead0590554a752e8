import type { Basis, Stance } from "../../account/statement.ts";
import type { WordFiles } from "../result.ts";
import { type TagLexicon, tagLexicon } from "../text/tag-lexicon.ts";
import { type Entry, entriesOf, Phrases } from "./lexicon.ts";
import { Words } from "./word.ts";

/** A word that attributes, with what it makes of the speaker. */
export interface Attribution {
  readonly stance: Stance;
  readonly basis: Basis;
  /** verb, preposition, noun or caption. */
  readonly section: string;
  /** Whether the verb is one of speech, not of belief or evidence. */
  readonly speech: boolean;
  readonly at: string;
  readonly why: string;
}

/** Every lexicon of the reading room, parsed once. */
export interface Lexicons {
  readonly files: WordFiles;
  /** The words met in texts, with what these lexicons say of them. */
  readonly words: Words;
  readonly tags: TagLexicon;
  /** English attributing verbs by base form. */
  readonly attributingVerbs: ReadonlyMap<string, Attribution>;
  readonly attributingPhrases: Phrases<Attribution>;
  /** English nouns of saying and meaning, singular. */
  readonly attributingNouns: ReadonlyMap<string, Attribution>;
  /** How far each form of attribution is trusted, 0 to 1. */
  readonly attributionSure: ReadonlyMap<string, number>;
  readonly captionWords: ReadonlySet<string>;
  entries(path: string): readonly Entry[];
}

/** Parses all lexicons. Throws `ReadingError`. */
export function parseLexicons(files: WordFiles): Lexicons {
  const attributions = entriesOf(files, "en/attribution.txt");
  const deedVerbs = entriesOf(files, "en/deeds.txt")
    .filter((entry) =>
      /^(?:verb|failure|duty|leave|light|wanted|implicative|undergone|(?:of|by)-\w+)$/.test(entry.section),
    )
    .flatMap((entry) => entry.words.map((word) => word.split(" ")[0] ?? ""));
  const verbs = new Map<string, Attribution>();
  const phrases = new Phrases<Attribution>();
  const nouns = new Map<string, Attribution>();
  const sure = new Map<string, number>();
  for (const entry of attributions) {
    for (const word of entry.words) {
      if (/^(?:verb|judging|voice|position)$/.test(entry.section)) verbs.set(word, attribution(entry));
      else if (entry.section === "noun") nouns.set(word, attribution(entry));
      else if (entry.section === "sure") sure.set(word, Number(entry.fields[0]));
      else if (entry.section === "preposition") phrases.add(word, attribution(entry));
    }
  }
  const parsed = new Map<string, readonly Entry[]>();
  const words = new Words();
  return {
    files,
    words,
    tags: tagLexicon(files, words, "en", [...verbs.keys(), ...deedVerbs]),
    attributingVerbs: verbs,
    attributingPhrases: phrases,
    attributingNouns: nouns,
    attributionSure: sure,
    captionWords: new Set(attributions.filter((entry) => entry.section === "caption").flatMap((entry) => entry.words)),
    entries(path) {
      const known = parsed.get(path) ?? entriesOf(files, path);
      parsed.set(path, known);
      return known;
    },
  };
}

function attribution(entry: Entry): Attribution {
  const [stance = "asserts", basis = "unknown", why = ""] = entry.fields;
  return {
    stance: stance as Stance,
    basis: basis as Basis,
    section: entry.section,
    speech: !why.includes("not speech"),
    at: entry.at,
    why,
  };
}
