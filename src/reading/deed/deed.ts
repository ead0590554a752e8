import { arabicDeeds } from "../arabic/arabic-deed.ts";
import type { Found } from "../found.ts";
import type { DeedClaim } from "../result.ts";
import type { Document } from "../text/document.ts";
import { verbFinalDeeds } from "../verb-final/verb-final-deed.ts";
import { LastForce, withCauses } from "./deed-cause.ts";
import { claimOf, type Deed } from "./deed-claim.ts";
import { failureByWord, failureOf } from "./deed-failure.ts";
import { type DeedLexicon, deedLexicon } from "./deed-lexicon.ts";
import { deedOfNoun } from "./deed-noun.ts";
import { deedOfState } from "./deed-state.ts";
import { deedOfParticiple, deedsOfVerb } from "./deed-verb.ts";

/** Deeds told in the text, in its order: by verbs, by "died", by "forced to", by nouns, and by what was not done. Linear. */
export function findDeeds(found: Found): DeedClaim[] {
  const { document } = found;
  if (document.language === "ar") return arabicDeeds(found);
  if (document.language !== "en") return verbFinalDeeds(found);
  const lexicon = deedLexicon(found.lexicons);
  const last = new LastForce();
  return document.sentences.flatMap((_, number) => {
    const deeds = deedsIn(document, lexicon, number).map((deed) => last.resolve(document, deed, number));
    return withCauses(document, deeds).map((deed) => claimOf(found, deed, number));
  });
}

/** The deeds of a sentence in order; a word taken by one deed makes no other. */
function deedsIn(document: Document, lexicon: DeedLexicon, number: number): Deed[] {
  const sentence = document.sentences[number]!;
  const deeds: Deed[] = [];
  const taken = new Set<number>();
  const take = (deed: Deed) => {
    deeds.push(deed);
    for (let at = deed.first; at < deed.end; at++) taken.add(at);
  };
  for (const clause of document.clausesOf(number)) {
    if (taken.size > 0 && taken.has(clause.verb)) continue;
    const failure = failureOf(document, lexicon, clause);
    for (const deed of failure ? [failure] : deedsOfVerb(document, lexicon, clause)) take(deed);
  }
  for (let at = sentence.first; at < sentence.end; at++) {
    if (taken.size > 0 && taken.has(at)) continue;
    const deed =
      deedOfState(document, lexicon, at, sentence.end) ??
      deedOfNoun(document, lexicon, at, sentence.end) ??
      deedOfParticiple(document, lexicon, at, sentence.end) ??
      failureByWord(document, lexicon, at, sentence.end);
    if (deed) take(deed);
  }
  return deeds.sort((a, b) => a.first - b.first);
}
