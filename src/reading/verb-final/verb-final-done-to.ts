import type { Doer } from "../result.ts";
import type { Token } from "../text/token.ts";
import type { ClosedClass } from "../words/closed-class.ts";
import type { Phrases } from "../words/lexicon.ts";
import { afterTime, ergativeSubject, type Stretch, type SubjectContext } from "./verb-final-subject.ts";

/**
 * To whom it is done, where sentences end in the verb: the words before "کو/को", else before "پر/पर" ("at the farmers"), else those
 * right before the verb and after its doer; for a noun, whose it is.
 */
export function doneToOf(
  context: SubjectContext,
  nouns: Phrases<{ readonly sort: string }>,
  trigger: { readonly first: number; readonly word: { readonly sort: string } },
  first: number,
  actor: Doer | null,
): Stretch[] {
  const { document, small, times } = context;
  const { tokens } = document;
  const at = trigger.first;
  const told = tokens.slice(first, at).findLastIndex((token) => small.is(token.lower, "that"));
  const suffered = trigger.word.sort === "befalls" ? ergativeSubject(context, at, first + told + 1, 10) : null;
  if (suffered) return [{ first: suffered.first, end: suffered.end }];
  const acted = actor?.end ?? null;
  let floor = Math.max(first, at - 9);
  for (let i = floor; i < at; i++) {
    if (acted !== null && tokens[i]!.start < acted && tokens[i]!.end >= acted) floor = i + 1;
    if (nouns.match(tokens, i)?.value.sort === "agent") floor = i + nouns.match(tokens, i)!.length;
  }
  if (small.is(tokens[floor]?.lower, "ergative")) floor++;
  for (let i = at - 1; i >= floor && i > at - 6; i--)
    if (small.is(tokens[i]!.lower, "them")) return [{ first: i, end: i + 1 }];
  const stop =
    marked(tokens, small, floor, at, "dative") ??
    marked(tokens, small, floor, at, "on") ??
    plainEnd(tokens, small, floor, at, trigger.word.sort);
  const end = stop > floor && small.is(tokens[stop - 1]!.lower, "genitive") ? stop - 1 : stop;
  let from = end;
  while (from > floor && from > end - 6 && !closes(tokens, small, from - 1)) from--;
  from = afterTime(tokens, small, times, from, end);
  while (from < end && (small.is(tokens[from]!.lower, "neither") || small.is(tokens[from]!.lower, "genitive"))) from++;
  const pronoun = end - from === 1 && small.is(tokens[from]!.lower, "they") && trigger.word.sort === "fate";
  return from < end && !pronoun ? [{ first: from, end }] : [];
}

function marked(
  tokens: readonly Token[],
  small: ClosedClass,
  floor: number,
  at: number,
  section: string,
): number | null {
  for (let i = at - 1; i > floor; i--) {
    if (small.is(tokens[i]!.lower, section)) return i;
    if (tokens[i]!.kind === "punct" || small.is(tokens[i]!.lower, "boundary")) return null;
  }
  return null;
}

/** "سلیم کی گرفتاری": whose the noun is; else what stands right before the verb. */
function plainEnd(tokens: readonly Token[], small: ClosedClass, floor: number, at: number, sort: string): number {
  return sort === "fate" && at - 1 > floor && small.is(tokens[at - 1]!.lower, "genitive") ? at - 1 : at;
}

function closes(tokens: readonly Token[], small: ClosedClass, at: number): boolean {
  const { lower, kind } = tokens[at]!;
  if (kind === "punct" || small.is(lower, "boundary") || small.is(lower, "closes") || /.कर$/.test(lower)) return true;
  if (small.is(lower, "compare") || isCompared(tokens, small, at)) return false;
  return small.is(lower, "adverbial") || small.is(lower, "ergative");
}

/** "سے زائد": more than, not from. */
function isCompared(tokens: readonly Token[], small: ClosedClass, at: number): boolean {
  return small.is(tokens[at]!.lower, "than") && small.is(tokens[at + 1]?.lower, "compare");
}
