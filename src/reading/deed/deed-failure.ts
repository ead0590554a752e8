import type { Doer } from "../result.ts";
import type { Clause } from "../text/clause.ts";
import type { Document } from "../text/document.ts";
import { type NounPhrase, nounPhraseAfter } from "../text/phrase.ts";
import type { Deed } from "./deed-claim.ts";
import type { DeedLexicon, DeedWord } from "./deed-lexicon.ts";
import { phraseAfter } from "./deed-phrase.ts";
import { doerOf, hiddenDoer, isAuthority } from "./doer.ts";

/** Of whom it is read when the words name what was owed: "refused to help", "failed to protect". One person is none. */
const party = /^(?:police|official|military|armed-group|crowd|company)$/;

/** Who had the duty and did not act, by a verb: "police stood by", "failed to", "did not intervene", "let the mob pass". */
export function failureOf(document: Document, lexicon: DeedLexicon, clause: Clause): Deed | null {
  const { tokens } = document;
  const could = tokens[clause.first]!.lower === "could";
  if (!clause.subject || (clause.hypothetical && !could) || clause.future) return null;
  const { lemma } = tokens[clause.verb]!;
  if (!lexicon.mayFail.has(lemma)) return null;
  const doer = doerOf(document, lexicon, clause.subject);
  const phrase = phraseAfter(tokens, lexicon.failing.get(lemma), clause.verb);
  const owes =
    phrase && namesWhatWasOwed(document, lexicon, phrase.end) ? party.test(doer.type) : isAuthority(doer.type);
  if (!owes) return null;
  const owed =
    lexicon.section("duty").has(lemma) || phraseAfter(tokens, lexicon.duties.get(lemma), clause.verb) !== null;
  if (
    phrase &&
    tokens[phrase.end - 1]?.lower === "to" &&
    lexicon.section("not-owed").has(tokens[phrase.end]?.lemma ?? "")
  )
    return null;
  const inaction = clause.negated && owed;
  const left = !clause.negated && lexicon.section("leave").has(lemma) && isLetLoose(document, lexicon, clause.object);
  if (!inaction && !left && (!phrase || clause.negated)) return null;
  return {
    kind: "failure-to-protect",
    first: clause.first,
    end: Math.max(clause.end, phrase?.end ?? 0),
    clause: { ...clause, negated: false, hypothetical: false },
    doer,
    doneTo: [],
    voice: "active",
    sure: phrase ? 0.8 : 0.65,
    why: ["deed/did-not-act", phrase?.at ?? `en/deeds.txt “${lemma}”`],
  };
}

/** "failed to protect the bakers": a duty, and to whom. */
function namesWhatWasOwed(document: Document, lexicon: DeedLexicon, at: number): boolean {
  const { tokens } = document;
  if (tokens[at - 1]?.lower !== "to" || !lexicon.section("duty").has(tokens[at]?.lower ?? "")) return false;
  const end = document.sentences[tokens[at]!.sentence]!.end;
  return nounPhraseAfter(tokens, at + 1, Math.min(at + 8, end)) !== null;
}

function isLetLoose(document: Document, lexicon: DeedLexicon, object: NounPhrase | null): boolean {
  return (
    object !== null &&
    (doerOf(document, lexicon, object).type === "crowd" || doerOf(document, lexicon, object).type === "armed-group")
  );
}

/** The same by a word: "police inaction", "inaction on the part of the police", "the police were unwilling to". */
export function failureByWord(document: Document, lexicon: DeedLexicon, at: number, limit: number): Deed | null {
  const match = lexicon.failures.match(document.tokens, at);
  if (!match || at + match.length > limit) return null;
  const doer = ownerOf(document, lexicon, at, at + match.length, limit);
  if (!doer) return null;
  return failureBy(doer, match.value, at, at + match.length);
}

function failureBy(doer: Doer, word: DeedWord, first: number, end: number): Deed {
  return {
    kind: "failure-to-protect",
    first,
    end,
    clause: null,
    doer,
    doneTo: [],
    voice: "nominal",
    sure: doer.visibility === "hidden" ? 0.45 : 0.65,
    why: ["deed/word-for-not-acting", word.at],
  };
}

/** How far from a word for not acting the authority may stand: "criticised the police and other forces of the state for their inaction". */
const mostBefore = 14;
const mostAfter = 9;

/** The authority in or beside a word for not acting: after "of", "by", "on the part of", "in", or before it in its sentence. */
function ownerOf(document: Document, lexicon: DeedLexicon, at: number, end: number, limit: number): Doer | null {
  const { tokens } = document;
  const after = beforeOwner.has(tokens[end]?.lower ?? "") ? end + 1 : limit;
  const places: number[] = [];
  for (let i = at; i < end; i++) places.push(i);
  for (let i = after; i < limit && i < after + mostAfter; i++) places.push(i);
  for (let i = at - 1; i >= 0 && i >= at - mostBefore && tokens[i]!.sentence === tokens[at]!.sentence; i--) {
    if (/^[;:.,]$/.test(tokens[i]!.text) && tokens[i]!.text !== ",") break;
    places.push(i);
  }
  for (const place of places) {
    const type = lexicon.doerType.match(tokens, place);
    if (!type || !isAuthority(type.value)) continue;
    return doerOf(document, lexicon, { first: place, end: place + type.length, head: place + type.length - 1 });
  }
  return places.length > 0 ? hiddenDoer(lexicon, "failure-to-protect") : null;
}

const beforeOwner: ReadonlySet<string> = new Set("of by on in from".split(" "));
