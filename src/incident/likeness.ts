import type { Traits } from "./traits.ts";

/** How much of their rare words each two accounts share: cosine of their weighted words, 0 to 1. */
export interface Likeness {
  /** Null when there are too few accounts to tell which words are rare. */
  readonly words: (one: number, other: number) => number | null;
  /** How much of the weight of a name is left when so many accounts have it, 0 to 1. */
  readonly rarity: (ring: string) => number;
  /** Pairs that share rare words or names, each once, the lower number first. */
  readonly pairs: () => Iterable<readonly [number, number]>;
}

/** Below this many accounts words are not weighed. */
const fewest = 20;
/** A word or a name that more accounts hold makes no pair. */
const mostHolders = 60;
const mostPairs = 400_000;

/**
 * Weighs words and names by how few accounts hold them.
 * Term weight (1 + ln tf)·ln((N + 1) / df), Salton and Buckley 1988.
 */
export function likenessOf(traits: readonly Traits[]): Likeness {
  const holders = holdersOf(traits, ({ words }) => words.keys());
  const named = holdersOf(traits, namesOf);
  const count = traits.length;
  const vectors = traits.map(({ words }) => vectorOf(words, holders, count));
  return {
    words: (one, other) => (count < fewest ? null : cosine(vectors[one]!, vectors[other]!)),
    rarity: (ring) => {
      const all = Math.max(count, 50) + 1;
      return Math.min(1, Math.log(all / (named.get(ring)?.length ?? 1)) / Math.log(all / 3));
    },
    *pairs() {
      const seen = new Set<number>();
      for (const list of [...named.values(), ...(count < fewest ? [] : rare(holders, count))]) {
        for (const [at, other] of list.slice(0, mostHolders).entries())
          for (const one of list.slice(0, at)) {
            const key = one * count + other;
            if (seen.has(key)) continue;
            if (seen.size >= mostPairs) return;
            seen.add(key);
            yield [one, other];
          }
      }
    },
  };
}

/** Words that at most one account in fifteen holds, the rarest first. */
function rare(holders: ReadonlyMap<string, readonly number[]>, count: number): readonly number[][] {
  const most = Math.min(mostHolders, Math.max(4, count / 15));
  return [...holders.values()]
    .filter((list) => list.length > 1 && list.length <= most)
    .map((list) => [...list])
    .sort((a, b) => a.length - b.length);
}

function* namesOf(traits: Traits): Generator<string> {
  for (const names of [traits.places, traits.streets, traits.people, traits.doneTo]) yield* names.keys();
  yield* traits.figures;
}

function holdersOf(traits: readonly Traits[], keys: (traits: Traits) => Iterable<string>): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  traits.forEach((trait, at) => {
    for (const key of keys(trait)) {
      const list = holders.get(key);
      if (!list) holders.set(key, [at]);
      else if (list.at(-1) !== at) list.push(at);
    }
  });
  return holders;
}

function vectorOf(
  words: ReadonlyMap<string, number>,
  holders: ReadonlyMap<string, readonly number[]>,
  count: number,
): ReadonlyMap<string, number> {
  const vector = new Map<string, number>();
  let square = 0;
  for (const [word, times] of words) {
    const weight = (1 + Math.log(times)) * Math.log((count + 1) / (holders.get(word)?.length ?? 1));
    vector.set(word, weight);
    square += weight * weight;
  }
  const length = Math.sqrt(square) || 1;
  for (const [word, weight] of vector) vector.set(word, weight / length);
  return vector;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, weight] of small) sum += weight * (large.get(word) ?? 0);
  return sum;
}
