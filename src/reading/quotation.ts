import type { Document } from "./document.ts";
import { invisible } from "./fold.ts";

/** Words in quotation marks: token numbers of the marks; `inner` is how deep it stands inside others. */
export interface Quotation {
  /** The opening mark. */
  readonly open: number;
  /** The closing mark; the last token of the paragraph when the mark is missing. */
  readonly close: number;
  readonly depth: number;
}

const pairs: Readonly<Record<string, string>> = { "“": "”", "«": "»", "„": "“", "「": "」", '"': '"', "‘": "’" };
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
    } else if (pairs[mark.text] && stack.length < deepest && opensHere(document, at)) {
      stack.push({ open: at, closes: pairs[mark.text]! });
    } else if (top && stack.length > 1 && mark.text === stack[0]?.closes) {
      push(found, stack[0].open, at, 0);
      stack.length = 0;
    }
  }
  const unclosed = stack[0];
  if (unclosed && unclosed.closes !== "’") push(found, unclosed.open, end - 1, 0);
}

function opensHere(document: Document, at: number): boolean {
  const mark = document.tokens[at]!;
  const next = document.tokens[at + 1];
  if (mark.text === '"' || mark.text === "‘") {
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
  if (mark.text !== closes) return false;
  if (closes !== "’" && closes !== '"') return true;
  const before = visible(document.text, mark.start - 1, -1) ?? " ";
  return !/\s/.test(before) && !/[\p{L}\p{Nd}]/u.test(visible(document.text, mark.end, 1) ?? " ");
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
  return Object.values(pairs).includes(document.tokens[at]!.text);
}
