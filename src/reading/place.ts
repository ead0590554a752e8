import { type Document, spanOf } from "./document.ts";
import { Phrases } from "./lexicon.ts";
import type { Lexicons } from "./lexicons.ts";
import type { PlaceMention } from "./result.ts";

/** A place of the gazetteer: its country (ISO 3166-1 alpha-2), region, and what it is. */
export interface Place {
  readonly country: string | null;
  readonly region: string | null;
  readonly level: "country" | "region" | "city";
}

/** Place names ready to look up. */
export type Gazetteer = Phrases<Place>;

/** Builds the gazetteer from `places/*.txt`: `name, other name | country | region | level | why`. */
export function makeGazetteer(lexicons: Lexicons): Gazetteer {
  const gazetteer = new Phrases<Place>();
  for (const path of Object.keys(lexicons.files)
    .filter((name) => name.startsWith("places/"))
    .sort()) {
    for (const entry of lexicons.entries(path)) {
      const [country = "", region = "", level = "city"] = entry.fields;
      for (const word of entry.words)
        gazetteer.add(word, { country: country || null, region: region || null, level: level as Place["level"] });
    }
  }
  return gazetteer;
}

/** Places in text order: those of the gazetteer, and capitalised names after "in", "at", "near" or "from". */
export function findPlaces(document: Document, gazetteer: Gazetteer): PlaceMention[] {
  const found: PlaceMention[] = [];
  const { tokens } = document;
  for (let at = 0; at < tokens.length; at++) {
    const match = gazetteer.match(tokens, at);
    const fits = match && (!document.cased || !/^\p{Ll}/u.test(tokens[at]!.text));
    const length = fits ? match.length : unknownPlace(document, at);
    if (length === 0) continue;
    found.push({
      ...spanOf(document, at, at + length),
      country: fits ? match.value.country : null,
      region: fits ? match.value.region : null,
    });
    at += length - 1;
  }
  return found;
}

const notPlaces =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|god|islam|ramadan|eid|english|hindi|urdu|arabic)$/;

function unknownPlace(document: Document, at: number): number {
  const { tokens } = document;
  const before = tokens[at - 1]?.lower ?? "";
  if (!document.cased || tokens[at]!.tag !== "PROPER" || !/^(?:in|at|near|from|towards|outside|around)$/.test(before))
    return 0;
  if (notPlaces.test(tokens[at]!.lower)) return 0;
  let length = 1;
  while (length < 4 && tokens[at + length]?.tag === "PROPER" && tokens[at + length]!.sentence === tokens[at]!.sentence)
    length++;
  return /^(?:'s|said|told)$/.test(tokens[at + length]?.lower ?? "") ? 0 : length;
}
