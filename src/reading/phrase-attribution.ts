import { arabicAttributions } from "./arabic-attribution.ts";
import type { Attributed } from "./attribution.ts";
import type { Document } from "./document.ts";
import { headlineAttribution } from "./headline-attribution.ts";
import type { Lexicons } from "./lexicons.ts";
import type { Quotation } from "./quotation.ts";
import { verbFinalAttributions } from "./verb-final-attribution.ts";

/** Attributions of one sentence in a language read by its lexicon, without a tagger; none where there is no lexicon. Linear. */
export function phraseAttributions(
  document: Document,
  lexicons: Lexicons,
  sentence: number,
  quotations: readonly Quotation[],
): Attributed[] {
  const range = document.sentences[sentence]!;
  const quotation =
    quotations.find((one) => one.depth === 0 && one.open < range.end && one.close >= range.first) ?? null;
  const found =
    document.language === "ar"
      ? arabicAttributions(document, lexicons, sentence, quotation)
      : verbFinalAttributions(document, lexicons, sentence, quotation);
  const beside = found.length === 0 ? headlineAttribution(document, lexicons, sentence, quotation) : null;
  if (beside) return [beside];
  return found.sort((a, b) => b.end - b.first - (a.end - a.first) || a.cueFirst - b.cueFirst);
}
