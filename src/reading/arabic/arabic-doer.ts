import { doerIn } from "../by-phrase/phrase-doer.ts";
import type { Doer } from "../result.ts";
import type { Document } from "../text/document.ts";
import type { Stretch } from "../verb-final/verb-final-subject.ts";
import type { ArabicTrigger, ArabicWords } from "./arabic-trigger.ts";

/** Who did it, and where that stands. */
export interface ArabicActor {
  readonly doer: Doer;
  /** The tokens of the doer after the verb; null when it is told before. */
  readonly stretch: Stretch | null;
  /** "على يد X", "برصاص X". */
  readonly byPhrase: boolean;
}

/** The doer of a deed: named by a phrase, right after the verb, shared with the verb before, or before the verb. null when hidden. */
export function arabicActor(
  document: Document,
  words: ArabicWords,
  trigger: ArabicTrigger,
  bounds: Stretch,
  shared: Doer | null,
): ArabicActor | null {
  const { verb, word } = trigger;
  const by = agentAfter(document, words, trigger, bounds.end);
  if (by || trigger.light || word.sort === "dead" || word.sort === "befalls") return by;
  if (verb?.passive) return null;
  const after = doerAfter(document, words, trigger, bounds.end);
  if (after) return after;
  if (!verb) return accused(document, words, trigger.first, bounds.first);
  const joined = isJoined(document, words, trigger);
  const goesOn = joined || (verb.plural && !verb.object);
  if (goesOn && shared) return told(shared);
  const before = doerBefore(document, words, trigger.first, bounds.first);
  return before ?? (joined ? earlierDoer(document, words, trigger.first, bounds.first) : null);
}

const told = (doer: Doer): ArabicActor => ({ doer, stretch: null, byPhrase: false });

/** "واعتقلت", "ولم تعتقل": "and" is written onto the verb or onto the "not" before it. */
function isJoined({ tokens }: Document, words: ArabicWords, { first, verb }: ArabicTrigger): boolean {
  const before = tokens[first - 1]?.lower ?? "";
  return verb?.joined === true || (before.startsWith("و") && words.small.is(before.slice(1), "not"));
}

/** "داهمت قوات الأمن الحي واعتقلت": the doer of a verb before, of which no deed is told. */
function earlierDoer(document: Document, words: ArabicWords, at: number, first: number): ArabicActor | null {
  for (let i = first + 1; i < at && i < first + 6; i++) {
    const match = words.doers.types.match(document.tokens, i);
    if (match && !words.small.is(document.tokens[i - 1]!.lower, "preposition"))
      return told(doerIn(document, words.doers, i, i + match.length));
  }
  return null;
}

/** "اتهموا الشرطة بإطلاق الرصاص": who is accused of what a noun with "ب" tells. */
function accused(document: Document, words: ArabicWords, at: number, first: number): ArabicActor | null {
  if (!document.tokens[at]!.lower.startsWith("ب")) return null;
  for (let i = Math.max(first, at - 3); i < at; i++) {
    const match = words.doers.types.match(document.tokens, i);
    if (match && i + match.length === at) return told(doerIn(document, words.doers, i, at));
  }
  return null;
}

/** A word for a doer right after the verb, with times between; a lone indefinite one with nothing after it is rather the done-to. */
function doerAfter(document: Document, words: ArabicWords, trigger: ArabicTrigger, end: number): ArabicActor | null {
  const { tokens } = document;
  const { verb, word } = trigger;
  if (verb === null && !/^(?:shooting|bombing|use-of-force|mob-attack)$/.test(word.kind)) return null;
  let at = trigger.after;
  const last = at + 4;
  while (
    at < end &&
    at < last &&
    (words.small.is(tokens[at]!.lower, "time") || words.times.weekdays.has(tokens[at]!.lower))
  )
    at++;
  const match = words.doers.types.match(tokens, at) ?? ofDoer(words, tokens[at]?.lower ?? "", verb === null);
  if (!match || at + match.length > end) return null;
  const to = withAdjective(document, words, at, at + match.length, end);
  const definite = tokens[at]!.lower.startsWith("ال");
  const alone =
    !definite && (to >= end || tokens[to]!.kind === "punct" || words.small.is(tokens[to]!.lower, "preposition"));
  const state = match.value !== "armed-group" && match.value !== "crowd";
  if (alone && state && verb?.complement === null && !verb.object) return null;
  const doer: Doer = { ...doerIn(document, words.doers, at, to), type: match.value, visibility: "role" };
  return { doer, stretch: { first: at, end: to }, byPhrase: false };
}

/** "هجوم للمتمردين": whose the noun is, with "ل" written onto it. */
function ofDoer(words: ArabicWords, word: string, noun: boolean) {
  return noun && word.startsWith("لل") ? words.doers.types.match([{ lower: `ا${word.slice(1)}` }], 0) : null;
}

/** "الحشد الغاضب", "القوات الحكومية": a definite word with an adjective's ending after a definite doer. */
function withAdjective({ tokens }: Document, words: ArabicWords, first: number, end: number, limit: number): number {
  const next = tokens[end];
  const both = next?.kind === "word" && next.lower.startsWith("ال") && tokens[first]!.lower.startsWith("ال");
  if (end < limit && next?.kind === "word" && words.small.is(next.lower, "adjective")) return end + 1;
  if (!both || end >= limit || !/(?:یہ|ی|یون|یین|ب|ہ)$/.test(next.lower)) return end;
  return words.nouns.match(tokens, end) || words.doers.types.match(tokens, end) ? end : end + 1;
}

/** "على يد X", "برصاص X", "شنتها X". */
function agentAfter(document: Document, words: ArabicWords, trigger: ArabicTrigger, end: number): ArabicActor | null {
  const { tokens } = document;
  for (let at = trigger.after; at < end && at < trigger.after + 16; at++) {
    const agent = words.nouns.match(tokens, at);
    if (agent?.value.sort !== "agent") continue;
    const from = at + agent.length;
    if (from >= end) return null;
    const doer = words.doers.types.match(tokens, from);
    let to = from + (doer?.length ?? 1);
    const next = tokens[to];
    const goesOn = to < end && next?.kind === "word" && !words.small.is(next.lower, "preposition");
    if (doer && goesOn && !words.small.is(next.lower, "time") && !/^[وبفل]/.test(next.lower)) to++;
    return { doer: doerIn(document, words.doers, from, to), stretch: { first: from, end: to }, byPhrase: true };
  }
  return null;
}

/** "الجنود أطلقوا", "مسلحون يحرقون": a word for a doer that ends right before the verb, with "الذين" or "لم" between. */
function doerBefore(document: Document, words: ArabicWords, at: number, first: number): ArabicActor | null {
  const { tokens } = document;
  let end = at;
  while (end > first && words.small.is(tokens[end - 1]!.lower, "relative")) end--;
  if (end > first && tokens[end - 1]!.kind === "punct") return null;
  for (let i = Math.max(first, end - 4); i < end; i++) {
    const match = words.doers.types.match(tokens, i);
    if (!match || i + match.length > end || i + match.length < end - 1) continue;
    if (words.small.is(tokens[i - 1]?.lower, "preposition")) continue;
    return told(doerIn(document, words.doers, i, end));
  }
  return null;
}
