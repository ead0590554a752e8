import type { Lexicons } from "./lexicons.ts";
import { perLanguage } from "./per-language.ts";

/** A learned, explained yes or no: a logistic model whose features have names, kept as a table of words. */
export interface CardWeights {
  /** Probability, 0 to 1, and the entries that weigh most, heaviest first; features without an entry weigh nothing. */
  weigh(features: Iterable<string>): { readonly sure: number; readonly why: readonly string[] };
  /** From which probability on it is printed: with what is sure only, and with everything. */
  readonly from: { readonly sure: number; readonly everything: number };
}

const mostReasons = 5;

/** The weights of a file as `en/card-victims.txt`: `[weight] feature | weight | reason`, `[from] setting | probability | reason`. Made once. */
export const cardWeights = perLanguage((lexicons: Lexicons, path: string): CardWeights => {
  const weights = new Map<string, { weight: number; at: string }>();
  const from = new Map<string, number>();
  for (const { words, fields, section, at } of lexicons.entries(path))
    if (section === "from") from.set(words[0]!, Number(fields[0]));
    else weights.set(words[0]!, { weight: Number(fields[0]), at });
  return {
    weigh(features) {
      const used = ["always", ...features].flatMap((feature) => weights.get(feature) ?? []);
      const sum = used.reduce((total, { weight }) => total + weight, 0);
      const heaviest = used.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.at < b.at ? -1 : 1));
      return { sure: 1 / (1 + Math.exp(-sum)), why: heaviest.slice(0, mostReasons).map(({ at }) => at) };
    },
    from: { sure: from.get("sure") ?? 1, everything: from.get("everything") ?? 1 },
  };
});
