import { arabicLink } from "../arabic/arabic-link.ts";
import { type Found, statementAt } from "../found.ts";
import type { LinkClaim } from "../result.ts";
import { spanOf } from "../text/document.ts";
import { verbFinalLink } from "../verb-final/verb-final-link.ts";
import { subjectContext } from "../verb-final/verb-final-subject.ts";
import { type Linked, phraseLinkWords } from "./phrase-link-words.ts";

/** Links in a language read without a tagger, one side of which must be worded as a business or a body. Linear. */
export function phraseLinks(found: Found): LinkClaim[] {
  const { document, lexicons } = found;
  const words = phraseLinkWords(lexicons, document.language);
  if (!words.verbs && !words.arabic) return [];
  const context = subjectContext(document, lexicons);
  const claims: LinkClaim[] = [];
  document.sentences.forEach((range, number) => {
    for (let at = range.first; at < range.end; at++) {
      const link = words.arabic
        ? arabicLink(document, words, words.arabic.at(document.tokens, at, range.end), at, range)
        : verbFinalLink(context, words, at, range);
      if (!link) continue;
      claims.push(claim(found, number, link));
      at = link.trigger.end - 1;
    }
  });
  return claims;
}

function claim(found: Found, sentence: number, { link, trigger, from, to, negated, future, glued }: Linked): LinkClaim {
  const { document } = found;
  const span = spanOf(document, trigger.first, trigger.end);
  return {
    kind: "claim",
    claim: "link",
    id: "",
    statement: statementAt(found.statements, sentence, span.start, span.end)?.id ?? "",
    relation: link.relation,
    trigger: span,
    from: glued ? withoutFirst(spanOf(document, from.first, from.end)) : spanOf(document, from.first, from.end),
    to: spanOf(document, to.first, to.end),
    modality: { negated, hypothetical: false, future, habitual: false },
    sure: 0.6,
    why: ["link/verb", link.at, `“${span.text}”`],
  };
}

/** "لمجموعة لورن": the "for" written onto the owner is not of its name. */
function withoutFirst(span: { text: string; start: number; end: number }): typeof span {
  return { ...span, text: span.text.slice(1), start: span.start + 1 };
}
