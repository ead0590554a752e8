import { plainDigits } from "../figure/number.ts";
import { two } from "./calendar.ts";
import { dateInNumbers } from "./date-in-numbers.ts";
import { dateAt, monthAt, withYear } from "./date-said.ts";
import { dayNumber, fromDay, fusedNumber, joins, lastOfRange } from "./range-of-days.ts";
import type { TimeContext, TimeMade } from "./time-context.ts";

/** Ranges of days, months and years, as intervals of ISO 8601-2; null where none begins. Constant. */
export function rangeAt(context: TimeContext, at: number): TimeMade | null {
  return (
    daysBefore(context, at) ?? dayBeforeOther(context, at) ?? yearsBetween(context, at) ?? monthsBefore(context, at)
  );
}

/** "9–11 August", "between 13 and 19 July": days of one month, the first without it. */
function daysBefore(context: TimeContext, at: number): TimeMade | null {
  const first = dayNumber(context.document.tokens[at]?.lower ?? "");
  const last = first ? lastOfRange(context, at, first) : null;
  return last ? fromDay(dateAt(context, last.at), first) : null;
}

/** "from 3 May to 9 June 2019", "3 مئی سے 9 جون تک": two days with their months, the first with or without its year. */
function dayBeforeOther(context: TimeContext, at: number): TimeMade | null {
  const { tokens } = context.document;
  const opens = tokens[at - 1]?.lower ?? "";
  const { rangeOpen, rangeClose } = context.words;
  if (opens !== "from" && opens !== "between" && !rangeOpen.has(opens) && rangeClose.size === 0) return null;
  const first = dayAt(context, at);
  const joint = tokens[first?.end ?? at];
  if (!first || joint?.sentence !== tokens[at]!.sentence || !/^\d{4}-\d\d-\d\d$/.test(first.edtf)) return null;
  const last = tokens[first.end + 1] ? dayAt(context, first.end + 1) : null;
  if (!last || !/^\d{4}-\d\d-\d\d$/.test(last.edtf)) return null;
  if (!joins(context, at, first.end, last.end)) return null;
  const said = first.why === "time/absolute";
  const year = Number(last.edtf.slice(0, 4)) - (first.edtf.slice(4) > last.edtf.slice(4) ? 1 : 0);
  const from = said ? first.edtf : `${year}${first.edtf.slice(4)}`;
  return from < last.edtf ? { ...last, edtf: `${from}/${last.edtf}`, why: "time/range-of-days" } : null;
}

function dayAt(context: TimeContext, at: number): TimeMade | null {
  return dateInNumbers(context, at) ?? dateAt(context, at);
}

/** "between 2011 and 2014", "from 2011 to 2014", "2011 سے 2014 تک", "بين عامي 2011 و2014". */
function yearsBetween(context: TimeContext, at: number): TimeMade | null {
  const { document, words } = context;
  const lower = (index: number) => plainDigits(document.tokens[index]?.lower ?? "");
  const from = lower(at);
  if (!fourDigits.test(from)) return null;
  const fused = fusedNumber(lower(at + 1));
  const to = fused !== null ? at + 1 : words.rangeOpen.has(lower(at + 2)) ? at + 3 : at + 2;
  const until = fused ?? lower(to);
  if (!fourDigits.test(until) || until <= from || !joins(context, at, at + 1, to + 1)) return null;
  return { end: to + 1, edtf: `${from}/${until}`, why: "time/years" };
}

const fourDigits = /^(?:19|20)\d\d$/;

/** "between January and March 2030", "June to August 2029": months of one year, or of two, the first without it. */
function monthsBefore(context: TimeContext, at: number): TimeMade | null {
  const { tokens } = context.document;
  const first = monthAt(context, at, false);
  if (first?.calendar !== "civil") return null;
  const joint = at + first.length;
  const { lower = "", text = "" } = tokens[joint] ?? {};
  const joined = lower === "and" ? tokens[at - 1]?.lower === "between" : /^(?:to|until|till|through|[-–—])$/.test(text);
  const last = joined ? monthAt(context, joint + 1, false) : null;
  if (last?.calendar !== "civil" || tokens[joint + 1]!.sentence !== tokens[at]!.sentence) return null;
  const made = withYear(context, at, joint + 1 + last.length, last, 0);
  const year = /^(\d{4})-\d\d$/.exec(made?.edtf ?? "")?.[1];
  if (!made || !year) return null;
  const from = Number(year) - (first.month > last.month ? 1 : 0);
  return { ...made, edtf: `${from}-${two(first.month)}/${made.edtf}`, why: "time/range-of-months" };
}
