import type { Found } from "../found.ts";
import type { Card, DeedClaim, DoerType } from "../result.ts";
import { type Document, tokenAt } from "../text/document.ts";
import { deedFamily } from "./deed-kinds.ts";
import { type DeedLexicon, deedLexicon } from "./deed-lexicon.ts";

/** “He” or a name tells of no kind: whoever is known by a role as well is oftener of that. */
const person = 0.5;
const violent = /^(?:life|body|taken|attack)$/;
/** What a vote weighs: of a doer whom the words show, of one whom the deed merely implies, and of one on the card at full sureness. */
const shown = 2;
const implied = 1;
const onCard = 4;
/** An arrest in a text of violence is oftener what followed than what the text is about. */
const afterViolence = 0.4;

/**
 * The kind of doer of what a text tells: by votes of its deeds and of the doers on its card, those of arrests of suspects left out.
 * "unknown" when nothing votes; of equals the first. Linear.
 */
export function doerTypeOf(
  found: Found,
  deeds: readonly DeedClaim[],
  suspects: ReadonlySet<DeedClaim>,
  doers: Card["doers"],
): DoerType {
  const votes = new Map<DoerType, number>();
  const vote = (type: DoerType, weight: number) => {
    if (type !== "unknown") votes.set(type, (votes.get(type) ?? 0) + (type === "person" ? weight * person : weight));
  };
  const told = deeds.filter((deed) => !suspects.has(deed));
  const violence = told.filter((deed) => violent.test(deedFamily(deed.deed))).length;
  const held = told.filter((deed) => deedFamily(deed.deed) === "held").length;
  for (const deed of told) {
    const weight = deed.doer.visibility === "hidden" ? implied : shown;
    const later = deedFamily(deed.deed) === "held" && violence > held;
    vote(deed.doer.type, later ? weight * afterViolence : weight);
  }
  const lexicon = deedLexicon(found.lexicons);
  if (found.document.language === "en")
    for (const one of doers) vote(typeOf(found.document, lexicon, one), onCard * one.sure);
  return [...votes].reduce<[DoerType, number]>((best, next) => (next[1] > best[1] ? next : best), ["unknown", 0])[0];
}

/** The kind that the last word of a phrase is of; "unknown" when the lexicon has none. */
function typeOf(document: Document, lexicon: DeedLexicon, { start, end }: { start: number; end: number }): DoerType {
  const first = tokenAt(document, start);
  const last = tokenAt(document, end - 1);
  for (let at = last; at >= first; at--) {
    const match = lexicon.doerType.match(document.tokens, at);
    if (match && at + match.length <= last + 1) return match.value;
  }
  return "unknown";
}
