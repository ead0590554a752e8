import type { Clause } from "../text/clause.ts";
import type { Document } from "../text/document.ts";
import type { NounPhrase } from "../text/phrase.ts";
import type { Deed } from "./deed-claim.ts";
import type { DeedLexicon } from "./deed-lexicon.ts";
import { isPersonal } from "./deed-sense.ts";
import { doerOf, hiddenDoer } from "./doer.ts";

/** What somebody is made to do: "forced to sing", "made to kneel", "forced to work", "forces … to relocate". */
export function forced(document: Document, lexicon: DeedLexicon, clause: Clause): Deed[] {
  const { tokens } = document;
  if (!lexicon.section("forced").has(tokens[clause.verb]!.lemma)) return [];
  const range = document.sentences[clause.sentence]!;
  const behind = clause.passive ? clause.end : (clause.object?.end ?? clause.end);
  const first = forcedVerb(tokens, clause, behind);
  if (first === 0 || first >= range.end) return [];
  const joined = [first, ...joinedVerb(tokens, first, range.end)];
  const patient = clause.passive ? clause.subject : clause.object;
  const actor = clause.passive ? (clause.agent ?? agentBeyond(document, clause, first - 1)) : clause.subject;
  return joined.flatMap((at) => {
    const what = tokens[at]?.lemma ?? "";
    const kind = forcedKind(lexicon, what);
    if (!kind) return [];
    return {
      kind,
      first: clause.verb,
      end: at + 1,
      clause,
      doer: actor ? doerOf(document, lexicon, actor) : hiddenDoer(lexicon, kind),
      doneTo: patient ? [patient] : [],
      voice: clause.passive ? ("passive" as const) : ("active" as const),
      sure: 0.85,
      why: ["deed/forced-to", `en/deeds.txt “${what}”`],
    };
  });
}

/** The verb that somebody is forced to: "forced him to sing", "made him sing"; 0 where none stands there. */
function forcedVerb(tokens: Document["tokens"], clause: Clause, behind: number): number {
  if (tokens[behind]?.lower === "to") return behind + 1;
  if (tokens[behind + 1]?.lower === "to") return behind + 2;
  const made = tokens[clause.verb]!.lemma === "make" && !clause.passive && clause.object !== null;
  return made && !/^(?:DET|PREP|PUNCT|ADJ)$/.test(tokens[behind]?.tag ?? "PUNCT") ? behind : 0;
}

/** "sing the anthem and kneel": a second verb behind "and", at most six words on. */
function joinedVerb(tokens: Document["tokens"], verb: number, limit: number): number[] {
  for (let at = verb + 1; at < limit && at < verb + 7; at++)
    if (tokens[at]!.tag === "CONJ") return at + 1 < limit ? [at + 1] : [];
  return [];
}

function forcedKind(lexicon: DeedLexicon, what: string): string | null {
  if (lexicon.section("degrading").has(what)) return "degrading-treatment";
  if (lexicon.section("labour").has(what)) return "forced-labour";
  return lexicon.section("relocate").has(what) ? "forced-relocation" : null;
}

function agentBeyond(document: Document, clause: Clause, from: number): NounPhrase | null {
  const next = document.clausesOf(clause.sentence).find((other) => other.first >= from && other.agent);
  return next?.agent ?? null;
}

/** "hundreds fled the town", "two lakh people left their homes": nobody says who drove them out. One person may flee a scene. */
export function fled(document: Document, lexicon: DeedLexicon, clause: Clause): Deed | null {
  const { tokens } = document;
  const { subject, object, passive } = clause;
  const { lemma } = tokens[clause.verb]!;
  if (!/^(?:flee|leave)$/.test(lemma) || passive || subject === null || !isMany(document, lexicon, subject))
    return null;
  const left = object && tokens[object.head]!;
  const places = lexicon.section(lemma === "flee" ? "fled" : "left");
  // "Mob torches church, dozens flee" names no place.
  if (left ? !(places.has(left.lemma) || places.has(left.lower)) : lemma !== "flee") return null;
  return {
    kind: "displacement",
    first: clause.verb,
    end: clause.verb + 1,
    clause,
    doer: hiddenDoer(lexicon, "displacement"),
    doneTo: [subject],
    voice: "active",
    sure: 0.7,
    why: ["deed/fled", "en/deeds.txt “fled”"],
  };
}

function isMany(document: Document, lexicon: DeedLexicon, phrase: NounPhrase): boolean {
  const head = document.tokens[phrase.head]!;
  if (/^(?:hundreds|thousands|dozens|scores|many|lakhs|families|villagers|residents|refugees|people)$/.test(head.lower))
    return true;
  return head.lower !== head.lemma && isPersonal(document, lexicon, phrase);
}
