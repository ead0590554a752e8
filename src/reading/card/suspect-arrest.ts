import { type DeedLexicon, deedLexicon } from "../deed/deed-lexicon.ts";
import type { Found } from "../found.ts";
import type { DeedClaim, DoneTo } from "../result.ts";
import { tokenAt } from "../text/document.ts";

/** How far around an arrest, in words of its sentence, it is told what for. */
const nearWords = 30;
/** How far after “charged” and after “for” the crime stands, in words. */
const chargeReach = 16;
const reasonReach = 6;

/**
 * The arrests and detentions among deeds that are of an alleged doer: “arrested in connection with the killing”, “suspects were
 * detained”, “jailed for theft”; every other arrest of somebody who is named in one of those, and the next ones that name nobody.
 * Linear in the deeds.
 */
export function arrestsOfSuspects(found: Found, deeds: readonly DeedClaim[]): ReadonlySet<DeedClaim> {
  const held = deeds.filter((one) => /^(?:arrest|detention)$/.test(one.deed));
  const grave = deeds.some((one) => /^(?:killing|abduction|sexual-violence)$/.test(one.deed));
  const suspects = new Set(held.filter((deed) => isOfSuspect(found, deed, grave)));
  const names = new Set([...suspects].flatMap((deed) => deed.doneTo.flatMap((one) => namesIn(one).slice(-1))));
  let before: DeedClaim | null = null;
  for (const deed of held) {
    if (deed.doneTo.some((one) => namesIn(one).some((name) => names.has(name)))) suspects.add(deed);
    if (before && suspects.has(before) && deed.doneTo.every(isPronoun)) suspects.add(deed);
    before = deed;
  }
  return suspects;
}

/** “He was arrested”, “the arrest”: of whom was spoken before. */
function isPronoun({ text }: DoneTo): boolean {
  return /^(?:he|him|she|her|they|them|those|who)$/i.test(text);
}

/** The words of a name: by the last of them somebody is spoken of again. */
function namesIn({ text }: DoneTo): string[] {
  return text.split(" ").filter((word) => /^\p{Lu}\p{Ll}/u.test(word));
}

function isOfSuspect(found: Found, deed: DeedClaim, graveTold: boolean): boolean {
  const lexicon = deedLexicon(found.lexicons);
  const culprits = lexicon.section("culprit");
  if (
    deed.doneTo.some((one) =>
      one.text
        .toLowerCase()
        .split(/[ -]/)
        .some((word) => culprits.has(word)),
    )
  )
    return true;
  const { tokens, sentences } = found.document;
  const at = tokenAt(found.document, deed.trigger.start);
  const { first, end } = sentences[tokens[at]!.sentence]!;
  const charge = lexicon.section("charge");
  const reason = lexicon.section("charge-reason");
  let chargedTo = -1;
  for (let next = Math.max(first, at - nearWords); next < Math.min(end, at + nearWords); next++) {
    const { lower } = tokens[next]!;
    if (charge.has(lower)) chargedTo = Math.max(chargedTo, next + chargeReach);
    else if (next > at && reason.has(lower)) chargedTo = Math.max(chargedTo, next + reasonReach);
    if (next <= chargedTo && isCrime(lexicon, lower, graveTold)) return true;
  }
  return false;
}

/** Violence is a charge against whoever was arrested only where a text tells of that violence: dissidents are charged with it too. */
function isCrime(lexicon: DeedLexicon, word: string, graveTold: boolean): boolean {
  return lexicon.section("crime").has(word) || (graveTold && lexicon.section("grave-crime").has(word));
}

/** How often a text says that somebody is charged with violence, was found guilty of it or confessed to it. Linear. */
export function chargesOfViolence(found: Found): number {
  const lexicon = deedLexicon(found.lexicons);
  const [charged, crimes] = [lexicon.section("charged"), lexicon.section("grave-crime")];
  let count = 0;
  let reach = -1;
  found.document.tokens.forEach(({ lower, text }, at) => {
    if (text === "." || text === ";") reach = -1;
    else if (charged.has(lower)) reach = at + chargedReach;
    else if (at <= reach && crimes.has(lower)) {
      count++;
      reach = -1;
    }
  });
  return count;
}

/** “Found guilty of the aggravated kidnapping”: the crime follows within so many words. */
const chargedReach = 6;
