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
  let to = clause.passive ? clause.end : (clause.object?.end ?? clause.end);
  if (tokens[to]?.lower !== "to") to++;
  if (tokens[to]?.lower !== "to" || to + 1 >= range.end) return [];
  const joined = tokens[to + 2]?.tag === "CONJ" ? [to + 1, to + 3] : [to + 1];
  const patient = clause.passive ? clause.subject : clause.object;
  const actor = clause.passive ? (clause.agent ?? agentBeyond(document, clause, to)) : clause.subject;
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
  if (!/^(?:flee|leave)$/.test(lemma) || passive || subject === null || object === null) return null;
  const left = tokens[object.head]!;
  const places = lexicon.section(lemma === "flee" ? "fled" : "left");
  if (!(places.has(left.lemma) || places.has(left.lower)) || !isMany(document, lexicon, subject)) return null;
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
