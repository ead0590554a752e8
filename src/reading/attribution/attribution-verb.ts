import type { Clause } from "../text/clause.ts";
import { type Document, spanOf } from "../text/document.ts";
import { nounPhraseAfter } from "../text/phrase.ts";
import type { Attribution, Lexicons } from "../words/lexicons.ts";
import type { Attributed, TokenRange } from "./attributed.ts";
import { contentOf, holdsClause } from "./attribution-content.ts";
import { type Sourced, sourceOf } from "./attribution-source.ts";
import { basisIn } from "./basis.ts";
import { type Beside, type Quotation, quotationBeside, within } from "./quotation.ts";

/** What a verb of saying or meaning attributes: who stands at it as its source, and which words are theirs. */
export function attributionByVerb(
  document: Document,
  lexicons: Lexicons,
  clause: Clause,
  verb: Attribution,
  quotations: readonly Quotation[],
  before: readonly Attributed[],
): Attributed | null {
  if (isNoun(document, clause)) return null;
  const around = quotations.findLast((quotation) => within(clause.verb, quotation));
  const range = inside(document.sentences[clause.sentence]!, around);
  const sourced =
    ofQuotedAs(document, clause) ??
    ofCueJoined(document, clause, before, around) ??
    sourceOf(document, clause, range, quotations) ??
    ofCueBefore(document, clause, before);
  if (!sourced || clause.negated) return null;
  const { source } = sourced;
  if (source.first < range.first || quotations.some((one) => one !== around && within(source.head, one))) return null;
  if (around && (!verb.speech || !clause.finite)) return null;
  if (nobody.has(document.tokens[source.head]!.lower)) return null;
  // "I think", "you know" within quoted words: the speaker is still the same.
  if (around && sameSpeaker.has(document.tokens[source.head]!.lower)) return null;
  const beside = verb.speech && !sourced.passive ? quotationBeside(document, clause, source, quotations) : null;
  const cueEnd = Math.max(clause.end, clause.verb + 1);
  const content = beside ?? contentOf(document, lexicons, clause, sourced, range, verb);
  if (!content || (content.end - content.first < 2 && !deniesThis(document, verb, content))) return null;
  if (!clause.finite && !beside && !verb.speech && document.tokens[clause.verb]!.tag !== "VBG") return null;
  const adding = before.some((one) => one.source === sourced.source && one.sure >= 0.6);
  const form = formOf(document, clause, sourced, verb, content, beside, adding);
  if (verb.section === "voice" && !beside && !/-(?:that|after)$/.test(form)) return null;
  const sure = lexicons.attributionSure.get(form) ?? 0;
  const span = spanOf(document, source.first, source.end);
  return {
    speaker: {
      name: span.text,
      start: span.start,
      end: span.end,
      resolvedTo: null,
      how: beside ? "quoted" : "reported",
      stance: verb.stance,
      basis: verb.basis === "unknown" ? basisIn(document, content, beside !== null) : verb.basis,
    },
    source,
    cueFirst: clause.first,
    cueEnd,
    first: content.first,
    end: content.end,
    parts: content.parts,
    direct: beside !== null,
    sure: around && !beside ? Math.min(sure, insideSure(document, lexicons, clause, form)) : sure,
    why: [`speaker/${form}`, verb.at, `“${spanOf(document, clause.first, cueEnd).text}”`],
  };
}

/** "Nobody has told us where he is" hands over no words. */
const nobody: ReadonlySet<string> = new Set(["nobody", "none", "nothing"]);

const sameSpeaker: ReadonlySet<string> = new Set("i we you it me us".split(" "));

/** Inside somebody's quoted words: whom that speaker reports as having said something. */
function insideSure(document: Document, lexicons: Lexicons, clause: Clause, form: string): number {
  const other = clause.finite && form.startsWith("said-") && document.tokens[clause.verb]!.tag === "VBD";
  return lexicons.attributionSure.get(other ? "inside-quotation-other" : "inside-quotation") ?? 0;
}

/** The words of a sentence that stand in the same quotation as the cue. */
function inside(range: TokenRange, around: Quotation | undefined): TokenRange {
  if (!around) return range;
  return { first: Math.max(range.first, around.open + 1), end: Math.min(range.end, around.close) };
}

/** The name of the rule, under which `attribution.txt` says how far it is trusted. */
function formOf(
  document: Document,
  clause: Clause,
  sourced: Sourced,
  verb: Attribution,
  content: Beside,
  beside: Beside | null,
  adding: boolean,
): string {
  const { tokens } = document;
  if (beside) return content.end - content.first > 4 ? "quotation" : "quotation-short";
  const kind = verb.section === "verb" ? (verb.speech ? "said" : "thought") : verb.section;
  if (sourced.passive) return `${kind}-passive`;
  if (!clause.finite && tokens[clause.verb]!.tag !== "VBG") return `${kind}-to`;
  const that = tokens[content.first - 1]?.lower === "that";
  const before = content.end <= clause.first || content.parts !== undefined;
  if (kind === "said" && !before && /^(?:how|why)$/.test(tokens[content.first]!.lower) && clause.finite)
    return "said-how";
  if (!that && !before && kind === "said" && aside.test(tokens[content.first]!.lower)) return "said-aside";
  const clausal = that || before || holdsClause(document, content, true);
  const doubtful = tokens[clause.verb]!.tag === "VB" && clause.first === clause.verb && !that;
  if (tokens[clause.verb]!.tag === "VBG" && !clause.finite && adding && kind === "said" && clausal)
    return "said-adding";
  if (tokens[clause.verb]!.tag === "VBG") return `${kind}-ing${clausal ? "" : "-phrase"}`;
  const several = tokens[sourced.source.head]!.lower !== tokens[sourced.source.head]!.lemma;
  if (
    doubtful &&
    /^(?:said|judging)$/.test(kind) &&
    (!clausal || (!several && mayBeNoun.has(tokens[clause.verb]!.lemma)))
  )
    return "said-bare";
  if (kind === "judging" && chargedWith(document, clause)) return "judging-of";
  if (!clausal && verb.stance === "denies" && clause.finite && deniesWords(document, verb, content))
    return "said-denied";
  if (!clausal) return `${kind}-phrase`;
  return that ? `${kind}-that` : before ? `${kind}-after` : `${kind}-clause`;
}

/** "The army denies this." */
function deniesThis({ tokens }: Document, verb: Attribution, content: Beside): boolean {
  return verb.stance === "denies" && /^(?:this|it|that|everything)$/.test(tokens[content.first]!.lower);
}

/** "rejected the allegations as false", "denies any part in it": what is denied was said by others, or is a deed. */
function deniesWords(document: Document, verb: Attribution, content: Beside): boolean {
  if (deniesThis(document, verb, content)) return true;
  const until = Math.min(content.end, content.first + 6);
  for (let at = content.first; at < until; at++) if (denied.has(document.tokens[at]!.lemma)) return true;
  return false;
}

const denied: ReadonlySet<string> = new Set(
  "allegation accusation claim charge report account suggestion finding version statement involvement wrongdoing responsibility role part knowledge link blame guilt".split(
    " ",
  ),
);

/** "accused police of looting", "blamed the guard for the fire". */
function chargedWith({ tokens }: Document, { object }: Clause): boolean {
  const joint = object ? tokens[object.end]?.lower : undefined;
  return joint === "of" || joint === "for" || joint === "with";
}

/** "said as he left", "was accused by the guard": what opens no words that were said. */
const aside = /^(?:as|by|when|while|during)$/;

/** "The paper quoted one of them as saying": whom it quotes. */
function ofQuotedAs({ tokens, clausesOf }: Document, clause: Clause): Sourced | null {
  if (tokens[clause.verb]!.tag !== "VBG" || tokens[clause.first - 1]?.lower !== "as") return null;
  const quoting = clausesOf(clause.sentence).findLast(
    (one) => one.end < clause.first && /^(?:quote|cite)$/.test(tokens[one.verb]!.lemma),
  );
  if (!quoting) return null;
  const source = quoting.passive ? quoting.subject : nounPhraseAfter(tokens, quoting.end, clause.first - 1);
  return (
    source && {
      source: { ...source, end: quoting.passive ? source.end : clause.first - 1 },
      inverted: false,
      passive: false,
    }
  );
}

/** "The clerk said the mill was empty and accused the guard": of the source of the cue of the same tense before it. */
function ofCueJoined(
  { tokens }: Document,
  clause: Clause,
  before: readonly Attributed[],
  around: Quotation | undefined,
): Sourced | null {
  let at = clause.first - 1;
  while (tokens[at]?.tag === "ADV") at--;
  if (around || clause.passive || !/^(?:and|but)$/.test(tokens[at]?.lower ?? "")) return null;
  const { tag } = tokens[clause.verb]!;
  if (!/^VB[DZ]$/.test(tag) || clause.first !== clause.verb) return null;
  const cue = before.findLast((one) => one.source && one.cueEnd < clause.first && one.sure >= 0.6);
  return cue?.source && tokens[cue.cueEnd - 1]!.tag === tag
    ? { source: cue.source, inverted: false, passive: false }
    : null;
}

/** "…, adding that": of the source of the cue before it in the sentence, or of the subject of its first finite verb. */
function ofCueBefore(document: Document, clause: Clause, before: readonly Attributed[]): Sourced | null {
  const { tokens } = document;
  if (tokens[clause.verb]!.tag !== "VBG" || clause.finite) return null;
  const comma = /^[,–—-]$/.test(tokens[clause.first - 1]?.text ?? "");
  const cue = comma ? before.findLast((one) => one.source && one.cueEnd <= clause.first && one.sure >= 0.6) : undefined;
  const main = comma
    ? document.clausesOf(clause.sentence).find((one) => one.finite && one.subject && one.first < clause.first)
    : clause;
  const aside = cue && /^(?:who|which)$/.test(tokens[cue.cueFirst - 1]?.lower ?? "");
  const source = (aside ? main?.subject : null) ?? cue?.source ?? main?.subject;
  return source ? { source, inverted: false, passive: false } : null;
}

/** "ten points", "the recent comments", "two witnesses": a plural noun that looks like a verb. */
function isNoun(document: Document, clause: Clause): boolean {
  const { tokens } = document;
  const verb = tokens[clause.verb]!;
  if ((verb.tag !== "VB" && verb.tag !== "VBZ") || clause.first !== clause.verb || !mayBeNoun.has(verb.lemma))
    return false;
  const before = tokens[clause.verb - 1];
  const after = tokens[clause.verb + 1];
  if (!before || beforeNoun.has(before.tag)) return true;
  // "A false claim": a verb in this form has no subject with "a".
  const subject = tokens[clause.subject?.first ?? -1]?.lower;
  if (verb.tag === "VB" && (subject === "a" || subject === "an")) return true;
  if (beforeVerb.has(before.tag)) return false;
  return !after || (!opensContent.has(after.lower) && !opensPhrase.has(after.tag));
}

const beforeNoun: ReadonlySet<string> = new Set("NUM ADJ DET POSS PREP VB VBD VBG VBN".split(" "));
const beforeVerb: ReadonlySet<string> = new Set("PRON WH PROPER MODAL TO ADV".split(" "));
const opensContent: ReadonlySet<string> = new Set(["that", ":", "“", '"']);
const opensPhrase: ReadonlySet<string> = new Set(["DET", "PRON", "POSS"]);

const mayBeNoun = new Set(
  "state point comment remark post tweet report request appeal question answer call claim charge estimate witness watch note quote plan view care aim hope fear show cry shout reply demand promise vow pledge dispute guarantee praise blame complaint hint signal want support favor favour back embrace champion welcome reference highlight joke whisper".split(
    " ",
  ),
);
