import { remembered } from "./lexicon.ts";
import type { Lexicons } from "./lexicons.ts";
import { perLanguage } from "./per-language.ts";
import type { Word } from "./word.ts";

/** What the tables of a language say of a word. */
interface Everyday {
  readonly common: boolean;
  readonly sections: ReadonlySet<string>;
}

/** English words that are no names: those of every table of the language, their forms, and words formed as only common words are. */
export interface EverydayWords {
  /** Whether a word, in small letters, is a common word. */
  readonly has: (word: string | Word) => boolean;
  /** Words of a section of `en/nouns.txt`, as "title": singular. */
  readonly is: (word: string | Word, section: string) => boolean;
  /** All sections of `en/nouns.txt` that a word stands in. */
  readonly sectionsOf: (word: string | Word) => ReadonlySet<string>;
}

/** The common words of these lexicons; made once. */
export function everydayWords(lexicons: Lexicons): EverydayWords {
  return made(lexicons, "en");
}

/** The words of every table of a language but those of places and names, each in its one spelling, and of `common.txt`; made once. */
export const tabledWords = perLanguage((lexicons, language): ReadonlySet<string> => {
  const known = new Set<string>();
  for (const path of Object.keys(lexicons.files))
    if (path.startsWith(`${language}/`) && !path.includes("card-"))
      for (const entry of lexicons.entries(path).filter((one) => one.section !== "ABBREVIATION"))
        for (const phrase of entry.words) for (const word of phrase.split(/[ -]/)) known.add(word.toLowerCase());
  return known;
});

const none: ReadonlySet<string> = new Set();

const made = perLanguage((lexicons, language): EverydayWords => {
  const known = tabledWords(lexicons, language);
  const sections = new Map<string, Set<string>>();
  for (const entry of lexicons.entries(`${language}/nouns.txt`))
    for (const word of entry.words) sections.set(word, (sections.get(word) ?? new Set()).add(entry.section));
  const { verbs } = lexicons.tags;
  const everyday = (word: string): Everyday => {
    const bases = basesOf(word);
    const found = bases.flatMap((base) => [...(sections.get(base) ?? none)]);
    return {
      common: verbs.has(word) || isFormed(word) || bases.some((base) => known.has(base)),
      sections: found.length === 0 ? none : new Set(found),
    };
  };
  const asked = lexicons.words.question(everyday);
  const bySpelling = remembered(everyday);
  const of = (word: string | Word) => (typeof word === "string" ? bySpelling(word) : asked(word));
  return {
    has: (word) => of(word).common,
    is: (word, section) => {
      const found = of(word).sections;
      return found !== none && found.has(section);
    },
    sectionsOf: (word) => of(word).sections,
  };
});

/** Endings of common words that names hardly have. */
const formed =
  /..(?:tions?|ments?|ness|ities|ity|ings?|ly|ists?|ances?|ences?|isms?|ships?|ives?|ously|ous|able|ible|ful|less|iz(?:e|ed|es|ing)|is(?:ed|ing)|ically|cies|ency|ancy|ies|fish|wide|ward|wards|[^aeiou]ted|hood|like|[a-z]{3}(?:ated|ates|ical|ors|ers))$/;

/** "rebel-held", "city-based": never a name, whatever stands before. */
const joined =
  /-(?:backed|based|born|led|run|linked|inspired|influenced|controlled|owned|affiliated|allied|aligned|dominated|sponsored|funded|occupied|held|ruled)$/;

function isFormed(word: string): boolean {
  return (word.length > 4 && (formed.test(word) || joined.test(word))) || /\d/.test(word);
}

/** A word and what it may be a form of: without -s, -es, -ed, -ing, with the -e or the single consonant put back. */
function basesOf(word: string): string[] {
  const bare = word.replace(/[’']s?$/, "");
  const bases = [bare];
  if (bare.endsWith("ies")) bases.push(`${bare.slice(0, -3)}y`);
  if (bare.endsWith("ied")) bases.push(`${bare.slice(0, -3)}y`);
  if (bare.endsWith("es")) bases.push(bare.slice(0, -2));
  if (bare.endsWith("s")) bases.push(bare.slice(0, -1));
  const stem = /^(.{2,40}?)(?:ed|ing|er|est)$/.exec(bare)?.[1];
  if (stem) bases.push(stem, `${stem}e`, ...(stem.at(-1) === stem.at(-2) ? [stem.slice(0, -1)] : []));
  if (/^(?:anti|non|pre|sub|super|inter|counter|ex|un|re)-?./.test(bare))
    bases.push(bare.replace(/^(?:anti|non|pre|sub|super|inter|counter|ex|un|re)-?/, ""));
  const hyphen = bare.lastIndexOf("-");
  if (hyphen > 0) bases.push(bare.slice(hyphen + 1));
  return bases;
}
