import { type Gazetteer, gazetteerOf } from "../place/gazetteer.ts";
import type { Document } from "../text/document.ts";
import { type EverydayWords, everydayWords } from "../words/everyday-word.ts";
import type { Lexicons } from "../words/lexicons.ts";

/** Words in a row that name a person, in a text whose capitals tell nothing: token numbers, `end` not included. */
export interface NameRun {
  readonly first: number;
  readonly end: number;
}

const mostWords = 6;
const particle = /^(?:de|del|de la|la|los|las|da|dos|do|di|van|von|der|den|bin|ibn|al|el|y|e|st)$/;
const ofPlace = /^(?:san|santa|santo|sao|saint|puerto|villa|ciudad|rio|monte|fort|los|las|el|la|new|el|costa)$/;

/**
 * Names of persons by what their words are not: two or more words in a row that no table of common words or places has, or one
 * after a title, or one that stands in a longer name of the same text. Not after "the", not before a word for a body, a place or
 * a street ("the Marl brigade"), and no word that shortens the words before it ("(FRT)"). Linear.
 */
export function caselessNames(document: Document, lexicons: Lexicons): NameRun[] {
  const words = everydayWords(lexicons);
  const places = gazetteerOf(lexicons);
  const short = shortForms(document, words);
  const may = (at: number) => isNameWord(document, words, short, at);
  const sure: NameRun[] = [];
  const single: NameRun[] = [];
  for (let at = 0; at < document.tokens.length; ) {
    const run = may(at) ? runFrom(document, may, at) : null;
    if (!run) {
      at++;
      continue;
    }
    at = run.end;
    if (isOfBody(document, words, run) || isPlace(document, places, words, run)) continue;
    if (isTitled(document, words, run) || lengthOf(document, run) > 1) sure.push(run);
    else single.push(run);
  }
  const parts = new Set(sure.flatMap((run) => wordsOf(document, run)));
  return [...sure, ...single.filter((run) => wordsOf(document, run).every((word) => parts.has(word)))].sort(
    (a, b) => a.first - b.first,
  );
}

function isNameWord(document: Document, words: EverydayWords, short: ReadonlySet<string>, at: number): boolean {
  const token = document.tokens[at]!;
  const { lower } = token;
  if (token.kind !== "word" || lower.length < 3 || short.has(lower) || particle.test(lower)) return false;
  return /[aeiouy]/.test(lower) && !/[.&]/.test(lower) && !words.has(token.word);
}

/** From a word of a name on: words, initials ("R.") and particles between ("de la"). */
function runFrom(document: Document, may: (at: number) => boolean, first: number): NameRun {
  const { tokens } = document;
  const { sentence } = tokens[first]!;
  const here = (at: number) => tokens[at]?.sentence === sentence;
  let end = first + 1;
  while (here(end) && end < first + mostWords) {
    let next = end;
    if (tokens[next]!.lower.length === 1 && tokens[next]!.kind === "word") next++;
    if (next > end && tokens[next]?.text === "." && here(next)) next++;
    while (next < end + 3 && here(next) && particle.test(tokens[next]!.lower)) next++;
    if (!here(next) || !may(next) || (next === end && tokens[next]!.breaks > 0)) break;
    end = next + 1;
  }
  return { first, end };
}

function lengthOf(document: Document, run: NameRun): number {
  return wordsOf(document, run).length;
}

function wordsOf(document: Document, run: NameRun): string[] {
  return document.tokens
    .slice(run.first, run.end)
    .filter((token) => token.kind === "word" && token.lower.length > 1 && !particle.test(token.lower))
    .map((token) => token.lower.replace(/[’']s?$/, ""));
}

/** Right after a title or a calling: "Colonel …", "the lawyer …". */
function isTitled(document: Document, words: EverydayWords, run: NameRun): boolean {
  const before = document.tokens[run.first - 1]?.text === "." ? run.first - 2 : run.first - 1;
  const token = document.tokens[before];
  return (
    token !== undefined &&
    token.sentence === document.tokens[run.first]!.sentence &&
    (words.is(token.word, "title") || words.is(token.word, "calling"))
  );
}

/** "the Marl brigade", "Marl department", "the Marl": a body, a place or a thing that bears a name. */
function isOfBody(document: Document, words: EverydayWords, run: NameRun): boolean {
  const { tokens } = document;
  if (tokens[run.first - 1]?.lower === "the" || words.is(tokens[run.first - 1]?.lower ?? "", "group")) return true;
  const { sentence } = tokens[run.first]!;
  for (let at = run.end; at < run.end + 3 && tokens[at]?.sentence === sentence; at++) {
    const { word, kind } = tokens[at]!;
    if (kind !== "word") return false;
    if (words.is(word, "group") || words.is(word, "place")) return true;
    if (!words.is(word, "adjective")) return false;
  }
  return false;
}

const inPlace = /^(?:in|at|near|from|to|of|between|through|outside|around|toward|towards)$/;

/** A name of the gazetteer throughout, unless a title stands before it; or a word of places first ("San …", "Puerto …"). */
function isPlace(document: Document, places: Gazetteer, words: EverydayWords, run: NameRun): boolean {
  const { tokens } = document;
  if (isTitled(document, words, run)) return false;
  const before = tokens[run.first - 1];
  if (ofPlace.test(tokens[run.first]!.lower) || (before && ofPlace.test(before.lower))) return true;
  let gazetted = 0;
  let count = 0;
  for (let at = run.first; at < run.end; ) {
    const match = places.names.match(tokens, at);
    const isName = match !== null && at + match.length <= run.end && !places.doubtful.has(tokens[at]!.lower);
    gazetted += isName ? match.length : 0;
    count += isName ? match.length : 1;
    at += isName ? match.length : 1;
  }
  if (gazetted === count) return true;
  return run.end - run.first === 1 && inPlace.test(before?.lower ?? "") && words.has(before!.lower);
}

const mostBack = 12;

/**
 * Words that shorten a longer name: in brackets after a word for a body ("the Farm Workers' Front (FLT)"), or where their letters begin
 * the words before in their order; and words of consonants alone. In small letters. Linear.
 */
export function shortForms(document: Document, words: EverydayWords): ReadonlySet<string> {
  const { tokens } = document;
  const found = new Set<string>();
  for (let at = 0; at < tokens.length; at++) {
    const { kind, lower, word } = tokens[at]!;
    if (kind !== "word" || lower.length < 2 || lower.length > 9 || words.has(word)) continue;
    const bracketed = tokens[at - 1]?.text === "(" && tokens[at + 1]?.text === ")";
    if (/^[bcdfghjklmnpqrstvwxz]{3,6}$/.test(lower)) found.add(lower);
    else if (bracketed && (words.is(tokens[at - 2]?.lower ?? "", "group") || beginsWords(document, at)))
      found.add(lower);
  }
  return found;
}

function beginsWords(document: Document, at: number): boolean {
  const { tokens } = document;
  const letters = tokens[at]!.lower.replace(/[^a-z]/g, "");
  let left = letters.length - 1;
  for (let back = at - 2; back >= 0 && back > at - 2 - mostBack && left >= 0; back--)
    if (tokens[back]!.lower.startsWith(letters[left]!)) left--;
  return letters.length > 1 && left < 1;
}
