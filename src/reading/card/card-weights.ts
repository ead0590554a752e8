import type { Lexicons } from "../words/lexicons.ts";
import { perLanguage } from "../words/per-language.ts";

/** A learned, explained yes or no: a logistic model whose features have names, kept as a table of words. */
export interface CardWeights {
  /** Probability, 0 to 1; features without an entry weigh nothing. */
  sureOf(features: Iterable<string>): number;
  /** The five entries that weigh most, heaviest first. */
  whyOf(features: Iterable<string>): readonly string[];
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
  const always = weights.get("always")?.weight ?? 0;
  return {
    sureOf(features) {
      let sum = always;
      for (const feature of features) sum += weights.get(feature)?.weight ?? 0;
      return 1 / (1 + Math.exp(-sum));
    },
    whyOf(features) {
      const used = ["always", ...features].flatMap((feature) => weights.get(feature) ?? []);
      used.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.at < b.at ? -1 : 1));
      return used.slice(0, mostReasons).map(({ at }) => at);
    },
    from: { sure: from.get("sure") ?? 1, everything: from.get("everything") ?? 1 },
  };
});
