import type { Found } from "../found.ts";
import type { Gazetteer } from "../place/gazetteer.ts";
import { tokenAt } from "../text/document.ts";
import type { EverydayWords } from "../words/everyday-word.ts";
import { remembered } from "../words/lexicon.ts";

const owner = /[’']s?$/;
const acronym = /^[A-Z]{2,}$/;
const opensThings: ReadonlySet<string> = new Set(["the", "a", "an", "in", "at", "near", "inside", "outside"]);

/** Words and where they stand, in UTF-16 units. */
interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const followed = ["group", "place", "person"];

/**
 * "The Ovo Tal", "in Ovo Tal", "Ovo Tal refugees", "Ovo Tal Sangh (OTS)": what stands behind an article or a word that places come
 * after, before a word for people, bodies or places, or before its own short form, is a body, a place or a thing here; not where it
 * owns what follows ("in Tal's car").
 */
export function isOfSomethingElse({ document }: Found, { text, start, end }: Span, words: EverydayWords): boolean {
  const { tokens } = document;
  const last = tokenAt(document, end - 1);
  if (isShort(text, tokens[last + 1]?.text, tokens[last + 2]?.text)) return true;
  const after = tokens[last + 1];
  if (!document.cased || owner.test(tokens[last]!.text) || owner.test(after?.text ?? "")) return false;
  if (opensThings.has(tokens[tokenAt(document, start) - 1]?.lower ?? "")) return true;
  return after?.sentence === tokens[last]!.sentence && followed.some((one) => words.is(after.word, one));
}

/** "Northern Tal Union (NTU)": the letters in brackets begin the words before. */
function isShort(text: string, bracket: string | undefined, short: string | undefined): boolean {
  if (bracket !== "(" || short === undefined || !acronym.test(short)) return false;
  const initials = text.split(/[ -]/).map((word) => word.slice(0, 1).toUpperCase());
  return short.startsWith(initials[0]!) && initials.every((letter) => short.includes(letter));
}

/** A name that is of a place or its people in every word ("American", "Western Sarwand") is nobody's. */
export function isOfAPlace(text: string, places: Gazetteer): boolean {
  const before = known.get(places) ?? remembered((name) => isPlaces(name, places));
  known.set(places, before);
  return before(text);
}

const known = new WeakMap<Gazetteer, (text: string) => boolean>();

function isPlaces(text: string, places: Gazetteer): boolean {
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
