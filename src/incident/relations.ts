import type { AccountReading, SameName } from "./input.ts";
import { interval } from "./times.ts";

/** A relation that place and time speak for: a person decides. */
export interface RelationSuggestion {
  readonly from: string;
  readonly to: string;
  readonly relation: "part-of" | "follows";
  readonly why: readonly string[];
}

/** An incident as its deeds place it. */
export interface PlacedIncident {
  readonly id: string;
  readonly accounts: readonly AccountReading[];
}

/**
 * An incident whose days all lie within those of another, told of one place: it may be part of it. One whose days begin in the week
 * after the other's last, in one place, may follow. Cost is the square of the incidents.
 */
export function suggestRelations(incidents: readonly PlacedIncident[], sameName: SameName): RelationSuggestion[] {
  const placed = incidents.map(placeOf);
  return placed.flatMap((one) =>
    placed.flatMap((other): RelationSuggestion[] => {
      if (one.id === other.id || !one.days || !other.days) return [];
      const place = one.places.find((a) => other.places.some((b) => a === b || sameName(a, b) === "same"));
      if (place === undefined) return [];
      const why = [`place: ${place}`, `${days(one.days)}, and ${days(other.days)}`];
      const longer = other.days.from < one.days.from || other.days.to > one.days.to;
      if (longer && other.days.from <= one.days.from && other.days.to >= one.days.to)
        return [{ from: one.id, to: other.id, relation: "part-of", why }];
      if (one.days.from > other.days.to && daysBetween(other.days.to, one.days.from) <= 7)
        return [{ from: one.id, to: other.id, relation: "follows", why }];
      return [];
    }),
  );
}

interface Placed {
  readonly id: string;
  readonly places: readonly string[];
  readonly days: { readonly from: string; readonly to: string } | null;
}

function placeOf({ id, accounts }: PlacedIncident): Placed {
  const places = new Set<string>();
  let days = null as Placed["days"];
  for (const { line, state } of accounts.flatMap(({ lines }) => lines)) {
    if (state === "rejected" || line.kind !== "claim" || line.claim !== "deed" || line.modality.negated) continue;
    if (line.place && places.size < 40) places.add(line.place.text);
    const own = line.time?.edtf ? interval(line.time.edtf) : null;
    if (own === null) continue;
    days = { from: smaller(days?.from ?? own.from, own.from), to: larger(days?.to ?? own.to, own.to) };
  }
  return { id, places: [...places], days };
}

function days({ from, to }: { from: string; to: string }): string {
  return from === to ? from : `${from} to ${to}`;
}

function daysBetween(a: string, b: string): number {
  return (Date.parse(b) - Date.parse(a)) / 86_400_000;
}

function smaller(a: string, b: string): string {
  return a < b ? a : b;
}

function larger(a: string, b: string): string {
  return a > b ? a : b;
}
