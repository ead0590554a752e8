import { entriesOf, Phrases } from "../words/lexicon.ts";
import type { Lexicons } from "../words/lexicons.ts";

/** A place of the gazetteer: its country (ISO 3166-1 alpha-2), region, what it is, and how many thousands live there (0 unknown). */
export interface Place {
  readonly country: string | null;
  readonly region: string | null;
  readonly level: "country" | "region" | "city" | "demonym";
  readonly thousands: number;
}

/** Place names ready to look up: all places of one name, the likeliest first. */
export interface Gazetteer {
  readonly names: Phrases<readonly Place[]>;
  /** Words that are oftener something else than a place. */
  readonly doubtful: ReadonlySet<string>;
}

const made = new WeakMap<Lexicons, Gazetteer>();

/**
 * Builds the gazetteer from `places/*.txt`, lines `name, other name | country | region | level | inhabitants in thousands`;
 * once for the same lexicons. Names written by hand stand before those of the tables. Some 20,000 names: tens of milliseconds.
 */
export function gazetteerOf(lexicons: Lexicons): Gazetteer {
  const known = made.get(lexicons);
  if (known) return known;
  const byName = new Map<string, Place[]>();
  const doubtful = new Set<string>();
  for (const path of files(lexicons)) {
    // Parsed for this alone and let go: the tables are long.
    for (const entry of entriesOf(lexicons.files, path)) {
      if (path === "places/not-places.txt") {
        for (const word of entry.words) doubtful.add(word);
        continue;
      }
      const [country = "", region = "", level = "city", thousands = ""] = entry.fields;
      const place: Place = {
        country: country || null,
        region: region || null,
        level: level as Place["level"],
        thousands: Number(thousands) || 0,
      };
      for (const word of entry.words) addTo(byName, word.toLowerCase(), place);
    }
  }
  const names = new Phrases<readonly Place[]>();
  for (const [name, places] of byName) names.add(name, places);
  const gazetteer = { names, doubtful };
  made.set(lexicons, gazetteer);
  return gazetteer;
}

/** Countries first, what is written by hand next, the tables last. */
function files(lexicons: Lexicons): string[] {
  const rank = (path: string) =>
    ["countries", "demonyms", "by-hand"].findIndex((name) => path === `places/${name}.txt`);
  return Object.keys(lexicons.files)
    .filter((path) => path.startsWith("places/"))
    .sort((a, b) => ((rank(a) + 4) % 4) - ((rank(b) + 4) % 4) || (a < b ? -1 : 1));
}

/** A town and the region named after it are one name: the town, unless it was there as a region by hand. */
function addTo(byName: Map<string, Place[]>, name: string, place: Place): void {
  const places = byName.get(name);
  if (!places) byName.set(name, [place]);
  else if (places.length < 8) places.push(place);
}
