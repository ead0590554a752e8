import { doerTypeOf } from "../deed/doer-type.ts";
import type { Found } from "../found.ts";
import { qualityOf } from "../quality.ts";
import type { Card, Claim, DeedClaim, Mention } from "../result.ts";
import type { Piece } from "../telling/telling.ts";
import { doersOf } from "./card-doer.ts";
import { mainPlaces } from "./place-main.ts";
import { arrestsOfSuspects, chargesOfViolence } from "./suspect-arrest.ts";
import { mainDate } from "./time-main.ts";
import { likelyVictims, victimsOf, weighedPeople } from "./victim.ts";
import { violationsOf } from "./violation.ts";

/** What a documenter would write on top: the deeds done (not denied, planned or supposed), to whom, by whom, where, when, how many. */
export function makeCard(
  found: Found,
  tellings: readonly Piece[],
  claims: readonly Claim[],
  mentions: readonly Mention[],
  all: readonly Claim[],
): Card {
  const deeds = claims.filter((claim): claim is DeedClaim => claim.claim === "deed" && isDone(claim));
  const form = tellings.length > 1 ? "digest" : (tellings[0]?.form ?? "document");
  const told = all.filter((claim): claim is DeedClaim => claim.claim === "deed");
  // Where and when may lean on deeds that are not sure enough to be printed.
  const done = told.filter(isDone);
  // Who is only said to plan, to promise or not to have done it is no doer, and whom they would do it to no victim.
  const undone = told.length > 0 && done.length === 0;
  const people = undone ? [] : weighedPeople(found, mentions, told);
  const suspects = arrestsOfSuspects(found, deeds);
  const doers = undone ? [] : doersOf(found, deeds, told, people, suspects);
  const doerType = doerTypeOf(found, deeds, suspects, doers, chargesOfViolence(found));
  return {
    kind: "card",
    language: found.document.language,
    form,
    violations: violationsOf(deeds, suspects, doerType, found.document.options.everything === true),
    victims: victimsOf(found, deeds, suspects, people),
    doerType,
    doers,
    ...mainPlaces(found, done, mentions),
    date: mainDate(found, done, likelyVictims(found, people)),
    figures: found.figures.map((figure) => figure.id),
    gaps: claims.filter((claim) => claim.claim === "gap").map((claim) => claim.id),
    unnamed: deeds.filter((claim) => claim.doer.visibility === "hidden").map((claim) => claim.id),
    unread: unreadOf(found),
    quality: qualityOf(found.lexicons, found.document.language, form),
  };
}

function isDone(claim: DeedClaim): boolean {
  const { negated, hypothetical, future, habitual } = claim.modality;
  return !negated && !hypothetical && !future && !habitual;
}

/** Languages with lexicons for speakers, deeds, figures, times, gaps, links and event words. */
const readLanguages: ReadonlySet<string> = new Set(["en", "ur", "hi", "ar"]);

/** Questions, and texts in a language that only a person can read so far. */
function unreadOf(found: Found): Card["unread"] {
  const { document } = found;
  if (!readLanguages.has(document.language)) {
    return [
      {
        why: `the language "${document.language}" is read for figures, dates and places at most`,
        text: "",
        start: 0,
        end: 0,
      },
    ];
  }
  return document.sentences
    .filter((range) => document.tokens[range.end - 1]?.text === "?" || document.tokens[range.end - 1]?.text === "؟")
    .slice(0, 20)
    .map((range) => {
      const start = document.tokens[range.first]!.start;
      const end = document.tokens[range.end - 1]!.end;
      return { why: "a question", text: document.text.slice(start, end), start, end };
    });
}
