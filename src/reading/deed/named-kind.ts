import type { DoerType } from "../result.ts";
import type { Document } from "../text/document.ts";
import type { DeedLexicon } from "./deed-lexicon.ts";

/** How far after a name its calling may stand: “Oru Tal, a retired police officer”. */
const apposition = 5;
const mostNames = 5_000;

/**
 * Of which kind the text itself says that those are whom it calls by name: “Officer Tal”, “the militia Marl”, “Marl fighters”, “Tal, a former
 * soldier”; by the last word of the name in lower case, the kind told oftenest. No list of names is asked. Linear.
 */
export function kindsOfNames(document: Document, lexicon: DeedLexicon): ReadonlyMap<string, DoerType> {
  const { tokens } = document;
  const told = new Map<string, Map<DoerType, number>>();
  for (let at = 0; at < tokens.length && told.size < mostNames; at++) {
    const match = lexicon.doerType.match(tokens, at);
    if (!match) continue;
    const end = at + match.length;
    tell(lastOfName(end), match.value);
    if (isName(at - 1)) tell(at - 1, match.value);
    tell(nameBefore(at), match.value);
  }
  return new Map([...told].map(([name, kinds]) => [name, [...kinds].reduce((a, b) => (b[1] > a[1] ? b : a))[0]]));

  function isName(at: number): boolean {
    return tokens[at]?.tag === "PROPER";
  }

  function tell(at: number | null, kind: DoerType): void {
    if (at === null) return;
    const name = tokens[at]!.lower;
    const kinds = told.get(name) ?? new Map<DoerType, number>();
    told.set(name, kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
  }

  /** The last word of a name that begins right after a calling. */
  function lastOfName(first: number): number | null {
    let end = first;
    while (end < first + 4 && isName(end) && tokens[end]!.sentence === tokens[first - 1]!.sentence) end++;
    return end > first ? end - 1 : null;
  }

  /** The last word of the name before “, a …” and the calling. */
  function nameBefore(calling: number): number | null {
    for (let at = calling - 1; at > calling - apposition && tokens[at]?.sentence === tokens[calling]!.sentence; at--)
      if (tokens[at]!.text === ",") {
        const opens = tokens[at + 1]!;
        return isName(at - 1) && (opens.tag === "DET" || at + 1 === calling) ? at - 1 : null;
      } else if (!/^(?:DET|ADJ|NOUN|PROPER)$/.test(tokens[at]!.tag)) return null;
    return null;
  }
}
