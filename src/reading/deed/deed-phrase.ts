import type { Token } from "../text/token.ts";

/** The longest phrase of a verb whose further words stand in a row at most six words after it, no other verb between. */
export function phraseAfter<T extends { readonly rest: readonly string[] }>(
  tokens: readonly Token[],
  phrases: readonly T[] | undefined,
  verb: number,
): (T & { readonly end: number }) | null {
  for (const phrase of phrases ?? []) {
    for (let at = verb + 1; at < verb + 7 && tokens[at]?.sentence === tokens[verb]!.sentence; at++) {
      const end = endOfRow(tokens, phrase.rest, at);
      if (end > 0) return { ...phrase, end };
      if (endsPhrase.has(tokens[at]!.tag)) break;
    }
  }
  return null;
}

const endsPhrase: ReadonlySet<string> = new Set(["VBD", "VBZ", "VBN", "MODAL", "AUX", "SUB"]);
const maySkip: ReadonlySet<string> = new Set(["NUM", "DET", "ADJ", "POSS"]);

/** Where words in a row end that begin at a token, with at most three numbers, articles, owners or adjectives between; 0 if they do not. */
function endOfRow(tokens: readonly Token[], words: readonly string[], first: number): number {
  let at = first;
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const most = index === 0 ? 0 : 3;
    for (let skipped = 0; skipped < most && maySkip.has(tokens[at]?.tag ?? ""); skipped++) {
      if (tokens[at]!.lower === word) break;
      at++;
    }
    if (tokens[at]?.lower !== word && tokens[at]?.lemma !== word) return 0;
    at++;
  }
  return at;
}
