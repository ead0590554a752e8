import { plainDigits } from "../figure/number.ts";
import { numberWords } from "../figure/number-words.ts";
import type { TimeMention } from "../result.ts";
import type { Piece } from "../telling/telling.ts";
import { type Document, spanOf } from "../text/document.ts";
import type { Lexicons } from "../words/lexicons.ts";
import { parseDay } from "./calendar.ts";
import { orderFinder } from "./date-order.ts";
import { absolute } from "./time-absolute.ts";
import type { TimeContext, TimeMade } from "./time-context.ts";
import { relative } from "./time-relative.ts";
import { type TimeWords, timeWords } from "./time-words.ts";
import { goneOn, openingOf } from "./timeline.ts";

/**
 * Times as worded, in EDTF: absolute and partial dates in four calendars, weekdays, "yesterday", "the next day", "last week",
 * clocks. A relative one counts from the last day or year named in the same telling, else from the day of its dateline, else from
 * the publication date; with none it stays without EDTF. ISO 8601-2. Linear.
 */
export function findTimes(document: Document, lexicons: Lexicons, tellings: readonly Piece[]): TimeMention[] {
  const found: TimeMention[] = [];
  const whole = parseDay(document.options.published ?? "");
  // A message counts from its own day, the rest from the day of publication.
  const opening = (at: number) => openingOf(parseDay(tellings[at]?.told ?? "") ?? whole);
  let telling = 0;
  let timeline = opening(0);
  const words = timeWords(lexicons, document.language);
  const numbers = numberWords(lexicons, document.language);
  const order = orderFinder(document, lexicons);
  for (let at = 0; at < document.tokens.length; ) {
    const token = document.tokens[at]!;
    while (telling < tellings.length - 1 && token.start >= tellings[telling + 1]!.start) timeline = opening(++telling);
    const context = mayStart(document, words, at) ? { document, words, numbers, order, ...timeline } : null;
    const made = context && (clock(context, at) ?? absolute(context, at) ?? relative(context, at));
    if (!made) {
      at++;
      continue;
    }
    const { text, start, end } = spanOf(document, at, made.end);
    found.push({ text, start, end, edtf: made.edtf, clock: made.clock ?? null, why: made.why });
    timeline = goneOn(timeline, document, made, { start, end });
    at = made.end;
  }
  return found.map((time, at) => withClock(document, time, found[at - 1], found[at + 1]));
}

/** Most words start no time, and of those that start a phrase most are in none. */
function mayStart({ tokens }: Document, words: TimeWords, at: number): boolean {
  const starts = words.starts(tokens[at]!.word);
  if (starts === "no" || starts === "any") return starts === "any";
  const next = tokens[at + 1];
  if (starts === "article" && next && words.followsArticle(next.word)) return true;
  return (
    words.months.match(tokens, at) !== null ||
    words.dayShift.match(tokens, at) !== null ||
    words.anchored.match(tokens, at) !== null ||
    words.anchoredYear.match(tokens, at) !== null ||
    words.span.match(tokens, at) !== null ||
    words.clock.match(tokens, at) !== null ||
    words.rarer.match(tokens, at) !== null
  );
}

/** "On the night of 12 March", "on 12 March at 11:40 pm": the day keeps the clock that stands right beside it. */
function withClock(
  document: Document,
  time: TimeMention,
  before: TimeMention | undefined,
  after: TimeMention | undefined,
): TimeMention {
  if (time.edtf === "" || time.clock !== null) return time;
  const beside = [before, after].find(
    (other) => other?.edtf === "" && other.clock !== null && isBeside(document, time, other),
  );
  return beside ? { ...time, clock: beside.clock } : time;
}

const mostBetween = 8;

function isBeside(document: Document, a: TimeMention, b: TimeMention): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  if (second.start - first.end > mostBetween) return false;
  return /^[\s,]*(?:of|on|at|about|around)?[\s,]*$/.test(document.text.slice(first.end, second.start));
}

/** "8:30 pm", "14:30 GMT", "after evening prayer", "शाम 7 बजे": kept apart from the day, with the zone that stands after it. */
function clock(context: TimeContext, at: number): TimeMade | null {
  const { document, words } = context;
  const phrase = words.clock.match(document.tokens, at);
  const made = (end: number, why: string): TimeMade => ({ end, edtf: "", clock: spanOf(document, at, end).text, why });
  if (phrase) return made(at + phrase.length, "time/part-of-day");
  const end = hourInWords(context, at) ?? hourInDigits(context, at);
  if (end === null) return null;
  const stopped = end + (isStopOf(document, end) ? 1 : 0);
  return made(stopped + (words.zone.match(document.tokens, stopped)?.length ?? 0), "time/clock");
}

/** The last stop of "a.m.", which belongs to it at the end of a sentence too. */
function isStopOf({ tokens }: Document, at: number): boolean {
  const before = tokens[at - 1]!;
  return (
    before.lower.includes(".") && before.kind === "word" && tokens[at]?.text === "." && tokens[at]!.start === before.end
  );
}

/** "8:30", "9 am", "7 बजे": the token after an hour in digits; null when none is told. */
function hourInDigits({ document: { tokens }, words }: TimeContext, at: number): number | null {
  if (tokens[at]!.kind !== "number") return null;
  const digits = plainDigits(tokens[at]!.lower);
  const half = words.half.has(tokens[at + 1]?.lower ?? "");
  if (/^(?:[01]?\d|2[0-3])[:.][0-5]\d$/.test(digits) && (half || digits.includes(":"))) return at + (half ? 2 : 1);
  return /^(?:1?\d|2[0-4]|(?:[01]\d|2[0-3])[0-5]\d)$/.test(digits) && half ? at + 2 : null;
}

/** "سات بجے", "साढ़े सात बजे", "الساعة الثامنة مساء": the token after an hour in words; null when none is told. */
function hourInWords({ document, words, numbers }: TimeContext, at: number): number | null {
  const { tokens } = document;
  const lower = (index: number) => tokens[index]?.lower ?? "";
  if (words.hourLead.has(lower(at))) {
    const hour = words.hour.match(tokens, at + 1);
    const digits = /^(?:1?\d|2[0-4])(?:[:.][0-5]\d)?$/.test(plainDigits(lower(at + 1)));
    const end = hour ? at + 1 + hour.length : digits ? at + 2 : null;
    return end !== null && words.half.has(lower(end)) ? end + 1 : end;
  }
  const hour = numbers.shift.has(lower(at)) ? at + 1 : at;
  const value = numbers.cardinal.get(lower(hour)) ?? (hour > at ? Number(plainDigits(lower(hour))) : 99);
  return value <= 12 && words.half.has(lower(hour + 1)) && words.hourLead.size === 0 ? hour + 2 : null;
}
