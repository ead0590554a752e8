import { firstFrom } from "../by-phrase/phrase-claim.ts";
import type { Found } from "../found.ts";
import type { Stretch } from "../verb-final/verb-final-subject.ts";
import { foldedSet } from "../words/fold.ts";
import type { ArabicActor } from "./arabic-doer.ts";
import type { ArabicTrigger, ArabicWords } from "./arabic-trigger.ts";

const atWhom = /^(?:shooting|bombing|use-of-force|mob-attack)$/;
const on = foldedSet("على ضد صوب باتجاه");

/**
 * To whom it is done: what follows the verb or its doer up to a preposition or a word joined by "and"; what follows "على" for a shot or
 * a raid; what stands before where nothing follows. None where an object is written onto the verb.
 */
export function arabicDoneTo(
  found: Found,
  words: ArabicWords,
  trigger: ArabicTrigger,
  acted: ArabicActor | null,
  end: number,
): Stretch[] {
  const { tokens } = found.document;
  const { verb, word } = trigger;
  if (verb?.object) return [];
  if (word.sort === "dead") return counted(found, trigger);
  if (trigger.between) return [trigger.between];
  if (atWhom.test(word.kind) && (verb === null || verb.complement !== null)) return afterOn(found, words, trigger, end);
  const own = acted?.stretch && !acted.byPhrase ? acted.stretch.end : trigger.after;
  const from = verb?.complement === own ? own + 1 : own;
  const stop = acted?.byPhrase && acted.stretch ? Math.min(end, acted.stretch.first - 1) : end;
  let to = from;
  const figure = from < end ? found.figures[firstFrom(found.figures, tokens[from]!.start)] : undefined;
  while (figure && to < stop && figure.start === tokens[from]!.start && tokens[to]!.end <= figure.end) to++;
  to = nounsEnd(found, words, to, Math.min(stop, from + 6));
  if (to > from) return [{ first: from, end: to }];
  return word.sort === "befalls" || (verb !== null && acted === null)
    ? sufferedBefore(found, words, trigger.first)
    : [];
}

function nounsEnd(found: Found, words: ArabicWords, first: number, limit: number): number {
  const { tokens } = found.document;
  let end = first;
  while (end < limit && tokens[end]!.kind !== "punct" && !ends(words, tokens[end]!.lower)) {
    // "الحافلة فأنزلوا الركاب": "and then" is written onto the next verb.
    if (/^ف\p{L}{2,}(?:ت|وا)$/u.test(tokens[end]!.lower) || words.verbs.at(tokens, end, limit)?.joined) break;
    end++;
  }
  return end;
}

function ends({ small }: ArabicWords, word: string): boolean {
  return (
    small.is(word, "preposition") || small.is(word, "not") || small.is(word, "time") || /^[بو]\p{L}{2,}$/u.test(word)
  );
}

/** "أطلقوا النار على المزارعين", "قصف على سروند": at whom. */
function afterOn(found: Found, words: ArabicWords, trigger: ArabicTrigger, end: number): Stretch[] {
  const { tokens } = found.document;
  for (let at = trigger.end; at < end && at < trigger.end + 8 && tokens[at]!.kind !== "punct"; at++) {
    if (!on.has(tokens[at]!.lower)) continue;
    const to = nounsEnd(found, words, at + 1, Math.min(end, at + 6));
    return to > at + 1 ? [{ first: at + 1, end: to }] : [];
  }
  return [];
}

/** "سبعة سجناء ماتوا": the words before the verb, back to a mark, "إن" or a preposition. */
function sufferedBefore({ document }: Found, { small, doers }: ArabicWords, at: number): Stretch[] {
  const { tokens } = document;
  const { first: start } = document.sentences[tokens[at]!.sentence]!;
  let first = at;
  while (first > start && first > at - 6 && tokens[first - 1]!.kind !== "punct") {
    const word = tokens[first - 1]!.lower;
    // "خمسة أشخاص على الأقل قتلوا": the words that bound the number are no place.
    const bounds = first - 2 >= start ? doers.numbers.qualifierAfter.match(tokens, first - 2) : null;
    if (bounds?.length === 2) first--;
    else if (small.is(word, "that") || small.is(word, "preposition") || small.is(word, "relative")) break;
    first--;
  }
  return first < at ? [{ first, end: at }] : [];
}

/** "أربعة قتلى": the figure before the word is whom. */
function counted(found: Found, trigger: ArabicTrigger): Stretch[] {
  const { tokens } = found.document;
  const before = found.figures[firstFrom(found.figures, tokens[Math.max(0, trigger.first - 4)]!.start)];
  if (!before || before.start > tokens[trigger.first]!.start) return [];
  let first = trigger.first;
  while (first > 0 && tokens[first - 1]!.start >= before.start && first > trigger.first - 5) first--;
  return [{ first, end: trigger.end }];
}
