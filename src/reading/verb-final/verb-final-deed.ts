import { boundsOf, type PhraseDeed, phraseClaim } from "../by-phrase/phrase-claim.ts";
import { type DoerWords, doerIn, doerWords, kindBy, noDoer, pronounDoer, typeIn } from "../by-phrase/phrase-doer.ts";
import type { Found } from "../found.ts";
import type { DeedClaim, Doer, Modality } from "../result.ts";
import { spanOf } from "../text/document.ts";
import { folded } from "../words/fold.ts";
import { doneToOf } from "./verb-final-done-to.ts";
import {
  ergativeSubject,
  nominativeSubject,
  nounPhraseStart,
  type SubjectContext,
  subjectContext,
} from "./verb-final-subject.ts";
import { type VerbFinalTrigger, type VerbFinalWords, verbFinalTriggers, verbFinalWords } from "./verb-final-trigger.ts";

interface Reading {
  readonly found: Found;
  readonly words: VerbFinalWords;
  readonly doers: DoerWords;
  readonly context: SubjectContext;
  /** The last doer of a known kind, for the pronouns after it. */
  latest: { readonly doer: Doer; readonly sentence: number } | null;
}

/** Deeds where sentences end in the verb (Urdu, Hindi): by verbs in all their forms, by nouns, and by headlines' bare words. Linear. */
export function verbFinalDeeds(found: Found): DeedClaim[] {
  const { document, lexicons } = found;
  const words = verbFinalWords(lexicons, document.language);
  if (!words) return [];
  const reading: Reading = {
    found,
    words,
    doers: doerWords(lexicons, document.language),
    context: subjectContext(document, lexicons),
    latest: null,
  };
  return document.sentences.flatMap((_, number) => deedsIn(reading, number));
}

function deedsIn(reading: Reading, number: number): DeedClaim[] {
  const { found } = reading;
  const triggers = verbFinalTriggers(reading.context, reading.words, number);
  const claims: DeedClaim[] = [];
  let shared: Doer | null = null;
  triggers.forEach((trigger, index) => {
    const cause = causeOf(reading, triggers[index - 1], trigger);
    if (isCause(reading, trigger, triggers[index + 1])) return;
    if (trigger.word.sort === "act-of" && !nounDoer(reading, trigger)) return;
    const bounds = boundsOf(found, trigger.first, trigger.end);
    const deed = deedOf(reading, trigger, bounds, cause, shared);
    if (deed.doer.visibility !== "hidden" && deed.voice === "active") shared = deed.doer;
    if (/^(?:police|military|official|armed-group|crowd|company)$/.test(deed.doer.type) && deed.doer.text !== "")
      reading.latest = { doer: deed.doer, sentence: number };
    claims.push(phraseClaim(found, deed, bounds));
  });
  return claims;
}

/** "فائرنگ سے سات ہلاک": a noun that brought the next deed about is no deed of its own. */
function isCause({ found, context }: Reading, trigger: VerbFinalTrigger, next: VerbFinalTrigger | undefined): boolean {
  if (!next || next.first > trigger.end + 12) return false;
  const { tokens } = found.document;
  const fate = /^(?:befalls|bare|fate)$/.test(next.word.sort) || next.group?.passive === true;
  const source = context.small.is(tokens[trigger.end]?.lower, "source-of");
  const noun = trigger.word.sort.startsWith("act") || trigger.group?.form === "infinitive";
  return fate && source && noun && !tokens.slice(trigger.end, next.first).some((token) => token.kind === "punct");
}

/** Who is behind what brought a deed about: "فوجیوں کی فائرنگ سے". */
function causeOf(reading: Reading, before: VerbFinalTrigger | undefined, trigger: VerbFinalTrigger): Doer | null {
  return before && isCause(reading, before, trigger) ? nounDoer(reading, before) : null;
}

/** "پولیس کی فائرنگ", "पुलिस फ़ायरिंग": whose the noun is, when that is a word for a doer. */
function nounDoer({ found, context, doers }: Reading, trigger: VerbFinalTrigger): Doer | null {
  const { document } = found;
  const { first } = document.sentences[document.tokens[trigger.first]!.sentence]!;
  const end = context.small.is(document.tokens[trigger.first - 1]?.lower, "genitive")
    ? trigger.first - 1
    : trigger.first;
  const from = nounPhraseStart(context, end, first);
  for (let at = from; at < end; at++) {
    const match = doers.types.match(document.tokens, at);
    if (match && at + match.length === end) return doerIn(document, doers, at, end);
  }
  return null;
}

function deedOf(
  reading: Reading,
  trigger: VerbFinalTrigger,
  bounds: { first: number; end: number },
  cause: Doer | null,
  shared: Doer | null,
): PhraseDeed {
  const { found, words, doers } = reading;
  const { word, group } = trigger;
  const acted = actorOf(reading, trigger, bounds.first, shared);
  const modality = modalityOf(reading, trigger, bounds);
  const doer = cause ?? (acted && !(modality.negated && isNobody(reading, acted)) ? acted : noDoer(doers, word.kind));
  const active = word.sort === "does" && group !== null && !group.passive && doer.visibility !== "hidden";
  return {
    kind: kindBy(word.kind, doer),
    first: trigger.first,
    end: trigger.end,
    doer,
    doneTo: doneToOf(reading.context, words.nouns, trigger, bounds.first, acted),
    voice: group === null ? "nominal" : active ? "active" : "passive",
    modality,
    why: [`deed/${word.sort}`, word.at, `“${spanOf(found.document, trigger.first, trigger.end).text}”`],
  };
}

/** Nobody did it: "کسی نے نہیں مارا". */
function isNobody({ context }: Reading, doer: Doer): boolean {
  return context.small.is(folded(doer.text), "nobody");
}

function actorOf(reading: Reading, trigger: VerbFinalTrigger, first: number, shared: Doer | null): Doer | null {
  const { found, context, doers } = reading;
  const { document } = found;
  const { word, group } = trigger;
  if (word.sort.startsWith("act")) return nounDoer(reading, trigger);
  if (word.sort !== "does" || !group || group.passive || (group.participle && group.form === "infinitive"))
    return byAgent(reading, trigger, first);
  const clause = clauseStart(reading, trigger.first, first);
  const marked =
    !group.future && (group.form === "perfective" || group.form === "stem")
      ? ergativeSubject(context, trigger.first, first, 30)
      : null;
  if (marked) return named(reading, marked.first, marked.end);
  const plain = nominativeSubject(context, trigger.first, clause, (from, end) => isDoer(reading, from, end));
  if (plain) return named(reading, plain.first, plain.end);
  const wide = nominativeSubject(
    context,
    trigger.first,
    first,
    (from, end) => typeIn(document, doers, from, end) !== null && from + 4 >= end,
  );
  return wide ? named(reading, wide.first, wide.end) : shared;
}

/** A stretch that is a word for a doer from its first token to its last, or a pronoun. */
function isDoer({ found, context, doers }: Reading, first: number, end: number): boolean {
  const { tokens } = found.document;
  if (
    end - first === 1 &&
    context.small.is(tokens[first]!.lower, "they") &&
    !context.small.is(tokens[first]!.lower, "demonstrative")
  )
    return true;
  for (let at = first; at < end; at++) {
    const match = doers.types.match(tokens, at);
    if (match && at + match.length === end) return true;
  }
  return false;
}

function named(reading: Reading, first: number, end: number): Doer | null {
  const { found, context, doers } = reading;
  const { document } = found;
  const word = document.tokens[first]!.lower;
  if (end - first === 1 && /^(?:کس|किसने|किस)$/.test(word)) return null;
  const alone = end - first === 1;
  if (alone && (context.small.is(word, "they") || context.small.is(word, "self"))) {
    const near = reading.latest && document.tokens[first]!.sentence - reading.latest.sentence <= 2;
    const stoodFor = near && !context.small.is(word, "self") ? reading.latest!.doer : (earlier(reading, first) ?? null);
    return pronounDoer(document, first, end, context.small.is(word, "self") ? null : stoodFor);
  }
  return doerIn(document, doers, first, end);
}

/** A word for a doer earlier in the sentence: "if the crowd comes, they will burn it". */
function earlier({ found, doers }: Reading, at: number): Doer | null {
  const { document } = found;
  const { first } = document.sentences[document.tokens[at]!.sentence]!;
  for (let i = at - 1; i >= first && i > at - 20; i--) {
    const match = doers.types.match(document.tokens, i);
    if (match) return doerIn(document, doers, i, i + match.length);
  }
  return null;
}

/** "X کے ہاتھوں", "X द्वारा". */
function byAgent({ found, words, doers, context }: Reading, trigger: VerbFinalTrigger, first: number): Doer | null {
  const { document } = found;
  for (let at = trigger.first - 1; at >= first && at > trigger.first - 12; at--) {
    if (words.nouns.match(document.tokens, at)?.value.sort !== "agent") continue;
    const from = nounPhraseStart(context, at, first);
    return from < at ? doerIn(document, doers, from, at) : null;
  }
  return null;
}

/** The token after the last mark or conjunction before a verb. */
function clauseStart({ found, context }: Reading, at: number, first: number): number {
  const { tokens } = found.document;
  let from = at;
  while (from > first && tokens[from - 1]!.kind !== "punct" && !context.small.is(tokens[from - 1]!.lower, "boundary"))
    from--;
  return from;
}

function modalityOf(reading: Reading, trigger: VerbFinalTrigger, bounds: { first: number; end: number }): Modality {
  const { found, words, context } = reading;
  const { tokens } = found.document;
  const { group } = trigger;
  const supposed = tokens
    .slice(Math.max(bounds.first, trigger.first - 40), trigger.first)
    .some((token) => context.small.is(token.lower, "if"));
  const after = tokens.slice(trigger.end, Math.min(bounds.end, trigger.end + 3));
  const planned = after.some((_, index) => words.nouns.match(tokens, trigger.end + index)?.value.sort === "planned");
  const open =
    group?.form === "infinitive" &&
    !group.participle &&
    !after.some((token) => words.verbs.doneAfterInfinitive.has(token.lower));
  return {
    negated: trigger.negated,
    hypothetical:
      supposed || planned || open || group?.able === true || (group?.form === "subjunctive" && !group.future),
    future: group?.future ?? false,
    habitual: false,
  };
}
