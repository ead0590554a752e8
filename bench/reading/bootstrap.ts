/**
 * The 95 % band of a measure over documents: documents are drawn with replacement, as many as there are, `draws` times from a fixed
 * seed, and the measure's 2.5th and 97.5th percentile are given. Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, section 13.3.
 */
export function bandOf<T>(
  documents: readonly T[],
  measure: (drawn: readonly T[]) => number,
  draws = 500,
): readonly [low: number, high: number] {
  const next = generator();
  const values = Array.from({ length: draws }, () =>
    measure(documents.map(() => documents[Math.floor(next() * documents.length)]!)),
  ).sort((a, b) => a - b);
  const at = (share: number) => values[Math.min(draws - 1, Math.floor(share * draws))] ?? 0;
  return [at(0.025), at(0.975)];
}

/** Numbers from 0 up to 1, the same in every run. */
function generator(): () => number {
  let seed = 7;
  return () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
}
