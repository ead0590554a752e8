import type { Doer } from "../result.ts";
import type { Clause } from "../text/clause.ts";
import type { Document } from "../text/document.ts";
import { type NounPhrase, nounPhraseAfter } from "../text/phrase.ts";
import { isVerbForm } from "../text/token.ts";
import type { DeedLexicon } from "./deed-lexicon.ts";
import { isPersonal } from "./deed-sense.ts";
import { doerOf } from "./doer.ts";

/** Who did what a clause tells, and to whom, as its words have it. */
export interface Parties {
  readonly passive: boolean;
  readonly patient: NounPhrase | null;
  readonly actor: NounPhrase | null;
  /** The actor as a doer; null where there is none, or what stands there is a deed or what it was done with. */
  readonly named: Doer | null;
  /** What it was done with, where that stands in the doer's place: "killed by a shell". */
  readonly instrument: NounPhrase | null;
}

/** The parties of a clause whose verb tells a deed of this kind; the verb's own words end at `phraseEnd` (0: it has no others). */
export function partiesIn(
  document: Document,
  lexicon: DeedLexicon,
  clause: Clause,
  kind: string,
  phraseEnd: number,
): Parties {
  const object = objectAfter(document, clause, phraseEnd) ?? aimedAt(document, lexicon, clause, kind, phraseEnd);
  const passive = clause.passive || (object === null && isReduced(document, lexicon, clause, kind));
  const byNobody =
    !passive && ((kind === "disappearance" && object === null) || burnedItself(document, lexicon, clause, kind));
  const patient = passive || byNobody ? clause.subject : object;
  const actor = byNobody
    ? null
    : passive
      ? (clause.agent ?? agentAfter(document, clause, Math.max(clause.end, phraseEnd)))
      : clause.subject;
  const told = actor && !isDeedItself(document, lexicon, actor) ? doerOf(document, lexicon, actor) : null;
  const instrument = actor && isNobodysKind(told) && isInstrument(document, lexicon, actor) ? actor : null;
  return { passive, patient, actor, named: instrument ? null : told, instrument };
}

/** Whether no word of the phrase says whose it is: a capital alone ("Air strikes") does not. */
function isNobodysKind(doer: Doer | null): boolean {
  return doer?.type === "unknown" || (doer?.type === "person" && doer.visibility === "named");
}

/** "himself", "themselves": whoever does it to nobody else. */
export function isReflexive({ tokens }: Document, { head }: NounPhrase): boolean {
  return /sel(?:f|ves)$/.test(tokens[head]!.lower);
}

/** Whether a doer's own word says a mob: only then is an attack a mob's, and every other party's reads alike. */
export function isMob({ tokens }: Document, lexicon: DeedLexicon, { first, end }: NounPhrase): boolean {
  return tokens.slice(first, end).some(({ lower }) => lexicon.section("mob").has(lower));
}

/** "shot dead two men", "gunned down a baker": the object begins after the verb's own words, which end at `end` (0: there are none). */
function objectAfter({ tokens, sentences }: Document, clause: Clause, end: number): NounPhrase | null {
  const { object } = clause;
  if (object !== null && object.first < end && object.end === end) return null;
  const begins =
    object === null
      ? end > 0 && !clause.passive && beginsPhrase.test(tokens[end]?.tag ?? "")
      : object.first < end && object.end > end;
  return begins ? nounPhraseAfter(tokens, end, sentences[clause.sentence]!.end) : object;
}

/** "fired on the crowd", "opened fire at mourners": those at whom a weapon was aimed. null where nobody stands there. */
function aimedAt(
  document: Document,
  lexicon: DeedLexicon,
  clause: Clause,
  kind: string,
  phraseEnd: number,
): NounPhrase | null {
  const { tokens, sentences } = document;
  const at = Math.max(clause.end, phraseEnd);
  if (clause.passive || !aimed.test(kind) || !/^(?:on|at|upon)$/.test(tokens[at]?.lower ?? "")) return null;
  const phrase = nounPhraseAfter(tokens, at + 1, sentences[clause.sentence]!.end);
  if (phrase === null || phrase.first > at + 2) return null;
  return isPersonal(document, lexicon, phrase) || lexicon.doerType.match(tokens, phrase.head) ? phrase : null;
}

const aimed = /^(?:shooting|use-of-force|wounding)$/;

const beginsPhrase = /^(?:DET|NUM|POSS|PRON)$/;

/** "The shelling of the market left 19 dead", "clashes left 19 dead": a deed or an event is nobody who did it. */
function isDeedItself({ tokens }: Document, lexicon: DeedLexicon, { head }: NounPhrase): boolean {
  return lexicon.nouns.match(tokens, head) !== null || lexicon.section("event").has(tokens[head]!.lemma);
}

/** "killed by a shell": what it was done with is nobody, and hides who did it. */
function isInstrument({ tokens }: Document, lexicon: DeedLexicon, { head }: NounPhrase): boolean {
  return lexicon.section("instrument").has(tokens[head]!.lower);
}

/** "the shops burned": it was done to them, and nobody says by whom. */
function burnedItself(document: Document, lexicon: DeedLexicon, clause: Clause, kind: string): boolean {
  if (kind !== "arson" || clause.object !== null || clause.subject === null) return false;
  return doerOf(document, lexicon, clause.subject).type === "unknown";
}

export const doneToBodies =
  /^(?:killing|wounding|arrest|detention|abduction|displacement|torture|sexual-violence|forced-relocation)$/;

/** "31 people arrested near the bridge", "one man shot dead at the gate": a past form without an object is a participle. */
function isReduced(document: Document, lexicon: DeedLexicon, clause: Clause, kind: string): boolean {
  const { tokens } = document;
  const { tag, lower } = tokens[clause.verb]!;
  if ((tag !== "VBD" && lower !== "hurt") || clause.object !== null || !clause.subject) return false;
  const head = tokens[clause.subject.head]!;
  const property = lexicon.section("property");
  const razed =
    /^(?:arson|destruction|looting|bombing)$/.test(kind) && (property.has(head.lower) || property.has(head.lemma));
  if (!(doneToBodies.test(kind) || razed) || clause.first !== clause.verb) return false;
  let before = clause.verb;
  while (tokens[before - 1]?.tag === "ADV") before--;
  return /^(?:NOUN|PROPER|NUM|PRON)$/.test(tokens[before - 1]?.tag ?? "") && clause.subject.end === before;
}

function agentAfter(document: Document, clause: Clause, end: number): NounPhrase | null {
  const { tokens } = document;
  return tokens[end]?.lower === "by" && !isVerbForm(tokens[end + 1]?.tag)
    ? nounPhraseAfter(tokens, end + 1, document.sentences[clause.sentence]!.end)
    : null;
}
