import type { DeedClaim } from "../reading/result.ts";
import { deathKinds, whereabouts } from "./deaths.ts";
import { compareDoers } from "./doers.ts";
import type { Standing } from "./entry.ts";
import type { SameName } from "./input.ts";
import { type Broader, isKindOf } from "./kinds.ts";
import { comparePlaces } from "./places.ts";
import { compareTimes, overnight } from "./times.ts";

/** A deed with the words that tell it. */
export interface ToldDeed {
  readonly claim: DeedClaim;
  readonly words: string;
}

/** What comparing deeds has to be told. */
export interface DeedSense {
  readonly sameName: SameName;
  /** The kind that a kind of deed is a kind of, as a death in custody is a killing; null at the top. */
  readonly broader: Broader;
}

/**
 * How one telling of a deed stands to another. Told of another day or place it may be another deed, and only says otherwise; but one
 * person dies once. A deed denied and told cannot both hold, unless the denial speaks of another day, place or person.
 */
export function compareDeeds(a: ToldDeed, b: ToldDeed, sense: DeedSense): Standing | null {
  const another = compareToWhom(a.claim, b.claim, sense);
  const elsewhere = compareWhenAndWhere(a.claim, b.claim, sense);
  if (a.claim.modality.negated !== b.claim.modality.negated) {
    if (another || elsewhere) return { status: "says-otherwise", rule: "deed/denied of another" };
    return { status: a.claim.modality.negated ? "denies" : "cannot-both-hold", rule: "deed/one denies it" };
  }
  if (a.claim.modality.negated) return { status: "the-same", rule: "deed/both deny it" };
  return (
    another ??
    compareDeaths(a, b, elsewhere) ??
    elsewhere ??
    compareKinds(a.claim, b.claim, sense) ??
    compareVisibility(a.claim, b.claim) ??
    sameDeed(a.claim, b.claim, sense)
  );
}

/** Whether one person, and no crowd or count, is what the deed was done to. */
export function isOnePerson(deed: DeedClaim): boolean {
  const [first, ...more] = deed.doneTo;
  if (first === undefined || more.length > 0 || first.type === "group" || deed.figures.length > 0) return false;
  return !several.test(first.text);
}

/** A small word in the plural ("civilians everywhere") is more than one, whatever the reader took it for. */
const several =
  /^(?:[Tt]he |[Mm]any |[Ss]ome |[Aa]ll |[Oo]ther )?\p{Ll}{3,}[^s\W]s\b|^(?:[Pp]eople|[Mm]en|[Ww]omen|[Cc]hildren|[Tt]hey|[Tt]hem|[Tt]hose|[Tt]hese|[Oo]thers)\b/u;

/** One person dies once: neither in custody and after release, nor on two days or in two places. */
function compareDeaths(a: ToldDeed, b: ToldDeed, elsewhere: Standing | null): Standing | null {
  if (!deathKinds.has(a.claim.deed) || !deathKinds.has(b.claim.deed)) return null;
  const [one, other] = [whereabouts(a.claim, a.words), whereabouts(b.claim, b.words)];
  if (one !== other && one !== "not said" && other !== "not said")
    return { status: "cannot-both-hold", rule: "death/in custody and after release" };
  if (!elsewhere || !isOnePerson(a.claim) || !isOnePerson(b.claim)) return null;
  return { status: "cannot-both-hold", rule: elsewhere.rule.replace("deed/", "death/") };
}

/** Another day or another place, as far as the words and the gazetteer are sure. */
function compareWhenAndWhere(a: DeedClaim, b: DeedClaim, sense: DeedSense): Standing | null {
  if (a.time?.edtf && b.time?.edtf) {
    const night = overnight(a.time) || overnight(b.time);
    if (compareTimes(a.time.edtf, b.time.edtf, night) === "cannot-both-hold")
      return { status: "says-otherwise", rule: "deed/another day" };
  }
  if (a.place && b.place && comparePlaces(a.place, b.place, sense.sameName)?.status === "says-otherwise")
    return { status: "says-otherwise", rule: "deed/another place" };
  return null;
}

/** Both name whom, one person each, and the names are not one's. */
function compareToWhom(a: DeedClaim, b: DeedClaim, sense: DeedSense): Standing | null {
  if (!isOnePerson(a) || !isOnePerson(b)) return null;
  const [one, other] = [a.doneTo[0]!, b.doneTo[0]!];
  if (one.type !== "person" || other.type !== "person") return null;
  const [name, beside] = [one.resolvedTo ?? one.text, other.resolvedTo ?? other.text];
  return isName(name) && isName(beside) && sense.sameName(name, beside) === "different"
    ? { status: "says-otherwise", rule: "deed/done to another" }
    : null;
}

/** A name, not "the young man" or "he". Scripts without capital letters are never sure to be names here. */
export function isName(words: string): boolean {
  return /^\p{Lu}\p{L}+/u.test(words) && !/^(?:He|She|They|The|A|An|His|Her|Their|Two|Some)\b/.test(words);
}

function compareKinds(a: DeedClaim, b: DeedClaim, sense: DeedSense): Standing | null {
  if (a.deed === b.deed) return null;
  if (isKindOf(a.deed, b.deed, sense.broader)) return { status: "more-exact", rule: "deed/a kind of the other" };
  if (isKindOf(b.deed, a.deed, sense.broader)) return { status: "less-exact", rule: "deed/the other is a kind of it" };
  return { status: "says-otherwise", rule: "deed/another kind" };
}

function compareVisibility(a: DeedClaim, b: DeedClaim): Standing | null {
  const hidden = [a, b].filter(({ doer }) => doer.visibility === "hidden").length;
  if (hidden !== 1) return null;
  return {
    status: a.doer.visibility === "hidden" ? "less-exact" : "more-exact",
    rule: "deed/the doer is more or less visible",
  };
}

function sameDeed(a: DeedClaim, b: DeedClaim, sense: DeedSense): Standing {
  const doers = compareDoers(a.doer, b.doer, sense.sameName);
  return doers && doers.status !== "the-same" ? doers : { status: "the-same", rule: "deed/same kind" };
}
