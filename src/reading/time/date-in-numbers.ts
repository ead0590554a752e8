import { plainDigits } from "../figure/number.ts";
import { edtf } from "./calendar.ts";
import type { TimeContext, TimeMade } from "./time-context.ts";

/** "2013-05-12", "12/05/2013", "12.05.2013", "2013-2018", "1990s". */
export function dateInNumbers(context: TimeContext, at: number): TimeMade | null {
  const { tokens } = context.document;
  if (tokens[at]!.kind !== "number") return null;
  const digits = plainDigits(tokens[at]!.lower);
  if (/^(?:1[89]|20)\d0s$/.test(digits)) return { end: at + 1, edtf: `${digits.slice(0, 3)}X`, why: "time/decade" };
  const dotted = /^(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)$/.exec(digits);
  if (dotted) return ordered(context, Number(dotted[1]), Number(dotted[2]), Number(dotted[3]), at + 1);
  const mark = tokens[at + 1]?.text;
  if (mark === undefined || !/^[-/–]$/.test(mark) || tokens[at + 1]!.start !== tokens[at]!.end) return null;
  const second = plainDigits(tokens[at + 2]?.lower ?? "");
  const third = tokens[at + 3]?.text === mark ? plainDigits(tokens[at + 4]?.lower ?? "") : "";
  if (/^(?:19|20)\d\d$/.test(digits) && /^(?:0[1-9]|1[0-2])$/.test(second)) {
    const day = /^(?:0[1-9]|[12]\d|3[01])$/.test(third) ? third : "";
    return {
      end: at + (day ? 5 : 3),
      edtf: `${digits}-${second}${day ? `-${day}` : ""}`,
      why: "time/iso",
      exact: day !== "",
    };
  }
  if (/^(?:19|20)\d\d$/.test(digits) && /^(?:19|20)\d\d$/.test(second) && second > digits)
    return { end: at + 3, edtf: `${digits}/${second}`, why: "time/years" };
  // "2018-19", "2018/19"; "2011-12" may be December.
  if (/^(?:19|20)\d\d$/.test(digits) && Number(second) > 12 && Number(second) === (Number(digits) % 100) + 1)
    return { end: at + 3, edtf: `${digits}/${Number(digits) + 1}`, why: "time/years" };
  if (/^\d{1,2}$/.test(digits) && /^\d{1,2}$/.test(second) && /^(?:19|20)\d\d$/.test(third))
    return ordered(context, Number(digits), Number(second), Number(third), at + 5);
  return null;
}

/** Where "05/06/2019" may be either way round and nothing tells which, only the year stands. */
function ordered(context: TimeContext, one: number, other: number, year: number, end: number): TimeMade | null {
  const dayFirst = other >= 1 && other <= 12 && one >= 1 && one <= 31;
  const monthFirst = one >= 1 && one <= 12 && other >= 1 && other <= 31;
  if (!dayFirst && !monthFirst) return null;
  const either = dayFirst && monthFirst && one !== other;
  const order = either ? context.order() : dayFirst ? "day" : "month";
  if (order === null) return { end, edtf: String(year), why: "time/numbers: day and month may be either way round" };
  const day = order === "day" ? { year, month: other, day: one } : { year, month: one, day: other };
  const why = either
    ? `time/numbers: ${order} first, as the text's other dates or its country have it`
    : "time/numbers";
  return { end, edtf: edtf(day), why, exact: true };
}
