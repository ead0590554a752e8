import { type DoerWords, doerWords } from "../by-phrase/phrase-doer.ts";
import type { Document } from "../text/document.ts";
import type { Token } from "../text/token.ts";
import { type TimeWords, timeWords } from "../time/time-words.ts";
import type { Stretch } from "../verb-final/verb-final-subject.ts";
import { type ClosedClass, closedClass } from "../words/closed-class.ts";
import { Phrases } from "../words/lexicon.ts";
import type { Lexicons } from "../words/lexicons.ts";
import { type ArabicVerb, ArabicVerbs } from "./arabic-verb.ts";

/** A word for a deed in `ar/deeds.txt`. */
interface DeedWord {
  readonly sort: string;
  readonly kind: string;
  readonly at: string;
}

/** What reading Arabic deeds goes by; parsed once. */
export interface ArabicWords {
  readonly verbs: ArabicVerbs<DeedWord>;
  readonly nouns: Phrases<DeedWord>;
  readonly small: ClosedClass;
  readonly doers: DoerWords;
  readonly times: TimeWords;
}

/** The words that tell a deed. Token numbers, `end` not included. */
export interface ArabicTrigger {
  readonly word: DeedWord;
  readonly first: number;
  readonly end: number;
  /** Where its doer or object may begin. */
  readonly after: number;
  readonly verb: ArabicVerb<DeedWord> | null;
  /** "تم", "تعرض" before a noun. */
  readonly light: boolean;
  /** "تعرض المعتقلون للضرب": the words between; null when there are none. */
  readonly between: Stretch | null;
}

/** The deeds' words from one token to another, in order; attributing verbs (`cues`) are none. Linear. */
export function arabicTriggers(
  { tokens }: Document,
  words: ArabicWords,
  cues: ReadonlySet<number>,
  first: number,
  end: number,
): ArabicTrigger[] {
  const triggers: ArabicTrigger[] = [];
  const taken = new Set<number>();
  for (let at = first; at < end; at++) {
    if (cues.has(at) || taken.has(at) || isHouse(words, tokens, at)) continue;
    const trigger = lightAt(words, tokens, at, end) ?? verbAt(words, tokens, at, end) ?? nounAt(words, tokens, at);
    if (!trigger) continue;
    triggers.push(trigger);
    if (trigger.verb?.complement) taken.add(trigger.verb.complement);
    at = Math.max(at, trigger.end - 1);
  }
  return triggers;
}

/** "في سجن مارل": behind a preposition a house and no deed. */
function isHouse({ small }: ArabicWords, tokens: readonly Token[], at: number): boolean {
  return small.is(tokens[at]!.lower, "place-before") && small.is(tokens[at - 1]?.lower, "preposition");
}

/** "تم اعتقال", "تعرض سليم للتعذيب". */
function lightAt({ nouns }: ArabicWords, tokens: readonly Token[], at: number, end: number): ArabicTrigger | null {
  const light = nouns.match(tokens, at) ?? joined(nouns, tokens[at]!.lower);
  if (light?.value.sort !== "light") return null;
  for (let i = at + 1; i < end && i < at + 6 && tokens[i]!.kind === "word"; i++) {
    const noun = nounOf(nouns, tokens, i);
    if (noun?.value.sort !== "noun") continue;
    const after = i + noun.length;
    const between = i > at + 1 ? { first: at + 1, end: i } : null;
    return { word: noun.value, first: at, end: after, after, verb: null, light: true, between };
  }
  return null;
}

function verbAt(words: ArabicWords, tokens: readonly Token[], at: number, end: number): ArabicTrigger | null {
  const { verbs, small, times } = words;
  const verb = verbs.at(tokens, at, end);
  if (!verb || (/^ال/.test(tokens[at]!.lower) && !verb.object)) return null;
  // "فجر اليوم" is a time, "فجر الجسر" a deed.
  const dated = times.weekdays.has(tokens[at + 1]?.lower ?? "") || times.dayShift.match(tokens, at + 1) !== null;
  if (dated && small.is(tokens[at]!.lower, "time")) return null;
  const after = verb.complement === at + 1 ? at + 2 : at + 1;
  return { word: verb.value, first: at, end: after, after, verb, light: false, between: null };
}

function nounAt({ nouns, small }: ArabicWords, tokens: readonly Token[], at: number): ArabicTrigger | null {
  const noun = nounOf(nouns, tokens, at);
  if (!noun || !/^(?:noun|dead)$/.test(noun.value.sort) || small.is(tokens[at - 1]?.lower, "nobody")) return null;
  const after = at + noun.length;
  return { word: noun.value, first: at, end: after, after, verb: null, light: false, between: null };
}

/** A noun as it stands, with "و", "ب", "ل" written onto it, or with the object's ending: "وإطلاق", "للتعذيب", "توقيفه". */
function nounOf(nouns: Phrases<DeedWord>, tokens: readonly Token[], at: number) {
  const plain = nouns.match(tokens, at);
  if (plain) return plain;
  const word = tokens[at]!.lower;
  for (const bare of [
    /^[وفبل]/.test(word) ? word.slice(1) : "",
    /^لل/.test(word) ? `ال${word.slice(2)}` : "",
    word.replace(/(?:ہم|ہا|ہ)$/, ""),
  ]) {
    const match =
      bare.length > 2 && bare !== word && nouns.starts(bare)
        ? nouns.match([{ lower: bare }, ...tokens.slice(at + 1, at + 3)], 0)
        : null;
    if (match) return match;
  }
  return null;
}

function joined(nouns: Phrases<DeedWord>, word: string) {
  return /^[وف]/.test(word) ? nouns.match([{ lower: word.slice(1) }], 0) : null;
}

const made = new WeakMap<Lexicons, ArabicWords>();

/** The words of the Arabic lexicon for deeds and doers. */
export function arabicWords(lexicons: Lexicons): ArabicWords {
  const known = made.get(lexicons);
  if (known) return known;
  const verbs = new ArabicVerbs<DeedWord>();
  const nouns = new Phrases<DeedWord>();
  for (const entry of lexicons.entries("ar/deeds.txt")) {
    const word = { sort: entry.section, kind: entry.fields[0] ?? "", at: entry.at };
    for (const text of entry.words)
      if (/^(?:verb|befalls|withheld)$/.test(entry.section)) verbs.add(text, word);
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
