import type { Mention, PlaceMention } from "../reading/result.ts";
import type { AccountReading } from "./input.ts";
import { interval, overnight } from "./times.ts";

/** What of an account tells which incident it is about. Names stand under their ring: one key for every spelling. */
export interface Traits {
  /** Towns, regions and countries, with the words first used for each. */
  readonly places: ReadonlyMap<string, string>;
  /** Streets and quarters. */
  readonly streets: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  /** People by name to whom something was done. */
  readonly doneTo: ReadonlyMap<string, string>;
  readonly deeds: ReadonlySet<string>;
  /** `destroyed 14`. Small counts of anything are left out. */
  readonly figures: ReadonlySet<string>;
  /** The different days of the deeds told, the first twenty. */
  readonly days: readonly ToldDay[];
  readonly told: string | null;
  /** Words of the text with how often each stands there; names of its own source left out. */
  readonly words: ReadonlyMap<string, number>;
}

/** A day or stretch of days told, EDTF, with its first and last day, and whether it was a night. */
export interface ToldDay {
  readonly edtf: string;
  readonly from: string;
  readonly to: string;
  readonly overnight: boolean;
}

/** A key for every spelling of a name. */
export type RingOf = (name: string) => string;

/** Reads the traits off an account's lines, rejected ones left out. Linear in the text. */
export function traitsOf({ account, lines }: AccountReading, ringOf: RingOf): Traits {
  const traits = {
    places: new Map<string, string>(),
    streets: new Map<string, string>(),
    people: new Map<string, string>(),
    doneTo: new Map<string, string>(),
    deeds: new Set<string>(),
    figures: new Set<string>(),
    days: [] as ToldDay[],
    told: account.told,
    words: new Map<string, number>(),
  };
  const ownName = ringOf(account.source.name);
  const put = (names: Map<string, string>, name: string) => {
    const ring = ringOf(name);
    if (ring !== ownName && !names.has(ring)) names.set(ring, name);
  };
  const placeOf = (place: Pick<PlaceMention, "text">) =>
    put(isStreet(place.text) ? traits.streets : traits.places, place.text);
  for (const { line, state } of lines) {
    if (state === "rejected") continue;
    if (line.kind === "mention" && line.type === "place") placeOf(line);
    if (line.kind === "mention" && isNamed(line)) put(traits.people, line.text);
    if (line.kind === "figure" && line.of !== null && (line.min ?? 0) >= leastCount)
      traits.figures.add(`${line.of} ${line.min}–${line.max}`);
    if (line.kind !== "claim" || line.claim !== "deed") continue;
    if (line.modality.hypothetical || line.modality.habitual || line.modality.future) continue;
    traits.deeds.add(line.deed);
    if (line.time?.edtf) addDay(traits.days, line.time.edtf, overnight(line.time));
    for (const { type, text, resolvedTo } of line.doneTo)
      for (const name of type === "person" ? namesIn(resolvedTo ?? text) : []) put(traits.doneTo, name);
  }
  for (const text of outermost(lines)) countWords(text, traits.words);
  return traits;
}

/** The text of an account once: statements that no other holds. */
function outermost(lines: AccountReading["lines"]): string[] {
  const statements = lines.flatMap(({ line }) => (line.kind === "statement" ? [line] : []));
  statements.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  return statements.flatMap((statement) => {
    if (statement.end <= end) return [];
    end = statement.end;
    return [statement.quote];
  });
}

const mostDays = 20;

/** A day told twice stands once; one that can't be bounded is left out. */
function addDay(days: ToldDay[], edtf: string, night: boolean): void {
  if (days.length >= mostDays || days.some((day) => day.edtf === edtf && day.overnight === night)) return;
  const bounds = interval(edtf);
  if (bounds) days.push({ edtf, ...bounds, overnight: night });
}

/** Two dead are told of many incidents, fourteen shops of few. */
const leastCount = 5;

const street =
  /(?:street|road|lane|avenue|alley|square|boulevard|bazaar|bazar|chowk|colony|mohalla|nagar|marg|gali|quarter)$/iu;

function isStreet(name: string): boolean {
  return street.test(name);
}

/** "Police" and "Army" are roles that every incident has. */
function isNamed({ type, text }: Mention): boolean {
  return type === "person" || (type === "organisation" && (/\s/.test(text) || text === text.toUpperCase()));
}

/** Two capitalised words or more: "the poet Ilan Bako" holds one name, "the poet" none. */
function namesIn(words: string): string[] {
  return words.match(/\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'-]+)+/gu) ?? [];
}

function countWords(text: string, words: Map<string, number>): void {
  for (const word of text.toLowerCase().split(/[^\p{L}\p{M}\p{Nd}]+/u))
    if (word.length > 2) words.set(word, (words.get(word) ?? 0) + 1);
}
