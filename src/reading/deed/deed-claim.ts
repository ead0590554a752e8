import { type Found, statementAt } from "../found.ts";
import type { DeedClaim, Doer, DoneTo, Modality, Voice } from "../result.ts";
import type { Said } from "../statement.ts";
import type { Clause } from "../text/clause.ts";
import { type Document, spanOf } from "../text/document.ts";
import type { NounPhrase } from "../text/phrase.ts";
import { deedLexicon } from "./deed-lexicon.ts";
import { isCalledFalse, isCustom, isNearly, isUnrealised } from "./deed-undone.ts";

/** A deed before it is put together: what the words at a trigger come to. */
export interface Deed {
  readonly kind: string;
  readonly first: number;
  readonly end: number;
  readonly clause: Clause | null;
  readonly doer: Doer;
  readonly doneTo: readonly NounPhrase[];
  /** "by a shell", "a bomb killed": what it was done with; absent where the words do not say. */
  readonly instrument?: NounPhrase;
  readonly voice: Voice;
  readonly sure: number;
  readonly why: readonly string[];
}

/** The claim that a deed comes to: its place, time and figures are those nearest in its sentence. Logarithmic in the text. */
export function claimOf(found: Found, deed: Deed, sentence: number): DeedClaim {
  const { document } = found;
  const trigger = spanOf(document, deed.first, deed.end);
  const statement = statementAt(found.statements, sentence, trigger.start, trigger.end);
  // "Was almost killed": an attack, whose victim lives.
  const kind = deed.kind === "killing" && deed.clause && isNearly(document, deed) ? "use-of-force" : deed.kind;
  const range = document.sentences[sentence]!;
  const from = document.tokens[range.first]!.start;
  const to = document.tokens[range.end - 1]!.end;
  const inSentence = <T extends { start: number; end: number }>(list: readonly T[]) => within(list, from, to);
  const nearest = <T extends { start: number; end: number }>(list: readonly T[]) => closest(inSentence(list));
  const closest = <T extends { start: number; end: number }>(list: readonly T[]) =>
    list.reduce<T | null>(
      (best, next) => (!best || distance(next, trigger) < distance(best, trigger) ? next : best),
      null,
    );
  const times = inSentence(found.times);
  // "before dawn on Thursday": the day keeps the clock beside it, and says more.
  const dayed = times.filter(({ edtf }) => edtf !== "");
  return {
    kind: "claim",
    claim: "deed",
    id: "",
    statement: statement?.id ?? "",
    deed: kind,
    trigger,
    doer: deed.doer,
    doneTo: deed.doneTo.slice(0, 20).map((phrase) => doneTo(document, phrase)),
    voice: deed.voice,
    place: nearest(found.places),
    time: closest(dayed.length > 0 ? dayed : times),
    instrument: deed.instrument ? spanOf(document, deed.instrument.first, deed.instrument.end) : null,
    figures: inSentence(found.figures)
      .filter((figure) => matches(figure.of, kind))
      .map((figure) => figure.id),
    modality: modality(found, deed, statement),
    sure: deed.sure,
    why: deed.why,
  };
}

/** Items of a list in text order that lie between two positions. */
function within<T extends { start: number; end: number }>(list: readonly T[], from: number, to: number): T[] {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.start < from) low = middle + 1;
    else high = middle;
  }
  const result: T[] = [];
  for (let at = low; at < list.length && list[at]!.end <= to; at++) result.push(list[at]!);
  return result;
}

function distance(item: { start: number; end: number }, trigger: { start: number; end: number }): number {
  return item.start >= trigger.end ? item.start - trigger.end : 2 * Math.max(0, trigger.start - item.end);
}

function matches(of: string | null, deed: string): boolean {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    killed: ["killing", "massacre", "death-in-custody", "shooting", "bombing"],
    wounded: ["wounding", "beating", "shooting", "bombing"],
    detained: ["arrest", "detention"],
    displaced: ["displacement", "forced-relocation"],
    destroyed: ["arson", "destruction", "looting"],
    missing: ["disappearance"],
    assaulted: ["sexual-violence"],
  };
  return of !== null && (kinds[of]?.includes(deed) ?? false);
}

function modality(found: Found, deed: Deed, statement: Said | undefined): Modality {
  const { document } = found;
  const denied = statement?.speakers.at(-1)?.stance === "denies" && !isPresupposed(document, deed);
  const promised = statement?.speakers.at(-1)?.stance === "promises";
  const verb = deed.clause ? document.tokens[deed.clause.verb]! : null;
  const habitual =
    deed.clause?.finite === true &&
    verb !== null &&
    /^(?:VB|VBZ)$/.test(verb.tag) &&
    !deed.clause.future &&
    !deed.clause.hypothetical;
  const always = isPattern(document, deed);
  const lexicon = deedLexicon(found.lexicons);
  return {
    negated:
      (deed.clause?.negated ?? false) || denied || isOfNobody(document, deed) || isCalledFalse(document, lexicon, deed),
    hypothetical: (deed.clause?.hypothetical ?? false) || isUnrealised(document, lexicon, deed),
    future:
      (deed.clause?.future ?? false) ||
      promised ||
      (deed.clause !== null &&
        !deed.clause.finite &&
        (verb?.tag === "VB" || verb?.tag === "VBN") &&
        (deed.voice !== "passive" || isInfinitive(document, deed.clause)) &&
        !deed.why[0]!.includes("forced") &&
        !isPerfect(document, deed.clause) &&
        !wasDone(found, deed.clause)),
    habitual: (always && (habitual || deed.voice !== "nominal")) || isCustom(document, lexicon, deed),
  };
}

/** "nobody was arrested", "not a single man was held", "killed no one": done to nobody, or by nobody. */
function isOfNobody({ tokens }: Document, { clause, doneTo }: Deed): boolean {
  const [patient] = doneTo;
  return [patient, clause?.subject, clause?.object].some((phrase) => {
    const before = phrase && tokens[phrase.first - 1];
    const opening = phrase ? tokens[phrase.first]!.lower : "";
    if (/^(?:nobody|none|no)$/.test(opening) || before?.lower === "no") return true;
    return (
      before?.tag === "NOT" &&
      before.sentence === tokens[phrase!.first]!.sentence &&
      /^(?:a|an|one|any|even)$/.test(opening)
    );
  });
}

/** "likely to be arrested": with "to" before the verb. */
function isInfinitive(document: Document, clause: Clause): boolean {
  for (let at = clause.first; at < clause.verb; at++) if (document.tokens[at]!.tag === "TO") return true;
  return false;
}

/** "is alleged to have used": over and done. */
function isPerfect({ tokens }: Document, { first, verb }: Clause): boolean {
  if (tokens[verb]!.tag !== "VBN") return false;
  for (let at = first + 1; at < verb; at++)
    if (tokens[at]!.lower === "have" && tokens[at - 1]!.tag === "TO") return true;
  return false;
}

/** "were forced to fire", "began to beat": the verb before says that it was done. */
function wasDone(found: Found, clause: Clause): boolean {
  const { document } = found;
  if (/^(?:able|lucky|fortunate)$/.test(document.tokens[clause.first - 1]?.lower ?? ""))
    return !/^(?:not|n't)$/.test(document.tokens[clause.first - 3]?.lower ?? "");
  const before = document.clausesOf(clause.sentence).findLast((other) => other.end <= clause.first);
  if (!before || before.negated || before.hypothetical || before.future || clause.first - before.end > 6) return false;
  return deedLexicon(found.lexicons).section("implicative").has(document.tokens[before.verb]!.lemma);
}

/** "They deny that he was there when he died": what a "when" takes for granted is not denied. */
function isPresupposed(document: Document, deed: Deed): boolean {
  const first = deed.clause?.subject?.first ?? deed.first;
  return /^(?:when|after|before|since|while|until)$/.test(document.tokens[first - 1]?.lower ?? "");
}

/** "every time", "whenever", "always": a pattern, not one event. Looks at the sentence up to the deed. */
function isPattern(document: Document, deed: Deed): boolean {
  const { tokens } = document;
  const sentence = tokens[deed.first]!.sentence;
  for (let at = deed.end - 1; at >= 0 && tokens[at]!.sentence === sentence; at--) {
    const word = tokens[at]!.lower;
    if (word === "whenever" || word === "always" || word === "usually") return true;
    if (word === "time" && /^(?:every|each)$/.test(tokens[at - 1]?.lower ?? "")) return true;
  }
  return false;
}

function doneTo(document: Document, phrase: NounPhrase): DoneTo {
  const head = document.tokens[phrase.head]!;
  const things =
    /^(?:homes?|houses?|shops?|buildings?|mosques?|temples?|churches|church|vehicles?|huts?|property|properties|buses|bus|cars?|train|coach|stalls?|godowns?)$/;
  const groups = /s$|^(?:people|men|women|children|police|crowd|family|community|population)$/;
  const type = things.test(head.lower)
    ? "property"
    : head.tag === "PROPER" || head.tag === "PRON"
      ? "person"
      : groups.test(head.lower)
        ? "group"
        : "person";
  const { text, start, end } = spanOf(document, phrase.first, phrase.end);
  return { text, start, end, type, resolvedTo: null };
}
