import { type Beside, besideFinder } from "../deed/beside.ts";
import type { Found } from "../found.ts";
import { gazetteerOf } from "../place/gazetteer.ts";
import { countryVotes, isCalledTown } from "../place/place.ts";
import type { Card, DeedClaim, Mention, PlaceMention } from "../result.ts";
import { isInDateline } from "../text/dateline.ts";
import { type Document, sentenceAt, tokenAt } from "../text/document.ts";
import { everydayWords } from "../words/everyday-word.ts";

/**
 * Where the text's main incident happened: the country most spoken of, early words and places of deeds weighing more; in it the
 * region and the town with the most weight. The town is left empty where none stands out from the others of the text. Null
 * where nothing in the text says so. Linear in places and sentences.
 */
export function mainPlaces(
  found: Found,
  deeds: readonly DeedClaim[],
  mentions: readonly Mention[],
): Pick<Card, "country" | "region" | "city"> {
  const code = mainCountry(found, deeds);
  const inside = found.places.filter((place) => place.country === code || place.country === null);
  const named = inside.find((place) => place.country === code && place.level === "country");
  const anchor = named ?? inside.find((place) => place.country === code);
  const weighed = weigh(found, deeds, mentions, inside);
  const towns = heaviest(weighed.filter(({ place }) => place.level === "city" || place.level === null));
  const city = towns && standsOut(towns) ? towns.place : null;
  const region = heaviest(weighed.filter(({ place }) => place.level === "region"))?.place ?? null;
  const spoken = region ?? (city?.region ? city : null);
  return {
    country: code && anchor ? { text: anchor.text, start: anchor.start, end: anchor.end, code } : null,
    region: spoken
      ? { text: region ? region.text : titled(spoken.region ?? ""), start: spoken.start, end: spoken.end }
      : null,
    city: city ? { text: city.text, start: city.start, end: city.end } : null,
  };
}

/** A town with most of all towns' weight, or with much weight among many. */
function standsOut({ sum, share }: { readonly sum: number; readonly share: number }): boolean {
  if (sum < weights.leastTown) return false;
  return share >= (sum >= weights.strongTown ? weights.leastShareOfStrong : weights.leastShare);
}

/** Set by hand: how often a town is named says most, next whether a deed stands beside it. */
const weights = {
  besideDeed: 2,
  /** Six words off or more. */
  farDeed: 0.7,
  besideOther: 0.7,
  besideNothing: 0.5,
  /** The first sentence counts half as much again, each after it a tenth less of that. */
  lead: 0.5,
  lessEachSentence: 0.1,
  /** The town of a dateline is that of the deed about every other time. */
  dateline: 1.5,
  /** "Kotbal officers", "a Kotbal court": speaks for a town that is named elsewhere too. */
  partOfName: 0.4,
  /** A name that the gazetteer lacks is often no town. */
  unknown: 0.6,
  /** A town that is named once, late and beside no deed is none to put on a card. */
  leastTown: 0.6,
  /** Of all towns' weight. */
  leastShare: 0.4,
  strongTown: 2.5,
  leastShareOfStrong: 0.2,
  /** For a country: its votes count by their square root (the tenth mention says little more than the ninth), so much each; */
  countryVotes: 5,
  /** a deed in it as much as its name once, or its name in the opening twice. */
  countryOfDeed: 6,
  countryEarly: 3,
};

function mainCountry(found: Found, deeds: readonly DeedClaim[]): string | null {
  const { document } = found;
  const votes = new Map(
    [...countryVotes(document, gazetteerOf(found.lexicons))].map(([country, count]) => [
      country,
      weights.countryVotes * Math.sqrt(count),
    ]),
  );
  const add = (country: string, weight: number) => votes.set(country, (votes.get(country) ?? 0) + weight);
  const early =
    document.tokens[document.sentences[Math.min(3, document.sentences.length) - 1]?.end ?? 0]?.start ??
    document.text.length;
  for (const place of found.places) if (place.country && place.start < early) add(place.country, weights.countryEarly);
  for (const deed of deeds) if (deed.place?.country) add(deed.place.country, weights.countryOfDeed);
  const ranked = [...votes].filter(([country]) => found.places.some((place) => place.country === country));
  return (
    (ranked.length > 0 ? ranked : [...votes]).reduce<[string, number] | null>(
      (top, next) => (top && top[1] >= next[1] ? top : next),
      null,
    )?.[0] ?? null
  );
}

interface Weighed {
  readonly place: PlaceMention;
  readonly weight: number;
}

function weigh(
  found: Found,
  deeds: readonly DeedClaim[],
  mentions: readonly Mention[],
  places: readonly PlaceMention[],
): Weighed[] {
  const { document } = found;
  const besideOf = besideFinder(found, deeds);
  const isOtherwise = otherwise(found, mentions);
  const local = places.filter((place) => place.level !== "country");
  const plain = local.filter((place) => !isOtherwise(place));
  const named = new Set(plain.map(nameOf));
  const within = local.filter(
    (place) => place.level === "city" && named.has(nameOf(place)) && isOtherwise(place) && isWithinName(found, place),
  );
  const ofNames = new Set(within);
  return [...plain, ...within]
    .sort((a, b) => a.start - b.start)
    .map((place) => {
      if (isInDateline(document, place)) return { place, weight: weights.dateline };
      const early = Math.max(0, 1 - sentenceAt(document, place.start) * weights.lessEachSentence) * weights.lead;
      const weight = worthOf(besideOf(place)) * (1 + early);
      if (ofNames.has(place)) return { place, weight: weight * weights.partOfName };
      return { place, weight: isUnknown(document, place) ? weight * weights.unknown : weight };
    });
}

function nameOf(place: PlaceMention): string {
  return place.text.toLowerCase();
}

function isWithinName({ document }: Found, { start, end }: PlaceMention): boolean {
  return document.language === "en" && isPartOfName(document, tokenAt(document, start), tokenAt(document, end - 1));
}

/** A name that neither the gazetteer has nor the text calls a town. */
function isUnknown(document: Document, { start, end, level }: PlaceMention): boolean {
  return level === null && !isCalledTown(document, tokenAt(document, start), tokenAt(document, end - 1) + 1);
}

function worthOf(beside: Beside): number {
  if (beside === "nothing") return weights.besideNothing;
  if (beside === "other") return weights.besideOther;
  return weights.besideDeed * (beside.distance < 6 ? 1 : weights.farDeed);
}

/** Tells names that are no places here: parts of longer names, people, bodies whose names hold common words. */
function otherwise({ document, lexicons }: Found, mentions: readonly Mention[]): (place: PlaceMention) => boolean {
  const words = everydayWords(lexicons);
  const people = new Set(
    mentions
      .filter(({ type, text }) => type === "person" && text.includes(" "))
      .flatMap(({ text }) => text.toLowerCase().split(" ")),
  );
  return ({ text, start, end, level }) => {
    const first = tokenAt(document, start);
    if (document.language === "en" && isPartOfName(document, first, tokenAt(document, end - 1))) return true;
    const led = /^(?:in|at|near|from|towards?|outside|around|inside|of)$/.test(document.tokens[first - 1]?.lower ?? "");
    if ((level === null || !led) && people.has(text.toLowerCase())) return true;
    if (level !== null) return false;
    if (document.language !== "en") return false;
    if (!document.cased) return true;
    return /^\p{Lu}{2,5}$|\d/u.test(text) || text.split(" ").some((word) => words.has(word.toLowerCase()));
  };
}

const kindsOfPlace = /^(?:city|district|province|state|county|town|village|police)$/;

/** "the Kotbal Times", "the University of Kotbal", "Kotbal-based". */
function isPartOfName({ cased, tokens }: Document, first: number, last: number): boolean {
  if (!cased) return false;
  const next = tokens[last + 1];
  if (next?.sentence === tokens[last]!.sentence && next.breaks === 0) {
    if (next.text.startsWith("-")) return true;
    if (next.kind === "word" && /^\p{Lu}/u.test(next.text) && !kindsOfPlace.test(next.lower)) return true;
  }
  return tokens[first - 1]?.lower === "of" && /^\p{Lu}/u.test(tokens[first - 2]?.text ?? "");
}

/** The place with the most weight of all that name it, its sum, and its share of all sums; the first of several. */
function heaviest(weighed: readonly Weighed[]): { place: PlaceMention; sum: number; share: number } | null {
  const sums = new Map<string, number>();
  let all = 0;
  for (const { place, weight } of weighed) {
    const key = nameOf(place);
    sums.set(key, (sums.get(key) ?? 0) + weight);
    all += weight;
  }
  const sumOf = ({ place }: Weighed) => sums.get(nameOf(place)) ?? 0;
  let top: Weighed | undefined;
  for (const one of weighed) if (!top || sumOf(one) > sumOf(top)) top = one;
  return top ? { place: top.place, sum: sumOf(top), share: sumOf(top) / all } : null;
}

/** The tables have names in small letters. */
function titled(name: string): string {
  return name.replace(/(^|[\s-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
