import { type DeedLexicon, deedLexicon } from "../deed/deed-lexicon.ts";
import { hiddenDoer } from "../deed/doer.ts";
import { type NumberWords, numberWords } from "../figure/number-words.ts";
import type { Doer, DoerType } from "../result.ts";
import { type Document, spanOf } from "../text/document.ts";
import { tabledWords } from "../words/everyday-word.ts";
import { Phrases } from "../words/lexicon.ts";
import { perLanguage } from "../words/per-language.ts";

/** The words of a language for those who do deeds, from its `doers.txt`, and what a hidden doer comes to. */
export interface DoerWords {
  readonly types: Phrases<DoerType>;
  /** Words after which somebody is told of, not named: "شوہر", "شاہد", "رجل". */
  readonly roles: ReadonlySet<string>;
  readonly numbers: NumberWords;
  /** Words that are no names. */
  readonly tabled: ReadonlySet<string>;
  readonly lexicon: DeedLexicon;
}

/** The doer words of a language; parsed once. */
export const doerWords = perLanguage((lexicons, language): DoerWords => {
  const types = new Phrases<DoerType>();
  for (const entry of lexicons.entries(`${language}/doers.txt`))
    for (const word of entry.words) types.add(word, entry.fields[0] as DoerType);
  const roles = new Set(
    lexicons
      .entries(`${language}/attribution.txt`)
      .filter((entry) => entry.section === "speaker")
      .flatMap((entry) => entry.words),
  );
  const words = {
    types,
    roles,
    numbers: numberWords(lexicons, language),
    tabled: tabledWords(lexicons, language),
    lexicon: deedLexicon(lexicons),
  };
  return words;
});

/** The type of doer that a stretch of words names, the last such word in it; null when none does. */
export function typeIn(document: Document, words: DoerWords, first: number, end: number): DoerType | null {
  let type: DoerType | null = null;
  for (let at = first; at < end; at++) {
    const match = words.types.match(document.tokens, at);
    if (!match || at + match.length > end) continue;
    type = match.value;
    at += match.length - 1;
  }
  return type;
}

/** The doer in a stretch of words: by role when a word for a doer or for people is in it, else by name. */
export function doerIn(document: Document, words: DoerWords, first: number, end: number): Doer {
  const type = typeIn(document, words, first, end);
  const told = document.tokens
    .slice(first, end)
    .some((token) => words.roles.has(token.lower) || words.numbers.person.has(token.lower));
  const role = type !== null || told || areCommon(document, words.tabled, first, end);
  return {
    ...spanOf(document, first, end),
    visibility: role ? "role" : "named",
    type: type ?? "person",
    resolvedTo: null,
  };
}

/** Whether all words are common ones: "a group of students" is nobody's name. */
function areCommon(document: Document, tabled: ReadonlySet<string>, first: number, end: number): boolean {
  return document.tokens.slice(first, end).every(({ lower, kind }) => kind !== "word" || tabled.has(lower));
}

/** The kind of a deed by whoever did it: only a mob's attack is a mob's, that of every other party is a use of force. */
export function kindBy(kind: string, doer: Doer): string {
  const ofMob = doer.visibility === "hidden" || doer.type === "crowd";
  return kind === "mob-attack" && !ofMob ? "use-of-force" : kind;
}

/** A pronoun as doer: by role, with the doer it stands for where one was told before. */
export function pronounDoer(document: Document, first: number, end: number, stoodFor: Doer | null): Doer {
  return {
    ...spanOf(document, first, end),
    visibility: "role",
    type: stoodFor?.type ?? "unknown",
    resolvedTo: stoodFor ? (stoodFor.resolvedTo ?? stoodFor.text) : null,
  };
}

/** No doer in the words. */
export function noDoer(words: DoerWords, kind: string): Doer {
  return hiddenDoer(words.lexicon, kind);
}
