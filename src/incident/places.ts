import type { Standing } from "./entry.ts";
import type { SameName } from "./input.ts";

/** A place as worded, with what the gazetteer knows of it. */
export interface ToldPlace {
  readonly text: string;
  /** ISO 3166-1 alpha-2; null when the gazetteer does not have it. */
  readonly country: string | null;
  readonly region: string | null;
  readonly level: "country" | "region" | "city" | null;
}

/**
 * Compares two places by name and by what holds what: a town is more exact than its country. Two places of one level under other
 * names say otherwise. `null` where the gazetteer cannot tell: a name it does not have may lie in the other.
 */
export function comparePlaces(a: ToldPlace, b: ToldPlace, sameName: SameName): Standing | null {
  if (sameName(a.text, b.text) === "same") return { status: "the-same", rule: "place/one place under its spellings" };
  if (holds(b, a, sameName)) return { status: "more-exact", rule: "place/lies in the other" };
  if (holds(a, b, sameName)) return { status: "less-exact", rule: "place/holds the other" };
  if (apart(a, b, sameName)) return { status: "says-otherwise", rule: "place/another place" };
  return null;
}

function holds(outer: ToldPlace, inner: ToldPlace, sameName: SameName): boolean {
  if (outer.level === "country")
    return inner.level !== null && inner.level !== "country" && inner.country === outer.country;
  return (
    outer.level === "region" &&
    inner.level === "city" &&
    inner.region !== null &&
    sameName(inner.region, outer.text) === "same"
  );
}

/** Sure to be two places: known to the gazetteer, and of one level or of two countries. Neighbouring spellings are not. */
function apart(a: ToldPlace, b: ToldPlace, sameName: SameName): boolean {
  if (a.level === null || b.level === null) return false;
  if (a.country !== null && b.country !== null && a.country !== b.country) return true;
  return a.level === b.level && sameName(a.text, b.text) === "different";
}
