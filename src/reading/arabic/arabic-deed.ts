import { boundsOf, type PhraseDeed, phraseClaim } from "../by-phrase/phrase-claim.ts";
import { kindBy, noDoer } from "../by-phrase/phrase-doer.ts";
import { isAuthority } from "../deed/doer.ts";
import type { Found } from "../found.ts";
import type { DeedClaim, Doer, Modality } from "../result.ts";
import { type Document, spanOf } from "../text/document.ts";
import type { Stretch } from "../verb-final/verb-final-subject.ts";
import { foldedSet } from "../words/fold.ts";
import { arabicActor } from "./arabic-doer.ts";
import { arabicDoneTo } from "./arabic-done-to.ts";
import { type ArabicTrigger, type ArabicWords, arabicTriggers, arabicWords } from "./arabic-trigger.ts";

/** Deeds in Arabic: verbs with their endings and what is written onto them, "تم" and "تعرض" with a noun, nouns, counts of dead. Linear. */
export function arabicDeeds(found: Found): DeedClaim[] {
  const words = arabicWords(found.lexicons);
  const cues = new Set(found.statements.map((one) => one.cueToken));
  return found.document.sentences.flatMap((range) => {
    let shared: Doer | null = null;
    return arabicTriggers(found.document, words, cues, range.first, range.end).flatMap((trigger) => {
      const bounds = boundsOf(found, trigger.first, trigger.end);
      const deed = withheld(trigger, deedOf(found, words, trigger, bounds, shared));
      if (!deed) return [];
      if (deed.voice === "active" && deed.doer.visibility !== "hidden") shared = deed.doer;
      return phraseClaim(found, deed, bounds);
    });
  });
}

/** "لم تتدخل الشرطة", "لم يعطونا ماء": what had to be done is a deed where it was not done. */
function withheld({ word }: ArabicTrigger, deed: PhraseDeed): PhraseDeed | null {
  if (word.sort !== "withheld") return deed;
  if (!deed.modality.negated) return null;
  if (word.kind === "failure-to-protect" && !isAuthority(deed.doer.type)) return null;
  return { ...deed, modality: { ...deed.modality, negated: false } };
}

function deedOf(
  found: Found,
  words: ArabicWords,
  trigger: ArabicTrigger,
  bounds: Stretch,
  shared: Doer | null,
): PhraseDeed {
  const { word, verb } = trigger;
  const acted = arabicActor(found.document, words, trigger, bounds, shared);
  const active = verb !== null && word.sort === "verb" && acted !== null && !acted.byPhrase;
  const rule = `deed/${trigger.light ? "light" : word.sort}`;
  const doer = acted?.doer ?? noDoer(words.doers, word.kind);
  return {
    kind: kindBy(word.kind, doer),
    first: trigger.first,
    end: trigger.end,
    doer,
    doneTo: arabicDoneTo(found, words, trigger, acted, bounds.end),
    voice: verb === null && !trigger.light ? "nominal" : active ? "active" : "passive",
    modality: modalityOf(found, words, trigger, bounds),
    why: [rule, word.at, `“${spanOf(found.document, trigger.first, trigger.end).text}”`],
  };
}

const already = foldedSet("قد");

function modalityOf({ document }: Found, words: ArabicWords, trigger: ArabicTrigger, bounds: Stretch): Modality {
  const { tokens } = document;
  const { small } = words;
  const between = (first: number, end: number) =>
    tokens.slice(Math.max(bounds.first, first), Math.min(bounds.end, end));
  const near = between(trigger.first - 2, trigger.first).map((token) => token.lower);
  const not = (word: string) => small.is(word, "not") || (/^[وف]/.test(word) && small.is(word.slice(1), "not"));
  // "أحد عشر" is eleven.
  const nobody = between(trigger.first - 3, trigger.end + 3).some(
    (token, at, all) => small.is(token.lower, "nobody") && all[at + 1]?.lower !== "عشر",
  );
  // "قد" before a past verb only says that it was done.
  const supposed = (word: string) => small.is(word, "if") && (!already.has(word) || trigger.verb?.present === true);
  return {
    negated: near.some(not) || (nobody && trigger.verb !== null),
    hypothetical:
      between(trigger.first - 30, trigger.first).some((token) => supposed(token.lower)) ||
      isThreatened(document, words, trigger, bounds.first),
    future:
      trigger.verb?.future === true ||
      near.some((word) => small.is(word, "future")) ||
      (trigger.light && /^[وف]?س[تی]/.test(tokens[trigger.first]!.lower)),
    habitual: false,
  };
}

/** "هددوني بقتل أولادي": what somebody is threatened with is not done. Looks at four words before. */
function isThreatened(
  { tokens }: Document,
  words: ArabicWords,
  { verb, first }: ArabicTrigger,
  limit: number,
): boolean {
  if (verb !== null || !tokens[first]!.lower.startsWith("ب")) return false;
  for (let at = first - 1; at >= limit && at > first - 5; at--)
    if (words.verbs.at(tokens, at, first)?.value.kind === "threat") return true;
  return false;
}
