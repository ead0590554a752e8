import type { Basis, Stance } from "../../account/statement.ts";
import type { Attributed } from "../attribution/attributed.ts";
import type { Quotation } from "../attribution/quotation.ts";
import { type Document, spanOf } from "../text/document.ts";
import { VerbIndex } from "../text/verb-index.ts";
import { type Entry, Phrases } from "../words/lexicon.ts";
import type { Lexicons } from "../words/lexicons.ts";
import { perLanguage } from "../words/per-language.ts";
import { verbFinal } from "./verb-final.ts";
import {
  ergativeSubject,
  nounPhraseStart,
  type Stretch,
  type SubjectContext,
  subjectContext,
} from "./verb-final-subject.ts";

/** A word that attributes, with the lexicon's entry. */
export interface Cue {
  readonly section: string;
  readonly stance: Stance;
  readonly basis: Basis;
  readonly at: string;
}

interface Cues {
  readonly verbs: VerbIndex<Cue> | null;
  readonly phrases: Phrases<Cue>;
}

/**
 * Attributions where sentences end in the verb (Urdu, Hindi): "X نے کہا کہ …", "…، X نے کہا", "X का आरोप है कि …", "X के अनुसार …".
 * Linear in the sentence.
 */
export function verbFinalAttributions(
  document: Document,
  lexicons: Lexicons,
  sentence: number,
  quotation: Quotation | null,
): Attributed[] {
  const cues = cuesOf(lexicons, document.language);
  const context = subjectContext(document, lexicons);
  const range = document.sentences[sentence]!;
  const end = /^[.!?؟۔।]$/.test(document.tokens[range.end - 1]!.text) ? range.end - 1 : range.end;
  const found: Attributed[] = [];
  for (let at = range.first; at < end; at++) {
    if (quotation && at > quotation.open && at < quotation.close) continue;
    const place = { context, cues, at, first: range.first, end, quotation };
    const one = byVerb(place) ?? byNoun(place) ?? bySource(place);
    if (!one) continue;
    found.push(one);
    at = Math.max(at, one.cueEnd - 1);
  }
  return found;
}

interface Place {
  readonly context: SubjectContext;
  readonly cues: Cues;
  readonly at: number;
  readonly first: number;
  readonly end: number;
  readonly quotation: Quotation | null;
}

/** "X نے … کہا (کہ)", "X कहते हैं कि". */
function byVerb({ context, cues, at, first, end, quotation }: Place): Attributed | null {
  const match = cues.verbs?.match(context.document.tokens, at, end);
  if (!match || match.negated || match.group.participle) return null;
  if (match.group.passive) return byPaper({ context, cues, at, first, end, quotation }, match.value, match.end);
  const { document, small } = context;
  const { tokens } = document;
  if (!/^(?:perfective|habitual|subjunctive|stem)$/.test(match.group.form) || match.group.future) return null;
  const that = small.is(tokens[match.end]?.lower, "that");
  if (match.value.basis !== "unknown" && !that) return null;
  if (!that && refuses(context, at)) return null;
  const marked = ergativeSubject(context, at, first, 16);
  const source = marked ?? (that || quotation ? plainSource(context, at, first) : null);
  if (!source) return null;
  const cueEnd = that ? match.end + 1 : match.end;
  const content = contentOf(context, {
    cueFirst: at,
    cueEnd,
    source,
    first,
    end,
    quotation,
    that,
    accuses: match.value.stance !== "asserts",
    marker: marked?.marker ?? source.end,
  });
  if (!content) return null;
  return attributed(document, match.value, at, cueEnd, source, content, quotation !== null);
}

/** "وزارت کی جانب سے جاری بیان میں کہا گیا ہے کہ": who issued the paper, else the paper itself. */
function byPaper({ context, cues, at, first, end }: Place, cue: Cue, cueEnd: number): Attributed | null {
  const { document, small } = context;
  const { tokens } = document;
  if (!small.is(tokens[cueEnd]?.lower, "that") || !small.is(tokens[at - 1]?.lower, "source-of")) return null;
  const content = { first: cueEnd + 1, end };
  const read: Cue = { ...cue, basis: "read" };
  for (let i = first + 1; i < at - 1; i++) {
    if (cues.phrases.match(tokens, i)?.value.section !== "issued") continue;
    const from = nounPhraseStart(context, i, first);
    return attributed(document, read, at, cueEnd, { first: from, end: i }, content, false);
  }
  const from = nounPhraseStart(context, at - 1, first);
  return from < at - 1 ? attributed(document, read, at, cueEnd, { first: from, end: at - 1 }, content, false) : null;
}

/** "درج کرنے سے انکار کیا": what is refused is a deed, not a claim. */
function refuses({ document, small }: SubjectContext, at: number): boolean {
  const before = document.tokens[at - 2]?.lower ?? "";
  return small.is(document.tokens[at - 1]?.lower, "source-of") && /(?:نے|ने)$/.test(before);
}

/** The subject without a marker: from the head of the clause to the word that opens its object. */
function plainSource(context: SubjectContext, at: number, first: number): Stretch | null {
  const { small, document } = context;
  const { tokens } = document;
  let from = at;
  while (
    from > first &&
    from > at - 12 &&
    !/^[،,:;—–]$/.test(tokens[from - 1]!.text) &&
    !small.is(tokens[from - 1]!.lower, "that")
  )
    from--;
  let end = from;
  while (
    end < at &&
    !(end > from && small.is(tokens[end]!.lower, "demonstrative")) &&
    !small.is(tokens[end]!.lower, "dative")
  )
    end++;
  return end > from ? { first: from, end } : null;
}

/** "X کا کہنا ہے کہ", "X का दावा है". */
function byNoun({ context, cues, at, first, end, quotation }: Place): Attributed | null {
  const { document, small } = context;
  const { tokens } = document;
  if (!small.is(tokens[at]!.lower, "genitive") && !small.is(tokens[at]!.lower, "dative")) return null;
  const noun = cues.phrases.match(tokens, at + 1);
  if (noun?.value.section !== "noun") return null;
  let cueEnd = at + 1 + noun.length;
  const copula = cueEnd;
  while (cueEnd < end && cueEnd < copula + 3 && small.is(tokens[cueEnd]!.lower, "copula")) cueEnd++;
  if (cueEnd === copula && tokens[cueEnd]?.text !== ":") return null;
  const that = small.is(tokens[cueEnd]?.lower, "that");
  if (that) cueEnd++;
  const from = nounPhraseStart(context, at, first);
  if (from >= at) return null;
  const source = { first: from, end: at };
  const content = contentOf(context, {
    cueFirst: at,
    cueEnd,
    source,
    first,
    end,
    quotation,
    that,
    accuses: false,
    marker: at,
  });
  return content ? attributed(document, noun.value, at, cueEnd, source, content, quotation !== null) : null;
}

/** "X کے مطابق …", "बक़ौल X …". */
function bySource({ context, cues, at, first, end }: Place): Attributed | null {
  const { document } = context;
  const { tokens } = document;
  const match = cues.phrases.match(tokens, at);
  if (!match) return null;
  const cueEnd = at + match.length;
  if (match.value.section === "by-source") {
    const from = nounPhraseStart(context, at, first);
    if (from >= at) return null;
    const after = /^[،,:]$/.test(tokens[cueEnd]?.text ?? "") ? cueEnd + 1 : cueEnd;
    const content = after < end - 1 ? { first: after, end } : { first, end: from };
    return attributed(document, match.value, at, cueEnd, { first: from, end: at }, content, false);
  }
  if (match.value.section !== "by-source-before") return null;
  let to = cueEnd;
  while (
    to < end &&
    to < cueEnd + 8 &&
    !/^[،,:]$/.test(tokens[to]!.text) &&
    !context.small.is(tokens[to]!.lower, "that")
  )
    to++;
  return to > cueEnd && to < end
    ? attributed(document, match.value, at, cueEnd, { first: cueEnd, end: to }, { first: to + 1, end }, false)
    : null;
}

interface Around {
  readonly cueFirst: number;
  readonly cueEnd: number;
  readonly source: Stretch;
  readonly marker: number;
  readonly first: number;
  readonly end: number;
  readonly quotation: Quotation | null;
  readonly that: boolean;
  readonly accuses: boolean;
}

/** The words told: a quotation, what follows "کہ/कि", what stands before the source, or (accused, denied) before the verb. */
function contentOf(context: SubjectContext, around: Around): Stretch | null {
  const { tokens } = context.document;
  const { cueEnd, cueFirst, source, marker, first, end, quotation } = around;
  const indirect = around.that && quotation !== null && cueEnd + 4 < quotation.open;
  if (indirect) return { first: cueEnd, end: quotation.open };
  if (quotation) return { first: quotation.open, end: quotation.close + 1 };
  if (around.that || /^[:،,]$/.test(tokens[cueEnd]?.text ?? "")) {
    const from = around.that ? cueEnd : cueEnd + 1;
    return end - from >= 2 ? { first: from, end } : null;
  }
  const before = /^[،,]$/.test(tokens[source.first - 1]?.text ?? "") ? source.first - 1 : source.first;
  if (cueEnd >= end - 1 && before < source.first && before - first >= 2) return { first, end: before };
  return around.accuses && cueFirst - marker >= 3 ? { first: marker + 1, end: cueFirst } : null;
}

/** An attribution with its speaker put together. */
export function attributed(
  document: Document,
  cue: Cue,
  cueFirst: number,
  cueEnd: number,
  source: Stretch,
  content: Stretch,
  direct: boolean,
): Attributed | null {
  if (content.end - content.first < 2) return null;
  const name = spanOf(document, source.first, source.end);
  return {
    speaker: {
      name: name.text,
      start: name.start,
      end: name.end,
      resolvedTo: null,
      how: cue.section.startsWith("by-source") ? "cited" : direct ? "quoted" : "reported",
      stance: cue.stance,
      basis: cue.basis,
    },
    source: { ...source, head: source.end - 1 },
    cueFirst,
    cueEnd,
    ...content,
    direct,
    sure: direct ? 0.9 : 0.8,
    why: [`speaker/${cue.section}`, cue.at, `“${spanOf(document, cueFirst, cueEnd).text}”`],
  };
}

const cuesOf = perLanguage((lexicons, language): Cues => {
  const verbs = verbFinal(lexicons, language);
  const entries = lexicons.entries(`${language}/attribution.txt`);
  const phrases = new Phrases<Cue>();
  for (const entry of entries)
    if (/^(?:noun|by-source|issued)/.test(entry.section))
      for (const word of entry.words) phrases.add(word, cueOf(entry));
  const index = verbs ? new VerbIndex<Cue>(verbs) : null;
  for (const entry of entries)
    if (entry.section === "verb") for (const word of entry.words) index?.add(word, cueOf(entry));
  const cues = { verbs: index, phrases };
  return cues;
});

/** The cue that a lexicon's entry makes. */
export function cueOf(entry: Entry): Cue {
  return {
    section: entry.section,
    stance: (entry.fields[0] || "asserts") as Stance,
    basis: (entry.fields[1] || "unknown") as Basis,
    at: entry.at,
  };
}
