import { plainDigits } from "../figure/number.ts";
import { type Day, serial } from "./calendar.ts";
import type { TimeContext } from "./time-context.ts";

/** The year of a day or month, the token after what told it, and the rule; null when nothing tells. */
interface YearFound {
  readonly year: number | null;
  readonly end: number;
  readonly why: string;
}

/**
 * The year of a day or month (`day` 0 for a month) that stands at the tokens `start` up to `at` without one: that of "last year" or
 * "in 2014," beside it, of "last" or "next" beside it, the next such day where the sentence says that it is to come ("a vote is set
 * for 12 December") or tells nothing past of a day that is near, else the last such day before publication or, in what tells of long
 * ago, beside the day named before. Constant.
 */
export function yearNotSaid(context: TimeContext, start: number, at: number, month: number, day: number): YearFound {
  const { anchor, published } = context;
  const beside = yearOfText(context, start, at) ?? (published && yearBeside(context, start, at));
  if (beside) return { ...beside, why: "time/year-beside" };
  const sense = published && senseBeside(context, start, at);
  const near = sense || isRecent(context) ? published : (anchor ?? published);
  if (!near) return { year: null, end: at, why: "time/without-year" };
  const found = (year: number) => ({ year, end: at, why: "time/year-from-context" });
  if (near !== published) return found(near.month > 0 && month > near.month + 6 ? near.year - 1 : near.year);
  if (near.month === 0) return found(near.year);
  const ahead = month > near.month || (month === near.month && day > 0 && near.day > 0 && day > near.day);
  if (sense === 1) return found(ahead ? near.year : near.year + 1);
  if (sense === -1 && month === near.month && !day) return found(near.year - 1);
  const next = nextSuch(near, month, day);
  if (next && (isToCome(context, start) || isNotPast(context, start))) return found(next.year);
  if (!ahead || isToCome(context, start)) return found(near.year);
  // A page may bear the day on which it was fetched, in another zone: one day ahead is no year back.
  return found(month === near.month && day <= near.day + mostAhead ? near.year : near.year - 1);
}

const mostAhead = 2;

/** "in 2014, March 14", "in June that same year": a year that the text has named. */
function yearOfText({ words, year, document: { tokens } }: TimeContext, start: number, at: number) {
  const lower = (index: number) => tokens[index]?.lower ?? "";
  const from = joints.has(lower(at)) ? at + 1 : at;
  const same = year === null ? null : words.anchoredYear.match(tokens, from);
  if (same) return { year: year! + same.value, end: from + same.length };
  const said = plainDigits(lower(start - 2));
  const led = /^[,،]$/.test(lower(start - 1)) && words.yearLead.has(lower(start - 3)) && /^(?:19|20)\d\d$/.test(said);
  return led && tokens[start - 3]!.sentence === tokens[start]!.sentence ? { year: Number(said), end: at } : null;
}

/** The next such day from that of publication on, when it is no further off than two months; null else. */
function nextSuch(published: Day, month: number, day: number): Day | null {
  if (day === 0 || published.day === 0) return null;
  const isOver = month < published.month || (month === published.month && day < published.day);
  const next = { year: isOver ? published.year + 1 : published.year, month, day };
  return serial(next) - serial(published) <= soon ? next : null;
}

const soon = 60;

/** In English: whether the verb before a day, in its sentence, is none of the past ("a hearing on 3 May", "is to speak on 3 May"). */
function isNotPast({ document }: TimeContext, at: number): boolean {
  if (document.language !== "en") return false;
  const { tokens, sentences } = document;
  const { first } = sentences[tokens[at]!.sentence]!;
  for (let index = at - 1; index >= Math.max(first, at - mostBack); index--) {
    const { tag, lower } = tokens[index]!;
    if (tag === "VBD" || (tag === "AUX" && pastAux.test(lower))) return false;
    if (tag === "VBN" && /^(?:was|were|been|had|has|have|being)$/.test(tokens[index - 1]?.lower ?? "")) return false;
    if (tag === "MODAL" || tag === "TO" || tag === "VBZ" || tag === "VBG" || tag === "AUX") return true;
  }
  return true;
}

const mostBack = 20;
const pastAux = /^(?:was|were|had|did|been)$/;

/** "in April last year", "March of this year", "पिछले साल मार्च में", "في مارس من العام الماضي". */
function yearBeside(context: TimeContext, start: number, at: number): { year: number; end: number } | null {
  const { document } = context;
  const lower = (index: number) => document.tokens[index]?.lower ?? "";
  const from = joints.has(lower(at)) ? at + 1 : at;
  const after = senseOfYear(context, from);
  if (after !== null) return { year: context.published!.year + after, end: from + 2 };
  const to = joints.has(lower(start - 1)) ? start - 1 : start;
  const before = document.tokens[to - 2]?.sentence === document.tokens[start]!.sentence;
  const sense = before ? senseOfYear(context, to - 2) : null;
  return sense === null ? null : { year: context.published!.year + sense, end: at };
}

const joints: ReadonlySet<string> = new Set(["of", "in", "من", "في"]);

function senseOfYear({ words, document: { tokens } }: TimeContext, at: number): number | null {
  const lower = (index: number) => tokens[index]?.lower ?? "";
  if (words.units.get(lower(at + 1)) === "year") return words.last.get(lower(at)) ?? null;
  return words.units.get(lower(at)) === "year" ? (words.lastAfter.get(lower(at + 1)) ?? null) : null;
}

/** "last March", "next May", "مارس الماضي": -1 the one before, 1 the one to come; null when nothing tells. */
function senseBeside({ words, document: { tokens } }: TimeContext, start: number, at: number): number | null {
  return words.last.get(tokens[start - 1]?.lower ?? "") ?? words.lastAfter.get(tokens[at]?.lower ?? "") ?? null;
}

/** So many words before a day tell that it is to come. */
const reach = 8;

/** "is scheduled for 12 December", "will vote on 3 May"; in languages that mark it on the verb: any verb of the sentence that is so marked. */
function isToCome({ words, document }: TimeContext, at: number): boolean {
  const { tokens } = document;
  const { first, end } = document.sentences[tokens[at]!.sentence]!;
  for (let index = Math.max(first, at - reach); index < at; index++)
    if (words.ahead.match(tokens, index) !== null) return true;
  return (
    words.toCome.length > 0 &&
    tokens.slice(first, end).some((token) => words.toCome.some((ending) => token.lower.endsWith(ending)))
  );
}

/** Whether the day named before lies in the year up to publication: then a month without a year is the last such month before that. */
function isRecent({ anchor, published }: TimeContext): boolean {
  if (!anchor || !published || published.month === 0) return false;
  const months = (published.year - anchor.year) * 12 + published.month - anchor.month;
  return months >= 0 && months <= 12;
}
