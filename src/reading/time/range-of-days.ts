import { plainDigits } from "../figure/number.ts";
import { two } from "./calendar.ts";
import type { TimeContext, TimeMade } from "./time-context.ts";

/**
 * The end of a range that a joint after the token `at` leads to: its day, and where it stands; null when there is none. "9 and 11
 * August" are two days, unless "between" stands before; in Arabic "and" is written with its number ("بين 3 و7 أيار").
 */
export function lastOfRange(context: TimeContext, at: number, first: number): { day: number; at: number } | null {
  const { tokens } = context.document;
  const fused = fusedNumber(tokens[at + 1]?.lower ?? "");
  const to = fused === null ? at + 2 : at + 1;
  const day = dayNumber(fused ?? tokens[to]?.lower ?? "");
  if (day <= first || tokens[to]!.sentence !== tokens[at]!.sentence) return null;
  const { text, lower } = tokens[at + 1]!;
  const { rangeJoint, rangeOpen } = context.words;
  const before = tokens[at - 1]?.lower ?? "";
  const joins =
    fused !== null
      ? rangeOpen.has(before)
      : lower === "and"
        ? day === first + 1 || before === "between"
        : /^[-–—]$/.test(text) || rangeJoint.has(lower);
  return joins ? { day, at: to } : null;
}

/** The number that an Arabic "and" is written with, "و2014"; null for none. */
export function fusedNumber(lower: string): string | null {
  const digits = lower.startsWith("و") ? plainDigits(lower.slice(1)) : "";
  return /^\d{1,4}$/.test(digits) ? digits : null;
}

/** The range up to a day that was found, as an interval of ISO 8601-2; null when it is none with its year. */
export function fromDay(last: TimeMade | null, first: number): TimeMade | null {
  if (last === null || !/^\d{4}-\d\d-\d\d$/.test(last.edtf)) return null;
  return { ...last, edtf: `${last.edtf.slice(0, 8)}${two(first)}/${last.edtf}`, why: "time/range-of-days" };
}

/** The day of a month that digits tell, "7", "7th" or "و7"; 0 for none. */
export function dayNumber(text: string): number {
  const match = /^و?(\d{1,2})(?:st|nd|rd|th)?$/.exec(plainDigits(text));
  const value = Number(match?.[1] ?? 0);
  return value >= 1 && value <= 31 ? value : 0;
}

/** Whether a range that begins at the token `from` is one: "between … and", "from … to", "… سے … تک", "من … إلى". */
export function joins(context: TimeContext, from: number, joint: number, end: number): boolean {
  const { words, document } = context;
  const lower = (index: number) => document.tokens[index]?.lower ?? "";
  const opens = lower(from - 1);
  if (words.rangeOpen.has(opens)) return words.rangeJoint.has(lower(joint)) || fusedNumber(lower(joint)) !== null;
  if (opens === "between") return lower(joint) === "and";
  if (opens === "from") return words.rangeJoint.has(lower(joint));
  const closes = words.rangeClose.match(document.tokens, end) !== null;
  return closes && (words.rangeJoint.has(lower(joint)) || words.rangeAnd.has(lower(joint)));
}
