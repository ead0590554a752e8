import type { Block } from "../../account/block.ts";
import type { ReadOptions } from "../result.ts";
import type { Lexicons } from "../words/lexicons.ts";
import { type Clause, cutClauses } from "./clause.ts";
import { cutSentences, type Sentence } from "./sentence.ts";
import { hasCapitals, tagTokens } from "./tag.ts";
import { type Token, tokenize } from "./token.ts";

/** A paragraph: sentences from `first` up to, not including, `end`; positions in UTF-16 units. */
export interface Paragraph {
  readonly first: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** A text made ready for every finder: cut and tagged once. Positions inside the reading room are UTF-16 units. */
export interface Document {
  readonly text: string;
  readonly language: string;
  /** Whether capitals tell names from other words here. */
  readonly cased: boolean;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly paragraphs: readonly Paragraph[];
  /** Clauses of each sentence, made when first asked for. */
  clausesOf(sentence: number): readonly Clause[];
  readonly options: ReadOptions;
  /** Blocks of the rendition, in UTF-16 units. */
  readonly blocks: readonly Block[];
}

/** Cuts, tags and numbers a text. Linear. */
export function makeDocument(
  text: string,
  options: ReadOptions,
  language: string,
  lexicons: Lexicons,
  blocks: readonly Block[],
): Document {
  const cased = hasCapitals(text);
  const tokens = tokenize(text, lexicons.words);
  const lexicon = lexicons.tags;
  const sentences = cutSentences(
    tokens,
    lexicon.abbreviations,
    cased && !blocks.some(({ role }) => role === "message"),
  );
  if (language === "en")
    for (const sentence of sentences)
      tagTokens(tokens, sentence.first, sentence.end, lexicon, cased && !isHeadline(tokens, sentence));
  const clauses: (readonly Clause[] | undefined)[] = new Array(sentences.length).fill(undefined);
  return {
    text,
    language,
    cased,
    tokens,
    sentences,
    paragraphs: cutParagraphs(tokens, sentences),
    clausesOf(sentence) {
      const known = clauses[sentence];
      if (known) return known;
      const range = sentences[sentence];
      if (!range) return [];
      const made = cutClauses(tokens, range.first, range.end);
      clauses[sentence] = made;
      return made;
    },
    options,
    blocks,
  };
}

/** The words between two tokens, `end` not included: positions in UTF-16 units. */
export function spanOf(document: Document, first: number, end: number): { text: string; start: number; end: number } {
  const start = document.tokens[first]?.start ?? 0;
  const stop = document.tokens[end - 1]?.end ?? start;
  return { text: document.text.slice(start, stop), start, end: stop };
}

/** The number of the token that stands at a position, or the last before it. */
export function tokenAt(document: Document, position: number): number {
  let low = 0;
  let high = document.tokens.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (document.tokens[middle]!.start <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The number of the sentence that holds a position; the last one before it when it stands between two. */
export function sentenceAt(document: Document, position: number): number {
  return document.tokens[tokenAt(document, position)]?.sentence ?? 0;
}

/** Most longer words begin with a capital: there capitals tell nothing of names. */
function isHeadline(tokens: readonly Token[], sentence: Sentence): boolean {
  let long = 0;
  let capital = 0;
  for (let at = sentence.first; at < sentence.end; at++) {
    const token = tokens[at]!;
    if (token.kind !== "word" || token.text.length < 4) continue;
    long++;
    if (token.capital) capital++;
  }
  return long > 3 && capital * 10 > long * 7 && !/^[.!?]$/.test(tokens[sentence.end - 1]!.text);
}

function cutParagraphs(tokens: readonly Token[], sentences: readonly Sentence[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (let first = 0; first < sentences.length; ) {
    let end = first + 1;
    while (sentences[end]?.paragraph === sentences[first]!.paragraph) end++;
    paragraphs.push({
      first,
      end,
      from: tokens[sentences[first]!.first]!.start,
      to: tokens[sentences[end - 1]!.end - 1]!.end,
    });
    first = end;
  }
  return paragraphs;
}
