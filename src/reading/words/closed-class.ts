import { Phrases, wordSet } from "./lexicon.ts";
import { perLanguage } from "./per-language.ts";

/** The small words that hold a sentence of one language together, from its `closed-class.txt`, by section. */
export interface ClosedClass {
  /** Whether a word stands in a section. */
  is(word: string | undefined, section: string): boolean;
  /** Phrases of the section `day-part`. */
  readonly dayPart: Phrases<string>;
  /** Phrases of the section `lead-in`: "on the other hand". */
  readonly leadIn: Phrases<string>;
}

/** The small words of a language; none where it has no file. Parsed once. */
export const closedClass = perLanguage((lexicons, language): ClosedClass => {
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
  return words;
});
