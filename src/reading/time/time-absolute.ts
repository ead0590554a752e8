import { dateInNumbers } from "./date-in-numbers.ts";
import { dateAt } from "./date-said.ts";
import { dayByRank } from "./day-by-rank.ts";
import { dayOfMonth } from "./day-of-month.ts";
import type { TimeContext, TimeMade } from "./time-context.ts";
import { partOfYear } from "./time-part.ts";
import { rangeAt } from "./time-range.ts";

/**
 * "12 May 2013", "May 12, 2013", "12 May", "May 2013", "Friday, March 14", "2013-05-12", "in 2013", "3 Ramadan 1434", "12 أيار/مايو",
 * "late 2019", "the first day of Ramadan", "the 7th of this month".
 */
export function absolute(context: TimeContext, at: number): TimeMade | null {
  return (
    rangeAt(context, at) ??
    dayOfMonth(context, at) ??
    dateInNumbers(context, at) ??
    dayByRank(context, at) ??
    partOfYear(context, at) ??
    dateAt(context, at)
  );
}
