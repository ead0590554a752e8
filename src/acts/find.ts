import type { Hit } from "../catalog/rows.ts";
import { marksOf, type NamedType, type NameIndex, thresholds } from "../names/index.ts";
import type { PlacedNaming } from "./namings.ts";
import type { Ports } from "./ports.ts";
import { type NameInWords, nameKey, placesOf, resolved } from "./resolve.ts";

/** A statement that holds the words searched for, and where in it they stand, in code points of the quote. */
export interface FoundWords extends Hit {
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  /** Where the statement begins in the object's text. */
  readonly start: number;
  readonly teller: string;
  readonly language: string;
}

/** Statements that hold all the words under any keyboard's spelling; best first. Appends nothing. */
export async function findWords(ports: Ports, words: string, limit = 50): Promise<readonly FoundWords[]> {
  const found: FoundWords[] = [];
  for (const hit of await ports.catalog.search(words, limit)) {
    const line = (await ports.catalog.line(hit.ref))?.line;
    const start = line?.kind === "statement" ? line.start : 0;
    const account = await ports.catalog.account(hit.account);
    const [teller, language] = [account?.author ?? "", account?.language ?? "und"];
    found.push({
      ...hit,
      start,
      teller,
      language,
      marks: marksOf(hit.quote, words.split(/[^\p{L}\p{N}\p{M}\p{Co}]+/u)),
    });
  }
  return found;
}

/** A person, place or organisation found by a name: every spelling, with some of the places where each stands. */
export interface FoundName {
  readonly name: string;
  readonly type: NamedType | null;
  readonly score: number;
  /** Other spellings that only keyboards, capitals or an article tell apart. */
  readonly spellings: readonly string[];
  /** Judged to be the same: other spellings and other names, as their sources wrote them. */
  readonly also: readonly string[];
  readonly accounts: number;
  readonly places: readonly NameInWords[];
}

const indexes = new WeakMap<object, NameIndex>();

/** Names like this one under any spelling and script, and what people judged to be the same; the most used for no name. Best first. Appends nothing. */
export async function findNames(ports: Ports, query: string, limit = 10): Promise<readonly FoundName[]> {
  const all = await resolved(ports);
  const key = nameKey(ports);
  const byKey = new Map<string, PlacedNaming[]>();
  for (const one of all.namings.values()) byKey.set(key(one.name), [...(byKey.get(key(one.name)) ?? []), one]);
  const stand = placesOf(ports, all);
  const found: FoundName[] = [];
  const told = new Set<string>();
  for (const [id, score] of candidates(ports, all, byKey, query.slice(0, 200))) {
    const own = byKey.get(id) ?? [];
    const spellings = own.flatMap((one) => all.resolution.ringOf(one.ref)?.names ?? []).map((one) => one.name);
    const [first] = own;
    if (!first || told.has(id) || found.length === limit) continue;
    for (const name of spellings) told.add(key(name));
    const names = [...new Set([...own.map((one) => one.name), ...spellings])];
    const places = (await Promise.all(spread(names, key).map((name) => stand(name, 4)))).flat();
    found.push({
      name: first.name,
      type: all.resolution.ringOf(first.ref)?.type ?? first.type,
      score,
      spellings: names.filter((name) => name !== first.name && key(name) === id),
      also: names.filter((name) => key(name) !== id),
      accounts: new Set(names.flatMap((name) => (byKey.get(key(name)) ?? []).map((one) => one.account))).size,
      places: places.slice(0, 12),
    });
  }
  return found;
}

/** Keys that sound alike, then those that hold the words as typed; each with its score. */
function candidates(
  ports: Ports,
  all: object,
  byKey: ReadonlyMap<string, readonly PlacedNaming[]>,
  query: string,
): Map<string, number> {
  const scores = new Map<string, number>();
  const typed = nameKey(ports)(query);
  if (typed === "") {
    const used = [...byKey].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
    return new Map(used.map(([id]) => [id, 1]));
  }
  if (byKey.has(typed)) scores.set(typed, 1);
  for (const { id, score } of indexOf(ports, all, byKey)?.best(query, 30) ?? [])
    if (score >= thresholds.maybe && !scores.has(id)) scores.set(id, score);
  if ([...typed].length < 2) return scores;
  for (const id of byKey.keys()) if (id.includes(typed) && !scores.has(id)) scores.set(id, thresholds.maybe);
  return scores;
}

function indexOf(ports: Ports, all: object, byKey: ReadonlyMap<string, readonly PlacedNaming[]>): NameIndex | null {
  const before = indexes.get(all);
  if (before || ports.names === undefined) return before ?? null;
  const index = ports.names().index();
  for (const [id, [first]] of byKey) index.add(id, first?.name ?? id);
  indexes.set(all, index);
  return index;
}

function spread(names: readonly string[], key: (name: string) => string): string[] {
  return [...new Map(names.map((name) => [key(name), name])).values()].slice(0, 8);
}
