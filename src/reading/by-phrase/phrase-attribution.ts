import { arabicAttributions } from "../arabic/arabic-attribution.ts";
import type { Attributed } from "../attribution/attributed.ts";
import { headlineAttribution } from "../attribution/headline-attribution.ts";
import type { Quotation } from "../attribution/quotation.ts";
import type { Document } from "../text/document.ts";
import { verbFinalAttributions } from "../verb-final/verb-final-attribution.ts";
import { closedClass } from "../words/closed-class.ts";
import { folded } from "../words/fold.ts";
import type { Lexicons } from "../words/lexicons.ts";

/** How many sentences back a speaker is looked for who goes on, or for whom a pronoun stands. */
const mostBack = 3;

/**
 * Attributions of one sentence in a language read by its lexicon, without a tagger; none where there is no lexicon. A pronoun, or an
 * Arabic verb without a subject ("وأضافت أن"), takes the speaker of the sentences before it. Linear.
 */
export function phraseAttributions(
  document: Document,
  lexicons: Lexicons,
  sentence: number,
  quotations: readonly Quotation[],
): Attributed[] {
  const range = document.sentences[sentence]!;
  const quotation =
    quotations.find((one) => one.depth === 0 && one.open < range.end && one.close >= range.first) ?? null;
  const found = inSentence(document, lexicons, sentence, quotation);
  return apart(document, lexicons, found)
    .flatMap((one) => withSpeakerBefore(document, lexicons, sentence, one, found))
    .sort((a, b) => b.end - b.first - (a.end - a.first) || a.cueFirst - b.cueFirst);
}

/** "X says …, while Y says …": what X says ends before the "while". */
function apart(document: Document, lexicons: Lexicons, found: readonly Attributed[]): Attributed[] {
  const small = closedClass(lexicons, document.language);
  const { tokens } = document;
  return found.map((one) => {
    let { end } = one;
    for (const other of found) {
      const opens = Math.min(other.source?.first ?? other.cueFirst, other.cueFirst);
      if (other === one || opens <= one.first + 1 || opens >= end || other.cueFirst < one.cueEnd) continue;
      const before = opens - 1;
      if (!small.is(tokens[before]?.lower, "contrast")) continue;
      end = /^[،,]$/.test(tokens[before - 1]?.text ?? "") ? before - 1 : before;
    }
    return end === one.end ? one : { ...one, end };
  });
}

function inSentence(
  document: Document,
  lexicons: Lexicons,
  sentence: number,
  quotation: Quotation | null,
): Attributed[] {
  const found =
    document.language === "ar"
      ? arabicAttributions(document, lexicons, sentence, quotation)
      : verbFinalAttributions(document, lexicons, sentence, quotation);
  if (found.length > 0) return found;
  const beside = headlineAttribution(document, lexicons, sentence, quotation);
  return beside ? [beside] : [];
}

function withSpeakerBefore(
  document: Document,
  lexicons: Lexicons,
  sentence: number,
  one: Attributed,
  found: readonly Attributed[],
): Attributed[] {
  const small = closedClass(lexicons, document.language);
  const pronoun = small.is(folded(one.speaker.name), "they");
  if (one.source && !pronoun) return [one];
  const here = found.findLast((other) => other.source !== null && other !== one && other.cueFirst < one.cueFirst);
  const before = here?.speaker ?? speakerBefore(document, lexicons, sentence);
  if (one.source) return [before ? { ...one, speaker: { ...one.speaker, resolvedTo: before.name } } : one];
  if (!before) return [];
  const speaker = { ...one.speaker, name: before.name, start: before.start, end: before.end };
  return [{ ...one, speaker, why: [...one.why, "speaker/goes-on"] }];
}

/** The last speaker named in the sentences before, in this paragraph or the one before, at most `mostBack` back. */
function speakerBefore(document: Document, lexicons: Lexicons, sentence: number): Attributed["speaker"] | null {
  const small = closedClass(lexicons, document.language);
  const { paragraph } = document.sentences[sentence]!;
  for (let back = sentence - 1; back >= 0 && back >= sentence - mostBack; back--) {
    if (document.sentences[back]!.paragraph < paragraph - 1) return null;
    const named = inSentence(document, lexicons, back, null).findLast(
      (one) => one.source !== null && !one.speaker.name.split(" ").every((word) => isPronoun(small, folded(word))),
    );
    if (named) return named.speaker;
  }
  return null;
}

function isPronoun(small: ReturnType<typeof closedClass>, word: string): boolean {
  return small.is(word, "they") || small.is(word, "self");
}
