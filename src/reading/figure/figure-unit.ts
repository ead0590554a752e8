import { type Document, spanOf } from "../text/document.ts";
import type { Token } from "../text/token.ts";
import { foldedSet } from "../words/fold.ts";
import { plainDigits } from "./number.ts";
import type { NumberWords } from "./number-words.ts";

/** Ages, years, days of months, ordinals, clock times, section numbers: numbers that count nothing. */
export function isNoCount(document: Document, words: NumberWords, at: number, end: number): boolean {
  const { tokens } = document;
  const token = tokens[at]!;
  const next = tokens[end]?.lower ?? "";
  const before = tokens[at - 1]?.lower ?? "";
  const digits = plainDigits(token.text);
  if (/(?:st|nd|rd|th|:\d+)$/.test(digits)) return true;
  if (words.noCount.has(next) || words.noCount.has(before)) return true;
  if (words.month.has(before) && before !== "may") return true;
  if (words.month.has(next) && tokens[end]!.text !== "may") return true;
  const isPeople = words.person.has(next) || words.thing.has(next);
  if (/^(?:19|20)\d\d$/.test(digits) && end === at + 1 && !isPeople && !words.unit.match(tokens, end)) return true;
  if (/^\d{1,2}$/.test(digits) && next === "," && /^(?:19|20)\d\d$/.test(tokens[end + 1]?.text ?? "")) return true;
  if (/^\d{1,3}$/.test(digits) && before === "," && (next === "," || next === ".") && tokens[at - 2]?.tag === "PROPER")
    return true;
  if (
    /^(?:no|number|section|sections|account|case|annex|petition|appendix|paragraph|clause|rule|bulletin|article|page|chapter|aged|age|resolution|flight|route|ward|sector)$/.test(
      before,
    )
  )
    return true;
  if (
    next === "." &&
    (at === 0 || tokens[at - 1]!.sentence !== token.sentence) &&
    tokens[end + 1]?.sentence !== token.sentence
  )
    return true;
  if (token.kind === "number" && numbered.test(before)) return true;
  if (before === "." && tokens[at - 2]?.lower === "no") return true;
  if (/^(?:am|pm|a\.m|p\.m|o'clock|[/:])$/.test(next) || before === "/") return true;
  if (/^years?$/.test(next) && tokens[end + 1]?.lower === "old") return true;
  if (words.noCount.has(tokens[at - 2]?.lower ?? "") && words.unit.match(tokens, end)?.value === "years") return true;
  if (isAge(tokens, words, end)) return true;
  return end === at + 1 && loneOne(token, tokens[end], words);
}

/** "Camp 4", "Room 12": the number of a thing. */
const numbered =
  /^(?:camp|room|cell|block|unit|gate|platform|zone|barracks|checkpoint|battalion|brigade|regiment|division|phase|apartment|flat|form|bus|highway|road|street|kilometre|kilometer|part|level|channel|terminal|hall|floor|tower|sheet|notice|order|law|act|decree|exhibit|item|figure|table|fir|lot)$/;

const genitives = foldedSet("کا کی کے का की के");

/** "35 साल की महिला": years tied to a person are an age. */
function isAge(tokens: readonly Token[], words: NumberWords, end: number): boolean {
  return (
    words.unit.match(tokens, end)?.value === "years" &&
    genitives.has(tokens[end + 1]?.lower ?? "") &&
    words.person.has(tokens[end + 2]?.lower ?? "")
  );
}

const ones = foldedSet("one एक ایک واحد واحدة");

/** "One" alone is oftener a pronoun than a count. */
function loneOne(token: Token, next: Token | undefined, words: NumberWords): boolean {
  if (!ones.has(token.lower)) return false;
  if (next?.lower === "of") return false;
  return (
    !words.person.has(next?.lower ?? "") &&
    !/^(?:killed|dead|injured|youth|boy|girl|arrested|wounded)$/.test(next?.lower ?? "")
  );
}

/** What the words around a number count: unit, kind, scope as worded. Looks at most 12 tokens to each side. */
export function counted(
  document: Document,
  words: NumberWords,
  first: number,
  end: number,
): { unit: string; of: string | null; scope: string | null } {
  const { tokens } = document;
  const none = { of: null, scope: null };
  const before = tokens[first - 1]?.text ?? "";
  if (/^[$£€₹]$/.test(before))
    return { unit: `money:${{ $: "USD", "£": "GBP", "€": "EUR", "₹": "INR" }[before]}`, ...none };
  if (/^(?:rs|rs\.|rupees|usd)$/i.test(before))
    return { unit: /usd/i.test(before) ? "money:USD" : "money:rupees", ...none };
  const two = words.dual.get(tokens[end - 1]?.lower ?? "");
  if (two && two !== "things") return { unit: two, ...none };
  const unit = words.unit.match(tokens, end) ?? (tokens[end]?.tag === "ADJ" ? words.unit.match(tokens, end + 1) : null);
  if (unit)
    return {
      unit: unit.value,
      of: null,
      scope: unit.value === "percent" ? scopeOf(document, end + unit.length) : null,
    };
  const { kind, thing, person } = around(document, words, first, end);
  const scope = scopeOf(document, end);
  if (kind && !(kind === "destroyed" && !thing)) return { unit: thing && !person ? thing : "persons", of: kind, scope };
  if (person || !tokens[end]) return { unit: "persons", of: null, scope };
  return { unit: thing ?? plainNoun(document, end) ?? "persons", of: null, scope };
}

interface Around {
  readonly kind: string | null;
  readonly thing: string | null;
  readonly person: boolean;
}

function around(document: Document, words: NumberWords, first: number, end: number): Around {
  const { tokens } = document;
  const { sentence } = tokens[end - 1]!;
  let thing: string | null = null;
  let person = false;
  /** What the counted people are by name ("prisoners", "soldiers"): it gives way to what befell them. */
  let weak: string | null = null;
  for (let at = end; at < end + 12 && tokens[at]?.sentence === sentence; at++) {
    const { text, lower, kind: sort } = tokens[at]!;
    if (text === ";" || text === "." || text === "۔" || text === "।" || (sort === "number" && at > end)) break;
    if (at > end + 2 && words.cardinal.has(lower)) break;
    // "قتل خمسة وجرح تسعة": what is joined by "and" counts the next.
    if (document.language === "ar" && afterAnd(words, lower)) break;
    if (at < end + 4 && !person && thing === null && words.person.has(lower)) person = true;
    if (at < end + 4 && !person && thing === null && words.thing.has(lower))
      thing = document.language === "en" ? lower : text;
    const kind = words.of.match(tokens, at)?.value;
    if (!kind || words.thing.has(lower)) continue;
    if (kind === "forces" || words.person.has(lower)) weak ??= kind;
    else if ((kind === "destroyed") === (thing !== null && !person)) return { kind, thing, person };
  }
  for (let at = first - 1; at >= first - 9 && tokens[at]?.sentence === sentence; at--) {
    const { text, lower } = tokens[at]!;
    if (/^[,;،؛]$/.test(text) || words.cardinal.has(lower)) break;
    const kind = (words.of.match(tokens, at) ?? afterAnd(words, lower))?.value;
    if (kind && kind !== "forces" && !words.person.has(lower) && (kind === "destroyed") === (thing !== null))
      return { kind, thing, person };
  }
  const broken =
    thing &&
    document.language === "en" &&
    /destroy|burn|demolish|loot|torch|raz|damag/.test(sentenceText(document, sentence));
  return { kind: broken ? "destroyed" : weak, thing, person: person || weak !== null };
}

/** Arabic writes "and" onto the verb: وقتل. */
function afterAnd(words: NumberWords, lower: string): { value: string } | null {
  return lower.startsWith("و") ? words.of.match([{ lower: lower.slice(1) }], 0) : null;
}

function sentenceText(document: Document, sentence: number): string {
  const range = document.sentences[sentence];
  return range ? spanOf(document, range.first, range.end).text.slice(0, 1000) : "";
}

/** The first noun after a number, where the language is tagged. */
function plainNoun(document: Document, end: number): string | null {
  if (document.language !== "en") return null;
  for (let at = end; at < end + 4; at++) {
    const token = document.tokens[at];
    if (token?.kind !== "word" || !/^(?:NOUN|ADJ|PROPER)$/.test(token.tag)) return null;
    const next = document.tokens[at + 1];
    if (token.tag === "NOUN" && next?.tag !== "NOUN") return token.lower;
  }
  return null;
}

function scopeOf(document: Document, end: number): string | null {
  const { tokens } = document;
  let from = end;
  if (tokens[from]?.lower === "of") from += tokens[from + 1]?.tag === "DET" ? 2 : 1;
  let last = from;
  while (last < from + 6 && tokens[last]?.kind === "word" && /^(?:ADJ|NOUN|PROPER)$/.test(tokens[last]!.tag)) last++;
  if (document.language !== "en") last = Math.min(last, from + 1);
  return last > from ? spanOf(document, from, last).text : null;
}
