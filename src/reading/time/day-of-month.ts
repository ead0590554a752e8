import { addMonths, type Day, edtf } from "./calendar.ts";
import { dayNumber } from "./range-of-days.ts";
import type { TimeContext, TimeMade } from "./time-context.ts";

/** "the 7th of this month", "7 من الشهر الجاري", "رواں ماہ کی 7 تاریخ", "on the 12th.", "7 تاریخ": counted from the day of publication. Constant. */
export function dayOfMonth(context: TimeContext, at: number): TimeMade | null {
  const { published } = context;
  if (!published || published.month === 0) return null;
  const found = beforeMonth(context, at) ?? afterMonth(context, at) ?? alone(context, at, published);
  if (!found) return null;
  const { year, month } = addMonths({ ...published, day: 1 }, found.sense);
  return { end: found.end, edtf: edtf({ year, month, day: found.day }), why: "time/day-of-month", exact: true };
}

/** The day of a month so many months on from that of publication, and the token after it. */
interface Found {
  readonly day: number;
  readonly sense: number;
  readonly end: number;
}

function beforeMonth(context: TimeContext, at: number): Found | null {
  const { words, document } = context;
  const day = digitsAt(context, at);
  if (!day || !words.dayJoint.has(document.tokens[at + 1]?.lower ?? "")) return null;
  const month = monthBySense(context, at + 2);
  // "12 of last month's victims" are victims.
  return month && document.tokens[month.end]?.lower !== "'s" ? { day, ...month } : null;
}

function afterMonth(context: TimeContext, at: number): Found | null {
  const { words, document } = context;
  const month = words.dateWord.size > 0 ? monthBySense(context, at) : null;
  const day = month ? digitsAt(context, month.end + 1) : 0;
  if (!month || !day || !words.dateWord.has(document.tokens[month.end + 2]?.lower ?? "")) return null;
  return { day, sense: month.sense, end: month.end + 3 };
}

/** "last month", "الشهر الجاري". */
function monthBySense({ words, document }: TimeContext, at: number): { sense: number; end: number } | null {
  const lower = (index: number) => document.tokens[index]?.lower ?? "";
  const before = words.units.get(lower(at + 1)) === "month" ? words.last.get(lower(at)) : undefined;
  const same = words.anchoredUnit.match(document.tokens, at)?.value === "month 0" ? 0 : undefined;
  const after = words.units.get(lower(at)) === "month" ? words.lastAfter.get(lower(at + 1)) : undefined;
  const sense = before ?? same ?? after;
  return sense === undefined ? null : { sense, end: at + 2 };
}

/** A day with no month at all is the last such day up to publication. */
function alone(context: TimeContext, at: number, published: Day): Found | null {
  const { words, document } = context;
  const { tokens } = document;
  const day = digitsAt(context, at);
  if (!day) return null;
  const sense = published.day > 0 && day > published.day ? -1 : 0;
  if (words.dateWord.has(tokens[at + 1]?.lower ?? "")) return { day, sense, end: at + 2 };
  const led = at > 1 && words.dayAlone.match(tokens, at - 2) !== null && /\p{L}$/u.test(tokens[at]!.lower);
  const closed = tokens[at + 1]?.kind === "punct" && !/^[-–/'’]$/.test(tokens[at + 1]!.text);
  return led && closed ? { day, sense, end: at + 1 } : null;
}

function digitsAt({ document: { tokens } }: TimeContext, at: number): number {
  const lower = tokens[at]?.lower ?? "";
  return tokens[at]?.kind === "number" ? dayNumber(lower) : 0;
}
