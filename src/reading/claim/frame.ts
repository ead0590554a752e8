import { type Found, statementAt } from "../found.ts";
import type { Frame } from "../result.ts";
import { spanOf } from "../text/document.ts";
import { Phrases } from "../words/lexicon.ts";
import { perLanguage } from "../words/per-language.ts";

/** Words for the event and for people that frame, in text order. `family` is the section and the family, as `event-name/mutual`. */
export function findFrames(found: Found): Frame[] {
  const { document } = found;
  const terms = termsOf(found.lexicons, document.language);
  const frames: Frame[] = [];
  for (let at = 0; at < document.tokens.length; at++) {
    const match = terms.match(document.tokens, at);
    if (!match) continue;
    const span = spanOf(document, at, at + match.length);
    const statement = statementAt(found.statements, document.tokens[at]!.sentence, span.start, span.end);
    frames.push({
      kind: "frame",
      family: match.value,
      term: span.text,
      start: span.start,
      end: span.end,
      statement: statement?.id ?? null,
    });
    at += match.length - 1;
  }
  return frames;
}

const termsOf = perLanguage((lexicons, language): Phrases<string> => {
  const terms = new Phrases<string>();
  for (const entry of lexicons.entries(`${language}/frames.txt`)) {
    for (const word of entry.words) terms.add(word, `${entry.section}/${entry.fields[0] ?? ""}`);
  }
  return terms;
});
