import type { Attributed } from "../attribution/attributed.ts";
import type { Quotation } from "../attribution/quotation.ts";
import { type DoerWords, doerWords } from "../by-phrase/phrase-doer.ts";
import type { Document } from "../text/document.ts";
import { type TimeWords, timeWords } from "../time/time-words.ts";
import { attributed, type Cue, cueOf } from "../verb-final/verb-final-attribution.ts";
import type { Stretch } from "../verb-final/verb-final-subject.ts";
import { type ClosedClass, closedClass } from "../words/closed-class.ts";
import { foldedSet } from "../words/fold.ts";
import { Phrases } from "../words/lexicon.ts";
import type { Lexicons } from "../words/lexicons.ts";
import { type ArabicVerb, ArabicVerbs } from "./arabic-verb.ts";

interface Words {
  readonly verbs: ArabicVerbs<Cue>;
  readonly rejects: ArabicVerbs<Cue>;
  readonly charges: ReadonlySet<string>;
  readonly phrases: Phrases<Cue>;
  readonly speakers: Phrases<string>;
  readonly small: ClosedClass;
  readonly doers: DoerWords;
  readonly times: TimeWords;
}

interface Place {
  readonly document: Document;
  readonly words: Words;
  readonly at: number;
  readonly first: number;
  readonly end: number;
  readonly quotation: Quotation | null;
}

const made = new WeakMap<Lexicons, Words>();

/** Attributions in Arabic: "قال X إن …", "X يقول إن …", "«…»، قال X", "نفى X أن …", "بحسب X، …". Linear in the sentence. */
export function arabicAttributions(
  document: Document,
  lexicons: Lexicons,
  sentence: number,
  quotation: Quotation | null,
): Attributed[] {
  const words = wordsOf(lexicons);
  const range = document.sentences[sentence]!;
  const end = /^[.!?؟]$/.test(document.tokens[range.end - 1]!.text) ? range.end - 1 : range.end;
  const found: Attributed[] = [];
  for (let at = range.first; at < end; at++) {
    if (quotation && at > quotation.open && at < quotation.close) continue;
    const place = { document, words, at, first: range.first, end, quotation };
    const one = bySource(place) ?? byHisWords(place) ?? byVerb(place);
    if (!one) continue;
    found.push(one);
    at = Math.max(at, one.cueEnd - 1, (one.source?.end ?? 0) - 1);
  }
  return found;
}

function byVerb({ document, words, at, first, end, quotation }: Place): Attributed | null {
  const { tokens } = document;
  const verb = words.verbs.at(tokens, at, end) ?? rejected(document, words, at, end);
  if (!verb || verb.future || verb.passive || words.small.is(tokens[at - 1]?.lower, "not")) return null;
  const before = subjectBefore(document, words, at, first);
  const told = before && isThat(words, tokens[verb.end]?.lower);
  const charges = verb.value.stance === "alleges";
  const after = told ? null : sourceAfter(document, words, verb.end, end, charges);
  const source = after ?? before;
  if (!source) return goesOn(document, words, verb, at, end, quotation);
  const within = words.rejects.at(tokens, at, end)
    ? { from: null, that: false }
    : toldAfter(document, words, Math.max(verb.end, source.end), end);
  if (verb.value.basis !== "unknown" && !within.that) return null;
  const trailing = /^[،,»”"]$/.test(tokens[at - 1]?.text ?? "") && source.end >= end - 1;
  const quote =
    quotation && !(within.that && within.from !== null && within.from + 4 < quotation.open) ? quotation : null;
  const content = quote
    ? { first: quote.open, end: quote.close + 1 }
    : trailing && after
      ? { first, end: /^[،,]$/.test(tokens[at - 1]!.text) ? at - 1 : at }
      : within.from !== null
        ? { first: within.from, end: quotation ? clauseEnd(document, within.from, quotation.open) : end }
        : verb.value.stance !== "asserts" ||
            reportsDeed(words, tokens[source.end]?.lower) ||
            /^ب\p{L}{3,}/u.test(tokens[source.end]?.lower ?? "")
          ? { first: Math.max(verb.end, source.end), end }
          : null;
  return content ? attributed(document, verb.value, at, verb.end, source, content, quote !== null) : null;
}

/** "نفى أن …، وقال: «…»": the words told end before the last comma that leads to the quotation. */
function clauseEnd({ tokens }: Document, first: number, open: number): number {
  for (let at = open - 1; at > first + 1 && at > open - 8; at--) if (/^[،,]$/.test(tokens[at]!.text)) return at;
  return open;
}

/** "وأضافت أن …": the speaker of the sentence before goes on; the name is filled in where that one is known. */
function goesOn(
  document: Document,
  words: Words,
  verb: ArabicVerb<Cue>,
  at: number,
  end: number,
  quotation: Quotation | null,
): Attributed | null {
  if (verb.value.basis !== "unknown") return null;
  const next = document.tokens[verb.end];
  const quoted = quotation !== null && quotation.open - verb.end <= 1 && quotation.open >= verb.end;
  if (!quoted && !isThat(words, next?.lower)) return null;
  const content = quoted ? { first: quotation.open, end: quotation.close + 1 } : { first: verb.end + 1, end };
  const one = attributed(document, verb.value, at, verb.end, { first: at, end: verb.end }, content, quoted);
  return one && { ...one, source: null };
}

/** "عن شاهد قوله إن …": whose words an agency passes on. */
function byHisWords({ document, words, at, end }: Place): Attributed | null {
  const { tokens } = document;
  if (!passesOn.has(tokens[at]!.lower)) return null;
  for (let to = at + 2; to < end && to < at + 9; to++) {
    if (!words.small.is(tokens[to]!.lower, "his-words")) continue;
    const first = isThat(words, tokens[to + 1]?.lower) ? to + 2 : to + 1;
    const cue: Cue = { section: "his-words", stance: "asserts", basis: "unknown", at: "ar/closed-class.txt" };
    return attributed(document, cue, at, at + 1, { first: at + 1, end: to }, { first, end }, false);
  }
  return null;
}

/** "ترفض الشرطة الادعاء بأن": to reject a charge is to deny. */
function rejected(document: Document, words: Words, at: number, end: number) {
  const verb = words.rejects.at(document.tokens, at, end);
  const charge = document.tokens.slice(at + 1, Math.min(end, at + 6)).some((token) => words.charges.has(token.lower));
  return verb && charge ? verb : null;
}

/** "أعلن الجيش مقتل …": a noun for a deed is what is reported. */
function reportsDeed(words: Words, word: string | undefined): boolean {
  return word !== undefined && words.phrases.match([{ lower: word }], 0)?.value.section === "deed";
}

function isThat(words: Words, word: string | undefined): boolean {
  return words.small.is(word, "that");
}

/** Where the words told begin: after "إن", "بأن" or a colon, at most 14 tokens after the source. */
function toldAfter(document: Document, words: Words, at: number, end: number): { from: number | null; that: boolean } {
  const { tokens } = document;
  for (let i = at; i < end - 1 && i < at + 14; i++) {
    if (isThat(words, tokens[i]!.lower)) return { from: i + 1, that: true };
    if (tokens[i]!.text === ":") return { from: i + 1, that: false };
  }
  return { from: null, that: false };
}

const longest = 9;
const linking = foldedSet("في من على إلى خلال");
const passesOn = foldedSet("عن");

/** The source after its verb: up to "إن", a mark, a time, whom it is told to, or a second noun phrase. */
function sourceAfter(document: Document, words: Words, first: number, end: number, charges: boolean): Stretch | null {
  const { tokens } = document;
  const role = words.speakers.match(tokens, first);
  // "اتهم السكان حرس الحدود": whom they charge is no part of who they are.
  const isCharged = (at: number) =>
    charges && role === null && at > first && words.doers.types.match(tokens, at) !== null;
  let to = first;
  while (to < end && to < first + longest && !stops(document, words, to, first) && !isCharged(to)) to++;
  if (to < end && isCharged(to)) return { first, end: to };
  const { lower: stop = "", kind = "" } = tokens[to] ?? {};
  const aside = ["to", "time"].some((section) => words.small.is(stop, section)) || /^لل/.test(stop);
  const addressed = words.small.is(stop, "demonstrative") || (aside && toldAfter(document, words, to, end).that);
  const that = to < end && (isThat(words, stop) || kind === "punct" || addressed);
  if (!that && to > first) to = Math.min(to, shortest(document, words, first, role?.length ?? 0, end));
  return to > first ? { first, end: to } : null;
}

function stops({ tokens }: Document, words: Words, at: number, first: number): boolean {
  const { lower, kind } = tokens[at]!;
  if (kind === "punct" || isThat(words, lower)) return true;
  if (words.small.is(lower, "to") || words.small.is(lower, "time") || words.times.weekdays.has(lower)) return true;
  if (at > first && words.small.is(lower, "demonstrative")) return true;
  if (at > first && (passesOn.has(lower) || words.small.is(tokens[at + 1]?.lower, "in-text"))) return true;
  if (at > first && linking.has(lower)) return !words.speakers.match(tokens, first);
  if (/^لل/.test(lower) && lower.length > 4) return true;
  if (at > first && /^ل\p{L}{4,}/u.test(lower) && isThat(words, tokens[at + 1]?.lower)) return true;
  return at > first && words.phrases.match(tokens, at)?.value.section === "deed";
}

/** Without "إن" the source is its first noun phrase: a role with what defines it, or a name of two words. */
function shortest({ tokens }: Document, words: Words, first: number, role: number, end: number): number {
  let to = first + Math.max(1, role);
  while (to < end && to < first + 4) {
    const { lower, kind } = tokens[to]!;
    if (
      kind !== "word" ||
      words.doers.types.match(tokens, to) ||
      words.small.is(lower, "preposition") ||
      /^ب|^لل/.test(lower)
    )
      break;
    if (words.charges.has(lower) || words.phrases.match(tokens, to)) break;
    if (role === 0 && to > first && /^ال/.test(tokens[first]!.lower)) break;
    // "رئيس الوزراء المواطنين": after what defines the role comes the object.
    if (role > 0 && /^ال/.test(lower) && /^ال/.test(tokens[to - 1]!.lower) && !/(?:ی|یہ)$/.test(lower)) break;
    to++;
  }
  return to;
}

/** "النقابة تقول إن": the words from the head of the clause up to the verb. */
function subjectBefore(document: Document, words: Words, at: number, first: number): Stretch | null {
  const { tokens } = document;
  let from = at;
  while (from > first && from > at - 6 && tokens[from - 1]!.kind === "word" && !isThat(words, tokens[from - 1]!.lower))
    from--;
  if (
    from === at ||
    words.small.is(tokens[from]!.lower, "preposition") ||
    words.small.is(tokens[at - 1]!.lower, "relative")
  )
    return null;
  return words.speakers.match(tokens, from) || words.doers.types.match(tokens, from) || from === at - 1
    ? { first: from, end: at }
    : null;
}

/** "بحسب X، …" and "…، بحسب X". */
function bySource({ document, words, at, first, end }: Place): Attributed | null {
  const { tokens } = document;
  const match = words.phrases.match(tokens, at) ?? joinedPhrase(words, tokens, at);
  if (match?.value.section !== "by-source") return null;
  const cueEnd = at + match.length;
  const issuer = issuerIn(document, words, cueEnd, end);
  let to = issuer ?? cueEnd;
  while (to < end && to < cueEnd + 12 && !/^[،,:;«“"»”]$/.test(tokens[to]!.text) && !isThat(words, tokens[to]!.lower))
    to++;
  const from = issuer ?? cueEnd;
  if (to === from) return null;
  const leading = at - first < 2;
  const content = leading ? { first: to + 1, end } : { first, end: /^[،,]$/.test(tokens[at - 1]!.text) ? at - 1 : at };
  const one = attributed(document, match.value, at, cueEnd, { first: from, end: to }, content, false);
  const { lower } = tokens[cueEnd - 1]!;
  return one && (takesL.has(lower) || takesL.has(lower.slice(1)) ? withoutPreposition(one) : one);
}

/** What "ل" follows, written onto the source. */
const takesL = foldedSet("وفقا طبقا تبعا استنادا");

const issued = foldedSet("صادر صادرة الصادر الصادرة");

/** "بيان صادر عن وزارة الداخلية": who issued the paper. */
function issuerIn({ tokens }: Document, words: Words, first: number, end: number): number | null {
  for (let at = first; at < end - 2 && at < first + 4 && !isThat(words, tokens[at]!.lower); at++)
    if (issued.has(tokens[at]!.lower) && passesOn.has(tokens[at + 1]!.lower)) return at + 2;
  return null;
}

function joinedPhrase(words: Words, tokens: Document["tokens"], at: number) {
  const { lower } = tokens[at]!;
  return lower.startsWith("و")
    ? words.phrases.match([{ lower: lower.slice(1) }, ...tokens.slice(at + 1, at + 4)], 0)
    : null;
}

/** "وفقا لشهود": the "ل" written onto the source is not of its name. */
function withoutPreposition(one: Attributed): Attributed {
  const { name, start } = one.speaker;
  if (!name.startsWith("ل") || name.startsWith("لل") || start === null || name.length < 4) return one;
  return { ...one, speaker: { ...one.speaker, name: name.slice(1), start: start + 1 } };
}

function wordsOf(lexicons: Lexicons): Words {
  const known = made.get(lexicons);
  if (known) return known;
  const verbs = new ArabicVerbs<Cue>();
  const rejects = new ArabicVerbs<Cue>();
  const phrases = new Phrases<Cue>();
  const speakers = new Phrases<string>();
  const charges = new Set<string>();
  for (const entry of lexicons.entries("ar/attribution.txt")) {
    for (const word of entry.words) {
      if (entry.section === "verb") verbs.add(word, cueOf(entry));
      else if (entry.section === "rejects") rejects.add(word, cueOf(entry));
      else if (entry.section === "by-source") phrases.add(word, cueOf(entry));
      else if (entry.section === "charge") charges.add(word);
      else speakers.add(word, word);
    }
  }
  for (const entry of lexicons.entries("ar/deeds.txt"))
    if (entry.section === "noun")
      for (const word of entry.words) phrases.add(word, { ...cueOf(entry), section: "deed" });
  const words = {
    verbs,
    rejects,
    phrases,
    speakers,
    charges,
    small: closedClass(lexicons, "ar"),
    doers: doerWords(lexicons, "ar"),
    times: timeWords(lexicons, "ar"),
  };
  made.set(lexicons, words);
  return words;
}
