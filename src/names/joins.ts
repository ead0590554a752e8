/** Two nodes that are one, and what says so; null where nobody judged it (a mention stands with its own name). */
export interface Join<T> {
  readonly a: string;
  readonly b: string;
  readonly by: T | null;
}

/** Nodes gathered by joins. The same for every order of the joins. */
export interface Joined<T> {
  /** The smallest node that this one is joined with, straight or through others; itself when with none. */
  rootOf(node: string): string;
  /** The fewest joins that lead from one node to the other, without those that nobody judged; null when none do. */
  chain(a: string, b: string): readonly T[] | null;
}

/** Gathers nodes: linear in the joins; a chain costs one walk over its ring. Joins of equal length are taken in the order of their nodes. */
export function join<T>(joins: readonly Join<T>[]): Joined<T> {
  const roots = new Map<string, string>();
  const rootOf = (node: string): string => {
    let root = node;
    for (let up = roots.get(root); up !== undefined && up !== root; up = roots.get(root)) root = up;
    for (let at = node; at !== root; ) {
      const up = roots.get(at) ?? root;
      roots.set(at, root);
      at = up;
    }
    return root;
  };
  for (const { a, b } of joins) {
    const [first, second] = [rootOf(a), rootOf(b)].sort();
    roots.set(second!, first!);
  }
  let ways: ReadonlyMap<string, readonly Step<T>[]> | null = null;
  return {
    rootOf,
    chain(a, b) {
      if (rootOf(a) !== rootOf(b)) return null;
      ways ??= waysOf(joins);
      return walk(ways, a, b);
    },
  };
}

interface Step<T> {
  readonly to: string;
  readonly by: T | null;
}

function waysOf<T>(joins: readonly Join<T>[]): ReadonlyMap<string, readonly Step<T>[]> {
  const ways = new Map<string, Step<T>[]>();
  const add = (from: string, step: Step<T>) => {
    const list = ways.get(from);
    if (list) list.push(step);
    else ways.set(from, [step]);
  };
  for (const { a, b, by } of joins) {
    add(a, { to: b, by });
    add(b, { to: a, by });
  }
  for (const list of ways.values()) list.sort((x, y) => (x.to < y.to ? -1 : x.to > y.to ? 1 : 0));
  return ways;
}

function walk<T>(ways: ReadonlyMap<string, readonly Step<T>[]>, a: string, b: string): readonly T[] {
  const from = new Map<string, { node: string; by: T | null } | null>([[a, null]]);
  const next = [a];
  for (let at = 0; at < next.length && !from.has(b); at++) {
    const node = next[at] ?? a;
    for (const { to, by } of ways.get(node) ?? []) {
      if (from.has(to)) continue;
      from.set(to, { node, by });
      next.push(to);
    }
  }
  const chain: T[] = [];
  for (let step = from.get(b); step; step = from.get(step.node)) if (step.by !== null) chain.unshift(step.by);
  return chain;
}
