import type { Row } from "../cell.ts";
import { at, type Compare, entries } from "../entry.ts";
import type { IncidentInput } from "../input.ts";
import { comparePlaces, type ToldPlace } from "../places.ts";
import { questionRow } from "../question.ts";
import { makeRow } from "../row.ts";

/** Where each account says it was: every place it names, and with it what the gazetteer knows of the places of its deeds. */
export function placeRow(input: IncidentInput): Row[] {
  const known = knownPlaces(input);
  const found = entries(input, (line) =>
    line.kind === "mention" && line.type === "place" ? { ...at(line), note: "", statement: null } : null,
  );
  const place = (text: string): ToldPlace => known.get(text) ?? { text, country: null, region: null, level: null };
  const compare: Compare = (a, b) => {
    const found = comparePlaces(place(a.words.quote), place(b.words.quote), input.sameName);
    return found?.status === "says-otherwise" ? null : found;
  };
  return [makeRow(input, { ...questionRow("where"), found, compare, alike: (entry) => entry.words.quote })];
}

function knownPlaces(input: IncidentInput): Map<string, ToldPlace> {
  const known = new Map<string, ToldPlace>();
  for (const { lines } of input.accounts)
    for (const { line } of lines)
      if (line.kind === "claim" && line.claim === "deed" && line.place) known.set(line.place.text, line.place);
  return known;
}
