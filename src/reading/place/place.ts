import type { PlaceMention } from "../result.ts";
import { type Document, spanOf } from "../text/document.ts";
import type { Lexicons } from "../words/lexicons.ts";
import type { Gazetteer, Place } from "./gazetteer.ts";
import { placeByWords } from "./place-word.ts";

/** A gazetteer name in the text, before it is settled which place of that name is meant. */
interface Candidate {
  readonly at: number;
  readonly length: number;
  readonly places: readonly Place[];
}

/**
 * Places in text order: those of the gazetteer, and capitalised names after "in", "at", "near" or "from". Of several places of
 * one name: the one in the country or region named right after it, else in a country named elsewhere in the text or in the
 * place hint, else the largest. Linear.
 */
export function findPlaces(document: Document, gazetteer: Gazetteer, lexicons: Lexicons): PlaceMention[] {
  const candidates = candidatesOf(document, gazetteer, lexicons);
  const votes = countryVotes(document, gazetteer, candidates);
  return candidates.flatMap((candidate, index) => {
    const { at, length } = candidate;
    const place = settle(document, candidate, candidates[index + 1], votes);
    if (place?.level === "demonym") return [];
    const region = place?.region ?? null;
    const { text, start, end } = spanOf(document, at, at + length);
    return [{ text, start, end, country: place?.country ?? null, region, level: place?.level ?? null }];
  });
}

/** How often the text speaks of each country (ISO 3166-1 alpha-2): its name 3, its towns and regions 2, its people's name 1. */
export function countryVotes(
  document: Document,
  gazetteer: Gazetteer,
  candidates: readonly Candidate[] = candidatesOf(document, gazetteer),
): Map<string, number> {
  const votes = new Map<string, number>();
  const add = (country: string | null, weight: number) => {
    if (country) votes.set(country, (votes.get(country) ?? 0) + weight);
  };
  for (const { at, length, places } of candidates) {
    const first = places[0];
    if (!first) continue;
    if (first.level === "country")
      add(
        settle(document, { at, length, places }, undefined, votes)?.country ?? null,
        isModifier(document, at, length) ? 1 : 3,
      );
    else if (first.level === "demonym") add(first.country, 1);
    else if (places.every((place) => place.country === first.country)) add(first.country, 2);
    else add(first.country, first.thousands > 500 ? 1 : 0.5);
  }
  for (const place of hinted(document, gazetteer)) add(place.country, 5);
  return votes;
}

/** "the U.S. Department", "Syria talks": the name of a country that says whose. */
function isModifier({ language, tokens }: Document, at: number, length: number): boolean {
  const next = tokens[at + length];
  return (
    language === "en" &&
    next?.sentence === tokens[at]!.sentence &&
    (next.tag === "NOUN" || next.tag === "PROPER") &&
    !locative.test(tokens[at - 1]?.lower ?? "")
  );
}

function hinted(document: Document, gazetteer: Gazetteer): readonly Place[] {
  const words = (document.options.placeHint ?? "")
    .toLowerCase()
    .split(/[\s,]+/)
    .slice(0, 20)
    .map((lower) => ({ lower }));
  return words.flatMap((_, at) => gazetteer.names.match(words, at)?.value.slice(0, 1) ?? []);
}

const known = new WeakMap<Document, readonly Candidate[]>();

function candidatesOf(document: Document, gazetteer: Gazetteer, lexicons?: Lexicons): readonly Candidate[] {
  // In English the card asks for the same candidates again.
  if (document.language !== "en") return candidatesAnew(document, gazetteer, lexicons);
  const before = known.get(document) ?? candidatesAnew(document, gazetteer, lexicons);
  known.set(document, before);
  return before;
}

function candidatesAnew(document: Document, gazetteer: Gazetteer, lexicons?: Lexicons): Candidate[] {
  const { tokens } = document;
  const capitalsTell = document.cased && document.language === "en";
  const found: Candidate[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]!.kind !== "word" || (capitalsTell && isPlainSmall(tokens[at]!.text))) continue;
    const match = gazetteer.names.match(tokens, at) ?? attached(document, gazetteer, at);
    if (match && isPlace(document, gazetteer, at, match.length, match.value)) {
      found.push({ at, length: match.length, places: match.value });
      at += match.length - 1;
      continue;
    }
    const length =
      lexicons && document.language !== "en"
        ? placeByWords(document, lexicons, at)
        : unknownPlace(document, gazetteer, at);
    if (length === 0) continue;
    found.push({ at, length, places: [] });
    at += length - 1;
  }
  return found;
}

/** A word of small letters, and no "al-Tal" or "ash-Tal": where capitals tell names it is none. */
function isPlainSmall(text: string): boolean {
  const unit = text.charCodeAt(0);
  return unit >= 97 && unit <= 122 && text.charCodeAt(2) !== hyphen && text.charCodeAt(3) !== hyphen;
}

const hyphen = 45;

/** Arabic writes "in", "by" and "to" onto the name: بحمص, لحلب, وإدلب. */
function attached(document: Document, gazetteer: Gazetteer, at: number): ReturnType<Gazetteer["names"]["match"]> {
  if (document.language !== "ar") return null;
  const word = document.tokens[at]!.lower;
  if (word.length < 5 || !/^[بلوف]/.test(word)) return null;
  return gazetteer.names.match([{ lower: word.slice(1) }], 0);
}

function isPlace(
  document: Document,
  gazetteer: Gazetteer,
  at: number,
  length: number,
  places: readonly Place[],
): boolean {
  const { tokens } = document;
  const place = places[0]!;
  const name = spanOf(document, at, at + length).text;
  if (!tokens[at]!.capital && !smallFirst.test(name)) return true;
  // "US" and "UK" are countries in capitals alone, where the words beside them have small letters.
  if (name.length === 2 && (!document.cased || name !== name.toUpperCase() || isShouted(document, at))) return false;
  const doubtful = place.level !== "country" && place.level !== "demonym" && gazetteer.doubtful.has(name.toLowerCase());
  if (!document.cased) return !doubtful && (place.level !== "city" || place.thousands >= 100 || length > 1);
  if (!tokens[at]!.capital && !articled.test(name)) return false;
  if (place.level === "country" || place.level === "demonym") return true;
  const before = tokens[at - 1];
  const led = locative.test(before?.lower ?? "") && before!.sentence === tokens[at]!.sentence;
  const comma = tokens[at + length]?.text === "," && tokens[at + length + 1]?.capital === true;
  if (doubtful) return led && !tokens[at + length]?.capital;
  if (led || comma || length > 2) return true;
  const personBefore =
    before?.tag === "PROPER" && before.sentence === tokens[at]!.sentence && !gazetteer.names.match([before], 0);
  const after = tokens[at + length];
  const nameAfter =
    after?.tag === "PROPER" && after.breaks === 0 && !institution.test(after.lower) && place.thousands < 1000;
  return !personBefore && !nameAfter;
}

const smallFirst = /^\p{Ll}/u;
const articled = /^(?:al|ar|as|ad|an|ash|at|az|el)-\p{Lu}/u;

function isShouted({ tokens }: Document, at: number): boolean {
  const beside = [tokens[at - 1], tokens[at + 1]].find((token) => token?.kind === "word" && token.text.length > 1);
  return beside !== undefined && beside.text === beside.text.toUpperCase();
}

const locative = /^(?:in|at|near|from|towards?|outside|around|inside|across|throughout|of|to|into|between|through)$/;
const institution =
  /^(?:police|city|district|province|state|region|governorate|county|university|hospital|court|high|central|airport|prison|jail|camp|road|street|medical|general|metropolitan|government|village|town|market|mosque)$/;

function settle(
  document: Document,
  candidate: Candidate,
  next: Candidate | undefined,
  votes: ReadonlyMap<string, number>,
): Place | null {
  const { places, at, length } = candidate;
  const [first] = places;
  if (!first && document.language === "en") return townBefore(document, candidate, next);
  if (!first || (places.length === 1 && first.level !== "city")) return first ?? null;
  const { tokens } = document;
  const kindWord = tokens[at + length]?.lower ?? "";
  if (first.level === "country")
    return /^(?:state|province|governor)$/.test(kindWord)
      ? (places.find(({ level }) => level === "region") ?? first)
      : first;
  const joined =
    next && next.at <= at + length + 1 && /^[,(]$/.test(tokens[at + length]?.text ?? "") ? next.places : [];
  const within = places.find((place) =>
    joined.some(
      (outer) =>
        outer.level !== "city" &&
        outer.country === place.country &&
        (outer.level !== "region" || outer.region === place.region),
    ),
  );
  const besideCountry =
    within ??
    places.find((place) => joined.some((outer) => outer.level === "country" && outer.country === place.country));
  if (besideCountry) return besideCountry;
  // "Paris, Texas": a town too small for the tables is still where its region is.
  const outer = joined.find((one) => one.level === "region");
  if (outer && first.level === "city")
    return { country: outer.country, region: outer.region, level: "city", thousands: 0 };
  const weight = (place: Place) =>
    (votes.get(place.country ?? "") ?? 0) * 1e6 + (place === first ? 2e6 : 0) + place.thousands;
  const wanted = /^(?:province|state|region|governorate|oblast)$/.test(kindWord) ? "region" : null;
  const pool = wanted ? places.filter((place) => place.level === wanted) : places;
  return (pool.length > 0 ? pool : places).reduce((best, place) => (weight(place) > weight(best) ? place : best));
}

/** "in Harnath, Kotbal Province": a name that the gazetteer lacks is a town where a region or country stands right after it. */
function townBefore({ tokens }: Document, { at, length }: Candidate, next: Candidate | undefined): Place | null {
  const outer = next?.places[0];
  if (!outer || next.at !== at + length + 1 || tokens[at + length]?.text !== ",") return null;
  if (!/^(?:region|country)$/.test(outer.level) || isHouse.test(tokens[at + length - 1]!.lower)) return null;
  return {
    country: outer.country,
    region: outer.level === "region" ? outer.region : null,
    level: "city",
    thousands: 0,
  };
}

const isHouse =
  /^(?:university|college|school|seminary|court|prison|jail|airport|hospital|church|mosque|temple|embassy|consulate|station|bridge|park|street|road|avenue|district|county|province|state|region|camp|plant|factory|mine|inc|ltd|minister|president|parliament|house|institute|academy|council|ministry|department)s?$/;

const notPlaces =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|god|islam|ramadan|eid|english|hindi|urdu|arabic|twitter|facebook|whatsapp|parliament|congress|christmas)$/;

/** "the village of Kotbal", "Kotbal village": words that call a name a town; in small letters they are no part of it. */
const town = /^(?:town|village|city|hamlet|suburb|township|hometown)$/;

/** Whether the words beside a name say that it is a town's. */
export function isCalledTown({ tokens }: Document, first: number, end: number): boolean {
  if (tokens[end]?.breaks === 0 && town.test(tokens[end].text)) return true;
  return tokens[first - 1]?.lower === "of" && town.test(tokens[first - 2]?.text ?? "");
}

/** "KOTBAL, S.C. (Agency) –": a name in capitals with what may follow it, before a dash. */
const opensWithDateline =
  /^\p{Lu}[\p{Lu} .'’-]{2,30}(?:, ?[\p{L}\d. ]{2,30}){0,2} ?(?:\([^)\n]{1,40}\) ?)?(?:[–—]|--?\s)/u;
/** Datelines stand so far into a text at most, in UTF-16 units: a title and a byline come first. */
const datelineReach = 600;

/** How many tokens of a name that the gazetteer lacks stand as a place at a token: after "in" or "near", or beside a word for a town. */
function unknownPlace(document: Document, gazetteer: Gazetteer, at: number): number {
  const { tokens } = document;
  if (!document.cased || tokens[at]!.tag !== "PROPER" || notPlaces.test(tokens[at]!.lower)) return 0;
  let length = 1;
  while (length < 4 && tokens[at + length]?.tag === "PROPER" && tokens[at + length]!.sentence === tokens[at]!.sentence)
    length++;
  const led =
    beforeTown.has(tokens[at - 1]?.lower ?? "") || (tokens[at - 1]?.lower === "of" && tokens[at - 2]?.lower === "out");
  const { start, breaks } = tokens[at]!;
  if (
    (at === 0 || (breaks > 0 && start < datelineReach)) &&
    opensWithDateline.test(document.text.slice(start, start + 160))
  )
    return length;
  if (isHouseBefore(tokens, at)) return length;
  if (!led && (tokens[at - 1]?.tag === "PROPER" || !isCalledTown(document, at, at + length))) return 0;
  if (gazetteer.doubtful.has(tokens[at + length - 1]!.lower)) return 0;
  return afterSpeaker.has(tokens[at + length]?.lower ?? "") ? 0 : length;
}

/** "Central Jail, Kotbal", "Camp 4, Kotbal": what follows a house of that town. */
function isHouseBefore(tokens: Document["tokens"], at: number): boolean {
  if (tokens[at - 1]?.text !== "," || tokens[at - 1]!.sentence !== tokens[at]!.sentence) return false;
  const before = tokens[at - 2];
  const house = before?.kind === "number" ? tokens[at - 3] : before;
  return (
    house?.capital === true &&
    isHouse.test(house.lower) &&
    !/^(?:minister|president|parliament|inc|ltd)/.test(house.lower)
  );
}

const beforeTown: ReadonlySet<string> = new Set("in at near from towards outside around".split(" "));
const afterSpeaker: ReadonlySet<string> = new Set(["'s", "said", "told"]);
