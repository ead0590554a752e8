import { ReadingError } from "../error.ts";
import type { WordFiles } from "../result.ts";
import { folded } from "./fold.ts";
import { hashOf, type Word } from "./word.ts";

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
    const heading = line.startsWith("[") ? /^\[([^\]]{1,60})\]$/.exec(line)?.[1] : undefined;
    if (heading !== undefined) {
      section = heading;
      return;
    }
    const fields = line.split("|");
    for (let at = 0; at < fields.length; at++) fields[at] = fields[at]!.trim();
    const words = wordsOf(fields.shift() ?? "");
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

function wordsOf(listed: string): string[] {
  const words: string[] = [];
  for (const one of listed.split(",")) {
    const word = wordOf(one.trim());
    if (word !== "") words.push(word);
  }
  return words;
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

/** What stands in a text where phrases are looked for: a token, or a word alone. */
export interface Spoken {
  readonly lower: string;
  readonly word?: Word;
}

/** A phrase that was found: its value and how many tokens it takes. */
export interface Match<T> {
  readonly value: T;
  readonly length: number;
  /** Its words after the first. */
  readonly rest: readonly string[];
}

/** Phrases of one or more words, found by their first word: the longest that fits wins. */
export class Phrases<T> {
  readonly #byFirst = new Map<string, Match<T>[]>();
  #filter = new Uint32Array(leastFilter);
  #count = 0;

  /** How many phrases were added. */
  get size(): number {
    return this.#count;
  }

  add(phrase: string, value: T): void {
    const lower = phrase.toLowerCase();
    const blank = lower.indexOf(" ");
    const first = blank < 0 ? lower : lower.slice(0, blank);
    const rest = blank < 0 ? noWords : lower.slice(blank + 1).split(" ");
    const added = { value, length: rest.length + 1, rest };
    this.#count++;
    const list = this.#byFirst.get(first);
    if (list !== undefined) {
      list.push(added);
      list.sort((a, b) => b.length - a.length);
      return;
    }
    this.#byFirst.set(first, [added]);
    if (this.#byFirst.size * wordsOfFilter <= this.#filter.length) this.#admit(first);
    else {
      this.#filter = new Uint32Array(this.#filter.length * 2);
      for (const word of this.#byFirst.keys()) this.#admit(word);
    }
  }

  #admit(word: string): void {
    const hash = hashOf(word);
    const at = (hash >>> 5) & (this.#filter.length - 1);
    this.#filter[at] = this.#filter[at]! | (1 << (hash & 31));
  }

  /** Whether any phrase starts with a word. */
  starts(word: string): boolean {
    return this.#byFirst.has(word);
  }

  /** The longest phrase that starts at token `at`; null when there is none. */
  match(tokens: readonly Spoken[], at: number): Match<T> | null {
    const first = tokens[at];
    if (first === undefined) return null;
    if (first.word !== undefined) {
      const { hash } = first.word;
      if ((this.#filter[(hash >>> 5) & (this.#filter.length - 1)]! & (1 << (hash & 31))) === 0) return null;
    }
    const list = this.#byFirst.get(first.lower);
    if (list === undefined) return null;
    for (const phrase of list) if (goesOn(tokens, at + 1, phrase.rest)) return phrase;
    return null;
  }
}

const noWords: readonly string[] = [];

/** A bit for each first word tells of most other words that no phrase starts with them; of these, one bit in thirty-two is set. */
const leastFilter = 16;
const wordsOfFilter = 1;

function goesOn(tokens: readonly Spoken[], from: number, rest: readonly string[]): boolean {
  for (let i = 0; i < rest.length; i++) if (tokens[from + i]?.lower !== rest[i]) return false;
  return true;
}
