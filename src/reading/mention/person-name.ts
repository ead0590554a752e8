import type { EverydayWords } from "../words/everyday-word.ts";
import { remembered } from "../words/lexicon.ts";

/** A name in words that hold more: where it begins in them, in UTF-16 units. */
export interface Bare {
  readonly text: string;
  readonly from: number;
}

const ownerMark = /[’']s?$/;
const mayBeOwner = /[’'s]$/;

/** A name without "'s". */
export function withoutMark(text: string): string {
  return mayBeOwner.test(text) ? text.replace(ownerMark, "") : text;
}

/**
 * The name without what stands before it ("ANI activist", "Foreign Minister"). null for what is no name of a person: common words
 * alone, and what ends in a word for a body or a post ("Northern Works Council", "Bureau Chief"). A name that ends in another common
 * word ("Penal Code", "Nur Stone") is one where that word names somebody by itself elsewhere in the text.
 */
export function withoutTitle(
  written: string,
  words: EverydayWords,
  alone: ReadonlySet<string>,
  introduced: boolean,
): Bare | null {
  const parts = partsOf(written, words);
  const cased = /\p{Ll}/u.test(written);
  const isPost = ({ word, acronym }: { word: string; acronym: boolean }) =>
    (cased && acronym) || ["title", "calling", "person"].some((one) => words.is(word, one));
  const last = parts.at(-1);
  const called = parts.slice(0, -1).findLastIndex(({ word }) => words.is(word, "calling")) + 1;
  if (cased && (introduced || called > 0) && isGivenAndFamily(parts.slice(called), words))
    return bareFrom(written, parts[called]!);
  if (!last || (parts.length > 1 && (isPost(last) || words.is(last.word, "group")))) return null;
  const afterPost = parts.slice(0, -1).findLastIndex(isPost) + 1;
  const first = firstOfName(parts, afterPost, words);
  const rest = parts.slice(first);
  if (first < 0 || (rest.length > 2 && words.is(last.word, "place"))) return null;
  if (last.common && (rest.length === 1 || !alone.has(last.word))) return null;
  if (cased && (isOfWords(rest, words) || (parts.length === 1 && last.acronym))) return null;
  return bareFrom(written, rest[0]!);
}

function bareFrom(written: string, { at }: Part): Bare | null {
  const text = withoutMark(written.slice(at));
  return text.length < 2 ? null : { text, from: at };
}

/** After a calling two or three words of which one at least is no common one, and the last names no body, place or thing. */
function isGivenAndFamily(parts: readonly Part[], words: EverydayWords): boolean {
  if (parts.length < 2 || parts.length > 3 || parts.every(({ common }) => common)) return false;
  if (parts.some(({ acronym, word }) => acronym || words.is(word, "calling"))) return false;
  if (words.is(parts[0]!.word, "title") && !words.is(parts[0]!.word, "given-name")) return false;
  return !ofBodies.some((section) => words.is(parts.at(-1)!.word, section));
}

const ofBodies = ["group", "place", "thing", "abstract", "person"];

/** "Digital Security Act", "Barbey Freedom": ends in a word for what nobody is, or is common words for the most part. */
function isOfWords(parts: readonly Part[], words: EverydayWords): boolean {
  const { word, common } = parts.at(-1)!;
  if (!common) return false;
  return words.is(word, "abstract") || parts.filter((one) => one.common).length * 2 > parts.length;
}

interface Part {
  readonly at: number;
  /** Two capitals or more. */
  readonly acronym: boolean;
  /** In small letters, without a mark behind it. */
  readonly word: string;
  /** Whether it is a common word and no syllables of a given name ("Kim-hung"). */
  readonly common: boolean;
}

const notBlank = /\S{1,60}/g;
const ending = /[.,]$|[’']s?$/;

const known = new WeakMap<EverydayWords, (written: string) => readonly Part[]>();

/** The words of a name; those of one met before are remembered. */
function partsOf(written: string, words: EverydayWords): readonly Part[] {
  const before = known.get(words) ?? remembered((text) => cut(text, words));
  known.set(words, before);
  return before(written);
}

function cut(written: string, words: EverydayWords): Part[] {
  const parts: Part[] = [];
  notBlank.lastIndex = 0;
  for (let match = notBlank.exec(written); match !== null; match = notBlank.exec(written)) {
    const [text] = match;
    const small = text.toLowerCase();
    const word = mayEnd.test(small) ? small.replace(ending, "") : small;
    const syllables = parts.at(-1)?.common === false && twoSyllables.test(text) && !words.has(word.split("-")[0]!);
    parts.push({ at: match.index, acronym: acronym.test(text), word, common: !syllables && words.has(word) });
  }
  return parts;
}

/** The given name behind a family name: "Kim-hung". */
const twoSyllables = /^\p{Lu}\p{Ll}{1,5}-\p{Ll}{2,5}(?:[’']s?)?$/u;
const acronym = /^[A-Z]{2,}(?:$|-)/;
const mayEnd = /[.,s’']$/;

const ofThings = ["group", "place", "adjective", "thing", "abstract", "title", "calling", "person"];

/**
 * Where the name itself begins: at the first word that is not a common one, or at the one before it when that may be a given name
 * ("Mark", "Rose") and is no word for a body, a place or a thing. −1 when all words are common.
 */
function firstOfName(parts: readonly Part[], from: number, words: EverydayWords): number {
  const first = parts.findIndex(({ common }, at) => at >= from && !common);
  const before = first > from ? parts[first - 1]!.word : null;
  if (before === null || before.includes("-")) return first;
  return words.is(before, "given-name") || !ofThings.some((section) => words.is(before, section)) ? first - 1 : first;
}
