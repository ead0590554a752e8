import { addDays, edtf, fromHijri, monthDays, parseDay, serial } from "./calendar.ts";
import { type MonthSaid, monthAt, withYear, yearAt } from "./date-said.ts";
import { lastYear } from "./other-calendar.ts";
import type { TimeContext, TimeMade } from "./time-context.ts";

/** "the first day of Ramadan 1443", "the second week of March", "السابع من أيار", "رمضان کے پہلے دن", "the eve of Eid al-Fitr". Constant. */
export function dayByRank(context: TimeContext, at: number): TimeMade | null {
  const { words, document } = context;
  const eve = words.eve.match(document.tokens, at);
  const day = eve ? null : words.dayOf.match(document.tokens, at);
  const lead = eve ?? day;
  const feast = feastAt(context, at + (lead?.length ?? 0), lead !== null);
  if (feast) return feastDay(context, feast, eve ? eve.value : day ? day.value - 1 : 0);
  if (day) return inMonth(context, at, at + day.length, day.value, "day");
  const week = words.weekOf.match(document.tokens, at);
  if (week) return inMonth(context, at, at + week.length, week.value, "week");
  return words.dayOfAfter.size > 0 ? afterMonth(context, at) : null;
}

function inMonth(context: TimeContext, start: number, at: number, rank: number, unit: "day" | "week"): TimeMade | null {
  const month = monthAt(context, at, true);
  if (!month) return null;
  const end = at + month.length;
  if (unit === "day" && rank > 0) return withYear(context, start, end, month, rank);
  const whole = withYear(context, start, end, month, 0);
  return whole && within(month, whole, rank, unit);
}

/** "رمضان 1443 کے پہلے دن", "मार्च के दूसरे हफ़्ते". */
function afterMonth(context: TimeContext, at: number): TimeMade | null {
  const { words, document } = context;
  if (words.months.match(document.tokens, at) === null) return null;
  const month = monthAt(context, at, true);
  if (!month) return null;
  const said = yearAt(context, at + month.length)?.end ?? at + month.length;
  const day = words.dayOfAfter.match(document.tokens, said);
  const rank = day ?? words.weekOfAfter.match(document.tokens, said);
  if (!rank) return null;
  const end = said + rank.length;
  const exactly = day && day.value > 0;
  const whole = withYear(context, at, at + month.length, month, exactly ? day.value : 0);
  if (!whole) return null;
  const made = exactly ? whole : within(month, whole, rank.value, day ? "day" : "week");
  return made && { ...made, end };
}

/** A week of a civil month as its days one to seven and so on, or its last seven; the last day of one. */
function within(month: MonthSaid, whole: TimeMade, rank: number, unit: "day" | "week"): TimeMade | null {
  const day = /^\d{4}-\d\d$/.test(whole.edtf) ? parseDay(whole.edtf) : null;
  if (!day || month.calendar !== "civil") return null;
  const days = monthDays(day.year, day.month);
  if (unit === "day") return { ...whole, edtf: edtf({ ...day, day: days }), why: "time/day-of-month", exact: true };
  const from = rank < 0 ? days - 6 : 7 * rank - 6;
  const week = `${edtf({ ...day, day: from })}/${edtf({ ...day, day: from + 6 })}`;
  return { ...whole, edtf: week, why: "time/week-of-month: by convention its days 1 to 7 and so on", exact: false };
}

interface Feast {
  readonly days: string;
  readonly end: number;
}

function feastAt({ words, document }: TimeContext, at: number, led: boolean): Feast | null {
  const feast = words.feast.match(document.tokens, at) ?? (led ? words.feastShort.match(document.tokens, at) : null);
  return feast && { days: feast.value, end: at + feast.length };
}

/** The day of a feast, moved by so many days: in the civil year named after it, else the last before publication; of two feasts the later. */
function feastDay(context: TimeContext, feast: Feast, shift: number): TimeMade | null {
  const said = yearAt(context, feast.end);
  const civil = said && said.year > 1900 ? { year: said.year, month: 12, day: 31 } : null;
  const days = feast.days.split(" ").flatMap((one) => {
    const [month = 0, day = 0] = one.split("/").map(Number);
    const year = civil || !said ? lastYear("hijri", month, day, civil ?? context.published) : said.year;
    return year === null ? [] : [fromHijri(year, month, day)];
  });
  const [last] = days.sort((a, b) => serial(b) - serial(a));
  if (!last) return null;
  const mark = days.length > 1 ? "%" : "~";
  return {
    end: said?.end ?? feast.end,
    edtf: `${edtf(addDays(last, shift))}${mark}`,
    why: "time/feast: by the tabular Hijri calendar",
  };
}
