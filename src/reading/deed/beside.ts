import type { Found } from "../found.ts";
import type { DeedClaim } from "../result.ts";
import { tokenAt } from "../text/document.ts";
import { wordSet } from "../words/lexicon.ts";

/** What a time or a place of a text goes with: the nearest deed with its distance in words, a word for something else ("said", "court"), or nothing. */
export type Beside = { readonly deed: DeedClaim; readonly distance: number } | "other" | "nothing";

/** A stretch of the text, in UTF-16 units. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Words beside a stretch further off than this say nothing of it. */
const reach = 14;

/**
 * Finds what stretches stand beside in their sentences: the nearest deed, or the nearest word of `card-main.txt` that draws them to
 * something else; words before a stretch count as half as far off as words after it. Constant for each stretch.
 */
export function besideFinder({ document, lexicons }: Found, deeds: readonly DeedClaim[]): (stretch: Stretch) => Beside {
  const triggers = new Map(deeds.map((deed) => [tokenAt(document, deed.trigger.start), deed]));
  const other = wordSet(lexicons.entries(`${document.language}/card-main.txt`), "other");
  const at = (index: number, sentence: number, distance: number): Beside | null => {
    const token = document.tokens[index];
    if (token?.sentence !== sentence) return null;
    if (other.has(token.lower)) return "other";
    const deed = triggers.get(index);
    return deed ? { deed, distance } : null;
  };
  return (stretch) => {
    const first = tokenAt(document, stretch.start);
    const last = tokenAt(document, stretch.end - 1);
    const { sentence } = document.tokens[first]!;
    for (let distance = 1; distance <= reach; distance++) {
      const after = distance % 2 ? (distance + 1) / 2 : 0;
      const beside = at(first - distance, sentence, distance) ?? (after ? at(last + after, sentence, distance) : null);
      if (beside) return beside;
    }
    return "nothing";
  };
}
