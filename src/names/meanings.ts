import { fold } from "./fold.ts";
import type { TableFiles } from "./letterTables.ts";

/**
 * What a word of meaning does in a name. `body`: what kind of thing it names (police, river); `group`: what kind of group, often left out; `part`: which
 * part or age of a place (north, old); `generic`: every second name has it; `word`: an ordinary word that tells names apart;
 * `surname`: no meaning but one surname, written by one sign and spelled in many ways.
 */
export type MeaningKind = "body" | "group" | "part" | "generic" | "word" | "surname";

/** One meaning that words of many languages share, by its English word. */
export interface Meaning {
  readonly name: string;
  readonly kind: MeaningKind;
}

/** Words of organisations and places as `meanings/*.txt` tell them. */
export interface MeaningTables {
  /** What a folded word or phrase means; null where no table says. */
  of(key: string): Meaning | null;
  /** The words of a name with phrases of one meaning made one (their words parted by a space) and numbers in words made digits. */
  join(keys: readonly string[]): string[];
  /** A folded word that spells Latin letters by their names, as them (बीएसएफ is `bsf`); null where it does not, or is one letter. */
  spelled(key: string): string | null;
  /** The Latin letter that a folded word is the name of; null for any other. */
  letter(key: string): string | null;
}

const kinds: readonly MeaningKind[] = ["body", "group", "part", "generic", "word", "surname"];
/** No phrase in the tables is longer, in words. */
const longestPhrase = 4;
/** Letters that may follow where a table ends a word with a star: the longest ending of a Russian adjective, and of an Arabic one. */
const longestEnding = 4;
const longestArabicEnding = 2;

interface Parsed {
  readonly words: Map<string, Meaning>;
  /** Words that phrases begin with. */
  readonly firsts: Set<string>;
  readonly stems: Map<string, Meaning>;
  readonly numbers: Map<string, number>;
  readonly numberStems: Map<string, number>;
  readonly roman: Map<string, number>;
  readonly letters: Map<string, string>;
}

/**
 * Parses `meanings/*.txt`: lines `meaning | word, word | why` under `[body]`, `[group]`, `[part]`, `[generic]`, `[word]`; `[number]` and `[roman]` with digits
 * as the meaning; `letters.txt` without a heading. A word that ends with a star stands for itself and its endings.
 */
export function parseMeanings(files: TableFiles): MeaningTables {
  const parsed: Parsed = {
    words: new Map(),
    firsts: new Set(),
    stems: new Map(),
    numbers: new Map(),
    numberStems: new Map(),
    roman: new Map(),
    letters: new Map(),
  };
  for (const [path, text] of Object.entries(files)) if (path.includes("meanings/")) parseFile(text, parsed);
  return {
    of: (key) => meaningOf(key, parsed),
    join: (keys) => joinPhrases(keys, parsed),
    spelled: (key) => spelled(key, parsed.letters),
    letter: (key) => parsed.letters.get(key) ?? null,
  };
}

function parseFile(text: string, into: Parsed): void {
  let section = "letter";
  for (const line of text.split("\n")) {
    const heading = /^\[(\w+)\]$/.exec(line.trim())?.[1];
    if (heading) section = heading;
    if (heading || line.trim() === "" || line.startsWith("#")) continue;
    const [head = "", list = ""] = line.split("|").map((field) => field.trim());
    const kind = kinds.find((one) => one === section);
    const meaning = kind ? { name: head, kind } : null;
    for (const word of list.split(",").map((one) => one.trim())) {
      const key = bareWords(fold(word).key);
      if (key === "") continue;
      if (key.includes(" ")) into.firsts.add(key.slice(0, key.indexOf(" ")));
      if (meaning) (word.endsWith("*") ? into.stems : into.words).set(key, meaning);
      else if (section === "number") (word.endsWith("*") ? into.numberStems : into.numbers).set(key, Number(head));
      else if (section === "roman") into.roman.set(key, Number(head));
      else if (section === "letter") into.letters.set(key, head);
    }
  }
}

/** A folded word without what Arabic joins to it: the article, and the words *and* and *for*. */
export function bare(key: string): string {
  const first = key.charCodeAt(0);
  if (first < 0x627 || first > 0x648 || key.length < 5) return key;
  if (key.startsWith("ال") || key.startsWith("لل")) return key.slice(2);
  return key.startsWith("وال") && key.length > 5 ? key.slice(3) : key;
}

function bareWords(phrase: string): string {
  return phrase.includes(" ") ? phrase.split(" ").map(bare).join(" ") : bare(phrase);
}

function meaningOf(key: string, { words, stems }: Parsed): Meaning | null {
  const own = bareWords(key);
  return words.get(own) ?? byStem(own, stems) ?? words.get(withoutPrefix(own)) ?? null;
}

/** Arabic and Hebrew join *for*, *in*, *and* and *the* to a word as one letter; the word itself where none stands there. */
function withoutPrefix(key: string): string {
  return key.length > 3 && /^[\u0644\u0628\u0648\u05d4\u05d1\u05dc\u05d5]/.test(key) ? key.slice(1) : key;
}

/** By the longest stem that begins a word, its ending short; a stem of under three letters says nothing. */
function byStem<T>(key: string, stems: ReadonlyMap<string, T>): T | undefined {
  if (key.charCodeAt(0) < 0x80) return undefined;
  const ending = /^[\u0600-\u077f]/.test(key) ? longestArabicEnding : longestEnding;
  for (let length = key.length; length >= 3 && length >= key.length - ending; length--) {
    const known = stems.get(key.slice(0, length));
    if (known !== undefined) return known;
  }
  return undefined;
}

function joinPhrases(keys: readonly string[], parsed: Parsed): string[] {
  const out: string[] = [];
  let tens = 0;
  for (let at = 0; at < keys.length; ) {
    let taken = 1;
    let phrase = keys[at]!;
    // A name that is a number word alone is rather a name: Stone is ستون, sixty in Arabic.
    let number = keys.length > 1 ? numberOf(phrase, parsed) : undefined;
    if (at > 0) number ??= parsed.roman.get(phrase);
    const own = bare(phrase);
    const reach = parsed.firsts.has(own) || parsed.firsts.has(withoutPrefix(own)) ? longestPhrase : 1;
    for (let length = Math.min(reach, keys.length - at); length > 1; length--) {
      const longer = keys.slice(at, at + length).join(" ");
      const whole = bareWords(longer);
      const many = parsed.numbers.get(whole);
      if (many === undefined && !parsed.words.has(whole) && !parsed.words.has(withoutPrefix(whole))) continue;
      [phrase, taken, number] = [longer, length, many];
      break;
    }
    if (number === undefined) out.push(phrase);
    else if (tens > 0 && number < 10) out[out.length - 1] = String(tens + number);
    else out.push(String(number));
    tens = number !== undefined && number >= 20 && number <= 90 && !/\d/.test(phrase) ? number : 0;
    at += taken;
  }
  return out;
}

function numberOf(key: string, { numbers, numberStems }: Parsed): number | undefined {
  return numbers.get(bare(key)) ?? byStem(bare(key), numberStems);
}

/** Longer than any acronym spelled out. */
const longestSpelled = 40;

function spelled(key: string, letters: ReadonlyMap<string, string>): string | null {
  // Arabic letters are themselves the names of some: only words apart are read so.
  if (key.length < 3 || key.length > longestSpelled || isArabicOrLatin(key.charCodeAt(0))) return null;
  const before: (string | null)[] = ["", ...Array.from(key, () => null)];
  for (let at = 0; at < key.length; at++) {
    const so = before[at];
    if (so === null || so === undefined) continue;
    for (let length = 1; length <= 8 && at + length <= key.length; length++) {
      const letter = letters.get(key.slice(at, at + length));
      // The longest name last: what it reaches is read with the fewest letters.
      if (letter && (before[at + length] === null || before[at + length]!.length > so.length))
        before[at + length] = so + letter;
    }
  }
  const all = before[key.length];
  return all && all.length > 1 ? all : null;
}

function isArabicOrLatin(code: number): boolean {
  return code < 0x250 || (code >= 0x600 && code <= 0x77f);
}
