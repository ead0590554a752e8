import { Phrases, wordSet } from "./lexicon.ts";
import type { Lexicons } from "./lexicons.ts";

/** The small words that hold a sentence of one language together, from its `closed-class.txt`, by section. */
export interface ClosedClass {
  /** Whether a word stands in a section. */
  is(word: string | undefined, section: string): boolean;
  /** Phrases of the section `day-part`. */
  readonly dayPart: Phrases<string>;
  /** Phrases of the section `lead-in`: "on the other hand". */
  readonly leadIn: Phrases<string>;
}

const made = new WeakMap<Lexicons, Map<string, ClosedClass>>();

/** The small words of a language; none where it has no file. Parsed once. */
export function closedClass(lexicons: Lexicons, language: string): ClosedClass {
  const byLanguage = made.get(lexicons) ?? new Map<string, ClosedClass>();
  made.set(lexicons, byLanguage);
  const known = byLanguage.get(language);
  if (known) return known;
  const entries = lexicons.entries(`${language}/closed-class.txt`);
  const sections = new Map<string, ReadonlySet<string>>();
  for (const entry of entries)
    if (!sections.has(entry.section)) sections.set(entry.section, wordSet(entries, entry.section));
  const phrases = (section: string) => {
    const found = new Phrases<string>();
    for (const word of sections.get(section) ?? []) found.add(word, word);
    return found;
  };
  const words = {
    is: (word: string | undefined, section: string) =>
      word !== undefined && (sections.get(section)?.has(word) ?? false),
    dayPart: phrases("day-part"),
    leadIn: phrases("lead-in"),
  };
  byLanguage.set(language, words);
  return words;
}
