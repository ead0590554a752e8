import { type Document, spanOf } from "./document.ts";
import type { Lexicons } from "./lexicons.ts";
import type { TimeMention } from "./result.ts";
import type { Piece } from "./telling.ts";
import type { Token } from "./token.ts";

const monthNames = "january february march april may june july august september october november december".split(" ");
const monthNumber = new Map(
  monthNames
    .flatMap((name, index): [string, number][] => [
      [name, index + 1],
      [name.slice(0, 3), index + 1],
    ])
    .concat([["sept", 9]]),
);
const weekdays = "sunday monday tuesday wednesday thursday friday saturday".split(" ");

/** A civil day; month and day 0 when not known. */
interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Times as worded, in EDTF: absolute and partial dates, weekdays, "yesterday", "the next day", "last week", clocks. A relative
 * one counts from the last day named in the same telling, else from the publication date; with neither it stays without EDTF.
 * ISO 8601-2.
 */
export function findTimes(document: Document, _lexicons: Lexicons, tellings: readonly Piece[]): TimeMention[] {
  if (document.language !== "en") return [];
  const found: TimeMention[] = [];
  const published = parseDay(document.options.published ?? "");
  let anchor: Day | null = null;
  let telling = 0;
  for (let at = 0; at < document.tokens.length; ) {
    const token = document.tokens[at]!;
    while (telling < tellings.length - 1 && token.start >= tellings[telling + 1]!.start) {
      telling++;
      anchor = null;
    }
    const made: Made | null =
      absolute(document, at, anchor ?? published) ?? relative(document, at, anchor, published) ?? clock(document, at);
    if (!made) {
      at++;
      continue;
    }
    found.push({ ...spanOf(document, at, made.end), edtf: made.edtf, clock: made.clock ?? null, why: made.why });
    const day: Day | null = made.exact ? parseDay(made.edtf) : null;
    if (day && day.day > 0) anchor = day;
    at = made.end;
  }
  return found;
}

interface Made {
  readonly end: number;
  readonly edtf: string;
  readonly clock?: string;
  readonly why: string;
  readonly exact?: boolean;
}

/** "12 May 2013", "May 12, 2013", "12 May", "May 2013", "Friday, March 14", "2013-05-12", "in 2013". */
function absolute(document: Document, at: number, context: Day | null): Made | null {
  const { tokens } = document;
  const lower = (index: number) => tokens[index]?.lower ?? "";
  const text = lower(at);
  const iso = /^(\d{4})$/.exec(text);
  if (iso && lower(at + 1) === "-" && /^\d\d$/.test(lower(at + 2))) {
    const day = lower(at + 3) === "-" && /^\d\d$/.test(lower(at + 4)) ? `-${lower(at + 4)}` : "";
    return { end: at + (day ? 5 : 3), edtf: `${text}-${lower(at + 2)}${day}`, why: "time/iso", exact: day !== "" };
  }
  let first = at;
  if (
    weekdays.includes(text) &&
    (lower(at + 1) === "," || dayNumber(lower(at + 1)) || monthNumber.has(lower(at + 1)))
  ) {
    first = lower(at + 1) === "," ? at + 2 : at + 1;
    if (!monthNumber.has(lower(first)) && !dayNumber(lower(first))) return null;
  }
  const day = dayNumber(lower(first));
  const month = monthAt(tokens, day ? (lower(first + 1) === "of" ? first + 2 : first + 1) : first);
  if (!month) return year(document, at);
  if (day) return withYear(tokens, lower(first + 1) === "of" ? first + 3 : first + 2, month, day, context);
  const after = dayNumber(lower(first + 1));
  if (after && !/^\d{4}$/.test(lower(first + 1))) return withYear(tokens, first + 2, month, after, context);
  return withYear(tokens, first + 1, month, 0, context);
}

function monthAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  const month = monthNumber.get(token?.lower ?? "");
  if (!month || !token) return null;
  if (
    (token.lower === "may" || token.lower === "march" || token.lower === "mar" || token.lower === "sun") &&
    !/^\p{Lu}/u.test(token.text)
  ) {
    return dayNumber(tokens[at - 1]?.lower ?? "") || dayNumber(tokens[at + 1]?.lower ?? "") ? month : null;
  }
  return month;
}

function dayNumber(text: string): number {
  const match = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(text);
  const value = Number(match?.[1] ?? 0);
  return value >= 1 && value <= 31 ? value : 0;
}

function withYear(tokens: readonly Token[], at: number, month: number, day: number, context: Day | null): Made | null {
  const comma = tokens[at]?.text === "," ? 1 : 0;
  const said = /^(?:1[89]|20)\d\d$/.exec(tokens[at + comma]?.lower ?? "")?.[0];
  if (said)
    return { end: at + comma + 1, edtf: edtf({ year: Number(said), month, day }), why: "time/absolute", exact: true };
  if (!context) return { end: at, edtf: `XXXX-${two(month)}${day ? `-${two(day)}` : ""}`, why: "time/without-year" };
  const year = month > context.month + 1 && context.month > 0 ? context.year - 1 : context.year;
  return { end: at, edtf: edtf({ year, month, day }), why: "time/year-from-context", exact: day > 0 };
}

function year(document: Document, at: number): Made | null {
  const { tokens } = document;
  const text = tokens[at]!.text;
  const before = tokens[at - 1]?.lower ?? "";
  return /^(?:19|20)\d\d$/.test(text) && /^(?:in|since|by|during|until|of|from|early|late|mid)$/.test(before)
    ? { end: at + 1, edtf: text, why: "time/year" }
    : null;
}

/** "yesterday", "on Tuesday", "last Tuesday", "the next day", "two days later", "last month", "through the last four months". */
function relative(document: Document, at: number, anchor: Day | null, published: Day | null): Made | null {
  const { tokens } = document;
  const lower = (index: number) => tokens[index]?.lower ?? "";
  const text = lower(at);
  const shift: Readonly<Record<string, number>> = { today: 0, tonight: 0, yesterday: -1, tomorrow: 1 };
  if (text in shift) return fromDay(at + 1, published, shift[text]!, `time/${text}`);
  const last = text === "last" || text === "this" || text === "next";
  const weekday = weekdays.indexOf(lower(last ? at + 1 : at));
  if (weekday >= 0) return byWeekday(at + (last ? 2 : 1), weekday, text === "next" ? 1 : -1, published);
  if (
    text === "the" &&
    /^(?:next|following|same)$/.test(lower(at + 1)) &&
    /^(?:day|morning|night|evening)$/.test(lower(at + 2))
  ) {
    return fromDay(at + 3, anchor, lower(at + 1) === "same" ? 0 : 1, "time/next-day");
  }
  if (text === "the" && lower(at + 1) === "day" && lower(at + 2) === "before")
    return fromDay(at + 3, anchor, -1, "time/day-before");
  const count = /^\d{1,3}$/.test(text) ? Number(text) : (smallWords[text] ?? 0);
  if (count && /^days?$/.test(lower(at + 1)) && /^(?:later|ago|earlier|after|before)$/.test(lower(at + 2))) {
    const sign = /^(?:later|after)$/.test(lower(at + 2)) ? 1 : -1;
    return fromDay(at + 3, lower(at + 2) === "ago" ? published : anchor, sign * count, "time/days-from");
  }
  if ((text === "last" || text === "this") && /^(?:week|month|year)$/.test(lower(at + 1)))
    return unitBefore(at + 2, lower(at + 1), text === "last" ? 1 : 0, published);
  return null;
}

const smallWords: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
};

function fromDay(end: number, day: Day | null, shift: number, why: string): Made {
  if (!day || day.day === 0) return { end, edtf: "", why: `${why}: no day to count from` };
  return { end, edtf: edtf(addDays(day, shift)), why, exact: true };
}

function byWeekday(end: number, weekday: number, sign: 1 | -1, published: Day | null): Made {
  if (!published || published.day === 0) return { end, edtf: "", why: "time/weekday: no publication date" };
  const today = weekdayOf(published);
  const shift = sign < 0 ? -((today - weekday + 7) % 7) : (weekday - today + 7) % 7 || 7;
  return { end, edtf: edtf(addDays(published, shift)), why: "time/weekday-before-publication", exact: true };
}

function unitBefore(end: number, unit: string, back: number, published: Day | null): Made {
  if (!published) return { end, edtf: "", why: "time/last-unit: no publication date" };
  if (unit === "year") return { end, edtf: String(published.year - back), why: "time/last-year" };
  if (unit === "week")
    return {
      end,
      edtf: published.day ? `${edtf(addDays(published, -7 * back - 6))}/${edtf(addDays(published, -7 * back))}` : "",
      why: "time/last-week",
    };
  const month = published.month - back;
  return {
    end,
    edtf: month < 1 ? `${published.year - 1}-${two(12 + month)}` : `${published.year}-${two(month)}`,
    why: "time/last-month",
  };
}

/** "8:30 pm", "9 am", "after evening prayer": kept apart from the day. */
function clock(document: Document, at: number): Made | null {
  const { tokens } = document;
  const lower = (index: number) => tokens[index]?.lower ?? "";
  if (/^\d{1,2}[:.]\d\d$/.test(lower(at)) || (/^\d{1,2}$/.test(lower(at)) && /^[ap]\.?m$/.test(lower(at + 1)))) {
    const end = /^[ap]\.?m$/.test(lower(at + 1)) ? at + 2 : at + 1;
    return { end, edtf: "", clock: spanOf(document, at, end).text, why: "time/clock" };
  }
  if (
    /^(?:after|before|during)$/.test(lower(at)) &&
    /^(?:evening|morning|friday|dawn|night|noon)$/.test(lower(at + 1)) &&
    /^prayers?$/.test(lower(at + 2))
  ) {
    return { end: at + 3, edtf: "", clock: spanOf(document, at, at + 3).text, why: "time/prayer" };
  }
  return null;
}

function parseDay(text: string): Day | null {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text);
  return match ? { year: Number(match[1]), month: Number(match[2] ?? 0), day: Number(match[3] ?? 0) } : null;
}

function edtf(day: Day): string {
  return `${String(day.year).padStart(4, "0")}${day.month ? `-${two(day.month)}` : ""}${day.day ? `-${two(day.day)}` : ""}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Days since 1 March of year 0 in the Gregorian calendar, by Howard Hinnant's civil calendar algorithm. */
function serial(day: Day): number {
  const year = day.month <= 2 ? day.year - 1 : day.year;
  const month = (day.month + 9) % 12;
  return (
    365 * year +
    Math.floor(year / 4) -
    Math.floor(year / 100) +
    Math.floor(year / 400) +
    Math.floor((153 * month + 2) / 5) +
    day.day -
    1
  );
}

function addDays(day: Day, shift: number): Day {
  const days = serial(day) + shift;
  const era = Math.floor(days / 146_097);
  const inEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const dayOfYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** 0 is Sunday. */
function weekdayOf(day: Day): number {
  return (serial(day) + 3) % 7;
}
