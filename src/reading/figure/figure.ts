import { statementAt } from "../found.ts";
import type { Figure, TimeMention } from "../result.ts";
import type { Said } from "../statement.ts";
import { type Document, spanOf } from "../text/document.ts";
import type { Token } from "../text/token.ts";
import { foldedSet } from "../words/fold.ts";
import type { Lexicons } from "../words/lexicons.ts";
import { type Bound, bound, type Qualifier } from "./bound.ts";
import { counted, isNoCount } from "./figure-unit.ts";
import { joinedNumber, numberAt } from "./number.ts";
import { type NumberWords, numberWords } from "./number-words.ts";

/** Every count in the text with its bounds, unit, and what is counted. Ages, clock times, dates and ordinals are none. Linear. */
export function findFigures(
  document: Document,
  lexicons: Lexicons,
  statements: readonly Said[],
  times: readonly TimeMention[] = [],
): Figure[] {
  const words = numberWords(lexicons, document.language);
  const dated = times.filter((time) => time.edtf !== "" || time.clock !== null);
  let next = 0;
  const found: Figure[] = [];
  const { tokens } = document;
  for (let at = 0; at < tokens.length; ) {
    while (next < dated.length && dated[next]!.end <= tokens[at]!.start) next++;
    const inTime = next < dated.length && dated[next]!.start <= tokens[at]!.start;
    const made = inTime || !words.startsFigure(tokens[at]!.word) ? null : figureAt(document, words, at);
    if (!made) {
      at++;
      continue;
    }
    const one = figure(document, words, statements, times, made, found.length + 1);
    // "ایک عورت": a woman, where the word for one is the article too.
    if (!(words.lone && one.max === 1 && one.min === 1 && one.of === null && tokens[made.first]!.kind === "word"))
      found.push(one);
    at = made.end;
  }
  return found;
}

const counting: ReadonlySet<string> = new Set([
  "count",
  "put",
  "estimate",
  "record",
  "document",
  "register",
  "tally",
  "list",
]);

/** "Officials put the toll at six": whoever counts, where a verb of counting stands before the number. */
function counterOf(document: Document, at: number, sentence: number): string | null {
  if (document.language !== "en") return null;
  const clause = document.clausesOf(sentence).findLast((one) => one.end <= at && !one.passive);
  if (!clause || at - clause.end > 6 || !counting.has(document.tokens[clause.verb]!.lemma)) return null;
  const { subject } = clause;
  return subject && document.tokens[subject.head]!.tag !== "PRON"
    ? spanOf(document, subject.first, subject.end).text
    : null;
}

interface Made {
  readonly first: number;
  /** Token after the number and its qualifier. */
  readonly end: number;
  readonly qualifier: string | null;
  readonly bound: Bound;
  readonly percent: boolean;
}

function figure(
  document: Document,
  words: NumberWords,
  statements: readonly Said[],
  times: readonly TimeMention[],
  made: Made,
  number: number,
): Figure {
  const span = spanOf(document, made.first, made.end);
  const { sentence } = document.tokens[made.first]!;
  const statement = statementAt(statements, sentence, span.start, span.end);
  const what = counted(document, words, made.first, made.end);
  return {
    kind: "figure",
    id: `f${number}`,
    text: span.text,
    start: span.start,
    end: span.end,
    statement: statement?.id ?? "",
    min: made.bound.min,
    max: made.bound.max,
    convention: made.bound.convention,
    qualifier: made.qualifier,
    unit: made.percent ? "percent" : what.unit,
    of: what.of,
    scope: what.scope,
    asOf: asOf(document, times, sentence),
    countedBy:
      statement && statement.speakers.length > 1
        ? (statement.speakers.at(-1)?.name ?? null)
        : counterOf(document, made.first, sentence),
    rule: made.bound.rule,
  };
}

function figureAt(document: Document, words: NumberWords, at: number): Made | null {
  const { tokens } = document;
  const before = words.qualifier.match(tokens, at) ?? joinedQualifier(tokens, words, at);
  const from = at + (before?.length ?? 0);
  const fraction = words.fraction.match(tokens, from);
  if (fraction && !words.scale.has(tokens[from + fraction.length]?.lower ?? ""))
    return {
      first: at,
      end: from + fraction.length,
      qualifier: before ? spanOf(document, at, from).text : null,
      bound: before
        ? bound(fraction.value, before.value)
        : { ...bound(fraction.value, "exact"), rule: "figure/fraction" },
      percent: true,
    };
  const spread = betweenNumbers(tokens, words, from) ?? pair(tokens, words, from) ?? fewAt(tokens, words, from);
  if (spread) return { first: at, qualifier: null, percent: false, ...spread };
  const number = numberAt(tokens, from, words);
  const many = words.plural.match(tokens, from) ?? joinedPlural(tokens, words, from);
  if (many && (!number || number.end <= from + many.length)) return plural(document, words, at, from, many, before);
  if (!number || isNoCount(document, words, from, number.end)) return null;
  const upper = upperOf(tokens, words, number.end, number.value);
  if (upper)
    return {
      first: at,
      end: upper.end,
      qualifier: null,
      bound: { min: lowerOf(tokens, words, number, upper), max: upper.value, convention: [], rule: "figure/range" },
      percent: false,
    };
  const after = before ? null : qualifierAfter(tokens, words, number.end);
  const end = after?.end === undefined ? number.end : Math.max(number.end, after.end);
  const spoken = before ? spanOf(document, at, from).text : after ? spanOf(document, after.at, after.end).text : null;
  const qualifier: Qualifier = before?.value ?? after?.value ?? "exact";
  return {
    first: at,
    end: after && after.at === number.end ? end : number.end,
    qualifier: spoken,
    bound: bound(number.value, qualifier),
    percent: false,
  };
}

function qualifierAfter(
  tokens: readonly Token[],
  words: NumberWords,
  end: number,
): { at: number; end: number; value: Qualifier } | null {
  for (let at = end; at < end + 3 && tokens[at]?.sentence === tokens[end - 1]!.sentence; at++) {
    const match = words.qualifierAfter.match(tokens, at);
    if (match) return { at, end: at + match.length, value: match.value };
  }
  return null;
}

const between = foldedSet("بين ما");

/** "12 to 15", "12-15", "between 12 and 15", "12 से 15", "بين 12 و15". */
function upperOf(
  tokens: readonly Token[],
  words: NumberWords,
  at: number,
  lower: number,
): { value: number; end: number } | null {
  const token = tokens[at];
  if (!token) return null;
  const glued = between.has(tokens[at - 2]?.lower ?? "") && /^و\p{Nd}/u.test(token.lower);
  const and = token.lower === "and" && tokens[at - 2]?.lower === "between";
  if (!glued && !and && !words.range.has(token.lower)) return null;
  const upper = numberAt(tokens, glued ? at : at + 1, words);
  return upper && upper.value > lower ? upper : null;
}

/** "وأكثر من 20": "and" written onto the qualifier. */
function joinedQualifier(tokens: readonly Token[], words: NumberWords, at: number) {
  const word = tokens[at]?.lower ?? "";
  if (!word.startsWith("و") || !words.qualifier.starts(word.slice(1))) return null;
  return words.qualifier.match([{ lower: word.slice(1) }, ...tokens.slice(at + 1, at + 5)], 0);
}

/** "وعشرات المعتقلين": "and" written onto the word. */
function joinedPlural(tokens: readonly Token[], words: NumberWords, at: number) {
  const word = tokens[at]?.lower ?? "";
  return word.startsWith("و") && words.plural.starts(word.slice(1))
    ? words.plural.match([{ lower: word.slice(1) }], 0)
    : null;
}

interface Spread {
  readonly end: number;
  readonly bound: Bound;
}

const ranged = (min: number, max: number): Bound => ({ min, max, convention: [], rule: "figure/range" });

/** "بين عشرة وخمسة عشر": both ends in words, the second joined by "و". */
function betweenNumbers(tokens: readonly Token[], words: NumberWords, at: number): Spread | null {
  if (!between.has(tokens[at - 1]?.lower ?? "")) return null;
  for (let to = at + 1; to < at + 4; to++) {
    const lower = numberAt(tokens.slice(at, to), 0, words);
    const upper = lower && at + lower.end === to ? joinedNumber(tokens, to, words) : null;
    if (upper && upper.value > lower!.value) return { end: to + upper.end, bound: ranged(lower!.value, upper.value) };
  }
  return null;
}

/** "دس بارہ افراد", "दस-बारह लोग": two numbers side by side where each under a hundred has its own word. */
function pair(tokens: readonly Token[], words: NumberWords, at: number): Spread | null {
  if (!words.lone) return null;
  const { lower } = tokens[at]!;
  if (!words.cardinal.has(lower) && !lower.includes("-")) return null;
  const [one = "", two = ""] = lower.split("-");
  const inOne = words.cardinal.get(one);
  const other = words.cardinal.get(two === "" ? (tokens[at + 1]?.lower ?? "") : two);
  if (inOne === undefined || other === undefined || other <= inOne || inOne < 2) return null;
  const end = two === "" ? at + 2 : at + 1;
  const scale = words.scale.get(tokens[end]?.lower ?? "");
  return scale ? { end: end + 1, bound: ranged(inOne * scale, other * scale) } : { end, bound: ranged(inOne, other) };
}

/** "بضعة أشخاص": a few, by the bounds that grammar gives it; "بضع مئات" times the word after it. */
function fewAt(tokens: readonly Token[], words: NumberWords, at: number): Spread | null {
  const few = words.few.get(tokens[at]?.lower ?? "");
  if (!few) return null;
  const many = words.plural.match(tokens, at + 1);
  const times = many ? many.value / 2 : 1;
  const bound: Bound = {
    min: few[0] * times,
    max: few[1] * times,
    convention: ["min", "max"],
    rule: `figure/few “${tokens[at]!.text}”`,
  };
  return { end: at + 1 + (many?.length ?? 0), bound };
}

/** "دو سے تین سو", "two to three hundred": the scale is that of both. */
function lowerOf(
  tokens: readonly Token[],
  words: NumberWords,
  lower: { value: number; end: number },
  upper: { value: number; end: number },
): number {
  const scale = words.scale.get(tokens[upper.end - 1]?.lower ?? "") ?? 1;
  const own = words.scale.get(tokens[lower.end - 1]?.lower ?? "") ?? 1;
  return scale >= 100 && own === 1 && lower.value < upper.value / scale ? lower.value * scale : lower.value;
}

/** "dozens", "scores of thousands", "سینکڑوں": a floor by convention. "Tens of thousands" multiplies. */
function plural(
  document: Document,
  words: NumberWords,
  at: number,
  from: number,
  many: { value: number; length: number },
  qualifier: { length: number } | null,
): Made | null {
  const { tokens } = document;
  let end = from + many.length;
  let value = many.value;
  const of = tokens[end]?.lower === "of" ? 1 : 0;
  const scale = of > 0 || many.value < 100 ? words.plural.match(tokens, end + of) : null;
  if (scale && scale.value >= 100) {
    value *= scale.value / 2;
    end += of + scale.length;
  } else if (many.value === 3) {
    const next = words.scale.get(tokens[end]?.lower ?? "");
    if (next && next > 1) {
      value *= next;
      end++;
    }
  }
  return {
    first: at,
    end,
    qualifier: qualifier ? spanOf(document, at, from).text : null,
    bound: { min: value, max: null, convention: ["min"], rule: `figure/plural “${spanOf(document, from, end).text}”` },
    percent: false,
  };
}

/** The day that "as of", "by" or "so far" in the same sentence gives. */
function asOf(document: Document, times: readonly TimeMention[], sentence: number): string | null {
  if (times.length === 0) return null;
  const range = document.sentences[sentence];
  if (!range) return null;
  const start = document.tokens[range.first]!.start;
  const end = document.tokens[range.end - 1]!.end;
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < times.length && times[at]!.start < end; at++) {
    const time = times[at]!;
    if (
      time.edtf !== "" &&
      /(?:\bas of|\bby|\buntil|\btill|\bsince) (?:\w+ ){0,2}$/i.test(
        document.text.slice(Math.max(start, time.start - 30), time.start),
      )
    )
      return time.edtf;
  }
  return null;
}
