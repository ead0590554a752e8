import type { Clause } from "../text/clause.ts";
import type { Document } from "../text/document.ts";
import { type NounPhrase, nounPhraseAfter, nounPhraseBefore } from "../text/phrase.ts";
import type { Token } from "../text/token.ts";
import type { TokenRange } from "./attributed.ts";
import { type Quotation, quotationMark } from "./quotation.ts";

/** Who stands at a verb of saying, and how. */
export interface Sourced {
  readonly source: NounPhrase;
  /** `"…," said the guard`: the source after the verb. */
  readonly inverted: boolean;
  /** "was denied by the guard". */
  readonly passive: boolean;
}

/** The source of a verb of saying; null when nobody stands there. Looks at most 60 tokens back. */
export function sourceOf(
  document: Document,
  clause: Clause,
  range: TokenRange,
  quotations: readonly Quotation[],
): Sourced | null {
  if (clause.passive) return clause.agent && { source: clause.agent, inverted: false, passive: true };
  const { tokens } = document;
  const behind = inverted(document, clause, range, quotations);
  const name = clause.finite ? beforeInsertion(tokens, clause.first, range.first) : null;
  if (behind && (behind.quoted || !name)) return { source: behind.source, inverted: true, passive: false };
  const subject =
    name ??
    (tokens[clause.verb]!.tag === "VBG" && !clause.finite ? null : notWhen(tokens, clause.subject, range.first));
  return subject && { source: withTitle(tokens, subject, range.first), inverted: false, passive: false };
}

const shortTitle = /^\p{Lu}\p{Ll}{0,4}$/u;

/** "Mr. Tal": the title and its full stop before the name. */
function withTitle(tokens: readonly Token[], name: NounPhrase, first: number): NounPhrase {
  const stop = tokens[name.first - 1];
  const title = tokens[name.first - 2];
  const fits = stop?.text === "." && title?.end === stop.start && shortTitle.test(title.text);
  return fits && name.first - 2 >= first ? { ...name, first: name.first - 2 } : name;
}

function inverted(
  document: Document,
  clause: Clause,
  range: TokenRange,
  quotations: readonly Quotation[],
): { source: NounPhrase; quoted: boolean } | null {
  const { tokens } = document;
  const before = tokens[clause.first - 1];
  if (
    !before ||
    (tokens[clause.verb]!.tag !== "VBD" && tokens[clause.verb]!.tag !== "VBZ") ||
    clause.first !== clause.verb
  )
    return null;
  const quoted = quotations.some((one) => one.close === clause.first - 1);
  if (!quoted && before.text !== "," && !quotationMark.test(before.text)) return null;
  if (!quoted && clause.subject && clause.subject.end >= clause.first - 1 && !isTime(tokens, clause.subject.head)) {
    const behindClause = tokens[clause.verb]!.lemma === "say" && hasVerb(tokens, range.first, clause.first);
    if (before.text !== "," || !behindClause) return null;
  }
  const source = nounPhraseAfter(tokens, clause.end, range.end);
  if (source?.first !== clause.end || !sourceTags.has(tokens[source.head]!.tag)) return null;
  const next = tokens[source.end];
  const tells = tokens[clause.verb]!.lemma === "tell" || when.has(tokens[source.head]!.lower);
  const goesOn = next && (opensClause.has(next.lower) || (quoted ? bareTags : finiteTags).has(next.tag));
  return tells || goesOn ? null : { source, quoted };
}

const sourceTags: ReadonlySet<string> = new Set(["PROPER", "NOUN", "PRON"]);
const opensClause: ReadonlySet<string> = new Set(["that", "'s", "’s", "would"]);

const bareTags: ReadonlySet<string> = new Set(["VB", "AUX", "MODAL"]);
const pastTags: ReadonlySet<string> = new Set(["VBD", "VBZ", "AUX", "MODAL"]);
const finiteTags: ReadonlySet<string> = new Set(["VB", ...pastTags]);

/** Whether a finite verb stands among the 60 tokens before one. */
function hasVerb(tokens: readonly Token[], first: number, end: number): boolean {
  for (let at = end - 1; at >= first && at > end - 60; at--) if (pastTags.has(tokens[at]!.tag)) return true;
  return false;
}

/** A word for a time of the day, the week or the year. */
export const when: ReadonlySet<string> = new Set(
  "second minute hour day night morning afternoon evening today yesterday tonight week weekend month year decade monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"
    .split(" ")
    .flatMap((word) => [word, `${word}s`]),
);

/** A word for a time, or the year behind a month. */
function isTime(tokens: readonly Token[], at: number): boolean {
  if (when.has(tokens[at]!.lower)) return true;
  return tokens[at]!.tag === "NUM" && [1, 2].some((back) => when.has(tokens[at - back]?.lower ?? ""));
}

/** "The clerk last week said": a time is not the source, what stands before it is. */
function notWhen(tokens: readonly Token[], subject: NounPhrase | null, first: number): NounPhrase | null {
  if (!subject || !isTime(tokens, subject.head)) return subject;
  return nounPhraseBefore(tokens, beforeTime(tokens, subject.head + 1, first), first, 2);
}

/**
 * "Oru Tal, a baker who had fled the lane in May, said": the name before the insertion, not the last noun in it. Of the commas
 * before the verb the first that closes a name standing at the start of its clause; at most 60 tokens back.
 */
function beforeInsertion(tokens: readonly Token[], verb: number, first: number): NounPhrase | null {
  const closes = beforeTime(tokens, verb, first) - 1;
  if (closes <= first || !closesInsertion.has(tokens[closes]!.text)) return null;
  let found: NounPhrase | null = null;
  for (let comma = closes - 1; comma > first && comma > closes - 60; comma--) {
    const mark = tokens[comma]!;
    if (mark.text === ";" || mark.text === ":") break;
    if (
      mark.text !== "(" &&
      !(mark.text !== ")" && closesInsertion.has(mark.text) && opensInsertion(tokens[comma + 1]!))
    )
      continue;
    const name = nounPhraseBefore(tokens, comma, first, 3);
    if (name?.end !== comma || when.has(tokens[name.head]!.lower)) continue;
    const before = tokens[name.first - 1];
    const starts = name.first === first || (before !== undefined && opensAnew.has(before.tag));
    if (starts) found = name;
  }
  return found;
}

const opensAnew: ReadonlySet<string> = new Set(["CONJ", "SUB", "PUNCT"]);

const closesInsertion: ReadonlySet<string> = new Set([...",–—)-"]);

/** "…, on Tuesday said", "…, last week said": where the time before the verb starts. */
function beforeTime(tokens: readonly Token[], verb: number, first: number): number {
  let at = verb;
  while (at > first && tokens[at - 1]!.tag === "ADV") at--;
  if (at - 1 <= first || !when.has(tokens[at - 1]!.lower)) return at;
  at--;
  while (at > first && beforeTimes.has(tokens[at - 1]!.lower)) at--;
  return at;
}

const beforeTimes: ReadonlySet<string> = new Set("on in last this early late the earlier".split(" "));

function opensInsertion(token: Token): boolean {
  return insertionTags.has(token.tag) || insertionWords.has(token.lower);
}

const insertionTags: ReadonlySet<string> = new Set("DET POSS WH VBG VBN VBD NUM NOUN ADJ PROPER ADV".split(" "));
const insertionWords: ReadonlySet<string> = new Set("of along for in like including with now who which".split(" "));
