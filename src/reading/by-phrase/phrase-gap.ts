import { type Found, statementAt } from "../found.ts";
import type { GapClaim } from "../result.ts";
import { type Document, spanOf } from "../text/document.ts";
import { ergativeSubject, nounPhraseStart, subjectContext } from "../verb-final/verb-final-subject.ts";
import { type ClosedClass, closedClass } from "../words/closed-class.ts";
import { Phrases, wordSet } from "../words/lexicon.ts";
import { perLanguage } from "../words/per-language.ts";

interface Thing {
  readonly missing: string;
  readonly access: boolean;
  readonly at: string;
}

interface GapWords {
  readonly things: Phrases<Thing>;
  readonly refusal: ReadonlySet<string>;
  readonly no: ReadonlySet<string>;
  readonly without: ReadonlySet<string>;
  readonly lost: ReadonlySet<string>;
  readonly takes: ReadonlySet<string>;
  readonly small: ClosedClass;
}

const back = 7;
const ahead = 9;

/**
 * What is told to be missing, in a language read without a tagger: a thing of `gaps.txt` with a refusal and a "not" near it ("ایف آئی
 * آر درج نہیں کی گئی", "لم يسلم التقرير"), with "without" beside it, or lost. Linear.
 */
export function phraseGaps(found: Found): GapClaim[] {
  const { document, lexicons } = found;
  const words = wordsOf(lexicons, document.language);
  if (words.things.size === 0) return [];
  const claims: GapClaim[] = [];
  for (let at = 0; at < document.tokens.length; at++) {
    const thing = words.things.match(document.tokens, at);
    if (!thing) continue;
    const trigger = triggerOf(document, words, at, at + thing.length, thing.value.access);
    if (!trigger) continue;
    const claim = gap(found, thing.value, trigger, at);
    const last = claims.at(-1);
    if (last?.missing !== claim.missing || last.trigger.end <= claim.trigger.start) claims.push(claim);
    at = Math.max(at, trigger.end - 1);
  }
  return claims;
}

/** The words that say it is missing, from the first to the last of them. */
function triggerOf(
  document: Document,
  words: GapWords,
  first: number,
  end: number,
  access: boolean,
): { first: number; end: number } | null {
  const { tokens } = document;
  const { small } = words;
  const { sentence } = tokens[first]!;
  const near = (from: number, to: number, fits: (word: string) => boolean) => {
    for (let at = Math.max(0, from); at < to && at < tokens.length; at++)
      if (tokens[at]!.sentence === sentence && (at < first || at >= end) && fits(tokens[at]!.lower)) return at;
    return -1;
  };
  const from = clauseEdge(document, small, first, -1, back);
  const to = clauseEdge(document, small, end, 1, ahead);
  const without = near(first - 2, end + 2, (word) => words.without.has(word));
  if (without >= 0) return { first: Math.min(first, without), end: Math.max(end, without + 1) };
  const lost = near(first - 2, Math.min(to, end + 5), (word) => words.lost.has(word));
  if (lost >= 0) return { first: Math.min(first, lost), end: Math.max(end, lost + 1) };
  const no = near(from, to, (word) => words.no.has(word) || (/^[وف]/.test(word) && words.no.has(word.slice(1))));
  if (no < 0 || near(from, to, (word) => words.takes.has(word)) >= 0) return null;
  const refusal = near(from, to, (word) => refuses(document, words, word));
  if (refusal < 0 && !access) return null;
  const places = [first, end - 1, no, ...(refusal >= 0 ? [refusal] : [])];
  return { first: Math.min(...places), end: Math.max(...places) + 1 };
}

/** In Arabic the stem of the verb is enough: "يسلموه", "تسليم". */
function refuses({ language }: Document, words: GapWords, word: string): boolean {
  if (language !== "ar") return words.refusal.has(word);
  for (const stem of words.refusal) if (word.length > stem.length && word.includes(stem)) return true;
  return false;
}

/** Where the clause ends on one side: a mark or the sentence's end, at most so many tokens away. */
function clauseEdge({ tokens }: Document, small: ClosedClass, from: number, step: 1 | -1, most: number): number {
  const { sentence } = tokens[Math.min(from, tokens.length - 1)]!;
  let at = from;
  for (let steps = 0; steps < most; steps++) {
    const next = tokens[step > 0 ? at : at - 1];
    if (!next || next.sentence !== sentence || /^[,،;؛:]$/.test(next.text) || small.is(next.lower, "that")) break;
    at += step;
  }
  return at;
}

function gap(found: Found, thing: Thing, trigger: { first: number; end: number }, at: number): GapClaim {
  const { document, lexicons } = found;
  const span = spanOf(document, trigger.first, trigger.end);
  const { sentence } = document.tokens[trigger.first]!;
  const { first } = document.sentences[sentence]!;
  const context = subjectContext(document, lexicons);
  const from = document.language === "ar" ? null : ergativeSubject(context, at, first, 12);
  const marked = context.small.is(document.tokens[at - 1]?.lower, "dative") ? at - 1 : -1;
  const to = marked > first ? nounPhraseStart(context, marked, first) : -1;
  return {
    kind: "claim",
    claim: "gap",
    id: "",
    statement: statementAt(found.statements, sentence, span.start, span.end)?.id ?? "",
    missing: thing.missing,
    trigger: span,
    from: from ? spanOf(document, from.first, from.end) : null,
    refusedTo: to >= 0 && to < marked ? spanOf(document, to, marked) : null,
    sure: 0.65,
    why: ["gap/told", thing.at, `“${span.text}”`],
  };
}

const wordsOf = perLanguage((lexicons, language): GapWords => {
  const entries = lexicons.entries(`${language}/gaps.txt`);
  const things = new Phrases<Thing>();
  for (const entry of entries)
    if (entry.section === "thing" || entry.section === "access")
      for (const word of entry.words)
        things.add(word, { missing: entry.fields[0] ?? "", access: entry.section === "access", at: entry.at });
  const words = {
    things,
    refusal: wordSet(entries, "refusal"),
    no: wordSet(entries, "no"),
    without: wordSet(entries, "without"),
    lost: wordSet(entries, "lost"),
    takes: wordSet(entries, "takes"),
    small: closedClass(lexicons, language),
  };
  return words;
});
