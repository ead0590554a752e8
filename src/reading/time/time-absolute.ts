import { plainDigits } from "../figure/number.ts";
import { folded } from "../words/fold.ts";
import { type Day, edtf, fromHijri, fromSolarHijri, two } from "./calendar.ts";
import type { TimeContext, TimeMade } from "./time-context.ts";
import type { Calendar } from "./time-words.ts";
import { yearNotSaid } from "./year-not-said.ts";

/** "12 May 2013", "May 12, 2013", "12 May", "May 2013", "Friday, March 14", "2013-05-12", "in 2013", "3 Ramadan 1434", "12 أيار/مايو". */
export function absolute(context: TimeContext, at: number): TimeMade | null {
  return (
    daysBefore(context, at) ??
    dayBeforeOther(context, at) ??
    yearsBetween(context, at) ??
    monthsBefore(context, at) ??
    dayOfMonth(context, at) ??
    dayOrLonger(context, at)
  );
}

function dayOrLonger(context: TimeContext, at: number): TimeMade | null {
  const { tokens } = context.document;
  const token = tokens[at]!;
  if (token.kind === "punct") return null;
  const numeric = token.kind === "number" ? numericDate(context, at) : null;
  if (numeric) return numeric;
  const first = context.words.weekdays.has(token.lower) ? afterWeekday(context, at) : at;
  if (first === null) return null;
  const day = dayNumber(tokens[first]?.lower ?? "") || dayInWords(context, first);
  const ofDay = day && tokens[first + 1]?.lower === "of" ? 1 : 0;
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
    if (last && month.calendar === "civil") return fromDay(withYear(context, at, end + 2, month, last), later.day);
  }
  return withYear(context, at, end, month, day || (later ? later.day : 0));
}

/** "9–11 August", "between 13 and 19 July": days of one month, the first without it. */
function daysBefore(context: TimeContext, at: number): TimeMade | null {
  const first = dayNumber(context.document.tokens[at]?.lower ?? "");
  return first && lastOfRange(context, at, first) ? fromDay(dayOrLonger(context, at + 2), first) : null;
}

/** "from 3 May to 9 June 2019", "between 28 December 2018 and 4 January 2019": two days with their months, the first with or without its year. */
function dayBeforeOther(context: TimeContext, at: number): TimeMade | null {
  const { tokens } = context.document;
  const opens = tokens[at - 1]?.lower ?? "";
  if (opens !== "from" && opens !== "between") return null;
  const first = dayOrLonger(context, at);
  const joint = tokens[first?.end ?? at];
  if (!first || joint?.sentence !== tokens[at]!.sentence) return null;
  if (!joins(opens, joint.lower)) return null;
  const last = dayOrLonger(context, first.end + 1);
  if (!last || !/^\d{4}-\d\d-\d\d$/.test(last.edtf) || !/^\d{4}-\d\d-\d\d$/.test(first.edtf)) return null;
  const said = first.why === "time/absolute";
  const year = Number(last.edtf.slice(0, 4)) - (first.edtf.slice(4) > last.edtf.slice(4) ? 1 : 0);
  const from = said ? first.edtf : `${year}${first.edtf.slice(4)}`;
  return from < last.edtf ? { ...last, edtf: `${from}/${last.edtf}`, why: "time/range-of-days" } : null;
}

/** "between 2011 and 2014", "from 2011 to 2014". */
function yearsBetween({ document: { tokens } }: TimeContext, at: number): TimeMade | null {
  const opens = tokens[at - 1]?.lower ?? "";
  const [from, joint, to] = [0, 1, 2].map((step) => tokens[at + step]?.lower ?? "");
  if (!joins(opens, joint!)) return null;
  if (!/^(?:19|20)\d\d$/.test(from!) || !/^(?:19|20)\d\d$/.test(to!) || to! <= from!) return null;
  return { end: at + 3, edtf: `${from}/${to}`, why: "time/years" };
}

/** "between … and", "from … to": the two ends of a range. */
function joins(opens: string, joint: string): boolean {
  return (opens === "between" && joint === "and") || (opens === "from" && upTo.test(joint));
}

const upTo = /^(?:to|until|till|through)$/;

/** "تین مئی", "तीन मई": where every number has a word of its own, a day is told by one too. */
function dayInWords({ document: { tokens }, numbers, words }: TimeContext, at: number): number {
  const value = numbers.lone ? (numbers.cardinal.get(tokens[at]?.lower ?? "") ?? 0) : 0;
  return value >= 1 && value <= 31 && words.months.match(tokens, at + 1) !== null ? value : 0;
}

/** "between January and March 2030", "June to August 2029": months of one year, or of two, the first without it. */
function monthsBefore(context: TimeContext, at: number): TimeMade | null {
  const { tokens } = context.document;
  const first = monthAt(context, at, false);
  if (first?.calendar !== "civil") return null;
  const joint = at + first.length;
  const { lower = "", text = "" } = tokens[joint] ?? {};
  const joins = lower === "and" ? tokens[at - 1]?.lower === "between" : /^(?:to|until|till|through|[-–—])$/.test(text);
  const last = joins ? monthAt(context, joint + 1, false) : null;
  if (last?.calendar !== "civil" || tokens[joint + 1]!.sentence !== tokens[at]!.sentence) return null;
  const made = withYear(context, at, joint + 1 + last.length, last, 0);
  const year = /^(\d{4})-\d\d$/.exec(made?.edtf ?? "")?.[1];
  if (!made || !year) return null;
  const from = Number(year) - (first.month > last.month ? 1 : 0);
  return { ...made, edtf: `${from}-${two(first.month)}/${made.edtf}`, why: "time/range-of-months" };
}

/** "the 7th of this month", "on the 20th of last month": counted from the day of publication. */
function dayOfMonth({ document: { tokens }, published }: TimeContext, at: number): TimeMade | null {
  const day = /^\d/.test(tokens[at]!.lower) ? dayNumber(tokens[at]!.lower) : 0;
  if (!day || !published || published.month === 0 || tokens[at + 1]?.lower !== "of") return null;
  const back = { this: 0, last: 1 }[tokens[at + 2]?.lower ?? ""];
  if (back === undefined || tokens[at + 3]?.lower !== "month") return null;
  const month = published.month - back || 12;
  const year = published.month - back < 1 ? published.year - 1 : published.year;
  return { end: at + 4, edtf: edtf({ year, month, day }), why: "time/day-of-month", exact: true };
}

/** The day two tokens on that ends a range of days; 0 when none does. "9 and 11 August" are two days, unless "between" stands before. */
function lastOfRange({ document: { tokens } }: TimeContext, at: number, first: number): number {
  const last = dayNumber(tokens[at + 2]?.lower ?? "");
  if (last <= first || tokens[at + 2]!.sentence !== tokens[at]!.sentence) return 0;
  const { text, lower } = tokens[at + 1]!;
  if (lower === "and") return last === first + 1 || tokens[at - 1]?.lower === "between" ? last : 0;
  return /^[-–—]$/.test(text) || /^(?:to|until|till|through)$/.test(lower) ? last : 0;
}

/** The range up to a day that was found, as an interval of ISO 8601-2; null when it is none with its year. */
function fromDay(last: TimeMade | null, first: number): TimeMade | null {
  if (last === null || !/^\d{4}-\d\d-\d\d$/.test(last.edtf)) return null;
  return { ...last, edtf: `${last.edtf.slice(0, 8)}${two(first)}/${last.edtf}`, why: "time/range-of-days" };
}

/** "Friday, March 14", "Friday 14 March": the date goes on; null when the weekday stands alone. */
function afterWeekday(context: TimeContext, at: number): number | null {
  const { tokens } = context.document;
  const next = /^[,،]$/.test(tokens[at + 1]?.text ?? "") ? at + 2 : at + 1;
  const day = dayNumber(tokens[next]?.lower ?? "") > 0;
  return monthAt(context, day ? next + 1 : next, day) ? next : null;
}

const partOfMonth = /^(?:mid|early|late)-(\p{L}+)$/u;

function monthAt(
  context: TimeContext,
  at: number,
  afterDay: boolean,
): { month: number; calendar: Calendar; length: number } | null {
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
  if (found.calendar !== "civil" && !yearAt(context, at + match.length + dated)) return null;
  if (token.lower === maghrebiMay && !afterDay) return null;
  return found;
}

/** Also a pronoun's form: a month only after a day. */
const maghrebiMay = folded("ماي");

function monthByPreposition(context: TimeContext, at: number): boolean {
  return /^(?:in|since|by|during|until|of|last|next|from|this|early|late|mid)$/.test(
    context.document.tokens[at - 1]?.lower ?? "",
  );
}

function dayNumber(text: string): number {
  const match = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(plainDigits(text));
  const value = Number(match?.[1] ?? 0);
  return value >= 1 && value <= 31 ? value : 0;
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
function yearAt(context: TimeContext, at: number): { year: number; end: number } | null {
  const { tokens } = context.document;
  let from = at;
  if (/^[,،]$/.test(tokens[from]?.text ?? "") || tokens[from]?.lower === "of") from++;
  if (context.document.language !== "en" && context.words.yearLead.has(tokens[from]?.lower ?? "")) from++;
  const token = tokens[from];
  const said = /^(?:1[2-9]|20|21)\d\d$/.exec(plainDigits(token?.lower ?? ""))?.[0];
  return said && token?.kind === "number" ? { year: Number(said), end: from + 1 } : null;
}

function withYear(
  context: TimeContext,
  start: number,
  at: number,
  month: { month: number; calendar: Calendar },
  day: number,
): TimeMade | null {
  const said = yearAt(context, at);
  if (month.calendar !== "civil")
    return said ? inCalendar(month.calendar, said.year, month.month, day, said.end) : null;
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

/** Dates of other calendars. A Hijri day may be off by one or two (the moon is sighted), so it is marked approximate. */
function inCalendar(calendar: Calendar, year: number, month: number, day: number, end: number): TimeMade | null {
  if (calendar === "vikram") {
    if (year < 1950 || year > 2120) return null;
    const start: Day = { year: month <= 9 ? year - 57 : year - 56, month: ((month + 2) % 12) + 1, day: 0 };
    const next: Day =
      start.month === 12 ? { year: start.year + 1, month: 1, day: 0 } : { ...start, month: start.month + 1 };
    return { end, edtf: `${edtf(start)}/${edtf(next)}`, why: "time/vikram: a month lies across two civil months" };
  }
  if (year < 1200 || year > 1500) return null;
  const convert = calendar === "hijri" ? fromHijri : fromSolarHijri;
  const mark = calendar === "hijri" ? "~" : "";
  if (day > 0)
    return {
      end,
      edtf: `${edtf(convert(year, month, day))}${mark}`,
      why: `time/${calendar}`,
      exact: calendar !== "hijri",
    };
  const from = convert(year, month, 1);
  const to = convert(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1);
  return {
    end,
    edtf: `${edtf({ ...from, day: 0 })}/${edtf({ ...to, day: 0 })}`,
    why: `time/${calendar}: a month lies across civil months`,
  };
}

/** "2013-05-12", "12/05/2013", "12.05.2013", "2013-2018", "1990s". */
function numericDate(context: TimeContext, at: number): TimeMade | null {
  const { tokens } = context.document;
  const digits = plainDigits(tokens[at]!.lower);
  if (/^(?:1[89]|20)\d0s$/.test(digits)) return { end: at + 1, edtf: `${digits.slice(0, 3)}X`, why: "time/decade" };
  const dotted = /^(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)$/.exec(digits);
  if (dotted) return ordered(context, Number(dotted[1]), Number(dotted[2]), Number(dotted[3]), at + 1);
  const mark = tokens[at + 1]?.text;
  if (mark === undefined || !/^[-/–]$/.test(mark) || tokens[at + 1]!.start !== tokens[at]!.end) return null;
  const second = plainDigits(tokens[at + 2]?.lower ?? "");
  const third = tokens[at + 3]?.text === mark ? plainDigits(tokens[at + 4]?.lower ?? "") : "";
  if (/^(?:19|20)\d\d$/.test(digits) && /^(?:0[1-9]|1[0-2])$/.test(second)) {
    const day = /^(?:0[1-9]|[12]\d|3[01])$/.test(third) ? third : "";
    return {
      end: at + (day ? 5 : 3),
      edtf: `${digits}-${second}${day ? `-${day}` : ""}`,
      why: "time/iso",
      exact: day !== "",
    };
  }
  if (/^(?:19|20)\d\d$/.test(digits) && /^(?:19|20)\d\d$/.test(second) && second > digits)
    return { end: at + 3, edtf: `${digits}/${second}`, why: "time/years" };
  if (/^\d{1,2}$/.test(digits) && /^\d{1,2}$/.test(second) && /^(?:19|20)\d\d$/.test(third))
    return ordered(context, Number(digits), Number(second), Number(third), at + 5);
  return null;
}

/** Day first, but in English "05/06/2013" may be either, so only the year stands. */
function ordered(context: TimeContext, one: number, two_: number, year: number, end: number): TimeMade | null {
  const dayFirst = two_ >= 1 && two_ <= 12 && one >= 1 && one <= 31;
  const monthFirst = one >= 1 && one <= 12 && two_ >= 1 && two_ <= 31;
  if (!dayFirst && !monthFirst) return null;
  if (dayFirst && monthFirst && one !== two_ && context.document.language === "en")
    return { end, edtf: String(year), why: "time/numbers: day and month may be either way round" };
  const day = dayFirst ? { year, month: two_, day: one } : { year, month: one, day: two_ };
  return { end, edtf: edtf(day), why: "time/numbers", exact: true };
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
  const led = context.words.yearLead.has(tokens[at - 1]?.lower ?? "");
  const trailed = context.words.yearTrail.has(tokens[at + 1]?.lower ?? "");
  const counts =
    context.numbers.person.has(tokens[at + 1]?.lower ?? "") || context.numbers.thing.has(tokens[at + 1]?.lower ?? "");
  return (led || trailed) && !counts ? { end: at + 1, edtf: digits, why: "time/year" } : null;
}
