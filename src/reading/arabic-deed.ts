import { type ArabicVerb, ArabicVerbs } from "./arabic-verb.ts";
import { type ClosedClass, closedClass } from "./closed-class.ts";
import { spanOf } from "./document.ts";
import type { Found } from "./found.ts";
import { Phrases } from "./lexicon.ts";
import type { Lexicons } from "./lexicons.ts";
import { boundsOf, firstFrom, type PhraseDeed, phraseClaim } from "./phrase-claim.ts";
import { type DoerWords, doerIn, doerWords, noDoer } from "./phrase-doer.ts";
import type { DeedClaim, Doer, Modality } from "./result.ts";
import { type TimeWords, timeWords } from "./time-words.ts";
import type { Token } from "./token.ts";
import type { Stretch } from "./verb-final-subject.ts";

interface Word {
  readonly sort: string;
  readonly kind: string;
  readonly at: string;
}

interface Words {
  readonly verbs: ArabicVerbs<Word>;
  readonly nouns: Phrases<Word>;
  readonly small: ClosedClass;
  readonly doers: DoerWords;
  readonly times: TimeWords;
}

interface Trigger {
  readonly word: Word;
  readonly first: number;
  readonly end: number;
  /** Where its doer or object may begin. */
  readonly after: number;
  readonly verb: ArabicVerb<Word> | null;
  /** "تم", "تعرض" before a noun. */
  readonly light: boolean;
}

interface Reading {
  readonly found: Found;
  readonly words: Words;
  /** Tokens of attributing verbs: no deeds. */
  readonly cues: ReadonlySet<number>;
}

const made = new WeakMap<Lexicons, Words>();

/** Deeds in Arabic: verbs with their endings and what is written onto them, "تم" and "تعرض" with a noun, nouns, counts of dead. Linear. */
export function arabicDeeds(found: Found): DeedClaim[] {
  const words = wordsOf(found.lexicons);
  const reading = { found, words, cues: new Set(found.statements.map((one) => one.cueToken)) };
  return found.document.sentences.flatMap((range) => {
    let shared: Doer | null = null;
    return triggersIn(reading, range.first, range.end).map((trigger) => {
      const bounds = boundsOf(found, trigger.first, trigger.end);
      const deed = deedOf(reading, trigger, bounds, shared);
      if (deed.voice === "active" && deed.doer.visibility !== "hidden") shared = deed.doer;
      return phraseClaim(found, deed, bounds);
    });
  });
}

function triggersIn({ found, words, cues }: Reading, first: number, end: number): Trigger[] {
  const { tokens } = found.document;
  const triggers: Trigger[] = [];
  for (let at = first; at < end; at++) {
    if (cues.has(at)) continue;
    const trigger = lightAt(words, tokens, at, end) ?? verbAt(words, tokens, at, end) ?? nounAt(words, tokens, at);
    if (!trigger) continue;
    triggers.push(trigger);
    at = Math.max(at, trigger.end - 1);
  }
  return triggers;
}

/** "تم اعتقال", "تعرض سليم للتعذيب". */
function lightAt({ nouns }: Words, tokens: readonly Token[], at: number, end: number): Trigger | null {
  const light = nouns.match(tokens, at) ?? joined(nouns, tokens[at]!.lower);
  if (light?.value.sort !== "light") return null;
  for (let i = at + 1; i < end && i < at + 6 && tokens[i]!.kind === "word"; i++) {
    const noun = nounOf(nouns, tokens, i);
    if (noun?.value.sort === "noun")
      return { word: noun.value, first: at, end: i + noun.length, after: i + noun.length, verb: null, light: true };
  }
  return null;
}

function verbAt({ verbs }: Words, tokens: readonly Token[], at: number, end: number): Trigger | null {
  const verb = verbs.at(tokens, at, end);
  if (!verb || (/^ال/.test(tokens[at]!.lower) && !verb.object)) return null;
  const adjacent = verb.complement === at + 1;
  return {
    word: verb.value,
    first: at,
    end: adjacent ? at + 2 : at + 1,
    after: adjacent ? at + 2 : at + 1,
    verb,
    light: false,
  };
}

function nounAt({ nouns, small }: Words, tokens: readonly Token[], at: number): Trigger | null {
  const noun = nounOf(nouns, tokens, at);
  if (!noun || !/^(?:noun|dead)$/.test(noun.value.sort)) return null;
  if (small.is(tokens[at - 1]?.lower, "nobody")) return null;
  return { word: noun.value, first: at, end: at + noun.length, after: at + noun.length, verb: null, light: false };
}

/** A noun as it stands, with "و", "ب", "ل" written onto it, or with the object's ending: "وإطلاق", "للتعذيب", "توقيفه". */
function nounOf(nouns: Phrases<Word>, tokens: readonly Token[], at: number) {
  const plain = nouns.match(tokens, at);
  if (plain) return plain;
  const word = tokens[at]!.lower;
  const rest = tokens.slice(at + 1, at + 3);
  for (const bare of [
    /^[وفبل]/.test(word) ? word.slice(1) : "",
    /^لل/.test(word) ? `ال${word.slice(2)}` : "",
    /^(?:بال|وال)/.test(word) ? word.slice(1) : "",
    word.replace(/(?:ہم|ہا|ہ)$/, ""),
  ]) {
    const match = bare.length > 2 && bare !== word ? nouns.match([{ lower: bare }, ...rest], 0) : null;
    if (match) return match;
  }
  return null;
}

function joined(nouns: Phrases<Word>, word: string) {
  return /^[وف]/.test(word) ? nouns.match([{ lower: word.slice(1) }], 0) : null;
}

function deedOf(
  reading: Reading,
  trigger: Trigger,
  bounds: { first: number; end: number },
  shared: Doer | null,
): PhraseDeed {
  const { found, words } = reading;
  const { word, verb } = trigger;
  const modality = modalityOf(reading, trigger, bounds);
  const acted = actorOf(reading, trigger, bounds, shared);
  const active = verb !== null && word.sort === "verb" && !verb.passive && acted !== null && !acted.byPhrase;
  return {
    kind: word.kind,
    first: trigger.first,
    end: trigger.end,
    doer: acted?.doer ?? noDoer(words.doers, word.kind),
    doneTo: doneToAfter(reading, trigger, acted, bounds.end),
    voice: verb === null && !trigger.light ? "nominal" : active ? "active" : "passive",
    modality,
    why: [
      `deed/${trigger.light ? "light" : word.sort}`,
      word.at,
      `“${spanOf(found.document, trigger.first, trigger.end).text}”`,
    ],
  };
}

interface Acted {
  readonly doer: Doer;
  /** The tokens of the doer; null when it is told before. */
  readonly stretch: Stretch | null;
  readonly byPhrase: boolean;
}

function actorOf(
  reading: Reading,
  trigger: Trigger,
  bounds: { first: number; end: number },
  shared: Doer | null,
): Acted | null {
  const { verb, word } = trigger;
  const by = agentAfter(reading, trigger, bounds.end);
  if (by) return by;
  if (trigger.light || word.sort === "dead") return null;
  if (word.sort === "befalls") return null;
  const after = verb?.passive ? null : doerAfter(reading, trigger, bounds.end);
  if (after || !verb || verb.passive) return after;
  const before = doerBefore(reading, trigger.first, bounds.first);
  if (before) return before;
  return (verb.joined || (verb.plural && !verb.object)) && shared
    ? { doer: shared, stretch: null, byPhrase: false }
    : null;
}

/** A word for a doer right after the verb, with times between; a lone indefinite one with nothing after it is rather the done-to. */
function doerAfter({ found, words }: Reading, trigger: Trigger, end: number): Acted | null {
  const { document } = found;
  const { tokens } = document;
  let at = trigger.after;
  while (
    at < end &&
    at < trigger.after + 4 &&
    (words.small.is(tokens[at]!.lower, "time") || words.times.weekdays.has(tokens[at]!.lower))
  )
    at++;
  const match = words.doers.types.match(tokens, at);
  if (!match || at + match.length > end) return null;
  let to = at + match.length;
  const next = tokens[to];
  if (
    next?.kind === "word" &&
    /^ال/.test(next.lower) &&
    /^ال/.test(tokens[at]!.lower) &&
    to < end &&
    !words.nouns.match(tokens, to) &&
    !words.doers.types.match(tokens, to) &&
    isAdjective(next.lower)
  )
    to++;
  const alone =
    !/^ال/.test(tokens[at]!.lower) &&
    (to >= end || tokens[to]!.kind === "punct" || words.small.is(tokens[to]!.lower, "preposition"));
  if (
    alone &&
    trigger.verb?.complement === null &&
    !trigger.verb.object &&
    match.value !== "armed-group" &&
    match.value !== "crowd"
  )
    return null;
  if (trigger.verb === null && !/^(?:shooting|bombing|use-of-force)$/.test(trigger.word.kind)) return null;
  return { doer: doerIn(document, words.doers, at, to), stretch: { first: at, end: to }, byPhrase: false };
}

/** "الغاضب", "الحكومية": ends like an adjective of relation or stands after a definite noun without a plural of its own. */
function isAdjective(word: string): boolean {
  return /(?:یہ|ی|یون|یین|ب|ہ)$/.test(word);
}

/** "على يد X", "برصاص X". */
function agentAfter({ found, words }: Reading, trigger: Trigger, end: number): Acted | null {
  const { document } = found;
  for (let at = trigger.after; at < end && at < trigger.after + 14; at++) {
    const agent = words.nouns.match(document.tokens, at);
    if (agent?.value.sort !== "agent") continue;
    const from = at + agent.length;
    if (from >= end) return null;
    const doer = words.doers.types.match(document.tokens, from);
    let to = from + (doer?.length ?? 1);
    const next = document.tokens[to];
    if (
      to < end &&
      next?.kind === "word" &&
      doer &&
      !words.small.is(next.lower, "preposition") &&
      !/^[وبفل]/.test(next.lower)
    )
      to++;
    return { doer: doerIn(document, words.doers, from, to), stretch: { first: from, end: to }, byPhrase: true };
  }
  return null;
}

/** "الجنود أطلقوا", "مسلحون يحرقون": a word for a doer that ends right before the verb, with "الذين" or "لم" between. */
function doerBefore({ found, words }: Reading, at: number, first: number): Acted | null {
  const { document } = found;
  const { tokens } = document;
  let end = at;
  while (end > first && words.small.is(tokens[end - 1]!.lower, "relative")) end--;
  for (let i = Math.max(first, end - 4); i < end; i++) {
    const match = words.doers.types.match(tokens, i);
    if (!match || i + match.length > end || i + match.length < end - 1) continue;
    if (tokens[end - 1]!.kind === "punct" || words.small.is(tokens[i - 1]?.lower, "preposition")) continue;
    return { doer: doerIn(document, words.doers, i, end), stretch: null, byPhrase: false };
  }
  const led = words.small.is(tokens[at - 1]?.lower, "relative");
  const before = led && at - 2 >= first ? words.doers.types.match(tokens, at - 2) : null;
  const after = led ? words.doers.types.match(tokens, at) : null;
  return before && !after
    ? { doer: doerIn(document, words.doers, at - 2, at - 1), stretch: null, byPhrase: false }
    : null;
}

/** What follows the verb or its doer up to a preposition or a word joined by "and"; none where an object is written onto the verb. */
function doneToAfter({ found, words }: Reading, trigger: Trigger, acted: Acted | null, end: number): Stretch[] {
  const { tokens } = found.document;
  if (trigger.verb?.object) return [];
  if (trigger.word.sort === "dead") return counted(found, trigger);
  const own = acted?.stretch && !acted.byPhrase ? acted.stretch.end : trigger.after;
  const from = trigger.verb?.complement === own ? own + 1 : own;
  const stop = acted?.byPhrase && acted.stretch ? Math.min(end, acted.stretch.first - 1) : end;
  let to = from;
  const figure = from < end ? found.figures[firstFrom(found.figures, tokens[from]!.start)] : undefined;
  while (figure && figure.start === tokens[from]!.start && to < stop && tokens[to]!.end <= figure.end) to++;
  while (to < stop && to < from + 6 && tokens[to]!.kind !== "punct" && !ends(words, tokens[to]!.lower)) to++;
  return to > from ? [{ first: from, end: to }] : [];
}

function ends(words: Words, word: string): boolean {
  return words.small.is(word, "preposition") || words.small.is(word, "time") || /^ب\p{L}{2,}$|^و\p{L}{3,}$/u.test(word);
}

/** "أربعة قتلى": the figure before the word is whom. */
function counted(found: Found, trigger: Trigger): Stretch[] {
  const { tokens } = found.document;
  const before = found.figures[firstFrom(found.figures, tokens[Math.max(0, trigger.first - 4)]!.start)];
  if (!before || before.start > tokens[trigger.first]!.start) return [];
  let first = trigger.first;
  while (first > 0 && tokens[first - 1]!.start >= before.start && first > trigger.first - 5) first--;
  return [{ first, end: trigger.end }];
}

function modalityOf({ found, words }: Reading, trigger: Trigger, bounds: { first: number; end: number }): Modality {
  const { tokens } = found.document;
  const { small } = words;
  const near = tokens.slice(Math.max(bounds.first, trigger.first - 2), trigger.first);
  const not = (word: string) => small.is(word, "not") || (/^[وف]/.test(word) && small.is(word.slice(1), "not"));
  const nobody = tokens
    .slice(Math.max(bounds.first, trigger.first - 3), Math.min(bounds.end, trigger.end + 3))
    .some((token) => small.is(token.lower, "nobody"));
  const supposed = tokens
    .slice(Math.max(bounds.first, trigger.first - 30), Math.min(bounds.end, trigger.first))
    .some((token) => small.is(token.lower, "if") && (token.lower !== "قد" || trigger.verb?.present === true));
  const light = tokens[trigger.first]!.lower;
  return {
    negated: near.some((token) => not(token.lower)) || (nobody && trigger.verb !== null),
    hypothetical: supposed,
    future:
      trigger.verb?.future === true ||
      near.some((token) => small.is(token.lower, "future")) ||
      (trigger.light && /^[وف]?س[تی]/.test(light)),
    habitual: false,
  };
}

function wordsOf(lexicons: Lexicons): Words {
  const known = made.get(lexicons);
  if (known) return known;
  const verbs = new ArabicVerbs<Word>();
  const nouns = new Phrases<Word>();
  for (const entry of lexicons.entries("ar/deeds.txt")) {
    const word = { sort: entry.section, kind: entry.fields[0] ?? "", at: entry.at };
    for (const text of entry.words)
      if (/^(?:verb|befalls)$/.test(entry.section)) verbs.add(text, word);
      else nouns.add(text, word);
  }
  const words = {
    verbs,
    nouns,
    small: closedClass(lexicons, "ar"),
    doers: doerWords(lexicons, "ar"),
    times: timeWords(lexicons, "ar"),
  };
  made.set(lexicons, words);
  return words;
}
