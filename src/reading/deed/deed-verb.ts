import type { Doer } from "../result.ts";
import type { Clause } from "../text/clause.ts";
import type { Document } from "../text/document.ts";
import { joinedPhrases, type NounPhrase, nounPhraseAfter } from "../text/phrase.ts";
import type { Tag } from "../text/token.ts";
import type { Deed } from "./deed-claim.ts";
import { denied } from "./deed-denied.ts";
import { fled, forced } from "./deed-forced.ts";
import type { DeedLexicon, DeedWord } from "./deed-lexicon.ts";
import { doneToBodies, isMob, isReflexive, partiesIn } from "./deed-parties.ts";
import { phraseAfter } from "./deed-phrase.ts";
import { fits, isHeld, isOfAnimals, isOfNature, isPersonal } from "./deed-sense.ts";
import { toldBy } from "./deed-told.ts";
import { doerOf, hiddenDoer } from "./doer.ts";

/**
 * A deed told by a participle before the one it was done to: "the murdered journalist", "jailed activist Amin Noor". null
 * when the token is none.
 */
export function deedOfParticiple(document: Document, lexicon: DeedLexicon, at: number, limit: number): Deed | null {
  const { tokens } = document;
  const token = tokens[at]!;
  if (!mayBeParticiple(token.tag) || !opensNoun.has(tokens[at + 1]?.tag ?? "")) return null;
  const word = /(?:ed|en|ain)$/.test(token.lower) ? lexicon.verbs.get(token.lemma) : undefined;
  if (!word || !doneToBodies.test(word.kind) || lexicon.section("die").has(token.lemma)) return null;
  const patient = nounPhraseAfter(tokens, at + 1, limit);
  // Only people are arrested and detained, whatever they are called: "the arrested pilgrims".
  const isHeldOne = /^(?:arrested|detained|jailed|imprisoned)$/.test(token.lower) && tokens[at - 1]?.tag === "DET";
  if (!patient || !(isHeldOne || isPersonal(document, lexicon, patient))) return null;
  return {
    kind: word.kind,
    first: at,
    end: at + 1,
    clause: null,
    doer: hiddenDoer(lexicon, word.kind),
    doneTo: joinedPhrases(tokens, patient, limit),
    voice: "passive",
    sure: 0.65,
    why: ["deed/participle-before-noun", word.at],
  };
}

function mayBeParticiple(tag: Tag): boolean {
  return tag === "ADJ" || tag === "VBN" || tag === "VBD";
}

const opensNoun: ReadonlySet<string> = new Set(["NOUN", "PROPER", "ADJ"]);

/** The deeds that a clause tells by its verb; "forced to kneel and sing" is two. */
export function deedsOfVerb(document: Document, lexicon: DeedLexicon, clause: Clause): Deed[] {
  const made = forced(document, lexicon, clause);
  if (made.length > 0) return made;
  const one =
    setOnFire(document, lexicon, clause) ??
    fled(document, lexicon, clause) ??
    denied(document, lexicon, clause) ??
    toldBy(document, lexicon, clause) ??
    plain(document, lexicon, clause);
  return one ? [one] : [];
}

function plain(document: Document, lexicon: DeedLexicon, clause: Clause): Deed | null {
  const lemma = document.tokens[clause.verb]!.lemma;
  const phrasal = phraseAfter(document.tokens, lexicon.phrasal.get(lemma), clause.verb);
  const passing = lemma === "pass" && document.tokens[clause.end]?.lower === "away";
  const word =
    passing || fellTo(document, lexicon, clause)
      ? { kind: "killing", at: "en/deeds.txt: die" }
      : (phrasal ?? lexicon.verbs.get(lemma));
  if (!word || lemma === "set") return null;
  if (passing || (!phrasal && (lexicon.section("die").has(lemma) || fellTo(document, lexicon, clause))))
    return died(document, lexicon, clause, word);
  if (!phrasal && !fits(document, lexicon, clause, lemma)) return null;
  const parties = partiesIn(document, lexicon, clause, word.kind, phrasal?.end ?? 0);
  const { passive, actor, named, instrument } = parties;
  const itself = parties.patient !== null && isReflexive(document, parties.patient);
  if (itself && !phrasal) return null;
  const patient = itself ? null : parties.patient;
  if (patient && isOfAnimals(lexicon, word.kind, document.tokens[patient.head]!)) return null;
  if (word.kind === "killing" && isOfNature(document, lexicon, clause)) return null;
  const inCustody = word.kind === "killing" && passive && isWithin(document, lexicon, clause);
  const byFinder = phrasal !== null && lexicon.section("finder").has(lemma);
  const worded = (byFinder ? null : named) ?? hiddenDoer(lexicon, inCustody ? "death-in-custody" : word.kind);
  const judged = /^(?:sentence|remand)$/.test(lemma) && patient !== null && isHeld(document, lexicon, patient);
  const taken =
    judged || !phrasal || !/^(?:arrest|detention)$/.test(word.kind) || isTaken(document, lexicon, patient, worded);
  const byOthers = !taken && passive && clause.agent && patient && isHeld(document, lexicon, patient);
  if (!taken && !byOthers) return null;
  const doer = byOthers ? worded : impliedIn(lexicon, word.kind, worded);
  if (word.kind === "mob-attack" && (doer.type === "unknown" || doer.type === "person")) return null;
  // "picked up by men in plain clothes": no authority is named that could arrest.
  const kind = byOthers
    ? "abduction"
    : word.kind === "mob-attack" && actor && !isMob(document, lexicon, actor)
      ? "use-of-force"
      : word.kind;
  if (lemma === "raid" && doer.type === "police") return null;
  return {
    kind: inCustody ? "death-in-custody" : kind,
    first: clause.verb,
    end: phrasal ? phrasal.end : clause.verb + 1,
    clause,
    doer,
    doneTo: patient
      ? joinedPhrases(
          document.tokens,
          patient,
          Math.min(patient.end + 30, patient === clause.subject ? clause.first : Infinity),
        )
      : [],
    voice: passive ? "passive" : "active",
    ...(instrument ? { instrument } : {}),
    sure: patient || passive || actor ? 0.8 : 0.5,
    why: [
      passive ? (actor && !instrument ? "deed/passive-by" : "deed/passive-without-doer") : "deed/active-verb",
      word.at,
    ],
  };
}

/** "was strangled in his cell": in, not near, a place where people are held. */
function isWithin({ tokens }: Document, lexicon: DeedLexicon, clause: Clause): boolean {
  const places = lexicon.section("custody");
  for (let at = clause.end; at < clause.end + 4 && tokens[at]?.sentence === clause.sentence; at++) {
    if (!/^(?:in|inside)$/.test(tokens[at]!.lower)) continue;
    const place = /^(?:DET|POSS)$/.test(tokens[at + 1]?.tag ?? "") ? at + 2 : at + 1;
    const two = `${tokens[place]?.lower} ${tokens[place + 1]?.lower}`;
    return places.has(two) || (places.has(tokens[place]?.lower ?? "") && tokens[place]!.lower !== "station");
  }
  return false;
}

/** An arrest by somebody of no known kind is one by an authority: the deed itself says so. */
function impliedIn(lexicon: DeedLexicon, kind: string, doer: Doer): Doer {
  const implied = lexicon.implied(kind);
  return implied && (doer.type === "unknown" || (doer.type === "person" && doer.visibility === "role"))
    ? { ...doer, type: implied }
    : doer;
}

/** "picked up": of a person, or by an authority. */
function isTaken(document: Document, lexicon: DeedLexicon, patient: NounPhrase | null, doer: Doer): boolean {
  if (doer.start !== null && /^(?:police|military|official|armed-group)$/.test(doer.type)) return true;
  return doer.visibility === "hidden" && patient !== null && isHeld(document, lexicon, patient);
}

/** "fell to police bullets": the same as "died", of shots or bombs. */
function fellTo({ tokens }: Document, lexicon: DeedLexicon, clause: Clause): boolean {
  if (tokens[clause.verb]!.lemma !== "fall" || tokens[clause.end]?.lower !== "to") return false;
  for (let at = clause.end + 1; at < clause.end + 5 && tokens[at]?.sentence === clause.sentence; at++)
    if (/^(?:shooting|bombing)$/.test(lexicon.nouns.match(tokens, at)?.value.kind ?? "")) return true;
  return false;
}

/** "died", "passed away": the doer is hidden; in custody it is a death in custody. */
function died(document: Document, lexicon: DeedLexicon, clause: Clause, word: DeedWord): Deed | null {
  if (!clause.subject || !isPerson(document, clause.subject)) return null;
  const custody = custodyAfter(document, lexicon, clause);
  if (!custody && (isOfNature(document, lexicon, clause) || isGivingIn(document, lexicon, clause))) return null;
  const kind = custody ? "death-in-custody" : word.kind;
  return {
    kind,
    first: clause.verb,
    end: clause.verb + 1,
    clause,
    doer: hiddenDoer(lexicon, kind),
    doneTo: [clause.subject],
    voice: "active",
    sure: 0.7,
    why: [custody ? "deed/died-in-custody" : "deed/died", word.at],
  };
}

/** "succumbed to pressure": gave in. */
function isGivingIn({ tokens }: Document, lexicon: DeedLexicon, { verb, end }: Clause): boolean {
  if (tokens[verb]!.lemma !== "succumb" || tokens[end]?.lower !== "to") return false;
  const given = lexicon.section("given-in-to");
  return tokens.slice(end + 1, end + 5).some(({ lower }) => given.has(lower));
}

function custodyAfter(document: Document, lexicon: DeedLexicon, clause: Clause): boolean {
  const places = lexicon.section("custody");
  const range = document.sentences[clause.sentence]!;
  for (let at = clause.end; at < range.end && at < clause.end + 8; at++) {
    const token = document.tokens[at]!;
    if (token.tag === "SUB" || token.lower === "after" || token.lower === "released") return false;
    if (places.has(token.lower)) return true;
  }
  return false;
}

function isPerson(document: Document, phrase: NounPhrase): boolean {
  const head = document.tokens[phrase.head]!;
  return (
    head.tag !== "NOUN" ||
    !/^(?:movement|struggle|talks|storm|fire|plan|project|hope|engine|case|bill|idea|hopes|cattle|animal|animals|crop|crops)$/.test(
      head.lower,
    )
  );
}

/** "set fire to", "set ablaze", "set on fire". */
function setOnFire(document: Document, lexicon: DeedLexicon, clause: Clause): Deed | null {
  const { tokens } = document;
  if (tokens[clause.verb]!.lemma !== "set") return null;
  const range = document.sentences[clause.sentence]!;
  const after = tokens.slice(clause.end, Math.min(range.end, clause.end + 10)).map((token) => token.lower);
  const fire = after.findIndex(isFire);
  if (fire < 0) return null;
  const actor = clause.passive ? clause.agent : clause.subject;
  const isThing = clause.object !== null && !isFire(tokens[clause.object.first]!.lower);
  const object = isThing ? clause.object : beyondFire(document, clause.end + fire);
  const patient = clause.passive ? clause.subject : object;
  return {
    kind: "arson",
    first: clause.verb,
    end: clause.end + fire + 1,
    clause,
    doer: actor ? doerOf(document, lexicon, actor) : hiddenDoer(lexicon, "arson"),
    doneTo: patient ? [patient] : [],
    voice: clause.passive ? "passive" : "active",
    sure: 0.9,
    why: ["deed/set-on-fire", "en/deeds.txt “set”"],
  };
}

function isFire(word: string): boolean {
  return /^(?:fire|ablaze|afire|alight)$/.test(word);
}

/** "set ablaze six vehicles", "set fire to the mill": what stands behind the fire. */
function beyondFire({ tokens, sentences }: Document, fire: number): NounPhrase | null {
  const next = tokens[fire + 1]?.lower === "to" ? fire + 2 : fire + 1;
  return nounPhraseAfter(tokens, next, sentences[tokens[fire]!.sentence]!.end);
}
