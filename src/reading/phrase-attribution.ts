import type { Basis, Stance } from "../account/statement.ts";
import type { Attributed } from "./attribution.ts";
import { type Document, spanOf } from "./document.ts";
import { Phrases } from "./lexicon.ts";
import type { Lexicons } from "./lexicons.ts";
import type { Quotation } from "./quotation.ts";

interface Cue {
  readonly sort: string;
  readonly stance: Stance;
  readonly basis: Basis;
  readonly at: string;
}

const made = new WeakMap<Lexicons, Map<string, Phrases<Cue>>>();

/**
 * Attributions in languages read by phrases, not by clauses: "X نے کہا کہ …", "X के अनुसार …" (the source before the cue),
 * "قال X إن …", "بحسب X، …" (the source after it), and a quotation beside them. Linear in the sentence.
 */
export function phraseAttributions(
  document: Document,
  lexicons: Lexicons,
  sentence: number,
  quotations: readonly Quotation[],
): Attributed[] {
  const cues = cuesOf(lexicons, document.language);
  const range = document.sentences[sentence]!;
  const end = /^[.!?؟۔।]$/.test(document.tokens[range.end - 1]!.text) ? range.end - 1 : range.end;
  const found: Attributed[] = [];
  if (cues.size === 0) return found;
  const quotation =
    quotations.find((one) => one.depth === 0 && one.open < range.end && one.close >= range.first) ?? null;
  for (let at = range.first; at < end; at++) {
    const match = cues.match(document.tokens, at);
    if (!match || match.value.sort === "that") continue;
    if (quotation && at > quotation.open && at < quotation.close) continue;
    const { sort } = match.value;
    const before = document.language !== "ar";
    const one = before
      ? sourceBefore(document, at, match, range.first, end, quotation)
      : sourceAfter(document, cues, at, match, range.first, end, quotation, sort);
    if (one) found.push(one);
    at += match.length - 1;
  }
  return found.sort((a, b) => b.end - b.first - (a.end - a.first) || a.cueFirst - b.cueFirst);
}

function cuesOf(lexicons: Lexicons, language: string): Phrases<Cue> {
  const byLanguage = made.get(lexicons) ?? new Map<string, Phrases<Cue>>();
  made.set(lexicons, byLanguage);
  const known = byLanguage.get(language);
  if (known) return known;
  const cues = new Phrases<Cue>();
  for (const entry of lexicons.entries(`${language}/attribution.txt`)) {
    const cue: Cue = {
      sort: entry.section,
      stance: (entry.fields[0] || "asserts") as Stance,
      basis: (entry.fields[1] || "unknown") as Basis,
      at: entry.at,
    };
    for (const word of entry.words) {
      cues.add(word, cue);
      if (language === "ar" && entry.section !== "that") cues.add(`و${word}`, cue);
    }
  }
  byLanguage.set(language, cues);
  return cues;
}

interface Match {
  readonly value: Cue;
  readonly length: number;
}

/** Case endings and marks that close what stands before a source in Urdu and Hindi. */
const boundary = /^(?:[،,:;—–]|को|में|पर|कि|और|लेकिन|मगर|को|کو|میں|پر|کہ|لیکن|مگر|جبکہ|जबकि|“|”|«|»|"|۔|।)$/;

function sourceBefore(
  document: Document,
  at: number,
  match: Match,
  first: number,
  end: number,
  quotation: Quotation | null,
): Attributed | null {
  const { tokens } = document;
  let from = at;
  while (from > first && from > at - 9 && !boundary.test(tokens[from - 1]!.text)) from--;
  if (from === at) return null;
  const after = at + match.length;
  const content = quotation
    ? { first: quotation.open, end: quotation.close + 1 }
    : after < end - 1
      ? { first: /^[،,:]$/.test(tokens[after]!.text) ? after + 1 : after, end }
      : { first, end: from };
  return attributed(document, match, at, after, from, at, content, quotation !== null);
}

function sourceAfter(
  document: Document,
  cues: Phrases<Cue>,
  at: number,
  match: Match,
  first: number,
  end: number,
  quotation: Quotation | null,
  sort: string,
): Attributed | null {
  const { tokens } = document;
  const from = at + match.length;
  let to = from;
  const isThat = (index: number) => cues.match(tokens, index)?.value.sort === "that";
  while (to < end && to < from + 12 && !/^[،,:;«“"»”]$/.test(tokens[to]!.text) && !isThat(to)) to++;
  if (to === from && !isThat(to)) return null;
  if (sort === "by-source") {
    const leading = at - first < 2;
    const content = leading
      ? { first: to + 1, end }
      : { first, end: /^[،,]$/.test(tokens[at - 1]!.text) ? at - 1 : at };
    return attributed(document, match, at, from, from, to, content, false);
  }
  if (!quotation && (to >= end || (!isThat(to) && tokens[to]!.text !== ":"))) return null;
  const content = quotation ? { first: quotation.open, end: quotation.close + 1 } : { first: to + 1, end };
  return attributed(document, match, at, from, from, to, content, quotation !== null);
}

function attributed(
  document: Document,
  match: Match,
  cueFirst: number,
  cueEnd: number,
  from: number,
  to: number,
  content: { first: number; end: number },
  direct: boolean,
): Attributed | null {
  if (content.end - content.first < 2) return null;
  const named = to > from ? spanOf(document, from, to) : null;
  const prefixed =
    named &&
    document.language === "ar" &&
    match.value.sort === "by-source" &&
    named.text.startsWith("ل") &&
    !named.text.startsWith("لل")
      ? 1
      : 0;
  const cue = spanOf(document, cueFirst, cueEnd).text;
  return {
    speaker: {
      name: named ? named.text.slice(prefixed) : cue,
      start: named ? named.start + prefixed : null,
      end: named ? named.end : null,
      resolvedTo: null,
      how: match.value.sort === "by-source" ? "cited" : direct ? "quoted" : "reported",
      stance: match.value.stance,
      basis: match.value.basis,
    },
    source: named ? { first: from, end: to, head: to - 1 } : null,
    cueFirst,
    cueEnd,
    first: content.first,
    end: content.end,
    direct,
    sure: direct ? 0.9 : 0.8,
    why: [direct ? "speaker/quoted-phrase" : "speaker/phrase", match.value.at],
  };
}
