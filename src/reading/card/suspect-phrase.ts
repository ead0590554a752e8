import type { DeedLexicon } from "../deed/deed-lexicon.ts";
import type { Document } from "../text/document.ts";
import { isVerbForm } from "../text/token.ts";
import type { EverydayWords } from "../words/everyday-word.ts";

/** Words that may be somebody who did what a text tells, without article: token numbers, `end` not included. */
export interface SuspectPhrase {
  readonly first: number;
  readonly end: number;
  /** The word that says what they are: "men" in "hooded men of the hills"; the last word of a name. */
  readonly head: number;
  /** People or a body; the same with "of" and more; one within a longer noun ("army" in "army troops"); a name; what stands in quotation marks. */
  readonly form: "noun" | "noun of" | "after a name" | "within" | "name" | "quoted";
  /** The word for the people of whom the phrase tells which they are: "fighters" of "UVA" in "UVA fighters" and "fighters of the UVA". null: none. */
  readonly people: number | null;
}

/** What phrases are found by: the text, the lexicons, and the sections of the table of common words that each token's word stands in. */
export interface PhraseContext {
  readonly document: Document;
  readonly words: EverydayWords;
  readonly lexicon: DeedLexicon;
  readonly sections: readonly ReadonlySet<string>[];
}

const peopled = ["person", "group", "wrongdoer", "calling", "armed-body", "bare-one"];
const mostWords = 12;
const mostQuoted = 5;
const particle = /^(?:de|del|la|las|los|da|dos|do|di|van|von|der|den|bin|ibn|al|el|y|e)$/;
const nominal: ReadonlySet<string> = new Set(["NOUN", "PROPER", "ADJ", "NUM"]);
const opensPhrase: ReadonlySet<string> = new Set(["DET", "PREP", "POSS", "CONJ", "NUM"]);

/** Every such phrase of a sentence, in text order; they may overlap. Linear. */
export function suspectPhrases(context: PhraseContext, first: number, end: number): readonly SuspectPhrase[] {
  const { tokens } = context.document;
  const found: SuspectPhrase[] = [];
  for (let at = first; at < end; ) {
    const { text } = tokens[at]!;
    const quoted = text === '"' || text === "“" ? quotedName(context, at + 1, end) : null;
    if (quoted) found.push(quoted);
    if (!joins(context, at, at)) {
      at++;
      continue;
    }
    let stop = at + 1;
    while (stop < end && stop < at + mostWords && joins(context, stop, at)) stop++;
    addPhrases(found, context, at, stop, end);
    at = stop;
  }
  return found;
}

/** Whether a token may go on a run of nouns and of what is told of them. */
function joins({ document, sections, words }: PhraseContext, at: number, from: number): boolean {
  const token = document.tokens[at]!;
  if (token.kind !== "word") return token.kind === "number";
  if (token.lower === "'s") return false;
  if (nominal.has(token.tag) || sections[at]!.has("unknown-one") || sections[at]!.has("doubted")) return true;
  const before = document.tokens[at - 1];
  if (particle.test(token.lower)) return at > from && !words.has(before!.word);
  if (!isVerbForm(token.tag)) return false;
  if (!words.has(token.word)) return token.capital || !document.cased;
  if (/ed$/.test(token.lower)) return before?.tag === "NUM" && before.sentence === token.sentence;
  return peopled.some((one) => sections[at]!.has(one)) && (at > from || opensPhrase.has(before?.tag ?? ""));
}

function addPhrases(found: SuspectPhrase[], context: PhraseContext, from: number, stop: number, limit: number): void {
  const { document, sections } = context;
  let first = from;
  for (let at = from; at < stop; at++) if (sections[at]!.has("time")) first = at + 1;
  while (first < stop && sections[first]!.has("doubted")) first++;
  const before = peopleBefore(context, from);
  let last = -1;
  for (let at = first; at < stop; at++) {
    if (!isOfPeople(context, at)) continue;
    if (last >= 0) found.push({ first, end: last + 1, head: last, form: "within", people: null });
    last = at;
  }
  if (last >= 0) {
    found.push({ first, end: last + 1, head: last, form: "noun", people: before });
    const own = ownWords(context, first, last);
    if (own > first) found.push({ first: own, end: last + 1, head: last, form: "after a name", people: null });
    const goesOn = last === stop - 1 && document.tokens[stop]?.lower === "of" && !isAccused(context, first);
    const to = goesOn ? endOfRun(context, stop + 1, limit) : -1;
    if (to > 0) found.push({ first, end: to, head: last, form: "noun of", people: null });
  }
  for (const name of namesIn(context, first, stop)) found.push({ ...name, people: name.end <= last ? last : before });
}

/** "Accused the officers of abductions": what follows "of" is no part of who they are. */
function isAccused({ document, sections }: PhraseContext, first: number): boolean {
  const before = document.tokens[first - 1]?.tag === "DET" ? first - 2 : first - 1;
  const of = sections[before];
  return of !== undefined && (of.has("blame") || of.has("trial"));
}

/** The word for people before "of" and an article: of whom the words from `at` on tell which they are. */
function peopleBefore(context: PhraseContext, at: number): number | null {
  const { tokens } = context.document;
  const of = tokens[at - 1]?.tag === "DET" ? at - 2 : at - 1;
  if (tokens[of]?.lower !== "of" || tokens[of - 1]?.sentence !== tokens[at]!.sentence) return null;
  return isOfPeople(context, of - 1) ? of - 1 : null;
}

/** Where what people are called begins behind the name of their body: "guerrillas" in "FLN guerrillas". */
function ownWords(context: PhraseContext, first: number, last: number): number {
  let at = last;
  while (at > first && !isNameWord(context, at - 1)) at--;
  return at;
}

/** Where the run after "of" ends, article passed over; −1 when there is none. */
function endOfRun(context: PhraseContext, from: number, limit: number): number {
  const { tokens } = context.document;
  let begin = from;
  while (begin < limit && /^(?:DET|POSS)$/.test(tokens[begin]!.tag)) begin++;
  let to = begin;
  while (to < limit && to < begin + mostWords && joins(context, to, begin)) to++;
  return to > begin ? to : -1;
}

/** Words in a row that are no common ones, with the title before. */
function namesIn(context: PhraseContext, first: number, stop: number): Omit<SuspectPhrase, "people">[] {
  const { document, sections } = context;
  const names: Omit<SuspectPhrase, "people">[] = [];
  for (let at = first; at < stop; at++) {
    if (!isNameWord(context, at)) continue;
    let to = at + 1;
    while (to < stop && (isNameWord(context, to) || (particle.test(document.tokens[to]!.lower) && to + 1 < stop))) to++;
    let begin = at;
    while (begin > first && sections[begin - 1]!.has("title")) begin--;
    names.push({ first: begin, end: to, head: to - 1, form: "name" });
    at = to;
  }
  return names;
}

/** "…" of at most five words: what somebody calls themselves. */
function quotedName({ document }: PhraseContext, from: number, limit: number): SuspectPhrase | null {
  const { tokens } = document;
  let first = from;
  if (tokens[first]?.tag === "DET") first++;
  for (let at = first; at < limit && at <= first + mostQuoted + 1; at++) {
    const { text, kind } = tokens[at]!;
    if (kind === "word" || kind === "number") continue;
    const end = /^["”]$/.test(text) ? at : text === "," && /^["”]$/.test(tokens[at + 1]?.text ?? "") ? at : -1;
    return end > first ? { first, end, head: end - 1, form: "quoted", people: null } : null;
  }
  return null;
}

function isNameWord({ document, words }: PhraseContext, at: number): boolean {
  const { lower, kind, word } = document.tokens[at]!;
  return kind === "word" && !words.has(word) && /[a-z]{3}|[a-z].?-\d/.test(lower);
}

/** "Forced" and "forcing" are no force, and "armed" alone nobody. */
function isOfPeople({ document, lexicon, sections }: PhraseContext, at: number): boolean {
  const of = sections[at]!;
  const { lower, lemma } = document.tokens[at]!;
  if (of.size > 0 && peopled.some((one) => of.has(one)) && (lemma === lower || !/(?:ing|ed)$/.test(lower))) return true;
  return lexicon.doerType.starts(lower) && !of.has("unknown-one");
}
