import type { Found } from "./found.ts";
import { gazetteerOf } from "./gazetteer.ts";
import { countryVotes } from "./place.ts";
import type { Card, DeedClaim, PlaceMention } from "./result.ts";

/**
 * Where the text's main incident happened: the country most spoken of, early words and places of deeds weighing more; the
 * region and town in it nearest to the deeds. Null where nothing in the text says so.
 */
export function mainPlaces(found: Found, deeds: readonly DeedClaim[]): Pick<Card, "country" | "region" | "city"> {
  const { places } = found;
  const code = mainCountry(found, deeds);
  const inside = places.filter((place) => place.country === code || place.country === null);
  const named = inside.find((place) => place.country === code && place.level === "country");
  const anchor = named ?? inside.find((place) => place.country === code);
  const city = best(
    found,
    deeds,
    inside.filter((place) => place.level === "city" || place.level === null),
  );
  const region = best(
    found,
    deeds,
    inside.filter((place) => place.level === "region"),
  );
  const spoken = region ?? (city?.region ? city : null);
  return {
    country: code && anchor ? { text: anchor.text, start: anchor.start, end: anchor.end, code } : null,
    region: spoken
      ? { text: region ? region.text : titled(spoken.region ?? ""), start: spoken.start, end: spoken.end }
      : null,
    city: city ? { text: city.text, start: city.start, end: city.end } : null,
  };
}

function mainCountry(found: Found, deeds: readonly DeedClaim[]): string | null {
  const { document } = found;
  const votes = countryVotes(document, gazetteerOf(found.lexicons));
  const early =
    document.tokens[document.sentences[Math.min(3, document.sentences.length) - 1]?.end ?? 0]?.start ??
    document.text.length;
  for (const place of found.places)
    if (place.country && place.start < early) votes.set(place.country, (votes.get(place.country) ?? 0) + 3);
  for (const deed of deeds)
    if (deed.place?.country) votes.set(deed.place.country, (votes.get(deed.place.country) ?? 0) + 2);
  const ranked = [...votes].filter(([country]) => found.places.some((place) => place.country === country));
  return (
    (ranked.length > 0 ? ranked : [...votes]).reduce<[string, number] | null>(
      (top, next) => (top && top[1] >= next[1] ? top : next),
      null,
    )?.[0] ?? null
  );
}

/** The place that most deeds name, else the one named most; the earlier of two. Names that the gazetteer lacks count less. */
function best(found: Found, deeds: readonly DeedClaim[], places: readonly PlaceMention[]): PlaceMention | null {
  const score = new Map<string, number>();
  const add = (place: PlaceMention, weight: number) => {
    const key = place.text.toLowerCase();
    score.set(key, (score.get(key) ?? 0) + weight * (place.level === null ? 0.4 : 1));
  };
  for (const place of places) add(place, place.start < 600 ? 1.5 : 1);
  const here = new Set(places.map((place) => place.start));
  for (const deed of deeds) {
    if (deed.place && here.has(deed.place.start)) add(deed.place, 2);
    else {
      const near = places.find((place) => Math.abs(place.start - deed.trigger.start) < 150);
      if (near) add(near, 1);
    }
  }
  const valid = places.filter((place) => found.document.cased || place.level !== null);
  return valid.reduce<PlaceMention | null>(
    (top, place) =>
      top && (score.get(top.text.toLowerCase()) ?? 0) >= (score.get(place.text.toLowerCase()) ?? 0) ? top : place,
    null,
  );
}

/** The tables have names in small letters. */
function titled(name: string): string {
  return name.replace(/(^|[\s-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
