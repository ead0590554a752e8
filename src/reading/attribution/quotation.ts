import type { Clause } from "../text/clause.ts";
import type { Document } from "../text/document.ts";
import type { NounPhrase } from "../text/phrase.ts";
import { isVerbForm, type Tag } from "../text/token.ts";
import { invisible } from "../words/fold.ts";
import type { TokenRange } from "./attributed.ts";

/** Words in quotation marks: token numbers of the marks; `inner` is how deep it stands inside others. */
export interface Quotation {
  /** The opening mark. */
  readonly open: number;
  /** The closing mark; the last token of the paragraph when the mark is missing. */
  readonly close: number;
  readonly depth: number;
}

/** Opening marks with those that close them. */
const pairs: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["«", "»"],
  ["„", "“"],
  ["「", "」"],
  ['"', '"'],
  ["‘", "’"],
  ["''", "''"],
  ["'", "'"],
]);
/** Marks that open and close alike: they open only behind a blank and right before a word. */
const straight: ReadonlySet<string> = new Set(['"', "''", "'"]);
/** Marks that are apostrophes too: one that never closes opened nothing. */
const apostrophes: ReadonlySet<string> = new Set(["’", "'"]);
const closings: ReadonlySet<string> = new Set(pairs.values());
const deepest = 8;

/**
 * Every quotation of at least two words, outer before inner. Marks that open again at each paragraph of one quotation join it.
 * Nesting over 8 is not followed. Linear.
 */
export function findQuotations(document: Document): Quotation[] {
  const found: Quotation[] = [];
  for (const paragraph of document.paragraphs) {
    const first = document.sentences[paragraph.first]!.first;
    const end = document.sentences[paragraph.end - 1]!.end;
    inParagraph(document, first, end, found);
  }
  return joined(
    document,
    found.sort((a, b) => a.open - b.open || b.close - a.close),
  );
}

function inParagraph(document: Document, first: number, end: number, found: Quotation[]): void {
  const { tokens } = document;
  const stack: { open: number; closes: string }[] = [];
  for (let at = first; at < end; at++) {
    const mark = tokens[at]!;
    if (mark.kind !== "punct") continue;
    const top = stack.at(-1);
    if (top && closesHere(document, at, top.closes)) {
      stack.pop();
      push(found, top.open, at, stack.length);
    } else if (
      top &&
      mark.text === top.closes &&
      (mark.text === '"' || mark.text === "''") &&
      opensHere(document, at)
    ) {
      // The same straight mark opens again: the one before was never closed.
      stack.pop();
      push(found, top.open, at - 1, stack.length);
      stack.push({ open: at, closes: mark.text });
    } else if (pairs.has(mark.text) && stack.length < deepest && opensHere(document, at)) {
      stack.push({ open: at, closes: pairs.get(mark.text)! });
    } else if (mark.text === "”" && !top && opensWrongly(document, at, first)) {
      stack.push({ open: at, closes: document.language === "en" ? "”" : "“" });
    } else if (top && stack.length > 1 && mark.text === stack[0]?.closes) {
      push(found, stack[0].open, at, 0);
      stack.length = 0;
    }
  }
  const unclosed = stack[0];
  if (unclosed && !apostrophes.has(unclosed.closes)) push(found, unclosed.open, end - 1, 0);
}

/** A closing mark with its word right behind it: by mistake where a line opens; elsewhere as Urdu often sets it, ”so“. */
function opensWrongly({ tokens, text, language }: Document, at: number, first: number): boolean {
  const mark = tokens[at]!;
  if (tokens[at + 1]?.start !== mark.end) return false;
  if (at === first || mark.breaks > 0) return true;
  return language !== "en" && /\s/.test(text[mark.start - 1] ?? " ");
}

function opensHere(document: Document, at: number): boolean {
  const mark = document.tokens[at]!;
  const next = document.tokens[at + 1];
  if (mark.text === "'" && !/^[,:“"]$/.test(document.tokens[at - 1]?.text ?? "")) return false;
  if (straight.has(mark.text) || mark.text === "‘") {
    const before = visible(document.text, mark.start - 1, -1);
    return (
      next !== undefined &&
      visibleAt(document.text, mark.end, 1) === next.start &&
      (before === undefined || /[\s([{—–:,-]/.test(before))
    );
  }
  return next !== undefined;
}

function closesHere(document: Document, at: number, closes: string): boolean {
  const mark = document.tokens[at]!;
  const mixed =
    (closes === '"' && mark.text === "”") || (closes === "”" && mark.text === '"' && !opensHere(document, at));
  if (mixed) return true;
  if (mark.text !== closes && !(closes === "’" && mark.text === "'")) return false;
  if (closes === "'" && !/^[.,!?…]$/.test(document.tokens[at - 1]!.text)) return false;
  if (closes !== "’" && !straight.has(closes)) return true;
  const before = visible(document.text, mark.start - 1, -1) ?? " ";
  const apart = /\s/.test(before) && (mark.text !== '"' || !/^['’]$/.test(document.tokens[at - 1]!.text));
  return !apart && !/[\p{L}\p{Nd}]/u.test(visible(document.text, mark.end, 1) ?? " ");
}

const unseen = new RegExp(`[${invisible}]`);

/** The position of the next character that shows, from one on, at most 8 away. */
function visibleAt(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (Math.abs(at - from) < 8 && unseen.test(text[at] ?? "")) at += step;
  return at;
}

function visible(text: string, from: number, step: 1 | -1): string | undefined {
  return text[visibleAt(text, from, step)];
}

function push(found: Quotation[], open: number, close: number, depth: number): void {
  if (close - open >= 2) found.push({ open, close, depth });
}

/** A quotation that runs to the end of its paragraph without a closing mark goes on in the next that opens with a mark. */
function joined(document: Document, found: readonly Quotation[]): Quotation[] {
  const result: Quotation[] = [];
  for (const quotation of found) {
    const before = result.at(-1);
    const open = before && before.depth === 0 && quotation.depth === 0 && !isMark(document, before.close);
    const follows = open && document.tokens[quotation.open]!.breaks > 1 && quotation.open === before.close + 1;
    if (follows) result[result.length - 1] = { ...before, close: quotation.close };
    else result.push(quotation);
  }
  return result;
}

function isMark(document: Document, at: number): boolean {
  return closings.has(document.tokens[at]!.text);
}

/** A mark that closes words of another. */
export const quotationMark = /^(?:[”"»’」]|'')$/;

/** Whether a token stands between the marks. */
export function within(at: number, quotation: Quotation): boolean {
  return at > quotation.open && at < quotation.close;
}

/** Words that stand beside a cue; `parts` where the cue stands between them. */
export interface Beside extends TokenRange {
  readonly parts?: readonly TokenRange[];
}

const naming = new Set(["call", "describe", "label", "brand", "dub", "deem", "name", "title", "quote"]);

/** The quotation that a cue hands to its source: before it ("…," said she), after it (She said, "…") or on both sides. */
export function quotationBeside(
  document: Document,
  clause: Clause,
  source: NounPhrase,
  quotations: readonly Quotation[],
): Beside | null {
  const { tokens } = document;
  if (naming.has(tokens[clause.verb]!.lemma)) return null;
  const range = document.sentences[clause.sentence]!;
  const apart = quotations.filter(
    (one) =>
      !within(clause.verb, one) &&
      !quotations.some((other) => within(one.open, other) && !within(clause.verb, other)) &&
      one.close - one.open > 2 &&
      (one.close >= range.first || asks(document, one, source)),
  );
  const lead = Math.min(clause.first, source.first);
  const before = clause.finite
    ? apart.findLast((one) => one.close < lead && endsBefore(document, one, lead))
    : undefined;
  const from = Math.max(clause.end, source.end);
  const after = apart.find((one) => one.open >= from && startsAfter(document, one, from, before !== undefined));
  if (before && after) {
    const parts = [before, after].map((one) => ({ first: one.open, end: one.close + 1 }));
    return { first: before.open, end: after.close + 1, parts };
  }
  const one = before ?? after;
  return one ? { first: one.open, end: one.close + 1 } : null;
}

/** `"Who burned it?" the clerk asked`: the sentence was cut behind the mark, and the source opens the next. */
function asks({ tokens }: Document, quotation: Quotation, source: NounPhrase): boolean {
  const beside = source.first === quotation.close + 1 && tokens[source.first]!.breaks === 0;
  return beside && /^[?!]$/.test(tokens[quotation.close - 1]!.text);
}

/** `"It burned," she`: a comma or stop at its end, and nothing but a comma up to the source or the cue. */
function endsBefore({ tokens }: Document, quotation: Quotation, lead: number): boolean {
  const next = tokens[quotation.close + 1]!;
  const gap = lead - quotation.close - 1;
  const stopped = /^[,!?.…–—-]|^\.\.\.$/.test(tokens[quotation.close - 1]!.text);
  const long = gap === 0 && quotation.close - quotation.open > 6;
  return (stopped && gap <= 1) || long || (next.text === "," && gap === 1);
}

/** `said: "It burned"`: a comma or colon before it, or right behind the cue when it is more than a few words. */
function startsAfter({ tokens }: Document, quotation: Quotation, from: number, second: boolean): boolean {
  const gap = quotation.open - from;
  if (gap > 16) return false;
  for (let at = from; at < quotation.open; at++)
    if (isVerb(tokens[at]!.tag) || tokens[at]!.lower === "that") return false;
  if (gap > 0) return /^[,:]$/.test(tokens[quotation.open - 1]!.text);
  const cried = /^[!?]$/.test(tokens[quotation.close - 1]!.text);
  return !second && (cried || quotation.close - quotation.open > 5);
}

function isVerb(tag: Tag): boolean {
  return isVerbForm(tag) || tag === "AUX" || tag === "MODAL";
}
