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
  /** "late", "the summer of" before a year, "کے آخر" after one: its code in EDTF (21 to 41), "X" for a decade. */
  readonly yearPart: Phrases<string>;
  readonly yearPartAfter: Phrases<string>;
  /** "nineties": "199X". */
  readonly decade: Phrases<string>;
  /** "first day of" a month, "کے پہلے دن" after one; -1 for the last. */
  readonly dayOf: Phrases<number>;
  readonly dayOfAfter: Phrases<number>;
  /** "second week of" a month. */
  readonly weekOf: Phrases<number>;
  readonly weekOfAfter: Phrases<number>;
  /** "eve of": so many days from it. */
  readonly eve: Phrases<number>;
  /** Feasts by their days in the Hijri calendar, "10/1". */
  readonly feast: Phrases<string>;
  /** "Eid": a feast only after a word for a day of it. */
  readonly feastShort: Phrases<string>;
  /** Months of the Hijri calendar that are told without a year. */
  readonly hijriAlone: Phrases<number>;
  readonly monthLead: ReadonlySet<string>;
  /** "to", "سے" between the ends of a range; "and", "اور" too, where a word before or after the ends says so. */
  readonly rangeJoint: ReadonlySet<string>;
  readonly rangeAnd: ReadonlySet<string>;
  readonly rangeOpen: ReadonlySet<string>;
  readonly rangeClose: Phrases<number>;
  /** "of" between a day and its month. */
  readonly dayJoint: ReadonlySet<string>;
  /** "on the" before a day alone, "تاریخ" after one. */
  readonly dayAlone: Phrases<number>;
  readonly dateWord: ReadonlySet<string>;
  /** "following" before a weekday: from the day named before. */
  readonly weekdayStep: ReadonlyMap<string, number>;
  /** "every" before a weekday: no one day. */
  readonly habit: ReadonlySet<string>;
  /** "the week before": its unit and how many on, "week -1". */
  readonly anchoredUnit: Phrases<string>;
  /** "over the weekend": the last one before publication. */
  readonly weekend: Phrases<number>;
  /** "the past" before a unit alone. */
  readonly spanOne: Phrases<number>;
  readonly yearLead: ReadonlySet<string>;
  readonly yearTrail: ReadonlySet<string>;
  readonly clock: Phrases<string>;
  readonly half: ReadonlySet<string>;
  /** Whose clock an hour is of: "GMT". */
  readonly zone: Phrases<string>;
  /** All phrases of several words that only a few texts hold: "eve of", "summer of", "the week before". */
  readonly rarer: Phrases<number>;
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
  const texts = (section: string): Phrases<string> => {
    const found = new Phrases<string>();
    for (const [word, field] of pairs(section)) found.add(word, field === "" ? word : field);
    return found;
  };
  const rarer = new Phrases<number>();
  for (const section of rarerSections) for (const [word] of pairs(section)) rarer.add(word, 0);
  const words = {
    zone: texts("zone"),
    months,
    rarer,
    yearPart: texts("year-part"),
    yearPartAfter: texts("year-part-after"),
    decade: texts("decade"),
    dayOf: phrases("day-of"),
    dayOfAfter: phrases("day-of-after"),
    weekOf: phrases("week-of"),
    weekOfAfter: phrases("week-of-after"),
    eve: phrases("eve"),
    feast: texts("feast"),
    feastShort: texts("feast-short"),
    hijriAlone: phrases("hijri-alone"),
    monthLead: set("month-lead"),
    rangeJoint: set("range-joint"),
    rangeAnd: set("range-and"),
    rangeOpen: set("range-open"),
    rangeClose: phrases("range-close"),
    dayJoint: set("day-joint"),
    dayAlone: phrases("day-alone"),
    dateWord: set("date-word"),
    weekdayStep: numbers("weekday-step"),
    habit: set("habit"),
    anchoredUnit: texts("anchored-unit"),
    spanOne: phrases("span-one"),
    weekend: phrases("weekend"),
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
    clock: texts("clock"),
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

const rarerSections: readonly string[] = [
  "year-part",
  "decade",
  "day-of",
  "week-of",
  "eve",
  "feast",
  "feast-short",
  "anchored-unit",
  "span-one",
  "weekend",
];

function canStart(word: string, words: Omit<TimeWords, "starts" | "followsArticle">): "no" | "phrase" | "any" {
  const { weekdays, weekdayStep, swing, hourLead, units, two, count, agoBefore, last } = words;
  const sets = [weekdays, weekdayStep, swing, hourLead, units, two, count, agoBefore, last];
  if (sets.some((one) => one.has(word)) || /^(?:ال|mid-|early-|late-)/.test(word)) return "any";
  const phrases = [
    words.months,
    words.dayShift,
    words.anchored,
    words.anchoredYear,
    words.span,
    words.clock,
    words.rarer,
  ];
  return phrases.some((one) => one.starts(word)) ? "phrase" : "no";
}
