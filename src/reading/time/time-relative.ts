import { numberAt } from "../figure/number.ts";
import { respelt } from "../text/token.ts";
import { foldedSet } from "../words/fold.ts";
import { addDays, addMonths, type Day, edtf, serial, weekdayOf } from "./calendar.ts";
import type { TimeContext, TimeMade } from "./time-context.ts";

/** "yesterday", "on Tuesday", "last Tuesday", "the next day", "two days later", "last month", "through the last four months". */
export function relative(context: TimeContext, at: number): TimeMade | null {
  const { document, words, anchor, published } = context;
  const { tokens } = document;
  const shift = words.dayShift.match(tokens, at);
  const step = words.anchored.match(tokens, at);
  // "اليوم" is today, "اليوم التالي" the next day.
  if (shift && shift.length >= (step?.length ?? 0))
    return fromDay(at + shift.length, published, shift.value, "time/from-publication");
  const swing = words.swing.get(tokens[at]!.lower);
  if (swing !== undefined)
    return fromDay(at + 1, published, isToCome(context, at) ? swing : -swing, "time/from-publication: by the tense");
  if (step && !standsForClause(context, at, step.length))
    return fromDay(at + step.length, anchor, step.value, "time/from-day-before");
  const year = words.anchoredYear.match(tokens, at);
  if (year && context.year !== null)
    return { end: at + year.length, edtf: String(context.year + year.value), why: "time/from-year-before" };
  return (
    weekday(context, at) ?? span(context, at) ?? definiteSpan(context, at) ?? counted(context, at) ?? unit(context, at)
  );
}

/** Whether a verb of the sentence tells what is to come. */
function isToCome({ document, words }: TimeContext, at: number): boolean {
  const { first, end } = document.sentences[document.tokens[at]!.sentence]!;
  return document.tokens.slice(first, end).some((token) => words.toCome.some((ending) => token.lower.endsWith(ending)));
}

/** "a day after he was released": from a deed, not from a day; the same day in the timeline is all that is known. */
function standsForClause(context: TimeContext, at: number, length: number): boolean {
  return (
    /(?:after|before)$/.test(context.document.tokens[at + length - 1]?.lower ?? "") &&
    context.document.tokens[at + length]?.kind === "word" &&
    context.anchor === null
  );
}

function fromDay(end: number, day: Day | null, shift: number, why: string): TimeMade {
  if (!day || day.day === 0) return { end, edtf: "", why: `${why}: no day to count from` };
  return { end, edtf: edtf(addDays(day, shift)), why, exact: true };
}

/** A weekday so many sentences after a day of long ago is oftener that of the news than of that time. */
const nearby = 3;

function weekday(context: TimeContext, at: number): TimeMade | null {
  const { words, anchor, anchoredIn, published, document } = context;
  const { tokens } = document;
  const lower = (index: number) => tokens[index]?.lower ?? "";
  const last = words.last.get(lower(at));
  const nameAt = last === undefined ? at : at + 1;
  const day = words.weekdays.get(lower(nameAt));
  if (
    day === undefined ||
    (lower(nameAt).length < 4 &&
      document.language === "en" &&
      lower(nameAt) !== "wed" &&
      !/^[A-Z]/.test(tokens[nameAt]!.text))
  )
    return null;
  if (document.language === "en" && document.cased && !/^\p{Lu}/u.test(tokens[nameAt]!.text)) return null;
  // "ہفتے کی صبح" is Saturday, "دو ہفتے" are weeks.
  if (words.units.has(lower(nameAt)) && !namesDay(context, at, nameAt)) return null;
  const after = words.lastAfter.get(lower(nameAt + 1));
  const end = nameAt + (after === undefined ? 1 : 2);
  const sense = last ?? after ?? null;
  const isNear = tokens[at]!.sentence <= anchoredIn + nearby;
  if (anchor && (!published || (isNear && Math.abs(serial(published) - serial(anchor)) > 31)))
    return {
      end,
      edtf: edtf(addDays(anchor, (day - weekdayOf(anchor) + 7) % 7)),
      why: "time/weekday-after-day-before",
      exact: true,
    };
  if (!published || published.day === 0) return { end, edtf: "", why: "time/weekday: no publication date" };
  const back = (weekdayOf(published) - day + 7) % 7;
  const shift = sense === 1 ? 7 - back : sense === -1 && back === 0 ? -7 : -back;
  return { end, edtf: edtf(addDays(published, shift)), why: "time/weekday-before-publication", exact: true };
}

/** "الأشهر الأربعة الماضية": unit, number and "last", each with its article. */
function definiteSpan(context: TimeContext, at: number): TimeMade | null {
  const { words, numbers, published, document } = context;
  const plain = (index: number) => document.tokens[index]?.lower.replace(/^ال/, "") ?? "";
  if (!document.tokens[at]!.lower.startsWith("ال") || words.lastAfter.get(document.tokens[at + 2]?.lower ?? "") !== -1)
    return null;
  const unit = words.units.get(plain(at));
  const number = numberAt([respelt(document.tokens[at + 1]!, plain(at + 1))], 0, numbers);
  if (!unit || !number) return null;
  return stretch(published, unit, number.value, at + 3);
}

/** Whether a word for a week is the name of a day: no number before it, "کو" or a part of the day after it. */
function namesDay({ document, numbers }: TimeContext, at: number, nameAt: number): boolean {
  const { tokens } = document;
  const counted = tokens[at - 1]?.kind === "number" || numbers.cardinal.has(tokens[at - 1]?.lower ?? "");
  return !counted && dayMarks.has(tokens[nameAt + 1]?.lower ?? "");
}

const dayMarks = foldedSet("کو کی کے");

/** "the last four months", "the past two weeks": a stretch that ends at the day of publication. */
function span(context: TimeContext, at: number): TimeMade | null {
  const { words, numbers, published } = context;
  const { tokens } = context.document;
  const lead = words.span.match(tokens, at);
  if (!lead) return null;
  const number = numberAt(tokens, at + lead.length, numbers) ?? few(context, at + lead.length);
  const unit = number ? words.units.get(tokens[number.end]?.lower ?? "") : undefined;
  if (!number || !unit || unit === "hour") return null;
  return stretch(published, unit, number.value, number.end + 1);
}

function stretch(published: Day | null, unit: string, count: number, end: number): TimeMade {
  if (!published || published.day === 0) return { end, edtf: "", why: "time/stretch: no publication date" };
  const from = back(published, unit, -count);
  const cut = (day: Day) =>
    unit === "day" || unit === "week" ? edtf(day) : unit === "year" ? String(day.year) : edtf({ ...day, day: 0 });
  return { end, edtf: `${cut(from)}/${cut(published)}`, why: "time/stretch-before-publication" };
}

function few(context: TimeContext, at: number): { value: number; end: number } | null {
  const { tokens } = context.document;
  const value = context.words.count.get(tokens[at]?.lower ?? "");
  if (value === undefined) return null;
  const next = context.words.count.get(tokens[at + 1]?.lower ?? "");
  if (next === undefined || value !== 1) return { value, end: at + 1 };
  return { value: next, end: tokens[at + 2]?.lower === "of" ? at + 3 : at + 2 };
}

/** "three weeks ago", "two days later", "24 hours after", "तीन दिन पहले", "قبل ثلاثة أيام". */
function counted(context: TimeContext, at: number): TimeMade | null {
  const { words, numbers, published } = context;
  const { tokens } = context.document;
  const lower = (index: number) => tokens[index]?.lower ?? "";
  const lead = words.agoBefore.get(lower(at));
  const from = lead === undefined ? at : at + 1;
  const dual = lead === undefined ? undefined : words.two.get(lower(from));
  const number = dual
    ? { value: 2, end: from }
    : (numberAt(tokens, from, numbers) ??
      few(context, from) ??
      (lead !== undefined && words.units.has(lower(from)) ? { value: 1, end: from } : null));
  const unit = dual ?? (number ? words.units.get(lower(number.end)) : undefined);
  if (!number || !unit || number.value > 10_000) return null;
  const end = number.end + 1;
  if (lead !== undefined)
    return lead < 0 ? ago(end, published, unit, number.value) : after(context, end, unit, number.value);
  if (words.ago.has(lower(end))) return ago(end + 1, published, unit, number.value);
  const later =
    words.later.get(lower(end)) ??
    (/^(?:after|before)$/.test(lower(end)) ? (lower(end) === "after" ? 1 : -1) : undefined);
  return later === undefined ? null : after(context, end + 1, unit, later * number.value);
}

function ago(end: number, published: Day | null, unit: string, count: number): TimeMade {
  if (!published || published.day === 0) return { end, edtf: "", why: "time/ago: no publication date" };
  if (unit === "hour") return { end, edtf: edtf(addDays(published, -Math.floor(count / 24))), why: "time/ago" };
  const day = back(published, unit, -count);
  const cut = unit === "day" ? day : unit === "year" ? { ...day, month: 0, day: 0 } : { ...day, day: 0 };
  return { end, edtf: edtf(cut), why: `time/ago: to the ${unit === "week" ? "month" : unit}`, exact: unit === "day" };
}

/** Years count from the last year named, all else from the last day. */
function after({ anchor, year }: TimeContext, end: number, unit: string, count: number): TimeMade {
  if (unit === "year" && year !== null) return { end, edtf: String(year + count), why: "time/from-year-before" };
  if (!anchor || anchor.day === 0 || unit === "hour") return { end, edtf: "", why: "time/after: no day to count from" };
  const day = back(anchor, unit, count);
  const cut = unit === "day" ? day : unit === "year" ? { ...day, month: 0, day: 0 } : { ...day, day: 0 };
  return { end, edtf: edtf(cut), why: "time/from-day-before", exact: unit === "day" };
}

function back(day: Day, unit: string, count: number): Day {
  if (unit === "day") return addDays(day, Math.round(count));
  if (unit === "week") return addDays(day, Math.round(count * 7));
  return addMonths(day, Math.round(count * (unit === "year" ? 12 : 1)));
}

/** "last week", "this month", "گزشتہ ماہ", "الشهر الماضي". */
function unit(context: TimeContext, at: number): TimeMade | null {
  const { words, published } = context;
  const lower = (index: number) => context.document.tokens[index]?.lower ?? "";
  const last = words.last.get(lower(at));
  const name = words.units.get(lower(last === undefined ? at : at + 1));
  const sense = last ?? (name ? words.lastAfter.get(lower(at + 1)) : undefined);
  if (sense === undefined || !name || name === "day" || name === "hour") return null;
  const end = at + 2;
  if (!published) return { end, edtf: "", why: "time/last-unit: no publication date" };
  if (name === "year") return { end, edtf: String(published.year + sense), why: "time/last-year" };
  if (published.month === 0) return { end, edtf: "", why: "time/last-unit: no publication month" };
  if (name === "month") return { end, edtf: edtf({ ...addMonths(published, sense), day: 0 }), why: "time/last-month" };
  if (published.day === 0) return { end, edtf: "", why: "time/last-unit: no publication day" };
  const monday = addDays(published, -((weekdayOf(published) + 6) % 7) + 7 * sense);
  return { end, edtf: `${edtf(monday)}/${edtf(addDays(monday, 6))}`, why: "time/last-week: Monday to Sunday" };
}
