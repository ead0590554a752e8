import { ReadingError } from "../error.ts";
import type { WordFiles } from "../result.ts";
import { folded } from "./fold.ts";

/**
 * One entry of a lexicon file: a line `word, word, … | field | field | why`. Lines that are empty or begin with `#` are for
 * people. A line `[name]` opens a section.
 */
export interface Entry {
  readonly words: readonly string[];
  readonly fields: readonly string[];
  readonly section: string;
  /** `en/deeds.txt:12`: how a reading names the entry in its `why`. */
  readonly at: string;
}

/** The entries of one file, in order; none when the file is absent. Throws `ReadingError` `bad-lexicon` for a line without words. */
export function entriesOf(files: WordFiles, path: string): Entry[] {
  const entries: Entry[] = [];
  let section = "";
  (files[path] ?? "").split("\n").forEach((raw, index) => {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) return;
    const heading = /^\[([^\]]{1,60})\]$/.exec(line)?.[1];
    if (heading !== undefined) {
      section = heading;
      return;
    }
    const [first = "", ...fields] = line.split("|").map((field) => field.trim());
    const words = first
      .split(",")
      .map((word) => wordOf(word.trim()))
      .filter((word) => word !== "");
    if (words.length === 0) {
      throw new ReadingError(
        "bad-lexicon",
        `Reading the lexicon "${path}", line ${index + 1}: it has no words; "word, word | field | why" is needed.`,
      );
    }
    entries.push({ words, fields, section, at: `${path}:${index + 1}` });
  });
  return entries;
}

/** Latin stays as written; the spellings of other scripts are made one. */
function wordOf(word: string): string {
  return /[\u0600-\u097f]/.test(word) ? folded(word) : word;
}

const sets = new WeakMap<readonly Entry[], Map<string, ReadonlySet<string>>>();

/** Words of all entries of a section as a set; made once for the same entries. */
export function wordSet(entries: readonly Entry[], section: string): ReadonlySet<string> {
  const bySection = sets.get(entries) ?? new Map<string, ReadonlySet<string>>();
  sets.set(entries, bySection);
  const known = bySection.get(section);
  if (known) return known;
  const made = new Set(entries.filter((entry) => entry.section === section).flatMap((entry) => entry.words));
  bySection.set(section, made);
  return made;
}

const mostRemembered = 50_000;
const longestRemembered = 64;

/** An answer that hangs on a word alone, remembered: texts say the same words again and again. */
export function remembered<T>(answer: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    if (word.length > longestRemembered) return answer(word);
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= mostRemembered) known.clear();
    const made = answer(word);
    known.set(word, made);
    return made;
  };
}

/** Phrases of one or more words, found by their first word: the longest that fits wins. */
export class Phrases<T> {
  readonly #byFirst = new Map<string, { readonly rest: readonly string[]; readonly value: T }[]>();
  #count = 0;

  /** How many phrases were added. */
  get size(): number {
    return this.#count;
  }

  add(phrase: string, value: T): void {
    const [first = "", ...rest] = phrase.toLowerCase().split(" ");
    const list = this.#byFirst.get(first) ?? [];
    list.push({ rest, value });
    list.sort((a, b) => b.rest.length - a.rest.length);
    this.#byFirst.set(first, list);
    this.#count++;
  }

  /** Whether any phrase starts with a word. */
  starts(word: string): boolean {
    return this.#byFirst.has(word);
  }

  /** The longest phrase that starts at token `at`: its value and how many tokens it takes; null when there is none. */
  match(
    tokens: readonly { readonly lower: string }[],
    at: number,
  ): { readonly value: T; readonly length: number } | null {
    const list = this.#byFirst.get(tokens[at]?.lower ?? "");
    if (!list) return null;
    for (const { rest, value } of list) {
      let fits = true;
      for (let i = 0; fits && i < rest.length; i++) fits = tokens[at + 1 + i]?.lower === rest[i];
      if (fits) return { value, length: rest.length + 1 };
    }
    return null;
  }
}
