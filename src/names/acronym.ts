import type { Prepared, Tables, Word } from "./prepared.ts";

/** A word of one name that stands for words of the other by their first letters. */
export interface AcronymMatch {
  /** The acronym is of the first name. */
  readonly first: boolean;
  readonly acronym: Word;
  /** The words that it stands for, in order, with those between them that it leaves out. */
  readonly words: readonly Word[];
  /** What part of the words' weight stays unsaid. */
  readonly unsaid: number;
}

/** By how many letters: two stand for many names, five for few. Of bodies and places. */
const unsaid = [1, 1, 0.3, 0.2, 0.13, 0.08] as const;
/** The same where nothing tells a body or place: initials of a person, whom papers rarely call by them. */
const unsaidOfPerson = [1, 1, 0.65, 0.32, 0.22, 0.15] as const;
/** Two initials beside a word that both names have: of bodies and places, and of a person. */
const unsaidBeside = 0.2;
const unsaidBesidePerson = 0.3;
/** A body's translated words may stand in another order. */
const otherOrder = 0.02;

/** The longest acronym of one name for words of the other; null where there is none. Cost is the product of the numbers of words. */
export function acronymOf(tables: Tables, a: Prepared, b: Prepared): AcronymMatch | null {
  const one = best(tables, a, b, true);
  const other = best(tables, b, a, false);
  if (!one || !other) return one ?? other;
  return other.acronym.letters.length > one.acronym.letters.length ? other : one;
}

function best(tables: Tables, short: Prepared, long: Prepared, first: boolean): AcronymMatch | null {
  let found: AcronymMatch | null = null;
  for (const acronym of short.acronyms) {
    if (found && acronym.letters.length <= found.acronym.letters.length) continue;
    const inOrder = runOf(tables, acronym, long.order);
    const words = inOrder ?? translatedRun(tables, acronym, long.order);
    // What looks like a name, or is in another script, stands for words only where one of them tells a body.
    if (!words || (!long.body && (short.script !== long.script || (!acronym.sure && short.order.length === 1))))
      continue;
    const size = Math.min(acronym.letters.length, 5);
    const beside = short.words.length > 1 && long.words.length > words.length;
    const body = long.body || short.body;
    const part = (body ? unsaid : unsaidOfPerson)[size]! + (inOrder ? 0 : otherOrder);
    const most = beside ? (body ? unsaidBeside : unsaidBesidePerson) : 1;
    found = { first, acronym, words, unsaid: Math.min(part, most) };
  }
  return found;
}

/** A name's words without acronyms of its own words: Rapid Support Forces (RSF). */
export function withoutOwnAcronyms(tables: Tables, order: readonly Word[]): readonly Word[] {
  if (order.length < 3 || !order.some(({ letters }) => letters !== "")) return order;
  return order.filter((word) => {
    if (word.letters === "") return true;
    const others = order.filter((other) => other !== word);
    return !runOf(tables, word, others) && !translatedRun(tables, word, others);
  });
}

/** The first run of words whose first letters are those of the acronym; particles may have one or none. */
function runOf(tables: Tables, acronym: Word, order: readonly Word[]): readonly Word[] | null {
  for (let from = 0; from < order.length; from++) {
    if (order[from]!.role === "particle" || order[from]!.role === "form") continue;
    const to = endOf(tables, acronym.letters, order, from);
    // One word for one acronym is a spelling; a phrase of one meaning is several words.
    if (to !== null && (to - from > 1 || isPhrase(order[from]!))) return order.slice(from, to);
  }
  return null;
}

/** Three words or more in a row whose English meanings begin with the letters in any order: languages put *forces* first or last. */
function translatedRun(tables: Tables, { letters }: Word, order: readonly Word[]): readonly Word[] | null {
  const words = order.filter(({ role }) => role !== "particle");
  if (letters.length < 3 || !words.some(({ meaning }) => meaning)) return null;
  for (let from = 0; from < words.length; from++)
    for (let to = from + 2; to <= words.length && to - from <= letters.length; to++) {
      const run = words.slice(from, to);
      if (spends(tables, letters, run)) return run;
    }
  return null;
}

/** All letters are first letters of these words, each of one: of what it means where a table tells, else as it sounds. */
function spends(tables: Tables, letters: string, words: readonly Word[]): boolean {
  const means = words.map(({ meaning }) => (meaning && meaning.kind !== "surname" ? firstLetters(meaning.name) : ""));
  let left = letters;
  for (const letter of means.join("")) {
    if (!left.includes(letter)) return false;
    left = left.replace(letter, "");
  }
  const others = words.filter((_, at) => means[at] === "");
  if (others.length !== left.length || others.length * 2 > words.length) return false;
  return others.every(({ key }) => {
    const found = [...left].find((letter) => answers(tables, key[0]!, letter));
    if (found) left = left.replace(found, "");
    return found !== undefined;
  });
}

function sorted(letters: string): string {
  return [...letters].sort().join("");
}

function isPhrase({ key, meaning }: Word): boolean {
  return key.includes(" ") || (meaning?.name.includes(" ") ?? false);
}

/** After the last word of a run from `from` that spends all letters; null where none does. */
function endOf(tables: Tables, letters: string, order: readonly Word[], from: number): number | null {
  if (letters === "") return from;
  const word = order[from];
  if (!word || word.digits) return null;
  for (const initials of initialsOf(tables, word, letters)) {
    const end = endOf(tables, letters.slice(initials), order, from + 1);
    if (end !== null) return end;
  }
  return word.role === "particle" ? endOf(tables, letters, order, from + 1) : null;
}

/** How many of the next letters a word may spend: the first letters of its words, of what it means in English, or its own where it is an acronym. */
function initialsOf(tables: Tables, word: Word, letters: string): readonly number[] {
  if (word.letters !== "" && letters.startsWith(word.letters)) return [word.letters.length];
  const means = word.meaning && word.meaning.kind !== "surname" ? firstLetters(word.meaning.name) : "";
  if (means !== "" && letters.startsWith(means)) return [means.length];
  const own = firstLetters(word.key);
  if (own.length <= letters.length && [...own].every((one, at) => answers(tables, one, letters[at]!)))
    return [own.length];
  return [];
}

function firstLetters(phrase: string): string {
  return phrase.includes(" ")
    ? phrase
        .split(" ")
        .map((word) => word[0])
        .join("")
    : (phrase[0] ?? "");
}

/** Sounds that a Latin letter of an acronym has in the words it stands for, beside its own. */
const soundsOf: Readonly<Record<string, string>> = {
  c: "KSC",
  g: "GJ",
  j: "JYX",
  k: "KX",
  s: "Sx",
  u: "uY",
  y: "Yi",
  e: "eai",
  i: "ia",
  a: "aeo",
  o: "ou",
  h: "HX",
  f: "FP",
  x: "XK",
  z: "ZS",
};

/** A letter of a word answers one of an acronym: the same in one script, the same sound in two. */
export function answers(tables: Tables, one: string, other: string): boolean {
  if (one === other) return true;
  if (isLatin(one) === isLatin(other)) return false;
  const [latin, foreign] = isLatin(one) ? [one, other] : [other, one];
  const sound = tables.sounds.soundOf(foreign)[0] ?? "";
  return sound !== "" && (soundsOf[latin] ?? tables.sounds.soundOf(latin)).includes(sound);
}

function isLatin(letter: string): boolean {
  return letter.charCodeAt(0) < 0x250;
}

/** Runs of this many words at most are kept under the acronyms they may have. */
const longestRun = 6;

/** Keys under which an acronym and the words it may stand for are both found: the first letters of each run of words, in no order, the longest first. */
export function acronymKeys({ order, acronyms, body }: Prepared): readonly string[] {
  const keys = acronyms.map(({ letters }) => `#${sorted(letters)}`);
  if (!body) return keys;
  const words = order.filter(({ role }) => role !== "form");
  const telling = words.filter(({ role }) => role !== "particle");
  for (const run of words.length === telling.length ? [words] : [words, telling])
    for (let from = 0; from < run.length; from++)
      for (let to = from + 2; to <= run.length && to - from <= longestRun; to++) {
        const part = run.slice(from, to);
        if (part[0]!.role === "particle" || part.at(-1)!.role === "particle") continue;
        keys.push(`#${sorted(part.map(latinInitials).join(""))}`);
        if (!isLatin(part[0]!.key)) keys.push(`#${sorted(part.map(({ key }) => firstLetters(key)).join(""))}`);
      }
  return [...new Set(keys)].sort((a, b) => b.length - a.length);
}

/** First letters as an acronym in Latin letters has them, as far as tables of sounds and meanings tell. */
function latinInitials({ key, meaning, sound, letters }: Word): string {
  if (letters !== "") return letters;
  if (isLatin(key)) return firstLetters(key);
  return meaning ? firstLetters(meaning.name) : (sound[0] ?? "").toLowerCase();
}

/** Two words that are nothing but letters, of one script or two, have the same. */
export function sameLetters(tables: Tables, a: string, b: string): boolean {
  return a.length === b.length && [...a].every((one, at) => answers(tables, one, b[at]!));
}
