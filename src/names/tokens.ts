import { fold } from "./fold.ts";
import { isJoined, wordsApart } from "./joinedWords.ts";
import { withoutLookalikes } from "./lookalike.ts";
import { bare, type MeaningTables } from "./meanings.ts";
import type { WordTables } from "./wordTables.ts";

/** A word of a name as it is compared. */
export interface Token {
  /** As folded; the words of a phrase with one meaning stand in it, parted by spaces. */
  readonly key: string;
  /** The letters of an acronym; empty for a word. */
  readonly letters: string;
  /** It cannot be an ordinary word: it is written with dots, without vowels, or spelled by the names of its letters. */
  readonly sure: boolean;
}

/** A name's words in order, and those whose look-alike letters were read as others. */
export interface Tokens {
  readonly tokens: readonly Token[];
  readonly disguised: readonly { readonly word: string; readonly reads: string }[];
}

const mostWords = 32;
/** The longest acronym that is looked for. */
const longestAcronym = 8;

/** Cuts a name into words: shortenings written out, numbers as digits, phrases of one meaning and letters of an acronym made one. Linear. */
export function tokensOf(words: WordTables, meanings: MeaningTables, text: string): Tokens {
  const written = fold(withoutIzafa(withoutCarriers(text)))
    .key.split(" ")
    .filter((key) => key !== "")
    .slice(0, mostWords)
    .flatMap((key) => (isJoined(key) ? wordsApart(key, meanings) : numbersApart(key, meanings)))
    .slice(0, mostWords);
  const read = written.map(withoutLookalikes);
  const tokens = read.some((key) => key > foreign)
    ? withLetters(read, words, meanings)
    : inPlain(read, words, meanings);
  const capitals = capitalsIn(text);
  const together = initialsTogether(tokens, words, meanings);
  const body = capitals.size > 0 && together.some(({ key }) => tellsBody(key, words, meanings));
  const acronyms = together.map((token) => asAcronym(token, capitals, words, body));
  const all = ofPlaces(acronyms, words, meanings);
  const same = written.every((word, at) => word === read[at]);
  return {
    tokens: all.filter(({ key }, at) => all.findIndex((other) => other.key === key) === at),
    disguised: same ? [] : written.flatMap((word, at) => (word === read[at] ? [] : [{ word, reads: read[at]! }])),
  };
}

/** From here on letters are not Latin, and may spell the names of Latin ones. */
const foreign = "\u0250";

function inPlain(keys: readonly string[], words: WordTables, meanings: MeaningTables): Token[] {
  return meanings.join(words.expand(keys)).map(plain);
}

/** Acronyms spelled by the names of letters apart, and the words between them. */
function withLetters(read: readonly string[], words: WordTables, meanings: MeaningTables): Token[] {
  const tokens: Token[] = [];
  let run: string[] = [];
  for (const token of lettersTogether(read, words, meanings)) {
    if (token.letters === "") run.push(token.key);
    else {
      tokens.push(...inPlain(run, words, meanings), token);
      run = [];
    }
  }
  return [...tokens, ...inPlain(run, words, meanings)];
}

function plain(key: string): Token {
  return { key, letters: "", sure: false };
}

/** Uyghur writes a carrier before every vowel that no consonant precedes; it is not said. */
function withoutCarriers(text: string): string {
  return text.includes("\u0626")
    ? text.replace(/\u0626(?=[\u0627\u06d5\u06d0\u0649\u0648\u06c7\u06c6\u06c8])/g, "")
    : text;
}

/** Persian and Urdu put an e or i between a word and what it is of: Tehreek-e-Insaf. */
function withoutIzafa(text: string): string {
  return text.includes("-") ? text.replace(/(\p{L}\p{L})-[ei]-(?=\p{L}\p{L})/giu, "$1 ") : text;
}

/** `1st` is 1, and `camp14` is camp 14. */
function numbersApart(key: string, meanings: MeaningTables): string[] {
  const last = key.charCodeAt(key.length - 1);
  const first = key.charCodeAt(0);
  if (first >= 48 && first <= 57) {
    const ordinal = /^(\d{1,4})(?:st|nd|rd|th|eme|er)$/.exec(key)?.[1];
    return [ordinal ?? key];
  }
  if (last < 48 || last > 57) return [key];
  const [, word, number] = /^([^\d]{3,40})(\d{1,4})$/.exec(key) ?? [];
  return word && number && (number.length > 1 || meanings.of(word) !== null) ? [word, number] : [key];
}

/** Words that are names of letters, three or more in a row, or one word made of such names. */
function lettersTogether(keys: readonly string[], words: WordTables, meanings: MeaningTables): Token[] {
  const out: Token[] = [];
  /** Three letters beside a person's name are initials: के एन ए खादर. */
  const isName = (key: string) =>
    meanings.letter(key) === null && words.role(key) === "name" && meanings.of(key) === null;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at]!;
    let letters = "";
    let next = at;
    if (key > foreign)
      for (; next < keys.length; next++) {
        const letter = meanings.letter(keys[next]!);
        if (letter === null) break;
        letters += letter;
      }
    const initials = letters.length === 3 && [...keys.slice(0, at), ...keys.slice(next)].some(isName);
    if (letters.length >= 3 && letters.length <= longestAcronym && !initials) {
      out.push({ key: keys.slice(at, next).join(" "), letters, sure: true });
      at = next - 1;
      continue;
    }
    const one = key > foreign && words.role(key) === "name" ? meanings.spelled(key) : null;
    out.push(one ? { key, letters: one, sure: one.length > 2 } : plain(key));
  }
  return out;
}

/** Single letters in a row are one acronym where nothing beside them could be a person's name: B.S.F., U.P. Police. */
function initialsTogether(tokens: readonly Token[], words: WordTables, meanings: MeaningTables): Token[] {
  const single = ({ key }: Token) => key.length === 1 && key > "9" && key < "\u3400";
  if (tokens.filter(single).length < 2) return [...tokens];
  const others = tokens.filter((token) => !single(token));
  if (!others.every(({ key }) => words.role(key) !== "name" || meanings.of(key) !== null || /\d/.test(key)))
    return [...tokens];
  const out: Token[] = [];
  for (const token of tokens) {
    const before = out.at(-1);
    if (single(token) && before?.letters && before.key === before.letters && before.key.length < longestAcronym)
      out[out.length - 1] = { key: before.key + token.key, letters: before.key + token.key, sure: true };
    else out.push(single(token) ? { key: token.key, letters: token.key, sure: true } : token);
  }
  return out.map((token) => (token.key.length === 1 ? plain(token.key) : token));
}

/** Beside a word that tells a body, adjectives of places are read as the places, and Arabic names without their article, as Latin ones are. */
function ofPlaces(tokens: readonly Token[], words: WordTables, meanings: MeaningTables): readonly Token[] {
  if (!tokens.some(({ key }) => key > "\u0400") || !tokens.some(({ key }) => meanings.of(key))) return tokens;
  return tokens.map((token) => (meanings.of(token.key) ? token : { ...token, key: words.place(bare(token.key)) }));
}

function tellsBody(key: string, words: WordTables, meanings: MeaningTables): boolean {
  const role = words.role(key);
  return role === "form" || role === "generic" || meanings.of(key) !== null;
}

/** Three capitals beside a word for a body are letters, whatever they spell: BAE Industries. */
function asAcronym(token: Token, capitals: ReadonlySet<string>, words: WordTables, body: boolean): Token {
  const { key } = token;
  if (token.letters !== "" || key.length < 2 || key.length > longestAcronym || key.includes(" ")) return token;
  const silent = key.length > 2 && /^[bcdfghj-np-tvwxz]+$/.test(key);
  if (!silent && !capitals.has(key)) return token;
  return words.role(key) === "name" ? { key, letters: key, sure: silent || (body && key.length < 4) } : token;
}

const none: ReadonlySet<string> = new Set();

/** Words with two capitals or more, as folded, where capitals say something: not in a name that is all capitals. */
function capitalsIn(text: string): ReadonlySet<string> {
  if (!/\p{Lu}\p{Ll}?\p{Lu}/u.test(text)) return none;
  const written = text.slice(0, 1000).match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const found = written.filter((word) => (word.match(/\p{Lu}/gu) ?? []).length > 1);
  if (written.length > 1 && written.every((word) => word === word.toUpperCase())) return none;
  return new Set(found.map((word) => fold(word).key));
}
