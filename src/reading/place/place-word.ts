import type { Document } from "../text/document.ts";
import { type ClosedClass, closedClass } from "../words/closed-class.ts";
import { tabledWords } from "../words/everyday-word.ts";
import type { Lexicons } from "../words/lexicons.ts";

/**
 * How many tokens of a place's name start at a token, in a script without capitals: those after a word for a kind of place ("ضلع X",
 * "مدينة X") or before one ("X شہر", "X ज़िले"), and words that no table has where a place is told ("X میں", "X के पास", "في X").
 * 0 when none do.
 */
export function placeByWords(document: Document, lexicons: Lexicons, at: number): number {
  return placeByKind(document, lexicons, at) || placeByMark(document, lexicons, at);
}

function placeByMark(document: Document, lexicons: Lexicons, at: number): number {
  const { tokens, language } = document;
  const small = closedClass(lexicons, language);
  const words = tabledWords(lexicons, language);
  const { sentence } = tokens[at]!;
  const isUnknown = (index: number) => {
    const token = tokens[index];
    if (token?.kind !== "word" || token.sentence !== sentence || !isName(small, token.lower)) return false;
    return !words.has(token.lower) && !(language === "ar" && isOwned(words, token.lower));
  };
  if (!isUnknown(at)) return 0;
  if (language === "ar") return at > 0 && small.is(tokens[at - 1]!.lower, "place-mark") ? 1 : 0;
  let end = at + 1;
  while (end < at + mostWords && isUnknown(end)) end++;
  const mark = tokens[end]?.sentence === sentence ? tokens[end]!.lower : "";
  if (small.is(mark, "place-mark")) return end - at;
  return small.is(mark, "genitive") && small.is(tokens[end + 1]?.lower, "place-near") ? end - at : 0;
}

const mostWords = 3;
/** Whose something is, in the one spelling of the Arabic script. */
const owner = /(?:ہا|ہم|ہن|نا|کم|ہ|ی|ک)$/;

/** With an article or a preposition written onto it, or a common word with whose it is: no bare name. */
function isOwned(words: ReadonlySet<string>, word: string): boolean {
  if (/^(?:ال|وال|بال|لل|كال)/.test(word)) return true;
  const bare = word.replace(owner, "");
  return bare !== word && (words.has(bare) || words.has(bare.replace(/ت$/, "ہ")));
}

function placeByKind(document: Document, lexicons: Lexicons, at: number): number {
  const small = closedClass(lexicons, document.language);
  const { tokens } = document;
  const token = tokens[at]!;
  if (token.kind !== "word" || !isName(small, token.lower)) return 0;
  const before = tokens[at - 1];
  const led = before?.sentence === token.sentence && small.is(before.lower, "place-before");
  const trailed = tokens[at + 1]?.sentence === token.sentence && small.is(tokens[at + 1]?.lower, "place-after");
  if (!led && !trailed) return 0;
  if (!led && tabledWords(lexicons, document.language).has(token.lower)) return 0;
  if (
    document.language !== "ar" &&
    (small.is(tokens[at - (led ? 2 : 1)]?.lower, "not-name") || !closed(document, small, at + (led ? 1 : 2)))
  )
    return 0;
  const next = tokens[at + 1];
  const joined =
    led && document.language === "ar" && next?.kind === "word" && /^ال/.test(token.lower) && /^ال/.test(next.lower);
  return joined && isName(small, next.lower) ? 2 : 1;
}

/** In Urdu and Hindi a place is marked by what follows it: a postposition, a mark, the end. */
function closed({ tokens }: Document, small: ClosedClass, at: number): boolean {
  const token = tokens[at];
  return !token || token.kind === "punct" || small.is(token.lower, "postposition") || small.is(token.lower, "boundary");
}

function isName(small: ClosedClass, word: string): boolean {
  if (word.length < 3) return false;
  return ![
    "postposition",
    "preposition",
    "boundary",
    "demonstrative",
    "they",
    "self",
    "place-before",
    "place-after",
    "not-name",
  ].some((section) => small.is(word, section));
}
