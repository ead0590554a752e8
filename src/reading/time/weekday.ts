import { plainDigits } from "../figure/number.ts";
import { foldedSet } from "../words/fold.ts";
import { addDays, type Day, edtf, serial, weekdayOf } from "./calendar.ts";
import type { TimeContext, TimeMade } from "./time-context.ts";

/**
 * "Tuesday", "last Tuesday", "the following Tuesday", "Tuesday last week": the one after the last day named where that is near in
 * the text and long ago, else the last up to publication. Constant.
 */
export function weekday(context: TimeContext, at: number): TimeMade | null {
  const { words, anchor, published, document } = context;
  const lower = (index: number) => document.tokens[index]?.lower ?? "";
  const last = words.last.get(lower(at));
  const step = words.weekdayStep.get(lower(at));
  const nameAt = last === undefined && step === undefined ? at : at + 1;
  const day = words.weekdays.get(lower(nameAt));
  if (day === undefined || !isDay(context, at, nameAt)) return null;
  const after = words.lastAfter.get(lower(nameAt + 1));
  const end = nameAt + (after === undefined ? 1 : 2);
  const week = published && published.day > 0 ? weekBeside(context, end) : null;
  if (week !== null) return made(end + 2, inWeek(published!, day, week), "in-week");
  if (anchor && (step !== undefined || isLongAgo(context, at))) {
    const ahead = (day - weekdayOf(anchor) + 7) % 7;
    const shift = step === undefined ? ahead : step < 0 ? ahead - 7 : ahead || 7;
    return made(end, addDays(anchor, shift), "after-day-before");
  }
  if (!published || published.day === 0) return { end, edtf: "", why: "time/weekday: no publication date" };
  const sense = last ?? after ?? null;
  const back = (weekdayOf(published) - day + 7) % 7;
  const shift = sense === 1 ? 7 - back : sense === -1 && back === 0 ? -7 : -back;
  return made(end, addDays(published, shift), "before-publication");
}

function made(end: number, day: Day, why: string): TimeMade {
  return { end, edtf: edtf(day), why: `time/weekday-${why}`, exact: true };
}

/** A weekday so many sentences after a day of long ago is oftener that of the news than of that time. */
const nearby = 3;

function isLongAgo({ document, anchor, anchoredIn, published }: TimeContext, at: number): boolean {
  if (!published || !anchor) return true;
  const isNear = document.tokens[at]!.sentence <= anchoredIn + nearby;
  return isNear && Math.abs(serial(published) - serial(anchor)) > 31;
}

/** "last week" after a weekday: how many weeks on; null when it does not stand there. */
function weekBeside({ words, document: { tokens } }: TimeContext, at: number): number | null {
  if (words.units.get(tokens[at + 1]?.lower ?? "") !== "week") return null;
  return words.last.get(tokens[at]!.lower) ?? null;
}

/** The day of a week so many on from that of `base`; weeks begin on Monday. */
export function inWeek(base: Day, weekday: number, week: number): Day {
  return addDays(base, ((weekday + 6) % 7) - ((weekdayOf(base) + 6) % 7) + 7 * week);
}

/** Whether the name of a weekday means one day: no part of a name ("the Kotbal Sun"), no habit ("every Friday"), no feast of a year named ("Easter Sunday in 2008"). */
function isDay(context: TimeContext, at: number, nameAt: number): boolean {
  const { words, document } = context;
  const lower = (index: number) => document.tokens[index]?.lower ?? "";
  if (words.habit.has(lower(at - 1))) return false;
  // "ہفتے کی صبح" is Saturday, "دو ہفتے" are weeks.
  if (words.units.has(lower(nameAt)) && !namesDay(context, at, nameAt)) return false;
  if (document.language !== "en") return true;
  if (lower(nameAt + 1) === "in" && /^(?:19|20)\d\d$/.test(plainDigits(lower(nameAt + 2)))) return false;
  const { text, capital } = document.tokens[nameAt]!;
  const isShort = short.test(lower(nameAt));
  if (document.cased) return capital && !(isShort && isInName(context, nameAt));
  return !isShort || lower(nameAt) === "wed" || /^[A-Z]/.test(text);
}

const short = /^(?:sun|mon|tue|wed|thu|fri|sat)$/;

/** "the Sun", "the Kotbal Sun": after an article or a word with a capital. */
function isInName({ document: { tokens } }: TimeContext, at: number): boolean {
  const before = tokens[at - 1];
  if (before?.sentence !== tokens[at]!.sentence) return false;
  return before.lower === "the" || (before.kind === "word" && before.capital);
}

/** Whether a word for a week is the name of a day: no number before it, “کو” or a part of the day after it. */
function namesDay({ document, numbers }: TimeContext, at: number, nameAt: number): boolean {
  const { tokens } = document;
  const counted = tokens[at - 1]?.kind === "number" || numbers.cardinal.has(tokens[at - 1]?.lower ?? "");
  return !counted && dayMarks.has(tokens[nameAt + 1]?.lower ?? "");
}

const dayMarks = foldedSet("کو کی کے");
