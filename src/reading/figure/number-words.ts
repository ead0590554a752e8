import { Phrases } from "../words/lexicon.ts";
import type { Lexicons } from "../words/lexicons.ts";
import { perLanguage } from "../words/per-language.ts";
import type { Word } from "../words/word.ts";
import type { Qualifier } from "./bound.ts";

/** The words of one language for numbers and what is counted, from its `figures.txt`. */
export interface NumberWords {
  readonly cardinal: ReadonlyMap<string, number>;
  readonly scale: ReadonlyMap<string, number>;
  /** Every number under a hundred has a word of its own (Urdu, Hindi): two of them side by side are a range, not a sum. */
  readonly lone: boolean;
  /** What a word adds to the number after it, in units of its scale: "ساڑھے" a half. */
  readonly shift: ReadonlyMap<string, number>;
  /** Words for two of a thing, with its unit or null: "يومين" days. */
  readonly dual: ReadonlyMap<string, string | null>;
  /** Words that end like a dual and are none: "بساتين". */
  readonly noDual: ReadonlySet<string>;
  /** Words for a few, as the bounds they have by convention. */
  readonly few: ReadonlyMap<string, readonly [number, number]>;
  readonly plural: Phrases<number>;
  readonly fraction: Phrases<number>;
  readonly qualifier: Phrases<Qualifier>;
  /** Qualifiers that stand after the number: "سے زائد", "على الأقل". */
  readonly qualifierAfter: Phrases<Qualifier>;
  /** Words that are a number only before ten: "أحد عشر". */
  readonly teen: ReadonlyMap<string, number>;
  /** Words that join the parts of a number. */
  readonly and: ReadonlySet<string>;
  readonly range: ReadonlySet<string>;
  readonly of: Phrases<string>;
  readonly thing: ReadonlySet<string>;
  readonly person: ReadonlySet<string>;
  readonly unit: Phrases<string>;
  /** Words beside a number that make it an age, an hour, a date or a section. */
  readonly noCount: ReadonlySet<string>;
  readonly month: ReadonlySet<string>;
  /** Whether a number in digits or words can start with a word. */
  readonly startsNumber: (word: string) => boolean;
  /** Whether a figure can: a number, its qualifier, a fraction, a few. */
  readonly startsFigure: (word: Word) => boolean;
}

/** The number words of a language; parsed once. A language without a lexicon has none, and digits are read all the same. */
export const numberWords = perLanguage(parse);

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
  const cardinal = numbers("cardinal");
  const dual = dualsOf(set("dual"), set("thing"), new Map(pairs("unit")));
  const words = {
    cardinal,
    lone: [...cardinal.values()].includes(21),
    shift: numbers("shift"),
    dual,
    noDual: set("no-dual"),
    few: new Map(pairs("few").map(([word, field]) => [word, field.split(" ").map(Number) as [number, number]])),
    scale: numbers("scale"),
    plural: phrases("plural", Number),
    fraction: phrases("fraction", Number),
    qualifier: phrases("qualifier", (field) => field as Qualifier),
    qualifierAfter: phrases("qualifier-after", (field) => field as Qualifier),
    teen: numbers("teen"),
    and: set("and").size > 0 ? set("and") : new Set(["and"]),
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
  const startsNumber = (word: string) => canStartNumber(word, words);
  return {
    ...words,
    startsNumber,
    startsFigure: lexicons.words.question((word) => startsNumber(word) || canStartFigure(word, words)),
  };
}

type Tables = Omit<NumberWords, "startsNumber" | "startsFigure">;

function canStartNumber(word: string, words: Tables): boolean {
  return (
    /\p{Nd}|-|^و|^(?:an?|half)$/u.test(word) ||
    words.cardinal.has(word) ||
    words.scale.has(word) ||
    words.shift.has(word) ||
    words.dual.has(word) ||
    words.teen.has(word) ||
    (words.dual.size > 0 && /ت(?:ان|ین)$/.test(word)) ||
    words.fraction.starts(word)
  );
}

function canStartFigure(word: string, words: Tables): boolean {
  return words.qualifier.starts(word) || words.plural.starts(word) || words.few.has(word);
}

/** Arabic duals of what the lexicon counts: "شخصين" of "شخص", "شاحنتان" of "شاحنة". Only where a language lists people for it. */
function dualsOf(
  people: ReadonlySet<string>,
  things: ReadonlySet<string>,
  units: ReadonlyMap<string, string>,
): Map<string, string | null> {
  const duals = new Map<string, string | null>();
  if (people.size === 0) return duals;
  const add = (word: string, unit: string | null) => {
    const stem = word.replace(/ہ$/, "ت");
    for (const ending of ["ان", "ین"]) if (!duals.has(stem + ending)) duals.set(stem + ending, unit);
  };
  for (const word of people) add(word, null);
  for (const word of things) add(word, "things");
  for (const [word, unit] of units) if (!/^\P{L}/u.test(word)) add(word, unit);
  return duals;
}
