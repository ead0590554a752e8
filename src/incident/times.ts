import type { TimeMention } from "../reading/result.ts";

/**
 * Compares two EDTF times as intervals of days. Calendar dates, partial and unspecified dates (`2031-03-XX`, `203X`), seasons and
 * intervals, open ones too, are compared; another time can't be bounded and only says otherwise. With `overnight`, two days that
 * follow each other do not exclude each other: a night has two dates.
 * ISO 8601-2:2019, Extended Date/Time Format levels 0 to 2.
 */
export function compareTimes(
  a: string,
  b: string,
  overnight = false,
): "the-same" | "cannot-both-hold" | "more-exact" | "less-exact" | "says-otherwise" {
  if (a === b) return "the-same";
  const first = interval(a);
  const second = interval(b);
  if (!first || !second) return "says-otherwise";
  if (first.to < second.from || second.to < first.from) {
    const uncertain = /[?~%]/.test(a + b);
    const oneNight = overnight && (nextDay(first.to) === second.from || nextDay(second.to) === first.from);
    return uncertain || oneNight ? "says-otherwise" : "cannot-both-hold";
  }
  const aIn = first.from >= second.from && first.to <= second.to;
  const bIn = second.from >= first.from && second.to <= first.to;
  if (aIn === bIn) return aIn ? "the-same" : "says-otherwise";
  return aIn ? "more-exact" : "less-exact";
}

/** Whether the words put a time into a night, which has two dates: by name or by the clock (8 pm to 6 am). */
export function overnight(time: TimeMention): boolean {
  const words = `${time.text} ${time.clock ?? ""}`.toLowerCase();
  if (/\b(?:night|midnight|evening|dusk|dawn)\b|رات|شب|ليل|مساء|रात|शाम/u.test(words)) return true;
  const clock = /\b(\d{1,2})(?:[:.]\d\d)?\s*(am|pm|a\.m|p\.m)\b/.exec(words);
  const hour = clock ? (Number(clock[1]) % 12) + (clock[2]?.startsWith("p") ? 12 : 0) : null;
  return hour !== null && (hour >= 20 || hour < 6);
}

/** First and last day of an EDTF text as `YYYY-MM-DD`, which sort as text; null when it cannot be bounded. An open end is year 0 or 9999. */
export function interval(edtf: string): { from: string; to: string } | null {
  const before = known.get(edtf);
  if (before !== undefined) return before;
  const found = parse(edtf);
  if (known.size >= mostKnown) known.clear();
  known.set(edtf, found);
  return found;
}

/** The same few days are compared again and again in one table. */
const known = new Map<string, { from: string; to: string } | null>();
const mostKnown = 5000;

function parse(edtf: string): { from: string; to: string } | null {
  const [left = "", right = left] = edtf.replace(/[?~%]/g, "").split("/");
  const from = left === ".." || left === "" ? open : bounds(left);
  const to = right === ".." || right === "" ? open : bounds(right);
  return from && to && !(from === open && to === open) ? { from: from.from, to: to.to } : null;
}

const open = { from: "0000-01-01", to: "9999-12-31" };
/** Northern and southern seasons alike: a season told is wide, so its year bounds it. */
const season = /^(\d{4})-(?:2[1-9]|3\d|4[01])$/;

function bounds(text: string): { from: string; to: string } | null {
  const inYear = season.exec(text);
  if (inYear) return { from: `${inYear[1]}-01-01`, to: `${inYear[1]}-12-31` };
  const match = /^(\d{1,4}X{0,3})(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T.*)?$/.exec(text);
  if (match?.[1]?.length !== 4) return null;
  const [, year, month = "XX", day = "XX"] = match;
  const known = month !== "XX" && !year.includes("X");
  return {
    from: `${year.replaceAll("X", "0")}-${known ? month : "01"}-${known && day !== "XX" ? day : "01"}`,
    to: `${year.replaceAll("X", "9")}-${known ? month : "12"}-${known && day !== "XX" ? day : "31"}`,
  };
}

/** The day after, by the Gregorian calendar. */
function nextDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  const two = (number: number) => String(number).padStart(2, "0");
  if (date < length) return `${day.slice(0, 8)}${two(date + 1)}`;
  return month < 12 ? `${day.slice(0, 5)}${two(month + 1)}-01` : `${String(year + 1).padStart(4, "0")}-01-01`;
}
