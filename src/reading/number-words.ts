import type { Qualifier } from "./bound.ts";
import { Phrases } from "./lexicon.ts";
import type { Lexicons } from "./lexicons.ts";

/** The words of one language for numbers and what is counted, from its `figures.txt`. */
export interface NumberWords {
  readonly cardinal: ReadonlyMap<string, number>;
  readonly scale: ReadonlyMap<string, number>;
  readonly plural: Phrases<number>;
  readonly fraction: Phrases<number>;
  readonly qualifier: Phrases<Qualifier>;
  /** Qualifiers that stand after the number: "سے زائد", "على الأقل". */
  readonly qualifierAfter: Phrases<Qualifier>;
  readonly range: ReadonlySet<string>;
  readonly of: Phrases<string>;
  readonly thing: ReadonlySet<string>;
  readonly person: ReadonlySet<string>;
  readonly unit: Phrases<string>;
  /** Words beside a number that make it an age, an hour, a date or a section. */
  readonly noCount: ReadonlySet<string>;
  readonly month: ReadonlySet<string>;
}

const made = new WeakMap<Lexicons, Map<string, NumberWords>>();

/** The number words of a language; parsed once. A language without a lexicon has none, and digits are read all the same. */
export function numberWords(lexicons: Lexicons, language: string): NumberWords {
  const byLanguage = made.get(lexicons) ?? new Map<string, NumberWords>();
  made.set(lexicons, byLanguage);
  const known = byLanguage.get(language);
  if (known) return known;
  const words = parse(lexicons, language);
  byLanguage.set(language, words);
  return words;
}

function parse(lexicons: Lexicons, language: string): NumberWords {
  const entries = lexicons.entries(`${language}/figures.txt`);
  const pairs = (section: string): [string, string][] =>
    entries
      .filter((entry) => entry.section === section)
      .flatMap((entry) => entry.words.map((word): [string, string] => [word, entry.fields[0] ?? ""]));
  const phrases = <T>(section: string, read: (field: string) => T): Phrases<T> => {
    const found = new Phrases<T>();
    for (const [word, field] of pairs(section)) found.add(word, read(field));
    return found;
  };
  const numbers = (section: string) =>
    new Map(pairs(section).map(([word, field]): [string, number] => [word, Number(field)]));
  const set = (section: string) => new Set(pairs(section).map(([word]) => word));
  return {
    cardinal: numbers("cardinal"),
    scale: numbers("scale"),
    plural: phrases("plural", Number),
    fraction: phrases("fraction", Number),
    qualifier: phrases("qualifier", (field) => field as Qualifier),
    qualifierAfter: phrases("qualifier-after", (field) => field as Qualifier),
    range: set("range"),
    of: phrases("of", String),
    thing: set("thing"),
    person: set("person"),
    unit: phrases("unit", String),
    noCount: set("no-count"),
    month: new Set(
      lexicons
        .entries(`${language}/time.txt`)
        .filter((entry) => entry.section.endsWith("month"))
        .flatMap((entry) => entry.words),
    ),
  };
}
