import type { Doer } from "../result.ts";
import type { Clause } from "../text/clause.ts";
import type { Document } from "../text/document.ts";
import { joinedPhrases, type NounPhrase, nounPhraseAfter, nounPhraseBefore } from "../text/phrase.ts";
import { isVerbForm, type Token } from "../text/token.ts";
import type { Deed } from "./deed-claim.ts";
import type { DeedLexicon } from "./deed-lexicon.ts";
import { isOfAnimals } from "./deed-sense.ts";
import { doerOf, hiddenDoer } from "./doer.ts";

/** A deed told by a noun: "police firing", "the arrest of two men", "resorted to a lathicharge", "the killing of X by Y". */
export function deedOfNoun(document: Document, lexicon: DeedLexicon, at: number, limit: number): Deed | null {
  const { tokens } = document;
  const token = tokens[at]!;
  const match = lexicon.nouns.match(tokens, at);
  if (!match || at + match.length > limit) return null;
  const isVerb = isVerbForm(token.tag) && token.tag !== "VBG";
  if (isVerb && (match.length === 1 || token.tag !== "VBN")) return null;
  if (lexicon.section("other-sense").has(`${tokens[at - 1]?.lower} ${token.lower}`)) return null;
  if (tokens[at - 1]?.lower === "court") return null;
  if (lexicon.section("not-done-before").has(tokens[at - 1]?.lower ?? "")) return null;
  if (lexicon.section("not-done-after").has(tokens[at + match.length]?.lower ?? "")) return null;
  const end = at + match.length;
  if (tokens[end]?.lower !== "of" && isMandate(document, lexicon, at)) return null;
  const { kind } = match.value;
  const of = tokens[end]?.lower === "of" ? nounPhraseAfter(tokens, end + 1, limit) : null;
  const compound = compoundDoer(document, lexicon, at);
  if (of && isOfAnimals(lexicon, kind, tokens[of.head]!)) return null;
  if (of && kind === "killing" && lexicon.section("lifeless").has(tokens[of.head]!.lower)) return null;
  const patients = of ? joinedPhrases(tokens, of, limit) : compound ? [] : ownerOf(document, kind, at);
  const clause = clauseBefore(document, lexicon, at);
  const behind = of?.end ?? end;
  const doer =
    compound ??
    agentAfter(document, lexicon, behind, limit) ??
    agentAfter(document, lexicon, beyondPlace(document, behind, limit), limit) ??
    lightDoer(document, lexicon, clause);
  return {
    kind,
    first: at,
    end,
    clause: clause?.light ? clause.clause : isWanted(document, lexicon, at) ? wanted : supposedAfter(document, end),
    doer: doer ?? hiddenDoer(lexicon, kind),
    doneTo: patients,
    voice: "nominal",
    sure: /^deaths?$/.test(token.lower)
      ? 0.5
      : patients.length > 0 ||
          doer ||
          kind === "use-of-force" ||
          kind === "arrest" ||
          isNotTold(kind, match.length, token)
        ? 0.65
        : 0.5,
    why: [doer ? "deed/noun-with-doer" : "deed/noun-instead-of-verb", match.value.at],
  };
}

/** "the rapporteur on executions and torture": what a body is for. Looks at nine words before. */
function isMandate({ tokens }: Document, lexicon: DeedLexicon, at: number): boolean {
  for (let i = at - 1; i >= 0 && i > at - 10 && tokens[i]!.sentence === tokens[at]!.sentence; i--) {
    if (/^(?:VBD|VBZ|AUX|MODAL|WH)$/.test(tokens[i]!.tag)) return false;
    if (lexicon.section("mandate").has(tokens[i]!.lower)) return /^(?:on|against)$/.test(tokens[i + 1]?.lower ?? "");
  }
  return false;
}

/** "an enforced disappearance", "whereabouts unknown", "incommunicado": the words say more than that somebody is gone. */
function isNotTold(kind: string, length: number, { lower }: Token): boolean {
  return kind === "disappearance" && (length > 1 || lower === "incommunicado");
}

/** "police firing", "the army's shelling": the doer stands right before the noun. */
function compoundDoer(document: Document, lexicon: DeedLexicon, at: number): Doer | null {
  const { tokens } = document;
  const owner = /^(?:'s|’s|'|’)$/.test(tokens[at - 1]?.lower ?? "") ? at - 2 : at - 1;
  for (let first = Math.max(0, owner - 2); first <= owner; first++) {
    const type = lexicon.doerType.match(tokens, first);
    if (type && first + type.length === owner + 1 && tokens[first]!.sentence === tokens[at]!.sentence)
      return doerOf(document, lexicon, { first, end: owner + 1, head: owner });
  }
  return null;
}

const doneToOwner = /^(?:killing|massacre|arrest|detention|abduction|disappearance|death-in-custody)$/;

/** "Noor's arrest", "the journalist's murder": of such deeds the owner is the one it was done to. */
function ownerOf(document: Document, kind: string, at: number): NounPhrase[] {
  const { tokens } = document;
  if (!doneToOwner.test(kind)) return [];
  const mark = /^(?:'s|’s)$/.test(tokens[at - 1]?.lower ?? "") ? at - 1 : at - 2;
  if (!/^(?:'s|’s)$/.test(tokens[mark]?.lower ?? "") || tokens[mark]!.sentence !== tokens[at]!.sentence) return [];
  const owner = nounPhraseBefore(tokens, mark, document.sentences[tokens[at]!.sentence]!.first, 0);
  return owner ? [owner] : [];
}

function agentAfter(document: Document, lexicon: DeedLexicon, at: number, limit: number): Doer | null {
  if (document.tokens[at]?.lower !== "by") return null;
  const phrase = nounPhraseAfter(document.tokens, at + 1, limit);
  return phrase && phrase.first <= at + 2 ? doerOf(document, lexicon, phrase) : null;
}

/** "the destruction of homes in Kotbal by soldiers": the token behind a place. */
function beyondPlace({ tokens }: Document, at: number, limit: number): number {
  if (!/^(?:in|at|near|outside|on)$/.test(tokens[at]?.lower ?? "")) return at;
  return nounPhraseAfter(tokens, at + 1, limit)?.end ?? at;
}

interface Governing {
  readonly clause: Clause;
  readonly light: boolean;
}

/** The clause whose verb stands at most six words before the noun, no other verb between. Logarithmic in the sentence. */
function clauseBefore(document: Document, lexicon: DeedLexicon, at: number): Governing | null {
  const clauses = document.clausesOf(document.tokens[at]!.sentence);
  let low = 0;
  for (let high = clauses.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (clauses[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  const clause = clauses[low - 1];
  if (!clause || at - clause.end > 5) return null;
  return { clause, light: !clause.passive && lexicon.section("light").has(document.tokens[clause.verb]!.lemma) };
}

/** "the police resorted to firing": the subject of a verb that says little. */
function lightDoer(document: Document, lexicon: DeedLexicon, governing: Governing | null): Doer | null {
  if (!governing?.light || !governing.clause.subject) return null;
  const doer = doerOf(document, lexicon, governing.clause.subject);
  return doer.type === "unknown" ? null : doer;
}

const wanted: Clause = {
  sentence: 0,
  first: 0,
  end: 0,
  verb: 0,
  passive: false,
  finite: false,
  negated: false,
  future: false,
  hypothetical: true,
  subject: null,
  object: null,
  agent: null,
};

/** "arrests can be made", "no arrests were made", "my arrest would help no one": the modality of the verb whose subject the noun is. */
function supposedAfter(document: Document, end: number): Clause | null {
  if (/^(?:would|could|might|should|may)$/.test(document.tokens[end]?.lower ?? "")) return wanted;
  const clause = document.clausesOf(document.tokens[end - 1]!.sentence).find((other) => other.first >= end);
  if (!clause || clause.subject?.head !== end - 1) return null;
  return clause.hypothetical || clause.future || clause.negated ? { ...wanted, ...clause, finite: false } : null;
}

/** "demanded the arrest of", "fear of attacks": wanted or feared, not done. Looks at most five words back. */
function isWanted(document: Document, lexicon: DeedLexicon, at: number): boolean {
  const { tokens } = document;
  for (let i = at - 1; i >= 0 && i > at - 6 && tokens[i]!.sentence === tokens[at]!.sentence; i--) {
    if (/^[,;:]$/.test(tokens[i]!.text)) return false;
    if (lexicon.section("wanted").has(tokens[i]!.lemma)) return true;
  }
  return false;
}
