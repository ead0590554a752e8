import type { Document } from "./document.ts";
import type { Lexicons } from "./lexicons.ts";
import type { Figure, PlaceMention, TimeMention } from "./result.ts";
import type { Said } from "./statement.ts";

/** What the finders of claims have to go by: the text made ready and what was found in it before them. */
export interface Found {
  readonly document: Document;
  readonly lexicons: Lexicons;
  readonly statements: readonly Said[];
  readonly places: readonly PlaceMention[];
  readonly times: readonly TimeMention[];
  readonly figures: readonly Figure[];
}

/** The innermost statement that covers a stretch of the text; undefined when none does. */
export function statementAt(
  statements: readonly Said[],
  sentence: number,
  start: number,
  end: number,
): Said | undefined {
  let best: Said | undefined;
  for (let at = firstOfSentence(statements, sentence); at < statements.length; at++) {
    const statement = statements[at]!;
    if (statement.sentence > sentence) break;
    if (statement.start > start || statement.end < end) continue;
    if (!best || statement.end - statement.start <= best.end - best.start) best = statement;
  }
  return best;
}

function firstOfSentence(statements: readonly Said[], sentence: number): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (statements[middle]!.sentence < sentence) low = middle + 1;
    else high = middle;
  }
  return low;
}
