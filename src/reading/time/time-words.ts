import { numberWords } from "../figure/number-words.ts";
import { Phrases } from "../words/lexicon.ts";
import type { Lexicons } from "../words/lexicons.ts";
import { perLanguage } from "../words/per-language.ts";
import type { Word } from "../words/word.ts";

/** A calendar that a month's name belongs to. */
export type Calendar = "civil" | "hijri" | "solar" | "vikram";

/** The words for time of one language, from its `time.txt`. */
export interface TimeWords {
  readonly months: Phrases<{ readonly calendar: Calendar; readonly month: number }>;
  /** Weekday by name; 0 is Sunday. */
  readonly weekdays: ReadonlyMap<string, number>;
  readonly dayShift: Phrases<number>;
  readonly anchored: Phrases<number>;
  /** "the following year": from the last year named. */
  readonly anchoredYear: Phrases<number>;
  /** "کل": a day away, on the side that the verb's tense tells. */
  readonly swing: ReadonlyMap<string, number>;
  /** How a word ends that tells what is to come. */
  readonly toCome: readonly string[];
  /** Words before a day that tell that it is to come: "scheduled for". */
  readonly ahead: Phrases<number>;
  /** Hours by name: "الثامنة". */
  readonly hour: Phrases<number>;
  /** Words before an hour: "الساعة". */
  readonly hourLead: ReadonlySet<string>;
  /** Words before a year of the Vikram calendar: "संवत". */
  readonly vikramLead: ReadonlySet<string>;
  readonly units: ReadonlyMap<string, string>;
  readonly two: ReadonlyMap<string, string>;
  readonly count: ReadonlyMap<string, number>;
  readonly ago: ReadonlySet<string>;
  readonly later: ReadonlyMap<string, number>;
  readonly agoBefore: ReadonlyMap<string, number>;
  readonly last: ReadonlyMap<string, number>;
  readonly lastAfter: ReadonlyMap<string, number>;
  readonly span: Phrases<number>;
  readonly yearLead: ReadonlySet<string>;
  readonly yearTrail: ReadonlySet<string>;
  readonly clock: Phrases<string>;
  readonly half: ReadonlySet<string>;
  /** Whose clock an hour is of: "GMT". */
  readonly zone: Phrases<string>;
  /** Whether a time can start with a word: not at all, with one of the phrases, with these or as "a week ago" does, or in any way. */
  readonly starts: (word: Word) => "no" | "phrase" | "article" | "any";
  /** Whether "a" before a word can count time: "a week ago", "a few days ago", "a hundred years ago". */
  readonly followsArticle: (word: Word) => boolean;
}

/** The time words of a language; parsed once. */
export const timeWords = perLanguage(parse);

function parse(lexicons: Lexicons, language: string): TimeWords {
  const entries = lexicons.entries(`${language}/time.txt`);
  const pairs = (section: string): [string, string][] =>
    entries
      .filter((entry) => entry.section === section)
      .flatMap((entry) => entry.words.map((word): [string, string] => [word, entry.fields[0] ?? ""]));
  const phrases = (section: string): Phrases<number> => {
    const found = new Phrases<number>();
    for (const [word, field] of pairs(section)) found.add(word, Number(field));
    return found;
  };
  const numbers = (section: string) =>
    new Map(pairs(section).map(([word, field]): [string, number] => [word, Number(field)]));
  const set = (section: string) => new Set(pairs(section).map(([word]) => word));
  const months: TimeWords["months"] = new Phrases();
  const calendars: [string, Calendar][] = [
    ["month", "civil"],
    ["hijri-month", "hijri"],
    ["solar-month", "solar"],
    ["vikram-month", "vikram"],
  ];
  for (const [section, calendar] of calendars)
    for (const [word, field] of pairs(section)) months.add(word, { calendar, month: Number(field) });
  const clock = new Phrases<string>();
  for (const [word] of pairs("clock")) clock.add(word, word);
  const zone = new Phrases<string>();
  for (const [word] of pairs("zone")) zone.add(word, word);
  const words = {
    zone,
    months,
    weekdays: numbers("weekday"),
    dayShift: phrases("day-shift"),
    anchored: phrases("anchored"),
    anchoredYear: phrases("anchored-year"),
    swing: numbers("swing"),
    toCome: [...set("to-come")],
    ahead: phrases("ahead"),
    hour: phrases("hour"),
    hourLead: set("hour-lead"),
    vikramLead: set("vikram-lead"),
    units: new Map(pairs("unit")),
    two: new Map(pairs("two")),
    count: numbers("count"),
    ago: set("ago"),
    later: numbers("later"),
    agoBefore: numbers("ago-before"),
    last: numbers("last"),
    lastAfter: numbers("last-after"),
    span: phrases("span"),
    yearLead: set("year-lead"),
    yearTrail: set("year-trail"),
    clock,
    half: set("half"),
  };
  const { startsNumber, scale } = numberWords(lexicons, language);
  return {
    ...words,
    starts: lexicons.words.question((word) => {
      const other = canStart(word, words);
      if (word === "a" || word === "an") return other === "any" && !words.count.has(word) ? "any" : "article";
      return startsNumber(word) ? "any" : other;
    }),
    followsArticle: lexicons.words.question(
      (word) => words.units.has(word) || words.count.has(word) || words.lastAfter.has(word) || scale.has(word),
    ),
  };
}

function canStart(word: string, words: Omit<TimeWords, "starts" | "followsArticle">): "no" | "phrase" | "any" {
  const { weekdays, swing, hourLead, units, two, count, agoBefore, last } = words;
  const sets = [weekdays, swing, hourLead, units, two, count, agoBefore, last];
  if (sets.some((one) => one.has(word)) || /^(?:ال|mid-|early-|late-)/.test(word)) return "any";
  const phrases = [words.months, words.dayShift, words.anchored, words.anchoredYear, words.span, words.clock];
  return phrases.some((one) => one.starts(word)) ? "phrase" : "no";
}
