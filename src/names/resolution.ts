import { type Join, type Joined, join } from "./joins.ts";

/** What a name is the name of. */
export type NamedType = "person" | "place" | "organisation" | "group";

/** A name at one place in one account, exactly as worded. */
export interface Naming {
  readonly ref: string;
  readonly name: string;
  readonly account: string;
  /** What the reading takes it for; null when it does not say. */
  readonly type: NamedType | null;
}

/** What a person judged of two names, each a name as worded (whoever writes it) or the ref of one naming. */
export interface NameJudgement {
  readonly ref: string;
  readonly type: NamedType;
  readonly a: string;
  readonly b: string;
  readonly verdict: "same" | "not-same" | "unsure";
  readonly by: string;
  readonly time: string;
  readonly why: string;
  readonly undone: boolean;
}

/** One spelling in a ring: the accounts that use it and where it stands there. */
export interface NameUse {
  readonly name: string;
  readonly accounts: readonly string[];
  readonly namings: readonly string[];
}

/** Judged not the same, and yet joined: by the judgements of the chain, from `apart.a` to `apart.b`. Empty: both are one name. */
export interface NameConflict<J> {
  readonly apart: J;
  readonly chain: readonly J[];
}

/** Namings that people judged to be of one person, place, organisation or group; of one account only when nobody judged. */
export interface Ring<J> {
  /** Stays while the ring's first member stays in it. */
  readonly id: string;
  /** As people judged it, else as the readings take it; null when nothing says. */
  readonly type: NamedType | null;
  /** The most used spelling first. */
  readonly names: readonly NameUse[];
  /** *Same* judgements in force that make the ring, by ref. */
  readonly judgements: readonly J[];
  /** *Not same* and *unsure* in force that touch it, by ref. */
  readonly open: readonly J[];
  readonly conflicts: readonly NameConflict<J>[];
}

/** How two names stand after what people judged; null when nobody has judged them, straight or through others. */
export type Standing = "same" | "not-same" | "unsure" | "conflict" | null;

/** Every naming in its ring. */
export interface Resolution<J extends NameJudgement = NameJudgement> {
  /** In the order of their ids. */
  readonly rings: readonly Ring<J>[];
  /** The ring of a naming; null when there is no such naming. */
  ringOf(naming: string): Ring<J> | null;
  /** Two names as worded, by what was judged of them or of any place where they stand; or two refs of namings. */
  standing(a: string, b: string): Standing;
}

/**
 * Gathers namings into rings. One account's equal names stand together; across accounts only a judgement joins: of two namings
 * just these, of two names as worded everybody who writes them. `same` of a name with itself joins whoever writes it, `not-same`
 * keeps them apart by account. A naming judged not the same as its own name, or as another so worded in its account, leaves it.
 * No judgement wins over another: both in force in one ring are a conflict. The order of both lists changes nothing; no naming is
 * ever rewritten. `key` is the same for names that only keyboards and encodings tell apart. Linear, and a walk for each conflict.
 */
export function resolve<J extends NameJudgement>(
  namings: readonly Naming[],
  judgements: readonly J[],
  key: (name: string) => string,
): Resolution<J> {
  const inForce = judgements.filter((one) => !one.undone).sort((a, b) => compare(a.ref, b.ref));
  const nodes = nodesOf(namings, inForce, key);
  const joins = join([...nodes.standWith, ...inForce.flatMap((one) => joinOf(one, nodes))]);
  const rings = ringsOf(namings, inForce, nodes, joins);
  return {
    rings: [...rings.values()].sort((a, b) => compare(a.id, b.id)),
    ringOf: (naming) => rings.get(joins.rootOf(nodes.of(naming))) ?? null,
    standing: standings(namings, inForce, nodes, joins),
  };
}

interface Nodes<J> {
  /** Of a ref of a naming, or of a name as worded. */
  of(nameOrRef: string): string;
  /** Whether it is the ref of a naming, here or where its key is. */
  isRef(nameOrRef: string): boolean;
  readonly standWith: readonly Join<J>[];
}

function nodesOf<J extends NameJudgement>(
  namings: readonly Naming[],
  inForce: readonly J[],
  key: (name: string) => string,
): Nodes<J> {
  const byRef = new Map(namings.map((one) => [one.ref, one]));
  const named = new Set(inForce.flatMap((one) => [one.a, one.b]).filter((one) => byRef.has(one)));
  const wordings = new Map<string, string>();
  const wording = (name: string) => {
    const known = wordings.get(name) ?? `name ${key(name) || name}`;
    wordings.set(name, known);
    return known;
  };
  const atom = (one: Naming) => `${wording(one.name)} in ${one.account}`;
  const left = new Set<string>();
  const together = new Set<string>();
  const apart = new Set<string>();
  for (const { a, b, verdict } of inForce) {
    const [one, other] = [byRef.get(a), byRef.get(b)];
    if (verdict === "same")
      for (const [name, known] of [
        [a, one],
        [b, other],
      ] as const)
        if (!known) together.add(wording(name));
    if (verdict !== "not-same") continue;
    if (!one && !other && wording(a) === wording(b)) apart.add(wording(a));
    if (one && (other ? atom(one) === atom(other) : wording(one.name) === wording(b))) left.add(one.ref);
    if (other && (one ? atom(one) === atom(other) : wording(other.name) === wording(a))) left.add(other.ref);
  }
  const standWith: Join<J>[] = [];
  for (const one of namings) {
    if (left.has(one.ref)) continue;
    if (named.has(one.ref)) standWith.push({ a: one.ref, b: atom(one), by: null });
    if (together.has(wording(one.name)) && !apart.has(wording(one.name)))
      standWith.push({ a: atom(one), b: wording(one.name), by: null });
  }
  const of = (nameOrRef: string) => {
    const naming = byRef.get(nameOrRef);
    return naming === undefined ? wording(nameOrRef) : named.has(nameOrRef) ? nameOrRef : atom(naming);
  };
  const isRef = (nameOrRef: string) => byRef.has(nameOrRef) || /^[0-9a-f]{64}#/.test(nameOrRef);
  return { of, isRef, standWith };
}

function joinOf<J extends NameJudgement>(judged: J, nodes: Nodes<J>): Join<J>[] {
  return judged.verdict === "same" ? [{ a: nodes.of(judged.a), b: nodes.of(judged.b), by: judged }] : [];
}

function ringsOf<J extends NameJudgement>(
  namings: readonly Naming[],
  inForce: readonly J[],
  nodes: Nodes<J>,
  joins: Joined<J>,
): Map<string, Ring<J>> {
  const members = grouped(namings, (one) => joins.rootOf(nodes.of(one.ref)));
  const touching = grouped(
    inForce.flatMap((one) => {
      const [a, b] = [joins.rootOf(nodes.of(one.a)), joins.rootOf(nodes.of(one.b))];
      return a === b
        ? [{ root: a, one }]
        : [
            { root: a, one },
            { root: b, one },
          ];
    }),
    ({ root }) => root,
  );
  const rings = new Map<string, Ring<J>>();
  for (const root of new Set([...members.keys(), ...touching.keys()])) {
    const own = (members.get(root) ?? []).sort((a, b) => compare(a.ref, b.ref));
    const judged = (touching.get(root) ?? []).map(({ one }) => one);
    const made = judged.filter((one) => one.verdict === "same");
    const open = judged.filter((one) => one.verdict !== "same");
    if (own.length === 0 && made.length === 0) continue;
    const names = usesOf(own, made, nodes);
    const conflicts = open.flatMap((apart) => {
      const chain = apart.verdict === "not-same" ? joins.chain(nodes.of(apart.a), nodes.of(apart.b)) : null;
      return chain === null || (chain.length === 0 && made.length === 0) ? [] : [{ apart, chain }];
    });
    rings.set(root, { id: root, type: typeOf(own, made), names, judgements: made, open, conflicts });
  }
  return rings;
}

/** Spellings with their users; names as worded that were judged but that no text here holds come with none. */
function usesOf<J extends NameJudgement>(own: readonly Naming[], made: readonly J[], nodes: Nodes<J>): NameUse[] {
  const uses: NameUse[] = [...grouped(own, (one) => one.name)].map(([name, namings]) => ({
    name,
    accounts: [...new Set(namings.map((one) => one.account))].sort(),
    namings: namings.map((one) => one.ref),
  }));
  const held = new Set(own.map((one) => nodes.of(one.name)));
  for (const name of made.flatMap((one) => [one.a, one.b])) {
    if (nodes.isRef(name) || held.has(nodes.of(name))) continue;
    held.add(nodes.of(name));
    uses.push({ name, accounts: [], namings: [] });
  }
  return uses.sort((a, b) => b.namings.length - a.namings.length || compare(a.name, b.name));
}

function standings<J extends NameJudgement>(
  namings: readonly Naming[],
  inForce: readonly J[],
  nodes: Nodes<J>,
  joins: Joined<J>,
): Resolution<J>["standing"] {
  const pair = (a: string, b: string) => (a < b ? `${a}\n${b}` : `${b}\n${a}`);
  const root = (name: string) => joins.rootOf(nodes.of(name));
  const between = new Map<string, Standing>();
  const joined = new Set<string>();
  for (const { a, b, verdict } of inForce) {
    const at = pair(root(a), root(b));
    if (verdict === "same") joined.add(root(a));
    else if (between.get(at) !== "not-same") between.set(at, verdict);
  }
  const places = new Map<string, Set<string>>();
  for (const one of namings) {
    const name = nodes.of(one.name);
    const known = places.get(name) ?? new Set([joins.rootOf(name)]);
    places.set(name, known.add(root(one.ref)));
  }
  const rootsOf = (name: string, alone: boolean) =>
    alone ? [root(name)] : [...(places.get(nodes.of(name)) ?? [root(name)])];
  return (a, b) => {
    const alone = nodes.of(a) === nodes.of(b);
    const found = new Set<Standing>();
    for (const one of rootsOf(a, alone))
      for (const other of rootsOf(b, alone)) {
        if (one === other && joined.has(one)) found.add("same");
        found.add(between.get(pair(one, other)) ?? null);
      }
    if (found.has("same") && found.has("not-same")) return "conflict";
    return (["same", "not-same", "unsure"] as const).find((one) => found.has(one)) ?? null;
  };
}

/** The most said, and among equals the first of these. */
function typeOf(own: readonly Naming[], made: readonly NameJudgement[]): NamedType | null {
  const said = made.length > 0 ? made.map((one) => one.type) : own.map((one) => one.type);
  let best: NamedType | null = null;
  let most = 0;
  for (const type of ["place", "person", "organisation", "group"] as const) {
    const count = said.filter((one) => one === type).length;
    if (count > most) [best, most] = [type, count];
  }
  return best;
}

function grouped<T>(items: readonly T[], by: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(by(item));
    if (list) list.push(item);
    else groups.set(by(item), [item]);
  }
  return groups;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
