import type { Clause } from "../text/clause.ts";
import type { Document } from "../text/document.ts";
import type { NounPhrase } from "../text/phrase.ts";
import type { Token } from "../text/token.ts";
import type { DeedLexicon } from "./deed-lexicon.ts";
import { doerOf, isAuthority } from "./doer.ts";

/** Whether a verb of several meanings is a deed here: only with what makes it one. */
export function fits(document: Document, lexicon: DeedLexicon, clause: Clause, lemma: string): boolean {
  const object = clause.passive ? clause.subject : clause.object;
  const head = object ? document.tokens[object.head]!.lower : "";
  if (lemma === "fire") return !/^(?:employee|employees|worker|workers|coach|manager|minister)$/.test(head);
  if (lemma === "burn" || lemma === "torch" || lemma === "destroy" || lemma === "damage" || lemma === "hurt")
    return head !== "calories";
  if (isOfThings(document, lexicon, object, lemma)) return false;
  if (/^(?:kill|murder|execute|hack)$/.test(lemma)) return !lexicon.section("lifeless").has(head);
  if (lemma === "shoot")
    return object !== null || !/^(?:up|ahead|past)$/.test(document.tokens[clause.end]?.lower ?? "");
  if (lemma === "arrest") return document.tokens[clause.first - 1]?.lower !== "court";
  if (lemma === "book") return isBooked(document, lexicon, clause, object);
  if (lemma === "jail" && isJailItself(document, lexicon, clause)) return false;
  if (lemma === "seize" || lemma === "snatch") return object !== null && isPersonal(document, lexicon, object);
  if (lemma === "apprehend") return clause.passive || (object !== null && isPersonal(document, lexicon, object));
  if (lemma === "hold") return isHeldByForce(document, lexicon, clause, object);
  if (lemma === "charge") return isCharge(document, lexicon, clause);
  if (lemma === "transfer" || lemma === "relocate")
    return clause.passive && !/^(?:case|money|fund|funds|file|officer|officers|official)$/.test(head);
  if (lemma === "gun" || lemma === "rough") return /^(?:down|up)$/.test(document.tokens[clause.end]?.lower ?? "");
  if (lemma === "disappear" || lemma === "vanish")
    return clause.passive || (clause.subject !== null && isPersonal(document, lexicon, clause.subject));
  if (lemma === "beat")
    return (
      head === "" ||
      lexicon.doerType.match(document.tokens, object!.head) === null ||
      clause.passive ||
      !/^(?:team|party|record)$/.test(head)
    );
  return true;
}

/** "detained the vessel", "arrested the decline": only people are. */
function isOfThings({ tokens }: Document, lexicon: DeedLexicon, object: NounPhrase | null, lemma: string): boolean {
  if (object === null || !/^(?:arrest|detention)$/.test(lexicon.verbs.get(lemma)?.kind ?? "")) return false;
  const head = tokens[object.head]!;
  return lexicon.section("thing").has(head.lemma) || lexicon.section("thing").has(head.lower);
}

/** "slaughtered a pig", "the torture of dogs": the kinds are of deeds done to people. */
export function isOfAnimals(lexicon: DeedLexicon, kind: string, { lower }: Token): boolean {
  return /^(?:killing|massacre|torture|beating|abduction)$/.test(kind) && lexicon.section("animal").has(lower);
}

/** "died of cancer", "the virus killed 300", "died aged 77": nobody did it. Looks at the eight words after the verb, to the end of its clause. */
export function isOfNature(document: Document, lexicon: DeedLexicon, clause: Clause): boolean {
  const { tokens } = document;
  const causes = lexicon.section("natural-cause");
  const { subject } = clause;
  if (!clause.passive && subject && tokens.slice(subject.first, subject.end).some(({ lower }) => causes.has(lower)))
    return true;
  const isDeath = lexicon.section("die").has(tokens[clause.verb]!.lemma) || tokens[clause.verb]!.lemma === "pass";
  let within = false;
  for (let at = clause.end; at < clause.end + 8 && tokens[at]?.sentence === clause.sentence; at++) {
    const { lower, tag } = tokens[at]!;
    if (tag === "SUB" || tag === "PUNCT") return false;
    if (isDeath && lower === "aged") return true;
    if (tag === "PREP" || tag === "TO") within = /^(?:of|from|by|to|in|with|after)$/.test(lower);
    else if (within && causes.has(lower)) return true;
  }
  return false;
}

/** "were booked under the act", "police booked 62 people": seats are booked too. */
function isBooked(document: Document, lexicon: DeedLexicon, clause: Clause, object: NounPhrase | null): boolean {
  if (object !== null && isPersonal(document, lexicon, object) && !clause.passive)
    return clause.subject !== null && isAuthority(doerOf(document, lexicon, clause.subject).type);
  if (!clause.passive) return false;
  const next = document.tokens[clause.end]?.lower ?? "";
  return (
    /^(?:under|by|on)$/.test(next) || (next === "for" && (object === null || isPersonal(document, lexicon, object)))
  );
}

/** "the district jail", "the jail superintendent": the house and not the verb, which says who jails. */
function isJailItself({ tokens }: Document, lexicon: DeedLexicon, clause: Clause): boolean {
  const { lower } = tokens[clause.verb]!;
  if (lower !== "jail" && lower !== "jails") return false;
  const before = tokens[clause.verb - 1];
  return !(before?.tag === "TO" || before?.tag === "MODAL" || lexicon.doerType.match(tokens, clause.verb - 1));
}

/** "were held", "the company held 30 workers": of people, and by those who can. */
function isHeldByForce(document: Document, lexicon: DeedLexicon, clause: Clause, object: NounPhrase | null): boolean {
  if (object === null || !isPersonal(document, lexicon, object) || !isHeldInPlace(document, clause)) return false;
  if (clause.passive) return true;
  const holder = clause.subject === null ? "unknown" : doerOf(document, lexicon, clause.subject).type;
  const { tag } = document.tokens[object.head]!;
  return holding.has(holder) && tag !== "PRON";
}

const holding: ReadonlySet<string> = new Set(["police", "military", "armed-group", "company"]);

/** "riot police charged the crowd": upon people, not with a crime. */
function isCharge({ tokens }: Document, lexicon: DeedLexicon, clause: Clause): boolean {
  if (clause.passive || clause.object === null) return false;
  if (/^(?:with|for|over|under)$/.test(tokens[clause.object.end]?.lower ?? "")) return false;
  return (
    /^(?:crowd|crowds|protesters|protestors|demonstrators|marchers|mourners|strikers)$/.test(
      tokens[clause.object.head]!.lower,
    ) && lexicon.doerType.match(tokens, clause.subject?.head ?? -1) !== null
  );
}

/** "held back", "held responsible" is no detention. */
function isHeldInPlace(document: Document, clause: Clause): boolean {
  return !/^(?:back|up|off|out|over|responsible|accountable|hostage|office|guilty|liable|high|dear)$/.test(
    document.tokens[clause.end]?.lower ?? "",
  );
}

/** Whether a phrase may be of somebody who can be held; in a text without capitals also a bare word, which may be a name. */
export function isHeld(document: Document, lexicon: DeedLexicon, phrase: NounPhrase): boolean {
  return isPersonal(document, lexicon, phrase) || (!document.cased && phrase.head === phrase.first);
}

/** Whether a phrase is of somebody: a name, a number, a pronoun or a word for people. */
export function isPersonal(document: Document, lexicon: DeedLexicon, phrase: NounPhrase): boolean {
  const head = document.tokens[phrase.head]!;
  if (head.tag === "PRON") return !/^(?:it|this|that|which|nothing|something)$/.test(head.lower);
  const people = lexicon.section("person-noun");
  return head.tag === "PROPER" || head.tag === "NUM" || people.has(head.lemma) || people.has(head.lower);
}
