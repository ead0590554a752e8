import { numberAt, plainDigits } from "../figure/number.ts";
import { respelt } from "../text/token.ts";
import { addDays, addMonths, type Day, edtf, weekdayOf } from "./calendar.ts";
import type { TimeContext, TimeMade } from "./time-context.ts";
import { inWeek, weekday } from "./weekday.ts";

/** "yesterday", "on Tuesday", "last Tuesday", "the next day", "two days later", "last month", "through the last four months". */
export function relative(context: TimeContext, at: number): TimeMade | null {
  const { document, words, anchor, published } = context;
  const { tokens } = document;
  const shift = words.dayShift.match(tokens, at);
  const step = words.anchored.match(tokens, at);
  // "اليوم" is today, "اليوم التالي" the next day.
  if (shift && shift.length >= (step?.length ?? 0) && !isTitle(context, at))
    return fromDay(at + shift.length, published, shift.value, "time/from-publication");
  const swing = words.swing.get(tokens[at]!.lower);
  if (swing !== undefined)
    return fromDay(at + 1, published, isToCome(context, at) ? swing : -swing, "time/from-publication: by the tense");
  if (step && !standsForClause(context, at, step.length))
    return fromDay(at + step.length, anchor, step.value, "time/from-day-before");
  const weekend = words.weekend.match(tokens, at);
  if (weekend) return lastWeekend(at + weekend.length, published);
  const stepped = anchoredUnit(context, at);
  if (stepped) return stepped;
  const year = words.anchoredYear.match(tokens, at);
  if (year && context.year !== null)
    return { end: at + year.length, edtf: String(context.year + year.value), why: "time/from-year-before" };
  return (
    weekday(context, at) ?? span(context, at) ?? definiteSpan(context, at) ?? counted(context, at) ?? unit(context, at)
  );
}

/** "the Kotbal Today": a capital within a sentence, after another. */
function isTitle({ document: { cased, tokens } }: TimeContext, at: number): boolean {
  const before = tokens[at - 1];
  if (!cased || !tokens[at]!.capital || before?.sentence !== tokens[at]!.sentence) return false;
  return before.kind === "word" && before.capital && before.breaks === 0 && before.lower !== before.text;
}

/** The last Saturday and Sunday before a day. */
function lastWeekend(end: number, published: Day | null): TimeMade {
  if (!published || published.day === 0) return { end, edtf: "", why: "time/weekend: no publication date" };
  const saturday = addDays(published, -((weekdayOf(published) + 1) % 7 || 7));
  return { end, edtf: `${edtf(saturday)}/${edtf(addDays(saturday, 1))}`, why: "time/weekend-before-publication" };
}

/** "the following week", "that month", "في الشهر نفسه": the week or month so many on from the day named before. */
function anchoredUnit({ words, anchor, document }: TimeContext, at: number): TimeMade | null {
  const match = words.anchoredUnit.match(document.tokens, at);
  if (!match || !anchor || anchor.month === 0) return null;
  const [unit = "", step = ""] = match.value.split(" ");
  const end = at + match.length;
  if (unit === "month")
    return { end, edtf: edtf({ ...addMonths(anchor, Number(step)), day: 0 }), why: "time/from-day-before" };
  return anchor.day === 0 ? null : { end, edtf: weekOf(anchor, Number(step)), why: "time/from-day-before" };
}

/** The week so many on from that of a day, Monday to Sunday. */
function weekOf(day: Day, step: number): string {
  const monday = addDays(day, -((weekdayOf(day) + 6) % 7) + 7 * step);
  return `${edtf(monday)}/${edtf(addDays(monday, 6))}`;
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

/** "الأشهر الأربعة الماضية", "العامين الماضيين": unit, number (unless it is a dual) and "last", each with its article. */
function definiteSpan(context: TimeContext, at: number): TimeMade | null {
  const { words, numbers, published, document } = context;
  const plain = (index: number) => document.tokens[index]?.lower.replace(/^ال/, "") ?? "";
  if (!document.tokens[at]!.lower.startsWith("ال")) return null;
  const dual = words.two.get(plain(at));
  if (dual && words.lastAfter.get(document.tokens[at + 1]?.lower ?? "") === -1)
    return stretch(published, dual, 2, at + 2);
  if (words.lastAfter.get(document.tokens[at + 2]?.lower ?? "") !== -1) return null;
  const unit = words.units.get(plain(at));
  const number = numberAt([respelt(document.tokens[at + 1]!, plain(at + 1))], 0, numbers);
  if (!unit || !number) return null;
  return stretch(published, unit, number.value, at + 3);
}

/** "the last four months", "the past two weeks": a stretch that ends at the day of publication. */
function span(context: TimeContext, at: number): TimeMade | null {
  const { words, numbers, published } = context;
  const { tokens } = context.document;
  const lead = words.span.match(tokens, at);
  if (!lead) return null;
  const from = at + lead.length;
  const one = words.spanOne.match(tokens, at) ? { value: 1, end: from } : null;
  const number = numberAt(tokens, from, numbers) ?? few(context, from) ?? one;
  const unit = number ? words.units.get(tokens[number.end]?.lower ?? "") : undefined;
  if (!number || !unit || unit === "hour") return null;
  return stretch(published, unit, number.value, number.end + 1);
}

function stretch(published: Day | null, unit: string, count: number, end: number): TimeMade {
  if (!published || published.day === 0) return { end, edtf: "", why: "time/stretch: no publication date" };
  const from = back(published, unit, -count);
  const cut = (day: Day) =>
    unit === "day" || unit === "week" ? edtf(day) : isYears(unit) ? String(day.year) : edtf({ ...day, day: 0 });
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
  // "منذ عام 2012": since the year 2012.
  if (lead !== undefined && unit === "year" && /^(?:19|20)\d\d$/.test(plainDigits(lower(end)))) return null;
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
  const cut = unit === "day" ? day : { ...day, month: isYears(unit) ? 0 : day.month, day: 0 };
  return { end, edtf: edtf(cut), why: `time/ago: to the ${unit === "week" ? "month" : unit}`, exact: unit === "day" };
}

/** Years count from the last year named, all else from the last day. */
function after({ anchor, year }: TimeContext, end: number, unit: string, count: number): TimeMade {
  if (isYears(unit) && year !== null)
    return { end, edtf: String(year + count * (unit === "decade" ? 10 : 1)), why: "time/from-year-before" };
  if (!anchor || anchor.day === 0 || unit === "hour") return { end, edtf: "", why: "time/after: no day to count from" };
  const day = back(anchor, unit, count);
  const cut = unit === "day" ? day : { ...day, month: isYears(unit) ? 0 : day.month, day: 0 };
  return { end, edtf: edtf(cut), why: "time/from-day-before", exact: unit === "day" };
}

function back(day: Day, unit: string, count: number): Day {
  if (unit === "day") return addDays(day, Math.round(count));
  if (unit === "week") return addDays(day, Math.round(count * 7));
  return addMonths(day, Math.round(count * (unit === "decade" ? 120 : unit === "year" ? 12 : 1)));
}

function isYears(unit: string): boolean {
  return unit === "year" || unit === "decade";
}

/** "last week", "this month", "گزشتہ ماہ", "الشهر الماضي". */
function unit(context: TimeContext, at: number): TimeMade | null {
  const { words, published } = context;
  const lower = (index: number) => context.document.tokens[index]?.lower ?? "";
  const last = words.last.get(lower(at));
  const name = words.units.get(lower(last === undefined ? at : at + 1));
  const sense = last ?? (name ? words.lastAfter.get(lower(at + 1)) : undefined);
  if (sense === undefined || !name || name === "day" || name === "hour" || name === "decade") return null;
  const end = at + 2;
  if (!published) return { end, edtf: "", why: "time/last-unit: no publication date" };
  if (name === "year") return { end, edtf: String(published.year + sense), why: "time/last-year" };
  if (published.month === 0) return { end, edtf: "", why: "time/last-unit: no publication month" };
  if (name === "month") return { end, edtf: edtf({ ...addMonths(published, sense), day: 0 }), why: "time/last-month" };
  if (published.day === 0) return { end, edtf: "", why: "time/last-unit: no publication day" };
  const day = words.weekdays.get(lower(end));
  if (day !== undefined && context.document.language === "en")
    return { end: end + 1, edtf: edtf(inWeek(published, day, sense)), why: "time/weekday-in-week", exact: true };
  return { end, edtf: weekOf(published, sense), why: "time/last-week: Monday to Sunday" };
}
