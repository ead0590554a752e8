import type { Document } from "../text/document.ts";
import { type NounPhrase, nounPhraseBefore } from "../text/phrase.ts";
import type { Deed } from "./deed-claim.ts";
import type { DeedLexicon } from "./deed-lexicon.ts";
import { isPersonal } from "./deed-sense.ts";
import { hiddenDoer } from "./doer.ts";

/** What somebody is said to be: "twelve of them are missing", "he has been behind bars since May". null when the token opens no such word. */
export function deedOfState(document: Document, lexicon: DeedLexicon, at: number, limit: number): Deed | null {
  const { tokens } = document;
  const headline = countOfDead(document, lexicon, at);
  if (headline) return headline;
  const match = lexicon.states.match(tokens, at);
  if (!match || at + match.length > limit) return null;
  const { first } = document.sentences[tokens[at]!.sentence]!;
  let before = at;
  while (before > first && linking.test(tokens[before - 1]!.tag)) {
    before--;
    if (tokens[before]!.tag === "MODAL" || tokens[before]!.tag === "NOT") return null;
  }
  if (!tokens.slice(before, at).some(({ lower }) => being.has(lower))) return null;
  const subject = nounPhraseBefore(tokens, before, first) ?? subjectBefore(document, before);
  if (subject === null || (match.value.kind !== "surveillance" && !isPersonal(document, lexicon, subject))) return null;
  if (/^(?:no|nobody|none)$/.test(tokens[subject.first]!.lower)) return null;
  return {
    kind: match.value.kind,
    first: at,
    end: at + match.length,
    clause: null,
    // Whoever is gone or held need not be held by an authority.
    doer: { ...hiddenDoer(lexicon, match.value.kind), type: "unknown" },
    doneTo: [subject],
    voice: "passive",
    sure: 0.65,
    why: ["deed/said-to-be", match.value.at],
  };
}

/** "Three dead, dozens hurt as troops fire": a number and "dead" open a headline, and nobody says by whom. */
function countOfDead({ tokens, sentences }: Document, lexicon: DeedLexicon, at: number): Deed | null {
  if (tokens[at]!.lower !== "dead") return null;
  const { first } = sentences[tokens[at]!.sentence]!;
  if (tokens[first]!.tag !== "NUM" || at - first > 2 || at === first) return null;
  const next = tokens[at + 1];
  if (next && next.sentence === tokens[at]!.sentence && !/^(?:,|as|in|after|when|at|following|\.)$/.test(next.lower))
    return null;
  return {
    kind: "killing",
    first: at,
    end: at + 1,
    clause: null,
    doer: hiddenDoer(lexicon, "killing"),
    doneTo: [{ first, end: at, head: at - 1 }],
    voice: "nominal",
    sure: 0.65,
    why: ["deed/count-of-dead", "en/deeds.txt “dead”"],
  };
}

/** "was summoned and has been missing since": whoever the verb before the "and" is said of. */
function subjectBefore({ tokens, clausesOf }: Document, at: number): NounPhrase | null {
  if (tokens[at - 1]?.tag !== "CONJ") return null;
  return clausesOf(tokens[at]!.sentence).findLast(({ end }) => end < at)?.subject ?? null;
}

const linking = /^(?:AUX|ADV|MODAL|NOT|VBD|VBZ|VB)$/;
const being: ReadonlySet<string> = new Set("is are was were been be 's 're remain remains remained".split(" "));
