import { yearAt } from "./date-said.ts";
import type { TimeContext, TimeMade } from "./time-context.ts";

/** "late 2019", "the summer of 2014", "mid-2019", "last summer", "the nineties": codes 21 to 41 of EDTF level 2, "199X". Constant. */
export function partOfYear(context: TimeContext, at: number): TimeMade | null {
  const { words, document } = context;
  const decade = words.decade.match(document.tokens, at);
  if (decade) return { end: at + decade.length, edtf: decade.value, why: "time/decade" };
  const part = words.yearPart.match(document.tokens, at);
  if (part) return named(context, at + part.length, part.value);
  return joined(context, at) ?? season(context, at);
}

function named(context: TimeContext, at: number, code: string): TimeMade | null {
  const { tokens } = context.document;
  if (!tokens[at] || /^[,،]$/.test(tokens[at].text)) return null;
  const said = yearAt(context, at);
  if (!said || said.year < 1900 || said.year > 2099) return null;
  return countsSomething(context, said.end) ? null : made(said.end, said.year, code);
}

/** "late 2019 people": a number of people, not a year. */
function countsSomething({ numbers, document }: TimeContext, at: number): boolean {
  const next = document.tokens[at]?.lower ?? "";
  return numbers.person.has(next) || numbers.thing.has(next);
}

/** "mid-2019". */
function joined({ words, document }: TimeContext, at: number): TimeMade | null {
  const { lower } = document.tokens[at]!;
  const split = /^(\p{L}+)-((?:19|20)\d\d)$/u.exec(lower);
  const part = split ? words.yearPart.match([{ lower: split[1]! }], 0) : null;
  return split && part ? made(at + 1, Number(split[2]), part.value) : null;
}

/** "last summer", "this winter": the last one that is over or, for "this", that of the year. */
function season({ words, document, published }: TimeContext, at: number): TimeMade | null {
  const sense = words.last.get(document.tokens[at]!.lower);
  if (sense === undefined || sense > 0) return null;
  const part = words.yearPart.match(document.tokens, at + 1);
  if (!part || part.length > 1 || !/^2[1-4]$/.test(part.value) || !published || published.month === 0) return null;
  const isOver = published.month > lastMonth[Number(part.value) - 21]!;
  const year = sense === 0 || isOver ? published.year : published.year - 1;
  return made(at + 2, year, part.value);
}

/** In the north; a winter is told by the year that it begins in. */
const lastMonth: readonly number[] = [5, 8, 11, 12];

function made(end: number, year: number, code: string): TimeMade {
  return { end, edtf: `${year}-${code}`, why: "time/part-of-year" };
}
