import { invisible } from "../words/fold.ts";
import { isLetter } from "../words/language.ts";
import { Word, type Words, type Written } from "../words/word.ts";
import { isDigit, plainCut, plainEnd } from "./plain-token.ts";

/** A part of speech, coarse: what the rules need. VBD past, VBN participle, VBG -ing, VBZ -s, VB base. */
export type Tag =
  | "DET"
  | "PRON"
  | "POSS"
  | "PREP"
  | "CONJ"
  | "SUB"
  | "AUX"
  | "MODAL"
  | "NOT"
  | "WH"
  | "TO"
  | "NUM"
  | "NOUN"
  | "PROPER"
  | "ADJ"
  | "ADV"
  | "VB"
  | "VBD"
  | "VBN"
  | "VBG"
  | "VBZ"
  | "PUNCT";

/** Whether a tag is of a verb's form, which none is that is absent. No other tag begins with its letter. */
export function isVerbForm(tag: Tag | undefined): boolean {
  return tag?.charCodeAt(0) === 86;
}

/** A word, number or mark. Positions are UTF-16 units; they become code points when a reading is handed out. */
export interface Token {
  readonly text: string;
  /** The word in lower case and one spelling, for matching. */
  readonly lower: string;
  /** The record of the word in lower case. */
  readonly word: Word;
  readonly start: number;
  readonly end: number;
  readonly kind: "word" | "number" | "punct";
  /** Whether it begins with a capital. */
  readonly capital: boolean;
  /** Line breaks between this token and the one before. */
  readonly breaks: number;
  tag: Tag;
  /** Base form of a verb, singular of a noun; the lower-case word otherwise. */
  lemma: string;
  /** Number of the sentence it stands in. */
  sentence: number;
}

// Alternatives begin with different characters and no repetition stands inside another over the same characters: linear.
const pattern = new RegExp(
  [
    "(?<aged>\\p{Nd}+[-‐‑]\\p{L}+(?:[-‐‑]\\p{L}+)*)",
    "(?<number>\\p{Nd}+(?:[.,٫٬:]\\p{Nd}+)*(?:st\\b|nd\\b|rd\\b|th\\b|s\\b|m\\b|bn\\b|k\\b)?)",
    `(?<word>[\\p{L}\\p{M}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}${invisible}]*(?:[-‐‑.&'’](?=[\\p{L}\\p{Nd}])[\\p{L}\\p{M}\\p{Nd}${invisible}]+)*)`,
    `(?<punct>…|\\.\\.\\.|''|[^\\s${invisible}])`,
  ].join("|"),
  "gu",
);
const trailing = new RegExp(`[${invisible}]+$`);

/**
 * Splits a text into tokens, in order; every character but blanks and what shows nothing is in exactly one. Linear. Plain words
 * and marks are taken by their letters alone, the rest by the pattern.
 */
export function tokenize(text: string, words: Words): Token[] {
  const tokens: Token[] = [];
  let breaks = 0;
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (unit === 10) breaks++;
    if (unit === 10 || unit === 32 || unit === 13 || unit === 9) {
      at++;
      continue;
    }
    const end = plainEnd(text, at, unit);
    if (end > at) pushPlain(tokens, words, text, at, end, unit, breaks);
    const next = end > at ? end : byPattern(text, at, breaks, tokens, words);
    if (next === null) break;
    at = next;
    breaks = 0;
  }
  return tokens;
}

/** A word whose `’s` is split off, a number or a mark. */
function pushPlain(
  tokens: Token[],
  words: Words,
  text: string,
  at: number,
  end: number,
  unit: number,
  breaks: number,
): void {
  if (!isLetter(unit)) {
    tokens.push(make(words.at(text, at, end), at, end, isDigit(unit) ? "number" : "punct", breaks));
    return;
  }
  const cut = plainCut(text, at, end);
  tokens.push(make(words.at(text, at, cut), at, cut, "word", breaks));
  if (cut < end) tokens.push(make(words.at(text, cut, end), cut, end, "word", 0));
}

function byPattern(text: string, at: number, breaks: number, tokens: Token[], words: Words): number | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return null;
  const end = match.index + match[0].length;
  const all = breaks + countBreaks(text, at, match.index);
  const { word, number, aged } = match.groups ?? {};
  if (word !== undefined) pushWord(tokens, words, word.replace(trailing, ""), match.index, all);
  else {
    const kind = aged !== undefined ? "word" : number === undefined ? "punct" : "number";
    tokens.push(make(words.of(match[0]), match.index, end, kind, all));
  }
  return end;
}

/** Splits `’s`, `’re`, `’ll` and their like off a word, and a full stop that stands inside only in initials and abbreviations. */
function pushWord(tokens: Token[], words: Words, word: string, start: number, breaks: number): void {
  const ending = /['’](?:s|re|ve|ll|d|m)$/i.exec(word);
  const possessive = ending ? ending.index : -1;
  if (possessive > 0) {
    tokens.push(make(words.of(word.slice(0, possessive)), start, start + possessive, "word", breaks));
    tokens.push(make(words.of(word.slice(possessive)), start + possessive, start + word.length, "word", 0));
    return;
  }
  const stop = word.indexOf(".");
  if (
    stop > 0 &&
    !/^(?:\p{L}\.)+\p{L}?$|^\p{L}{1,3}\.\p{L}{1,3}$/u.test(word) &&
    !/^www\.|\.(?:com|org|net|in|pk|uk|info)$/i.test(word)
  ) {
    pushWord(tokens, words, word.slice(0, stop), start, breaks);
    tokens.push(make(words.of("."), start + stop, start + stop + 1, "punct", 0));
    pushWord(tokens, words, word.slice(stop + 1), start + stop + 1, 0);
    return;
  }
  tokens.push(make(words.of(word), start, start + word.length, "word", breaks));
}

function make(written: Written, start: number, end: number, kind: Token["kind"], breaks: number): Token {
  const { text, capital, word } = written;
  return {
    text,
    lower: word.lower,
    word,
    start,
    end,
    kind,
    capital,
    breaks,
    tag: kind === "punct" ? "PUNCT" : kind === "number" ? "NUM" : "NOUN",
    lemma: word.lower,
    sentence: 0,
  };
}

/** A token read as another word: "وثلاثة" without its "و". */
export function respelt(token: Token, lower: string): Token {
  return { ...token, lower, word: new Word(lower) };
}

function countBreaks(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) breaks++;
  return breaks;
}
