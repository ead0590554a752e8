import type { Speaker } from "../account/statement.ts";
import type { Clause } from "./clause.ts";
import { type Document, spanOf } from "./document.ts";
import type { Attribution, Lexicons } from "./lexicons.ts";
import { type NounPhrase, nounPhraseAfter } from "./phrase.ts";
import { phraseAttributions } from "./phrase-attribution.ts";
import type { Quotation } from "./quotation.ts";

/** Words that a sentence hands to a source: who, by which cue, and which words. Token numbers, `end` not included. */
export interface Attributed {
  readonly speaker: Speaker;
  /** Tokens of the source's name; null when it stands in another sentence. */
  readonly source: NounPhrase | null;
  readonly cueFirst: number;
  readonly cueEnd: number;
  readonly first: number;
  readonly end: number;
  readonly direct: boolean;
  readonly sure: number;
  readonly why: readonly string[];
}

/** All attributions of one sentence, outer before inner. Linear in its tokens but for the quotations that touch it. */
export function attributionsOf(
  document: Document,
  lexicons: Lexicons,
  sentence: number,
  quotations: readonly Quotation[],
): Attributed[] {
  if (document.language !== "en") return phraseAttributions(document, lexicons, sentence, quotations);
  const range = document.sentences[sentence]!;
  const touching = quotations.filter((quotation) => quotation.open < range.end && quotation.close >= range.first);
  const found: Attributed[] = [];
  for (const clause of document.clausesOf(sentence)) {
    const verb = lexicons.attributingVerbs.get(document.tokens[clause.verb]!.lemma);
    if (verb) {
      const made = byVerb(document, clause, verb, touching);
      if (made) found.push(made);
    }
  }
  for (let at = range.first; at < range.end; at++) {
    const match = lexicons.attributingPhrases.match(document.tokens, at);
    const made = match && byPhrase(document, at, at + match.length, match.value, range.first, range.end);
    if (made) found.push(made);
  }
  return found.sort((a, b) => b.end - b.first - (a.end - a.first) || a.cueFirst - b.cueFirst);
}

function byVerb(
  document: Document,
  clause: Clause,
  verb: Attribution,
  quotations: readonly Quotation[],
): Attributed | null {
  const { tokens, sentences } = document;
  const range = sentences[clause.sentence]!;
  const quotation = directQuote(document, clause, quotations);
  const inverted = invertedSource(document, clause, range.end, quotation !== null);
  const source = inverted ?? (clause.passive ? clause.agent : clause.subject);
  if (!source || clause.negated || (clause.verb > source.first && quotation && insideOf(source.first, quotation)))
    return null;
  if ((!verb.speech || verb.basis !== "unknown") && !clause.finite) return null;
  const cueEnd = Math.max(clause.end, clause.verb + 1);
  const content = quotation
    ? { first: quotation.open, end: quotation.close + 1 }
    : indirect(document, clause, source, range, verb, inverted !== null);
  if (!content || content.end - content.first < 2) return null;
  const direct = quotation !== null;
  const that = tokens[cueEnd]?.lower === "that" || tokens[content.first - 1]?.lower === "that";
  const clausal =
    that || verb.stance === "denies" || content.end <= clause.first || holdsClause(document, clause, content);
  const sure = direct ? 0.95 : verb.speech ? (clausal ? 0.85 : 0.45) : that ? 0.7 : 0.4;
  const span = spanOf(document, source.first, source.end);
  return {
    speaker: {
      name: span.text,
      start: span.start,
      end: span.end,
      resolvedTo: null,
      how: direct ? "quoted" : "reported",
      stance: verb.stance,
      basis: verb.basis,
    },
    source,
    cueFirst: clause.first,
    cueEnd,
    ...content,
    direct,
    sure,
    why: [
      direct ? "speaker/quotation" : "speaker/verb-of-saying",
      verb.at,
      `“${spanOf(document, clause.first, cueEnd).text}”`,
    ],
  };
}

/** Whether the words hold a finite verb with a subject of its own, as what somebody says does. */
function holdsClause(document: Document, cue: Clause, content: { first: number; end: number }): boolean {
  return document
    .clausesOf(cue.sentence)
    .some(
      (clause) =>
        clause.finite &&
        clause.subject !== null &&
        clause.first > content.first &&
        clause.end <= content.end &&
        clause.subject.first >= content.first,
    );
}

/** `"…," said the guard`: the source after the verb. */
function invertedSource(document: Document, clause: Clause, end: number, quoted: boolean): NounPhrase | null {
  const { tokens } = document;
  const before = tokens[clause.first - 1];
  const afterComma = before !== undefined && (before.text === "," || /[”"»’]/.test(before.text));
  if (!afterComma || clause.passive || tokens[clause.verb]!.tag !== "VBD") return null;
  if (!quoted && clause.subject && clause.subject.end >= clause.first - 1) return null;
  const next = nounPhraseAfter(tokens, clause.end, end);
  return next && next.first === clause.end && /^(?:PROPER|NOUN|PRON)$/.test(tokens[next.head]!.tag) ? next : null;
}

/** The quotation that stands directly before or after the cue and its source. */
function directQuote(document: Document, clause: Clause, quotations: readonly Quotation[]): Quotation | null {
  const { tokens } = document;
  const range = document.sentences[clause.sentence]!;
  for (const quotation of quotations) {
    if (insideOf(clause.verb, quotation)) continue;
    const between =
      quotation.open >= clause.end
        ? tokens.slice(clause.end, quotation.open)
        : tokens.slice(Math.max(range.first, quotation.close + 1), clause.first);
    const short = between.length <= 14 && !between.some((token) => token.tag.startsWith("VB"));
    if (short && quotation.close - quotation.open > 2) return quotation;
  }
  return null;
}

function indirect(
  document: Document,
  clause: Clause,
  source: NounPhrase,
  range: { first: number; end: number },
  verb: Attribution,
  inverted: boolean,
): { first: number; end: number } | null {
  const { tokens } = document;
  const last = /^[.!?]$/.test(tokens[range.end - 1]!.text) ? range.end - 1 : range.end;
  const afterCue = inverted ? source.end : clause.end;
  const rest = last - afterCue;
  const before = Math.min(clause.first, source.first) - range.first;
  const comma = tokens[Math.min(clause.first, source.first) - 1]?.text === ",";
  if (comma && before > 3 && (rest < 4 || tokens[afterCue]?.text === ","))
    return trimmed(tokens, range.first, Math.min(clause.first, source.first) - 1);
  let first = afterCue;
  const object = clause.object;
  if (addressed.has(tokens[clause.verb]!.lemma) && object && object.first <= first + 1) first = object.end;
  while (
    first < last &&
    /^(?:that|,|:|on|about|to|of|for)$/.test(tokens[first]!.lower) &&
    first < afterCue + 4 &&
    tokens[first]!.tag !== "TO"
  )
    first++;
  if (first >= last || (!verb.speech && last - first < 3)) return null;
  return { first, end: last };
}

const addressed = new Set([
  "tell",
  "inform",
  "assure",
  "remind",
  "warn",
  "ask",
  "urge",
  "accuse",
  "call",
  "blame",
  "criticize",
  "criticise",
]);

function trimmed(tokens: Document["tokens"], first: number, end: number): { first: number; end: number } {
  let from = first;
  while (from < end && /^(?:but|and|however|,)$/.test(tokens[from]!.lower)) from++;
  return { first: from, end };
}

function byPhrase(
  document: Document,
  at: number,
  after: number,
  entry: Attribution,
  first: number,
  end: number,
): Attributed | null {
  const { tokens } = document;
  const source = nounPhraseAfter(tokens, after, end);
  if (!source || source.first !== after) return null;
  const stop = /^[.!?]$/.test(tokens[end - 1]!.text) ? end - 1 : end;
  const sourceEnd = extendOver(tokens, source.end, stop);
  const leading = at - first <= 2;
  const content = leading
    ? { first: tokens[sourceEnd]?.text === "," ? sourceEnd + 1 : sourceEnd, end: stop }
    : { first, end: tokens[at - 1]?.text === "," ? at - 1 : at };
  if (content.end - content.first < 2) return null;
  const span = spanOf(document, source.first, source.end);
  return {
    speaker: {
      name: span.text,
      start: span.start,
      end: span.end,
      resolvedTo: null,
      how: "cited",
      stance: entry.stance,
      basis: entry.basis,
    },
    source: { ...source, end: sourceEnd },
    cueFirst: at,
    cueEnd: after,
    ...content,
    direct: false,
    sure: 0.9,
    why: ["speaker/according-to", entry.at],
  };
}

/** "a report by the ministry": what hangs on the source up to the comma. */
function extendOver(tokens: Document["tokens"], at: number, end: number): number {
  let i = at;
  while (i < end && i < at + 10 && tokens[i]!.text !== "," && !tokens[i]!.tag.startsWith("VB")) {
    if (tokens[i]!.tag === "DET" && tokens[i - 1]!.tag !== "PREP") return i;
    i++;
  }
  return tokens[i]?.text === "," || i === end ? i : at;
}

function insideOf(at: number, quotation: Quotation): boolean {
  return at > quotation.open && at < quotation.close;
}
