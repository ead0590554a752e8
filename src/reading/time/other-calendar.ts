import { type Day, edtf, fromHijri, fromSolarHijri, serial } from "./calendar.ts";
import type { TimeMade } from "./time-context.ts";
import type { Calendar } from "./time-words.ts";

/** Dates of other calendars. A Hijri day may be off by one or two (the moon is sighted), so it is marked approximate. */
export function inCalendar(calendar: Calendar, year: number, month: number, day: number, end: number): TimeMade | null {
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

/** The year of the last such day or month (`day` 0) of a Hijri calendar up to publication; null when that is not known. Constant. */
export function lastYear(calendar: Calendar, month: number, day: number, published: Day | null): number | null {
  if (!published || calendar === "vikram" || calendar === "civil") return null;
  const convert = calendar === "hijri" ? fromHijri : fromSolarHijri;
  const now = serial({ year: published.year, month: published.month || 12, day: published.day || 28 });
  const first = calendar === "hijri" ? Math.floor(((published.year - 621) * 33) / 32) : published.year - 621;
  return [first + 1, first, first - 1, first - 2].find((year) => serial(convert(year, month, day || 1)) <= now) ?? null;
}
