import { type DeedLexicon, deedLexicon } from "./deed-lexicon.ts";
import { type Document, spanOf } from "./document.ts";
import { hiddenDoer } from "./doer.ts";
import { type Found, statementAt } from "./found.ts";
import { Phrases } from "./lexicon.ts";
import type { Lexicons } from "./lexicons.ts";
import type { DeedClaim, Doer, DoerType, DoneTo, Voice } from "./result.ts";
import type { Token } from "./token.ts";

interface Word {
  readonly sort: string;
  readonly kind: string;
  readonly at: string;
}

interface Words {
  readonly deeds: Phrases<Word>;
  readonly doers: Phrases<DoerType>;
}

const made = new WeakMap<Lexicons, Map<string, Words>>();

/** Deeds in languages read by phrases: the verb's form tells active from passive, the doer stands by its marker. Linear. */
export function findPhraseDeeds(found: Found): DeedClaim[] {
  const { document } = found;
  const words = wordsOf(found.lexicons, document.language);
  if (words.deeds.size === 0) return [];
  const lexicon = deedLexicon(found.lexicons);
  const claims: DeedClaim[] = [];
  for (let at = 0; at < document.tokens.length; at++) {
    const match = matchAt(document, words, at);
    if (!match || /^(?:agent|not|future)$/.test(match.value.sort)) continue;
    claims.push(claimAt(found, words, lexicon, at, match));
    at += match.length - 1;
  }
  return claims;
}

/** A deed's words at a token, also with a negation or (Arabic) a doer inside. */
function matchAt(document: Document, words: Words, at: number): { value: Word; length: number } | null {
  const { tokens } = document;
  const whole = words.deeds.match(tokens, at) ?? joined(document, words, at);
  const next = whole?.value.sort === "nominal" ? words.deeds.match(tokens, at + 1) : null;
  if (next && /^(?:active|passive)$/.test(next.value.sort)) return null;
  if (whole) return whole;
  if (/^(?:नहीं|न|نہیں|نہ)$/.test(tokens[at + 1]?.lower ?? "")) {
    const without = words.deeds.match([tokens[at]!, ...tokens.slice(at + 2, at + 7)], 0);
    return without && without.length > 1 ? { value: without.value, length: without.length + 1 } : null;
  }
  if (document.language !== "ar") return null;
  for (let far = at + 2; far < at + 4 && tokens[far]?.kind === "word"; far++) {
    const split = words.deeds.match([tokens[at]!, tokens[far]!], 0);
    if (split?.length === 2 && split.value.sort === "verb") return { value: split.value, length: 1 };
  }
  return null;
}

/** Arabic writes "and" onto the verb. */
function joined(document: Document, words: Words, at: number): { value: Word; length: number } | null {
  const word = document.tokens[at]!.lower;
  if (document.language !== "ar" || word.length < 4 || !/^[وف]/.test(word)) return null;
  return words.deeds.match([{ lower: word.slice(1) }], 0);
}

function wordsOf(lexicons: Lexicons, language: string): Words {
  const byLanguage = made.get(lexicons) ?? new Map<string, Words>();
  made.set(lexicons, byLanguage);
  const known = byLanguage.get(language);
  if (known) return known;
  const deeds = new Phrases<Word>();
  const doers = new Phrases<DoerType>();
  for (const entry of lexicons.entries(`${language}/deeds.txt`))
    for (const word of entry.words) deeds.add(word, { sort: entry.section, kind: entry.fields[0] ?? "", at: entry.at });
  for (const entry of lexicons.entries(`${language}/doers.txt`))
    for (const word of entry.words) doers.add(word, entry.fields[0] as DoerType);
  const words = { deeds, doers };
  byLanguage.set(language, words);
  return words;
}

function claimAt(
  found: Found,
  words: Words,
  lexicon: DeedLexicon,
  at: number,
  match: { value: Word; length: number },
): DeedClaim {
  const { document, statements } = found;
  const { tokens } = document;
  const { sentence } = tokens[at]!;
  const range = document.sentences[sentence]!;
  const trigger = spanOf(document, at, at + match.length);
  const statement = statementAt(statements, sentence, trigger.start, trigger.end);
  const bounds = {
    first: Math.max(range.first, statement?.first ?? 0),
    end: Math.min(range.end, statement?.endToken ?? range.end),
  };
  const ar = document.language === "ar";
  const actor = ar
    ? (arabicActor(document, words, at + match.length, bounds.end, match.value) ??
      subjectBefore(document, words, at, bounds.first, match.value))
    : ergative(document, words, at, bounds.first, match.value);
  const doer: Doer = actor ? doerFrom(document, words, actor) : hiddenDoer(lexicon, match.value.kind);
  const to = ar
    ? arabicDoneTo(found, actor, at, at + match.length, bounds.end)
    : doneToBefore(document, actor, at, bounds.first);
  const voice: Voice =
    match.value.sort === "nominal"
      ? "nominal"
      : actor && !actor.byPhrase && match.value.sort !== "passive"
        ? "active"
        : "passive";
  const from = tokens[bounds.first]!.start;
  const until = tokens[bounds.end - 1]!.end;
  const figures: string[] = [];
  for (let i = firstFrom(found.figures, from); i < found.figures.length && found.figures[i]!.start < until; i++) {
    const figure = found.figures[i]!;
    if (to.some((one) => figure.start < one.end && figure.end > one.start)) figures.push(figure.id);
  }
  const near = (spans: readonly { start: number; end: number }[]) => {
    const index = firstFrom(spans, from);
    return index < spans.length && spans[index]!.end <= until ? index : -1;
  };
  const nots = (from: number, end: number, sort: string) => {
    for (let i = Math.max(bounds.first, from); i < Math.min(bounds.end, end); i++)
      if (words.deeds.match(tokens, i)?.value.sort === sort) return true;
    return false;
  };
  const end = at + match.length;
  return {
    kind: "claim",
    claim: "deed",
    id: "",
    statement: statement?.id ?? "",
    deed: match.value.kind,
    trigger,
    doer,
    doneTo: to,
    voice,
    place: found.places[near(found.places)] ?? null,
    time: found.times[near(found.times)] ?? null,
    instrument: null,
    figures,
    modality: {
      negated: statement?.speakers.at(-1)?.stance === "denies" || nots(at - 2, end + 2, "not"),
      hypothetical: false,
      future: nots(at - 2, end + 2, "future"),
      habitual: false,
    },
    sure: actor || to.length > 0 ? 0.7 : 0.6,
    why: [`deed/phrase-${match.value.sort}`, match.value.at],
  };
}

/** The index of the first span that starts at a position or after it; spans are in text order. */
function firstFrom(spans: readonly { readonly start: number }[], position: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Actor {
  readonly first: number;
  readonly end: number;
  readonly byPhrase: boolean;
}

const cut = /^(?:[،,:;—–۔।“”«»"]|को|में|पर|कि|और|کو|میں|پر|کہ|اور|جبکہ|जबकि)$/;

/** "X نے … کیا", "X ने … किया"; for a passive "X کے ہاتھوں", "X द्वारा". */
function ergative(document: Document, words: Words, at: number, first: number, word: Word): Actor | null {
  const { tokens } = document;
  for (let i = at - 1; i >= first && i > at - 25; i--) {
    const agent = words.deeds.match(tokens, i);
    const marker = /^(?:نے|ने)$/.test(tokens[i]!.lower);
    if (!(marker && word.sort === "active") && agent?.value.sort !== "agent") continue;
    let from = i;
    while (from > first && from > i - 6 && !cut.test(tokens[from - 1]!.text)) from--;
    return from < i ? { first: from, end: i, byPhrase: !marker } : null;
  }
  return null;
}

/** A word for a doer within four words after the verb, or after "على يد". */
function arabicActor(document: Document, words: Words, after: number, end: number, word: Word): Actor | null {
  const { tokens } = document;
  for (let i = after; i < end && i < after + 14; i++) {
    const agent = words.deeds.match(tokens, i);
    const by = agent?.value.sort === "agent" ? agent.length : 0;
    const from = i + by;
    if (!by && (i > after || word.sort === "nominal")) continue;
    const doer = words.doers.match(tokens, from);
    if (!doer && !by) continue;
    let to = from + (doer?.length ?? 1);
    if (tokens[to]?.kind === "word" && doer && !words.deeds.match(tokens, to) && /^ال/.test(tokens[to]!.lower)) to++;
    return { first: from, end: Math.min(to, end), byPhrase: by > 0 };
  }
  return null;
}

/** "الشرطة اعتقلت": a word for a doer that ends right before the verb, or one word before it. */
function subjectBefore(document: Document, words: Words, at: number, first: number, word: Word): Actor | null {
  if (word.sort !== "verb") return null;
  for (let i = Math.max(first, at - 4); i < at; i++) {
    const doer = words.doers.match(document.tokens, i);
    if (doer && i + doer.length >= at - 1 && i + doer.length <= at && !/^[،,:؛]$/.test(document.tokens[at - 1]!.text))
      return { first: i, end: at, byPhrase: false };
  }
  return null;
}

function doerFrom(document: Document, words: Words, actor: Actor): Doer {
  let type: DoerType | null = null;
  for (let at = actor.first; at < actor.end && type === null; at++)
    type = words.doers.match(document.tokens, at)?.value ?? null;
  return {
    ...spanOf(document, actor.first, actor.end),
    visibility: type ? "role" : "named",
    type: type ?? "person",
    resolvedTo: null,
  };
}

/** Urdu and Hindi: the words before "کو/को", else those right before the verb. */
function doneToBefore(document: Document, actor: Actor | null, at: number, first: number): DoneTo[] {
  const { tokens } = document;
  const floor = Math.max(first, actor && !actor.byPhrase ? actor.end + 1 : first, at - 8);
  let end = at;
  for (let i = at - 1; i >= floor; i--) {
    if (/^(?:کو|को)$/.test(tokens[i]!.lower)) {
      end = i;
      break;
    }
  }
  if (end === at && actor?.byPhrase) end = Math.min(end, actor.first);
  let from = end;
  while (from > floor && from > end - 6 && !cut.test(tokens[from - 1]!.text) && !closes(tokens, from - 1)) from--;
  return from < end ? [doneTo(document, from, end)] : [];
}

/** A case ending closes what stands before, but not in "سے زائد", "से ज़्यादा". */
function closes(tokens: readonly Token[], at: number): boolean {
  if (/^(?:سے|से)$/.test(tokens[at]!.lower))
    return !/^(?:زائد|زیادہ|کم|ज़्यादा|ज्यादा|अधिक|कम)$/.test(tokens[at + 1]?.lower ?? "");
  return /^(?:نے|ने|के|کے)$/.test(tokens[at]!.lower);
}

/** Arabic: what follows the verb or its doer, up to a preposition. */
function arabicDoneTo(found: Found, actor: Actor | null, at: number, after: number, end: number): DoneTo[] {
  const { document } = found;
  const { tokens } = document;
  const from = actor && !actor.byPhrase && actor.first > at ? actor.end : after;
  const stop = actor?.byPhrase ? actor.first - 1 : end;
  let to = from;
  const counted = from < end ? found.figures[firstFrom(found.figures, tokens[from]!.start)] : undefined;
  while (counted && counted.start === tokens[from]!.start && to < stop && tokens[to]!.end <= counted.end) to++;
  while (
    to < stop &&
    to < from + 6 &&
    tokens[to]!.kind !== "punct" &&
    !/^(?:في|من|إلى|على|عن|خلال|بعد|قبل|وأصيب|وجرح|أثناء|بينهم|أمام|عند|قرب|ب\p{L}+|و\p{L}{3,})$/u.test(
      tokens[to]!.lower,
    )
  )
    to++;
  return to > from ? [doneTo(document, from, to)] : [];
}

function doneTo(document: Document, first: number, end: number): DoneTo {
  const many = document.tokens.slice(first, end).some((token) => token.kind === "number") || end - first > 1;
  return { ...spanOf(document, first, end), type: many ? "group" : "unknown", resolvedTo: null };
}
