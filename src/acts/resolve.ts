import type { LineRow, SameRow } from "../catalog/rows.ts";
import {
  createNear,
  type NamePair,
  type NameUse,
  type NearNames,
  type Resolution,
  type Ring,
  resolve,
  suggestPairs,
  type Tested,
  thresholds,
  type Verdict,
} from "../names/index.ts";
import { namingsOf, type PlacedNaming } from "./namings.ts";
import type { Ports } from "./ports.ts";
import { textOf } from "./text.ts";

/** A judgement with the two names as their sources worded them; a ref that is not to be seen here stays a ref. */
export interface JudgedNames extends SameRow {
  readonly nameA: string;
  readonly nameB: string;
}

/** Everything named in an archive, in rings, as people judged it. */
export interface Resolved {
  readonly resolution: Resolution<JudgedNames>;
  readonly namings: ReadonlyMap<string, PlacedNaming>;
}

const known = new WeakMap<Ports["catalog"], { readonly acts: number; readonly resolved: Resolved }>();

/** Gathers every naming that is kept by the judgements in force. Remembered until another act comes. Appends nothing. */
export async function resolved(ports: Ports): Promise<Resolved> {
  await ports.catalog.catchUp(ports.archive);
  const { acts } = await ports.catalog.counts();
  const before = known.get(ports.catalog);
  if (before?.acts === acts) return before.resolved;
  return remember(ports, acts, await namingsOf(ports));
}

/** After acts that only judged names, `acts` being the count before them: the namings are still those, and are not read anew. */
export async function rejudged(ports: Ports, acts: number): Promise<void> {
  const before = known.get(ports.catalog);
  if (before?.acts !== acts) return;
  await remember(ports, (await ports.catalog.counts()).acts, [...before.resolved.namings.values()]);
}

async function remember(ports: Ports, acts: number, namings: readonly PlacedNaming[]): Promise<Resolved> {
  const byRef = new Map(namings.map((one) => [one.ref, one]));
  const worded = (name: string) => byRef.get(name)?.name ?? name;
  const judged = (await ports.catalog.sames()).map((row) => ({ ...row, nameA: worded(row.a), nameB: worded(row.b) }));
  const now = { resolution: resolve(namings, judged, nameKey(ports)), namings: byRef };
  known.set(ports.catalog, { acts, resolved: now });
  return now;
}

/** Names in one object that people judged to be the same, each list one actor or place; where judgements contradict each other, none. */
export async function sameNamesIn(ports: Ports, object: string): Promise<readonly (readonly string[])[]> {
  const { resolution, namings } = await resolved(ports);
  const names = new Map<string, Set<string>>();
  for (const naming of namings.values()) {
    if (naming.object !== object) continue;
    const ring = resolution.ringOf(naming.ref);
    if (ring === null || ring.judgements.length === 0 || ring.conflicts.length > 0) continue;
    names.set(ring.id, (names.get(ring.id) ?? new Set()).add(naming.name));
  }
  return [...names.values()].filter((one) => one.size > 1).map((one) => [...one]);
}

/** The key under which a name is one name: folded, without an article. Names met are remembered while it lives. */
export function nameKey(ports: Ports): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const key = ports
      .fold(name)
      .replace(/^the\s/, "")
      .trim();
    if (known.size < 100_000) known.set(name, key);
    return key;
  };
}

/** A naming where it stands: the account's words around it, exactly, and where in them the name is. */
export interface NameInWords {
  readonly ref: string;
  readonly object: string;
  readonly start: number | null;
  readonly teller: string;
  readonly language: string;
  /** The statement that holds it; "" where it stands in none, as a teller's name does. */
  readonly quote: string;
  /** The name in the quote, in code points of it. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** A pair to judge with some of the places where each name stands, of different accounts first. */
export interface PairInWords extends NamePair {
  /** What the score comes to, and how often that was right on labelled pairs; null for one spelling, and where it was not measured. */
  readonly verdict: Verdict | null;
  readonly tested: Tested | null;
  readonly inA: readonly NameInWords[];
  readonly inB: readonly NameInWords[];
}

const nears = new WeakMap<Ports["catalog"], NearNames>();

/**
 * Pairs that nobody has judged yet, best first, and how many names were looked up of how many: at most `lookups` more each time, the
 * rest at the next. Appends nothing.
 */
export async function pairsToJudge(
  ports: Ports,
  { limit, lookups }: { readonly limit: number; readonly lookups: number },
): Promise<{ readonly pairs: readonly PairInWords[]; readonly looked: number; readonly of: number }> {
  if (ports.names === undefined) return { pairs: [], looked: 0, of: 0 };
  const all = await resolved(ports);
  const matcher = ports.names();
  const near = nears.get(ports.catalog) ?? createNear(matcher);
  nears.set(ports.catalog, near);
  const wanted = { least: thresholds.maybe, limit, lookups };
  const found = suggestPairs(all.resolution, near, nameKey(ports), wanted);
  const stand = placesOf(ports, all);
  const pairs: PairInWords[] = [];
  for (const pair of found.pairs) {
    const inA = await stand(pair.a, pair.a === pair.b ? 6 : 3);
    const { verdict, tested } = pair.a === pair.b ? { verdict: null, tested: null } : matcher.compare(pair.a, pair.b);
    pairs.push({ ...pair, verdict, tested, inA, inB: pair.a === pair.b ? [] : await stand(pair.b, 3) });
  }
  return { ...found, pairs };
}

/** A spelling with every account that uses it: who tells it, and where it stands there first. */
export interface ShownUse extends NameUse {
  readonly who: readonly Pick<PlacedNaming, "account" | "teller" | "object" | "start">[];
}

/** A ring with its different names: one place or person that goes by several, each with who uses it. */
export interface ShownRing extends Ring<JudgedNames> {
  readonly names: readonly ShownUse[];
  /** Spellings of one name together; more than one list: the name is contested. */
  readonly contested: readonly (readonly string[])[];
}

/** Rings that people judged, and those of one account only when asked for; contradictions first, then most used. Appends nothing. */
export async function rings(ports: Ports, also: { readonly unjudged: boolean }): Promise<readonly ShownRing[]> {
  const { resolution, namings } = await resolved(ports);
  return resolution.rings
    .filter((ring) => also.unjudged || ring.judgements.length > 0 || ring.conflicts.length > 0)
    .map((ring) => {
      const names = ring.names.map((use) => ({ ...use, who: usersOf(use, namings) }));
      return { ...ring, names, contested: differentNames(ports, ring.names) };
    })
    .sort((a, b) => b.conflicts.length - a.conflicts.length || uses(b) - uses(a) || (a.id < b.id ? -1 : 1));
}

function usersOf(use: NameUse, namings: ReadonlyMap<string, PlacedNaming>): ShownUse["who"] {
  const first = new Map<string, ShownUse["who"][number]>();
  for (const ref of use.namings) {
    const naming = namings.get(ref);
    if (naming === undefined || (first.get(naming.account)?.start ?? null) !== null) continue;
    const { account, teller, object, start } = naming;
    first.set(account, { account, teller, object, start });
  }
  return [...first.values()];
}

function uses(ring: Ring<JudgedNames>): number {
  return ring.names.reduce((sum, one) => sum + one.namings.length, 0);
}

/** Spellings of one sound together: Sarwand, Sarvand and سروند are one name, Lamp Lane another. At most the 40 most used. */
function differentNames(ports: Ports, names: readonly NameUse[]): string[][] {
  const matcher = ports.names?.();
  const groups: string[][] = [];
  for (const { name } of names.slice(0, 40)) {
    const own = groups.find((group) =>
      group.some((one) =>
        matcher ? matcher.compare(one, name).verdict !== "different" : ports.fold(one) === ports.fold(name),
      ),
    );
    if (own) own.push(name);
    else groups.push([name]);
  }
  return groups;
}

/** Finds where a name stands, in one account after the other; the words of each object are read once. */
export function placesOf(
  ports: Ports,
  { namings }: Resolved,
): (name: string, most: number) => Promise<readonly NameInWords[]> {
  const key = nameKey(ports);
  const byName = new Map<string, PlacedNaming[]>();
  for (const one of namings.values()) byName.set(key(one.name), [...(byName.get(key(one.name)) ?? []), one]);
  const rows = new Map<string, readonly LineRow[]>();
  return async (name, most) => {
    const all = (byName.get(key(name)) ?? []).toSorted((a, b) => Number(a.start === null) - Number(b.start === null));
    const first = [...new Map(all.toReversed().map((one) => [one.account, one])).values()].reverse();
    const places: NameInWords[] = [];
    for (const one of [...first, ...all.filter((other) => !first.includes(other))].slice(0, most)) {
      const statements = rows.get(one.object) ?? (await ports.catalog.lines(one.object, "statement"));
      rows.set(one.object, statements);
      const place = inWords(one, statements);
      places.push(place.quote === "" && one.start !== null ? await inText(ports, one, place) : place);
    }
    return places;
  };
}

/** Letters to each side of a name that no statement holds, in its own paragraph. */
const around = 60;

async function inText(ports: Ports, { start, end }: PlacedNaming, place: NameInWords): Promise<NameInWords> {
  const object = await ports.catalog.object(place.object);
  const text = object === null ? null : await textOf(ports, object).catch(() => null);
  if (text === null || start === null || end === null) return place;
  const points = [...text.text];
  let from = start;
  while (from > 0 && start - from < around && points[from - 1] !== "\n") from--;
  let to = end;
  while (to < points.length && to - end < around && points[to] !== "\n") to++;
  const quote = points.slice(from, to).join("");
  return { ...place, quote, marks: [{ start: start - from, end: end - from }] };
}

function inWords(naming: PlacedNaming, statements: readonly LineRow[]): NameInWords {
  const { ref, object, start, end, teller, language } = naming;
  const place = { ref, object, start, teller, language };
  let best: { quote: string; start: number; end: number } | null = null;
  for (const { line } of statements) {
    if (line.kind !== "statement" || start === null || end === null || line.start > start || line.end < end) continue;
    if (best === null || line.end - line.start < best.end - best.start) best = line;
  }
  if (best === null || start === null || end === null) return { ...place, quote: "", marks: [] };
  return { ...place, quote: best.quote, marks: [{ start: start - best.start, end: end - best.start }] };
}
