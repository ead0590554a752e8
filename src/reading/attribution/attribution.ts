import { phraseAttributions } from "../by-phrase/phrase-attribution.ts";
import type { Document } from "../text/document.ts";
import type { Lexicons } from "../words/lexicons.ts";
import type { Attributed } from "./attributed.ts";
import { attributionByNoun } from "./attribution-noun.ts";
import { attributionByPhrase } from "./attribution-phrase.ts";
import { attributionByVerb } from "./attribution-verb.ts";
import type { Quotation } from "./quotation.ts";

/** All attributions of one sentence, outer before inner. Linear in its tokens but for the quotations that touch it. */
export function attributionsOf(
  document: Document,
  lexicons: Lexicons,
  sentence: number,
  quotations: readonly Quotation[],
): Attributed[] {
  if (document.language !== "en") return phraseAttributions(document, lexicons, sentence, quotations);
  const range = document.sentences[sentence]!;
  const touching = quotations.filter((quotation) => quotation.open < range.end && quotation.close >= range.first - 1);
  const found: Attributed[] = [];
  for (const clause of document.clausesOf(sentence)) {
    const verb = lexicons.attributingVerbs.get(document.tokens[clause.verb]!.lemma);
    const made = verb && attributionByVerb(document, lexicons, clause, verb, touching, found);
    if (made) found.push(made);
  }
  for (let at = range.first; at < range.end; at++) {
    const match = lexicons.attributingPhrases.match(document.tokens, at);
    const made = match
      ? attributionByPhrase(document, lexicons, at, at + match.length, match.value, range)
      : attributionByNoun(document, lexicons, at, touching);
    if (made) found.push(made);
  }
  return found.sort((a, b) => b.end - b.first - (a.end - a.first) || a.cueFirst - b.cueFirst);
}
