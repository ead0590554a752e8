import { findGaps } from "./claim/gap.ts";
import { findLinks } from "./claim/link.ts";
import { findDeeds } from "./deed/deed.ts";
import { findFigures } from "./figure/figure.ts";
import { countedByDeeds, countedByPatients } from "./figure/figure-deed.ts";
import type { Found } from "./found.ts";
import { findMentions } from "./mention/mention.ts";
import { gazetteerOf } from "./place/gazetteer.ts";
import { findPlaces } from "./place/place.ts";
import type { Claim, DeedClaim, Figure, GapClaim, Mention } from "./result.ts";
import { findStatements } from "./statement.ts";
import { findTellings, type Piece } from "./telling/telling.ts";
import type { Document } from "./text/document.ts";
import { findTimes } from "./time/time.ts";
import type { Lexicons } from "./words/lexicons.ts";

/** All that was found in a text, sure or not, before a card is made of it. */
export interface Finding {
  readonly found: Found;
  readonly tellings: readonly Piece[];
  /** In text order, numbered. */
  readonly claims: readonly Claim[];
  /** Figures with what they count, where deeds tell it. */
  readonly counted: readonly Figure[];
  readonly mentions: readonly Mention[];
}

/** Finds everything in a text made ready. Linear. */
export function findIn(document: Document, lexicons: Lexicons): Finding {
  const tellings = findTellings(document, lexicons);
  const statements = findStatements(document, lexicons, tellings);
  const places = findPlaces(document, gazetteerOf(lexicons), lexicons);
  const times = findTimes(document, lexicons, tellings);
  const figures = findFigures(document, lexicons, statements, times);
  const found = { document, lexicons, statements, places, times, figures };
  const gaps = findGaps(found);
  const claims: Claim[] = [...besideGaps(document.language, findDeeds(found), gaps), ...findLinks(found), ...gaps].sort(
    (a, b) => a.trigger.start - b.trigger.start,
  );
  const numbered: Claim[] = claims.map((claim, index) => Object.assign(claim, { id: `c${index + 1}` }));
  const counted = (document.language === "en" ? countedByPatients : countedByDeeds)(figures, numbered);
  return { found, tellings, claims: numbered, counted, mentions: findMentions(found) };
}

/** "The footage has disappeared", "without a warrant of arrest": words of a gap are no deed. Of English its own rules see to that. */
function besideGaps(language: string, deeds: readonly DeedClaim[], gaps: readonly GapClaim[]): readonly DeedClaim[] {
  if (language === "en" || gaps.length === 0) return deeds;
  let next = 0;
  return deeds.filter(({ deed, trigger }) => {
    while (next < gaps.length && gaps[next]!.trigger.end <= trigger.start) next++;
    const gap = gaps[next]?.trigger;
    return deed === "failure-to-protect" || !gap || trigger.start < gap.start || trigger.start >= gap.end;
  });
}
