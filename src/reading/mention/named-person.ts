import type { Found } from "../found.ts";
import { type Gazetteer, gazetteerOf } from "../place/gazetteer.ts";
import type { Mention } from "../result.ts";
import { tokenAt } from "../text/document.ts";
import { type EverydayWords, everydayWords } from "../words/everyday-word.ts";
import { remembered } from "../words/lexicon.ts";

/** A name where it stands, without title and "'s". */
export interface Name {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A person of the text: the fullest form of the name where it first stands, and every place that names the person. */
export interface NamedPerson extends Name {
  readonly at: readonly Name[];
}

const mostWords = 6;

/**
 * The people that a text names, in the order of their first names: a shorter name ("Tal", "Oru Tal") is the person whose longer
 * name holds its words in their order ("Oru Nur Tal"), the first of several. Linear in the mentions.
 */
export function namedPeople(found: Found, mentions: readonly Mention[]): NamedPerson[] {
  const words = everydayWords(found.lexicons);
  const places = gazetteerOf(found.lexicons);
  const persons = mentions.filter((mention) => mention.type === "person" && !isOfAPlace(mention.text, places));
  const alone = new Set(persons.map((mention) => withoutMark(mention.text.toLowerCase())));
  const bare = remembered((text) => {
    const name = withoutTitle(text, words, alone);
    return name && name.from > 0 && isOfAPlace(name.text, places) ? null : name;
  });
  const names = persons.flatMap((mention) => nameIn(mention, bare(mention.text))).sort((a, b) => a.start - b.start);
  const fullest = new Map<string, string>();
  const byWord = new Map<string, string[]>();
  const keys = [...new Set(names.map((name) => keyOf(name.text)))].sort(
    (a, b) => b.split(" ").length - a.split(" ").length,
  );
  for (const key of keys) {
    const parts = key.split(" ");
    const owner = parts.length < mostWords ? byWord.get(parts[0]!)?.find((full) => holds(full, parts)) : undefined;
    fullest.set(key, owner ?? key);
    if (owner || parts.length > mostWords) continue;
    for (const part of new Set(parts)) {
      const list = byWord.get(part) ?? [];
      if (list.length < 50) list.push(key);
      byWord.set(part, list);
    }
  }
  const people = new Map<string, Name[]>();
  for (const name of names) {
    const key = fullest.get(keyOf(name.text))!;
    const list = people.get(key);
    if (list) list.push(name);
    else people.set(key, [name]);
  }
  return [...people]
    .filter(([key, at]) => key.includes(" ") || at.length > 1 || isCalled(found, at[0]!, words))
    .map(([key, at]) => ({ ...(at.find((name) => keyOf(name.text) === key) ?? at[0]!), at }));
}

/** After a title, a calling or a word for a person: one word alone, said once, is a name only there. */
function isCalled({ document }: Found, name: Name, words: EverydayWords): boolean {
  const before = document.tokens[tokenAt(document, name.start) - 1];
  const word = before?.text === "." ? document.tokens[tokenAt(document, name.start) - 2] : before;
  return (
    word !== undefined &&
    (words.is(word.word, "title") || words.is(word.word, "calling") || words.is(word.word, "person"))
  );
}

const blanks = /\s+/g;
const otherBlank = /\s\s|[^\S ]/;

function keyOf(text: string): string {
  const key = text.toLowerCase();
  return otherBlank.test(key) ? key.replace(blanks, " ") : key;
}

/** Whether a full name holds all of a shorter one's words in their order; the last word of one is not the first of the other's only. */
function holds(full: string, parts: readonly string[]): boolean {
  const words = full.split(" ");
  let at = 0;
  for (const word of words) if (word === parts[at]) at++;
  if (at < parts.length) return false;
  return parts.length === 1 || words.at(-1) === parts.at(-1) || words[0] === parts[0] || words.at(-2) === parts.at(-1);
}

/** A name that is of a place or its people in every word ("American", "Western Sarwand") is nobody's. */
function isOfAPlace(text: string, places: Gazetteer): boolean {
  const blank = text.indexOf(" ");
  const first = blank < 0 ? text : text.slice(0, blank);
  if (!places.names.starts(first.toLowerCase())) return false;
  const tokens = text
    .toLowerCase()
    .split(" ")
    .map((lower) => ({ lower }));
  const match = places.names.match(tokens, 0);
  return match !== null && match.length === tokens.length && !places.doubtful.has(tokens[0]!.lower);
}

/** A name in words that hold more: where it begins in them. */
interface Bare {
  readonly text: string;
  readonly from: number;
}

const ownerMark = /[’']s?$/;
const mayBeOwner = /[’'s]$/;

function withoutMark(text: string): string {
  return mayBeOwner.test(text) ? text.replace(ownerMark, "") : text;
}

/**
 * The name without what stands before it ("ANI activist", "Foreign Minister"). null for what is no name of a person: common words
 * alone, and what ends in a word for a body or a post ("Northern Works Council", "Bureau Chief"). A name that ends in another common
 * word ("Penal Code", "Nur Stone") is one where that word names somebody by itself elsewhere in the text.
 */
function withoutTitle(written: string, words: EverydayWords, alone: ReadonlySet<string>): Bare | null {
  const parts = partsOf(written);
  const cased = /\p{Ll}/u.test(written);
  const isPost = ({ word, acronym }: { word: string; acronym: boolean }) =>
    (cased && acronym) || ["title", "calling", "person"].some((one) => words.is(word, one));
  const last = parts.at(-1);
  if (!last || (parts.length > 1 && (isPost(last) || words.is(last.word, "group")))) return null;
  const afterPost = parts.slice(0, -1).findLastIndex(isPost) + 1;
  const first = firstOfName(parts, afterPost, words);
  const rest = parts.slice(first);
  if (first < 0 || (rest.length > 2 && words.is(last.word, "place"))) return null;
  if (words.has(last.word) && (rest.length === 1 || !alone.has(last.word))) return null;
  if (cased && (isOfWords(rest, words) || (parts.length === 1 && last.acronym))) return null;
  const from = rest[0]!.at;
  const text = withoutMark(written.slice(from));
  return text.length < 2 ? null : { text, from };
}

/** "Digital Security Act", "Barbey Freedom": ends in a word for what nobody is, or is common words for the most part. */
function isOfWords(parts: readonly Part[], words: EverydayWords): boolean {
  const last = parts.at(-1)!.word;
  if (!words.has(last)) return false;
  return words.is(last, "abstract") || parts.filter(({ word }) => words.has(word)).length * 2 > parts.length;
}

interface Part {
  readonly at: number;
  /** Two capitals or more. */
  readonly acronym: boolean;
  /** In small letters, without a mark behind it. */
  readonly word: string;
}

const notBlank = /\S{1,60}/g;
const ending = /[.,]$|[’']s?$/;

function partsOf(written: string): Part[] {
  const parts: Part[] = [];
  notBlank.lastIndex = 0;
  for (let match = notBlank.exec(written); match !== null; match = notBlank.exec(written)) {
    const [text] = match;
    const word = text.toLowerCase();
    parts.push({
      at: match.index,
      acronym: acronym.test(text),
      word: mayEnd.test(word) ? word.replace(ending, "") : word,
    });
  }
  return parts;
}

const acronym = /^[A-Z]{2,}(?:$|-)/;
const mayEnd = /[.,s’']$/;

function nameIn({ start }: Mention, bare: Bare | null): Name[] {
  return bare ? [{ text: bare.text, start: start + bare.from, end: start + bare.from + bare.text.length }] : [];
}

const ofThings = ["group", "place", "adjective", "thing", "abstract", "title", "calling", "person"];

/**
 * Where the name itself begins: at the first word that is not a common one, or at the one before it when that may be a given name
 * ("Mark", "Rose") and is no word for a body, a place or a thing. −1 when all words are common.
 */
function firstOfName(parts: readonly { readonly word: string }[], from: number, words: EverydayWords): number {
  const first = parts.findIndex(({ word }, at) => at >= from && !words.has(word));
  const before = first > from ? parts[first - 1]!.word : null;
  return before !== null && !before.includes("-") && !ofThings.some((section) => words.is(before, section))
    ? first - 1
    : first;
}
