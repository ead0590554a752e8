import type { Anchor } from "./anchor.ts";
import { AccountError } from "./error.ts";

/** What an anchor needs to know of the text it is made in. */
export interface AnchoredText {
  readonly object: string;
  readonly rendition: string;
  readonly text: string;
}

const around = 32;

/**
 * An anchor to the words between two code point positions. Cost is linear in the text. Throws `AccountError`:
 * `out-of-range`, `empty`.
 */
export function makeAnchor(where: AnchoredText, start: number, end: number, part: Anchor["part"] = null): Anchor {
  const points = [...where.text];
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > points.length) {
    throw new AccountError("out-of-range", `Anchoring "${start}–${end}": the text has ${points.length} code points.`);
  }
  if (end <= start)
    throw new AccountError(
      "empty",
      `Anchoring "${start}–${end}": there are no words, at least one code point is needed.`,
    );
  return {
    object: where.object,
    rendition: where.rendition,
    start,
    end,
    quote: points.slice(start, end).join(""),
    prefix: points.slice(Math.max(0, start - around), start).join(""),
    suffix: points.slice(end, end + around).join(""),
    part,
  };
}

/**
 * Where an anchor's words stand in a text now: at its position when the quote is there, else at the occurrence of the quote
 * whose surroundings fit best, the nearest of equals. null when the quote is nowhere.
 */
export function findAnchor(
  text: string,
  anchor: Pick<Anchor, "start" | "end" | "quote" | "prefix" | "suffix">,
): { start: number; end: number } | null {
  const points = [...text];
  const quote = [...anchor.quote];
  if (quote.length === 0) return null;
  if (standsAt(points, quote, anchor.start)) return { start: anchor.start, end: anchor.start + quote.length };
  let best: { start: number; fit: number } | null = null;
  for (let at = 0; at + quote.length <= points.length; at++) {
    if (!standsAt(points, quote, at)) continue;
    const fit = commonEnd(points, at, [...anchor.prefix]) + commonStart(points, at + quote.length, [...anchor.suffix]);
    const nearer = best !== null && Math.abs(at - anchor.start) < Math.abs(best.start - anchor.start);
    if (best === null || fit > best.fit || (fit === best.fit && nearer)) best = { start: at, fit };
  }
  return best === null ? null : { start: best.start, end: best.start + quote.length };
}

function standsAt(points: readonly string[], quote: readonly string[], at: number): boolean {
  for (let i = 0; i < quote.length; i++) if (points[at + i] !== quote[i]) return false;
  return true;
}

function commonEnd(points: readonly string[], at: number, prefix: readonly string[]): number {
  let same = 0;
  while (same < prefix.length && points[at - 1 - same] === prefix[prefix.length - 1 - same]) same++;
  return same;
}

function commonStart(points: readonly string[], at: number, suffix: readonly string[]): number {
  let same = 0;
  while (same < suffix.length && points[at + same] === suffix[same]) same++;
  return same;
}
