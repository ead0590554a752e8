import type { Document } from "../text/document.ts";
import type { Token } from "../text/token.ts";
import { type TimeWords, timeWords } from "../time/time-words.ts";
import { type ClosedClass, closedClass } from "../words/closed-class.ts";
import type { Lexicons } from "../words/lexicons.ts";

/** Tokens of a subject or object; `end` not included. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** What finding a subject needs: the text, its small words and its words for days. */
export interface SubjectContext {
  readonly document: Document;
  readonly small: ClosedClass;
  readonly times: TimeWords;
}

/** The context for a text; its lexicons are parsed once. */
export function subjectContext(document: Document, lexicons: Lexicons): SubjectContext {
  const { language } = document;
  return { document, small: closedClass(lexicons, language), times: timeWords(lexicons, language) };
}

/** The nearest "نے/ने" before a verb, with the words it marks: "تین سپاہیوں نے". null when none stands within `reach` tokens. */
export function ergativeSubject(
  context: SubjectContext,
  at: number,
  first: number,
  reach: number,
): (Stretch & { readonly marker: number }) | null {
  const { tokens } = context.document;
  for (let i = at - 1; i >= first && i > at - reach; i--) {
    // "I saw that soldiers were taking him": what stands before "that" is another's clause.
    if (context.small.is(tokens[i]!.lower, "that")) return null;
    if (!context.small.is(tokens[i]!.lower, "ergative")) continue;
    // "उन्होंने" is doer and marker in one.
    if (tokens[i]!.lower.length > 2) return { first: i, end: i + 1, marker: i };
    const from = nounPhraseStart(context, i, first);
    if (from < i) return { first: from, end: i, marker: i };
    // "میں نے": I, not "in".
    return i > first && context.small.is(tokens[i - 1]!.lower, "self") ? { first: i - 1, end: i, marker: i } : null;
  }
  return null;
}

const longest = 9;

/** Where the noun phrase that ends before a token begins: after a mark, a word that opens a clause, or a time or place before it. */
export function nounPhraseStart({ document, small, times }: SubjectContext, end: number, first: number): number {
  const { tokens } = document;
  if (end > first && small.is(tokens[end - 1]!.lower, "they") && !small.is(tokens[end]?.lower, "genitive"))
    return end - 1;
  let from = end;
  while (from > first && from > end - longest && !closes(small, tokens, from - 1)) from--;
  return afterTime(tokens, small, times, from, end);
}

/** Steps over "on Monday", "last night" at the head of a noun phrase. */
export function afterTime(
  tokens: readonly Token[],
  small: ClosedClass,
  times: TimeWords,
  first: number,
  end: number,
): number {
  let from = first;
  while (from < end - 1) {
    const shift = times.dayShift.match(tokens, from) ?? times.clock.match(tokens, from);
    const day = times.weekdays.has(tokens[from]!.lower) || times.swing.has(tokens[from]!.lower);
    const last = times.last.has(tokens[from]!.lower) && times.units.has(tokens[from + 1]?.lower ?? "");
    const lead = small.leadIn.match(tokens, from);
    if (!shift && !day && !last && !lead) return from;
    from += shift?.length ?? lead?.length ?? (last ? 2 : 1);
    from += small.dayPart.match(tokens, from)?.length ?? 0;
    if (from < end - 1 && small.is(tokens[from]!.lower, "adverbial")) from++;
  }
  return from;
}

function closes(small: ClosedClass, tokens: readonly Token[], at: number): boolean {
  const { lower, kind } = tokens[at]!;
  if (kind === "punct" && !/^[-.’']$/.test(lower)) return true;
  if (small.is(lower, "boundary") || small.is(lower, "ergative")) return true;
  return (
    small.is(lower, "adverbial") &&
    !(small.is(lower, "than") && small.is(tokens[at + 1]?.lower, "compare")) &&
    !small.is(tokens[at + 1]?.lower, "genitive")
  );
}

/**
 * The subject of a verb that takes no "نے/ने" (present, future, passive, "took away"): the words at the head of the clause up to
 * the first that a postposition marks. `isSubject` says whether a stretch can be one. null when none can.
 */
export function nominativeSubject(
  context: SubjectContext,
  at: number,
  first: number,
  isSubject: (first: number, end: number) => boolean,
): Stretch | null {
  const { document, small } = context;
  const { tokens } = document;
  for (let end = at; end > first && end > at - 30; end--) {
    if (small.is(tokens[end]?.lower, "postposition") && end < at) continue;
    if (small.is(tokens[end - 1]!.lower, "them")) continue;
    const from = nounPhraseStart(context, end, first);
    if (from >= end) continue;
    for (let start = from; start < end; start++) {
      if (!isSubject(start, end)) continue;
      return { first: start, end };
    }
  }
  return null;
}
