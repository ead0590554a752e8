import { plainDigits } from "../figure/number.ts";
import { folded } from "../words/fold.ts";
import { edtf, two } from "./calendar.ts";
import { inCalendar, lastYear } from "./other-calendar.ts";
import { dayNumber, fromDay, lastOfRange } from "./range-of-days.ts";
import type { TimeContext, TimeMade } from "./time-context.ts";
import type { Calendar } from "./time-words.ts";
import { yearNotSaid } from "./year-not-said.ts";

/** A month by name, with how many tokens name it. */
export interface MonthSaid {
  readonly month: number;
  readonly calendar: Calendar;
  readonly length: number;
}

/** A day or month by name ("Friday, March 14", "12 أيار/مايو", "May 2013"), else a year alone. Constant. */
export function dateAt(context: TimeContext, at: number): TimeMade | null {
  const { tokens } = context.document;
  const token = tokens[at]!;
  if (token.kind === "punct") return null;
  const first = context.words.weekdays.has(token.lower) ? afterWeekday(context, at) : at;
  if (first === null) return null;
  const day = dayNumber(tokens[first]?.lower ?? "") || dayInWords(context, first);
  const ofDay = day && context.words.dayJoint.has(tokens[first + 1]?.lower ?? "") ? 1 : 0;
  const month = monthAt(context, day ? first + 1 + ofDay : first, day > 0);
  if (!month) return first === at ? year(context, at) : null;
  let end = (day ? first + 1 + ofDay : first) + month.length;
  if (tokens[end]?.text === "/") {
    const other = context.words.months.match(tokens, end + 1);
    if (other?.value.month === month.month) end += 1 + other.length;
  }
  const later = day ? 0 : dayAfter(context, end);
  if (later) {
    end += later.length;
    const last = lastOfRange(context, end - 1, later.day);
    if (last && month.calendar === "civil")
      return fromDay(withYear(context, at, last.at + 1, month, last.day), later.day);
  }
  return withYear(context, at, end, month, day || (later ? later.day : 0));
}

/** "تین مئی", "तीन मई": where every number has a word of its own, a day is told by one too. */
function dayInWords({ document: { tokens }, numbers, words }: TimeContext, at: number): number {
  const value = numbers.lone ? (numbers.cardinal.get(tokens[at]?.lower ?? "") ?? 0) : 0;
  return value >= 1 && value <= 31 && words.months.match(tokens, at + 1) !== null ? value : 0;
}

/** "Friday, March 14", "Friday 14 March": the date goes on; null when the weekday stands alone. */
function afterWeekday(context: TimeContext, at: number): number | null {
  const { tokens } = context.document;
  const next = /^[,،]$/.test(tokens[at + 1]?.text ?? "") ? at + 2 : at + 1;
  const day = dayNumber(tokens[next]?.lower ?? "") > 0;
  return monthAt(context, day ? next + 1 : next, day) ? next : null;
}

const partOfMonth = /^(?:mid|early|late)-(\p{L}+)$/u;

/** The month that tokens name; null for none, and for "may", "march" and their like where nothing tells a date. */
export function monthAt(context: TimeContext, at: number, afterDay: boolean): MonthSaid | null {
  const { tokens } = context.document;
  const token = tokens[at];
  if (token?.kind !== "word") return null;
  const bare = partOfMonth.exec(token.lower)?.[1];
  const match = context.words.months.match(bare ? [{ lower: bare }] : tokens, bare ? 0 : at);
  if (!match) return null;
  const found = { ...match.value, length: match.length };
  const beside = afterDay || dayAfter(context, at + match.length) !== null;
  if (/^(?:may|march|mar|dec|jan|sep|oct|jun|jul)$/.test(token.lower) && !/^\p{Lu}/u.test(token.text))
    return beside ? found : null;
  if (token.lower === "may" && !beside && !yearAt(context, at + 1))
    return monthByPreposition(context, at) ? found : null;
  const dated = dayAfter(context, at + match.length)?.length ?? 0;
  if (found.calendar !== "civil" && !yearAt(context, at + match.length + dated))
    return standsAlone(context, at, found, afterDay || dated > 0) ? found : null;
  if (abbreviation.test(token.text) && !beside && !yearAt(context, at + 1)) {
    return monthByPreposition(context, at) ? found : null;
  }
  if (token.lower === maghrebiMay && !afterDay) return null;
  return found;
}

/** "Jun", "Mar": oftener names than months where neither day nor year stands beside them. */
const abbreviation = /^(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)$/;

/** "10 Muharram", "in Ramadan": the last one before publication. Safar is also the word for zero, a month of another calendar also a name. */
function standsAlone(
  { words, document, published }: TimeContext,
  at: number,
  month: MonthSaid,
  dated: boolean,
): boolean {
  if (!published || month.calendar === "vikram") return false;
  if (month.calendar === "solar") return dated && document.language === "fa";
  if (dated) return month.month !== 2;
  if (words.hijriAlone.match(document.tokens, at) === null) return false;
  const after = document.tokens[at + month.length]?.lower ?? "";
  return words.monthLead.has(document.tokens[at - 1]?.lower ?? "") || words.yearTrail.has(after);
}

/** Also a pronoun's form: a month only after a day. */
const maghrebiMay = folded("ماي");

function monthByPreposition(context: TimeContext, at: number): boolean {
  return /^(?:in|since|by|during|until|of|last|next|from|this|early|late|mid)$/.test(
    context.document.tokens[at - 1]?.lower ?? "",
  );
}

/** "March 14", "Sept. 14", "March 1 st": the day after a month. */
function dayAfter(context: TimeContext, at: number): { day: number; length: number } | null {
  const { tokens } = context.document;
  const lead = tokens[at]?.text === "." && tokens[at - 1]!.text.length <= 4;
  const dot =
    lead || (tokens[at]?.lower === "the" && /^\d{1,2}(?:st|nd|rd|th)$/.test(tokens[at + 1]?.lower ?? "")) ? 1 : 0;
  const day = dayNumber(tokens[at + dot]?.lower ?? "");
  if (!day || tokens[at + dot]!.breaks > 0) return null;
  const ending = /^(?:st|nd|rd|th)$/.test(tokens[at + dot + 1]?.lower ?? "") ? 1 : 0;
  return { day, length: dot + 1 + ending };
}

/** A year of four digits, after a comma, "of", or a word for year. */
export function yearAt(context: TimeContext, at: number): { year: number; end: number } | null {
  const { tokens } = context.document;
  let from = at;
  if (/^[,،]$/.test(tokens[from]?.text ?? "") || tokens[from]?.lower === "of") from++;
  if (context.document.language !== "en" && context.words.yearLead.has(tokens[from]?.lower ?? "")) from++;
  const token = tokens[from];
  const short = from === at ? shortYear(context, at) : null;
  if (short) return short;
  const said = /^(?:1[2-9]|20|21)\d\d$/.exec(plainDigits(token?.lower ?? ""))?.[0];
  return said && token?.kind === "number" ? { year: Number(said), end: from + 1 } : null;
}

/** "'19": of this century up to the year of publication, else of the last. */
function shortYear({ document: { tokens }, published }: TimeContext, at: number): { year: number; end: number } | null {
  const [mark, digits] = [tokens[at], tokens[at + 1]];
  if (!mark || !/^['’‘]$/.test(mark.text) || digits?.start !== mark.end) return null;
  const said = plainDigits(digits.lower);
  if (!/^\d\d$/.test(said)) return null;
  const now = published?.year ?? latestUnknown;
  const year = Math.floor(now / 100) * 100 + Number(said);
  return { year: year > now ? year - 100 : year, end: at + 2 };
}

/** Where no day of publication is known. */
const latestUnknown = 2049;

/** A month or day with the year that stands after it or, where none does, that of the timeline. */
export function withYear(
  context: TimeContext,
  start: number,
  at: number,
  month: { month: number; calendar: Calendar },
  day: number,
): TimeMade | null {
  const said = yearAt(context, at);
  if (month.calendar !== "civil") {
    const year = said?.year ?? lastYear(month.calendar, month.month, day, context.published);
    return year === null ? null : inCalendar(month.calendar, year, month.month, day, said?.end ?? at);
  }
  if (said)
    return {
      end: said.end,
      edtf: edtf({ year: said.year, month: month.month, day }),
      why: "time/absolute",
      exact: true,
    };
  const { year, end, why } = yearNotSaid(context, start, at, month.month, day);
  if (year === null)
    return { end, edtf: `XXXX-${two(month.month)}${day ? `-${two(day)}` : ""}`, why: "time/without-year" };
  return { end, edtf: edtf({ year, month: month.month, day }), why, exact: day > 0 };
}

function year(context: TimeContext, at: number): TimeMade | null {
  const { tokens } = context.document;
  const token = tokens[at]!;
  const digits = plainDigits(token.text);
  if (token.kind !== "number" || !/^(?:19|20)\d\d$/.test(digits)) return null;
  if (context.words.vikramLead.has(tokens[at - 1]?.lower ?? "")) {
    const vikram = Number(digits);
    return {
      end: at + 1,
      edtf: `${vikram - 57}/${vikram - 56}`,
      why: "time/vikram: a year lies across two civil years",
    };
  }
  const part = context.words.yearPartAfter.match(tokens, at + 1);
  if (part && (part.value !== "X" || digits.endsWith("0")))
    return {
      end: at + 1 + part.length,
      edtf: part.value === "X" ? `${digits.slice(0, 3)}X` : `${digits}-${part.value}`,
      why: part.value === "X" ? "time/decade" : "time/part-of-year",
    };
  const led = context.words.yearLead.has(tokens[at - 1]?.lower ?? "");
  const trailed = context.words.yearTrail.has(tokens[at + 1]?.lower ?? "");
  const counts =
    context.numbers.person.has(tokens[at + 1]?.lower ?? "") || context.numbers.thing.has(tokens[at + 1]?.lower ?? "");
  if (counts || !(led || trailed || isOfNoun(context, at, digits))) return null;
  return { end: at + 1, edtf: digits, why: led || trailed ? "time/year" : "time/year-of-noun" };
}

/** "the 2019 protests", "his 2018 arrest", in English; "the 2000 workers" is oftener a number. */
function isOfNoun({ document }: TimeContext, at: number, year: string): boolean {
  const { language, tokens } = document;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (
    language !== "en" ||
    year.endsWith("00") ||
    before?.sentence !== tokens[at]!.sentence ||
    next?.sentence !== before.sentence
  )
    return false;
  return (before.tag === "DET" || before.tag === "POSS") && (next.tag === "NOUN" || next.tag === "PROPER");
}
