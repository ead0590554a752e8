import type { Anchor, Span } from "../account/anchor.ts";
import { ActError } from "./error.ts";

/** The words between two positions in code points. Linear in the text. */
export function wordsAt(text: string, start: number, end: number): string {
  const from = unitOffset(text, 0, start);
  return text.slice(from, unitOffset(text, from, end - start));
}

/**
 * Where words stand: their `nth` occurrence (from 1) between two positions in code points, the whole text by default.
 * null when they do not stand there.
 */
export function placeOf(text: string, words: string, nth = 1, start = 0, end = Number.POSITIVE_INFINITY): Span | null {
  if (words === "") return null;
  const from = unitOffset(text, 0, start);
  const to = Number.isFinite(end) ? unitOffset(text, from, end - start) : text.length;
  let at = text.indexOf(words, from);
  for (let n = 1; n < nth && at >= 0; n++) at = text.indexOf(words, at + words.length);
  if (at < 0 || at + words.length > to) return null;
  const before = codePoints(text, from, at);
  return { text: words, start: start + before, end: start + before + codePoints(words, 0, words.length) };
}

/** The anchor of words in a rendition. Throws `ActError` `bad-input` when the positions are not inside the text. */
export function anchorOf(object: string, rendition: string, text: string, start: number, end: number): Anchor {
  const quote = start >= 0 && end > start ? wordsAt(text, start, end) : "";
  if (quote === "" || codePoints(quote, 0, quote.length) !== end - start) {
    throw new ActError(
      "bad-input",
      `Anchoring at ${start}-${end}: no words stand there, a place inside the text is needed.`,
    );
  }
  return {
    object,
    rendition,
    start,
    end,
    quote,
    prefix: wordsAt(text, Math.max(0, start - 32), start),
    suffix: wordsAt(text, end, end + 32),
    part: null,
  };
}

/**
 * Whether every span inside a line (`text` or `quote` with `start` and `end`) is exactly what stands there in the text;
 * the first that is not, as a path, else null.
 */
export function firstLooseSpan(line: unknown, text: string, path = ""): string | null {
  if (typeof line !== "object" || line === null) return null;
  const span = line as { text?: unknown; quote?: unknown; start?: unknown; end?: unknown };
  const words = span.quote ?? span.text;
  if (typeof words === "string" && typeof span.start === "number" && typeof span.end === "number") {
    if (wordsAt(text, span.start, span.end) !== words) return path === "" ? "the words" : path;
  }
  for (const [key, member] of Object.entries(line)) {
    const loose = firstLooseSpan(member, text, path === "" ? key : `${path}.${key}`);
    if (loose !== null) return loose;
  }
  return null;
}

function unitOffset(text: string, from: number, count: number): number {
  let at = from;
  for (let left = count; left > 0 && at < text.length; left--) {
    at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  }
  return at;
}

function codePoints(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; count++) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return count;
}
