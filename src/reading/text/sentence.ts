import type { Token } from "./token.ts";

/** A sentence: tokens from `first` up to, not including, `end`. */
export interface Sentence {
  readonly first: number;
  readonly end: number;
  /** Number of the paragraph it stands in. */
  readonly paragraph: number;
}

const closers = new Set(["”", "’", '"', "'", "''", "»", ")", "]", "」", "›"]);
const openers = new Set(["“", "‘", '"', "'", "''", "«", "(", "[", "「", "‹"]);
const stops = new Set([".", "!", "?", "…", "...", "।", "॥", "۔", "؟", "။"]);
const longestTokens = 400;

/**
 * Cuts tokens into sentences and numbers them. An empty line always ends one; so does a line break after a stop or a short
 * line. A stop ends one unless it follows an abbreviation or initial, or a small letter comes next in a text that has
 * capitals. A sentence of over 400 tokens is cut, so that a text without stops is read in bounded pieces.
 */
export function cutSentences(tokens: readonly Token[], abbreviations: ReadonlySet<string>, cased: boolean): Sentence[] {
  const sentences: Sentence[] = [];
  let first = 0;
  let paragraph = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const next = tokens[at + 1];
    const last = next === undefined || endsAt(tokens, at, abbreviations, cased) || at - first >= longestTokens;
    token.sentence = sentences.length;
    if (!last) continue;
    sentences.push({ first, end: at + 1, paragraph });
    first = at + 1;
    if (next && next.breaks > 1) paragraph++;
  }
  return sentences;
}

function endsAt(tokens: readonly Token[], at: number, abbreviations: ReadonlySet<string>, cased: boolean): boolean {
  const next = tokens[at + 1]!;
  if (next.breaks > 1) return true;
  const token = tokens[at]!;
  const stop = lastStop(tokens, at);
  if (next.breaks === 1 && (stop || isShortLine(tokens, at))) return true;
  if (!stop) return false;
  if (next.start === token.end && (closers.has(next.text) || closesUrdu(tokens, at + 1))) return false;
  if (next.start === token.end && !stops.has(token.text)) return false;
  if (stop.text === "." && token === stop && isAbbreviation(tokens[at - 1], token, abbreviations)) return false;
  if (!cased) return true;
  const opening = openers.has(next.text) ? (tokens[at + 2] ?? next) : next;
  return !smallLetter.test(opening.text) || stop.text === "।" || stop.text === "۔";
}

const smallLetter = /^\p{Ll}/u;
/** "N", "N.A": a stop after them ends no sentence. */
const initials = /^\p{Lu}$|^(?:\p{L}\.)+\p{L}$/u;

/** ”…۔“: the mark that opens in English, right behind a stop and with nothing right behind it. */
function closesUrdu(tokens: readonly Token[], at: number): boolean {
  const mark = tokens[at]!;
  return mark.text === "“" && tokens[at - 1]?.end === mark.start && tokens[at + 1]?.start !== mark.end;
}

/** The stop that token `at` is, or that stands before the closing marks that it ends. */
function lastStop(tokens: readonly Token[], at: number): Token | null {
  if (tokens[at]!.kind !== "punct") return null;
  for (let i = at; i >= 0 && i > at - 4; i--) {
    const token = tokens[i]!;
    if (stops.has(token.text)) return token;
    if (!closers.has(token.text) && !closesUrdu(tokens, i)) return null;
  }
  return null;
}

function isAbbreviation(before: Token | undefined, stop: Token, abbreviations: ReadonlySet<string>): boolean {
  if (before?.end !== stop.start) return false;
  return abbreviations.has(before.lower) || initials.test(before.text);
}

/** A line of under 60 characters that stands alone: a heading, a name under a quotation, a line of an address. */
function isShortLine(tokens: readonly Token[], at: number): boolean {
  let first = at;
  while (first > 0 && tokens[first]!.breaks === 0 && at - first < 16) first--;
  return tokens[at]!.end - tokens[first]!.start < 60;
}
