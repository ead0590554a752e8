import type { Clause } from "../text/clause.ts";
import type { Document } from "../text/document.ts";
import type { NounPhrase } from "../text/phrase.ts";
import type { Deed } from "./deed-claim.ts";
import type { DeedLexicon } from "./deed-lexicon.ts";
import { isPersonal } from "./deed-sense.ts";
import { doerOf, hiddenDoer } from "./doer.ts";

/** What is refused to who needs it: "refused him water", "cut off water to the camp", "were denied treatment", "were not allowed to return to their homes". */
export function denied(document: Document, lexicon: DeedLexicon, clause: Clause): Deed | null {
  const { tokens } = document;
  const { lemma } = tokens[clause.verb]!;
  const end = refusing.has(lemma) ? endOfNeed(document, lexicon, clause) : keptAway(document, lexicon, clause, lemma);
  if (end === 0) return null;
  const patient = clause.passive ? clause.subject : personal(document, lexicon, clause.object);
  if (clause.passive && !personal(document, lexicon, patient)) return null;
  const actor = clause.passive ? clause.agent : clause.subject;
  return {
    kind: "denial-of-aid",
    first: clause.first,
    end,
    clause: { ...clause, negated: false },
    doer: actor ? doerOf(document, lexicon, actor) : hiddenDoer(lexicon, "denial-of-aid"),
    doneTo: patient ? [patient] : [],
    voice: clause.passive ? "passive" : "active",
    sure: 0.7,
    why: ["deed/refused-what-is-needed", "en/deeds.txt [needed]"],
  };
}

const refusing: ReadonlySet<string> = new Set(["refuse", "deny", "withhold", "cut"]);
const allowing: ReadonlySet<string> = new Set(["allow", "let", "permit"]);
const barring: ReadonlySet<string> = new Set(["bar", "ban", "prevent", "stop", "forbid"]);
const hurt: ReadonlySet<string> = new Set(["wounded", "injured", "sick", "dying"]);
/** So many words on, what is refused is looked for. */
const near = 7;

function personal(document: Document, lexicon: DeedLexicon, phrase: NounPhrase | null): NounPhrase | null {
  return phrase && (isPersonal(document, lexicon, phrase) || hurt.has(document.tokens[phrase.head]!.lower))
    ? phrase
    : null;
}

/** Behind what is needed, where it is refused; 0 where it is something else, or somebody refuses it for herself. */
function endOfNeed({ tokens }: Document, lexicon: DeedLexicon, clause: Clause): number {
  const cut = tokens[clause.verb]!.lemma === "cut";
  const next = tokens[clause.end]?.lower;
  if (clause.negated || next === "to" || (cut && next !== "off")) return 0;
  const given = cut || clause.passive || (clause.object !== null && clause.object.end > clause.end);
  for (let at = clause.end; given && at < clause.end + near && tokens[at]?.sentence === clause.sentence; at++) {
    const { tag, lower } = tokens[at]!;
    if (/^(?:VB|VBD|VBZ|MODAL|AUX|SUB|WH|PUNCT)$/.test(tag)) return 0;
    if (!lexicon.section("needed").has(lower)) continue;
    return cut || clause.passive || clause.object!.head < at ? at + 1 : 0;
  }
  return 0;
}

/** Behind "return", where people are not let back; 0 where they are. */
function keptAway({ tokens }: Document, lexicon: DeedLexicon, clause: Clause, lemma: string): number {
  const isKept = (allowing.has(lemma) && clause.negated) || (barring.has(lemma) && !clause.negated);
  for (let at = clause.end; isKept && at < clause.end + near && tokens[at]?.sentence === clause.sentence; at++) {
    const { lemma: word } = tokens[at]!;
    const two = `${word} ${tokens[at + 1]?.lower}`;
    if (lexicon.section("back").has(word) && tokens[at]!.tag !== "NOUN") return at + 1;
    if (lexicon.section("back").has(two)) return at + 2;
  }
  return 0;
}
