import type { Block } from "../../account/block.ts";
import type { Card, ReadingLine } from "../result.ts";

/** A stretch of a long text that is read by itself, in UTF-16 units; `points` is how many code points stand before it. */
export interface Portion {
  readonly text: string;
  readonly points: number;
  readonly last: boolean;
}

/**
 * A text in portions of at most `longest` units, cut at the last empty line of a portion's second half, else behind its last
 * full stop, else at its last blank, else where it is full, never inside a character. Linear; nothing is left out.
 */
export function* portionsOf(text: string, longest: number): Generator<Portion> {
  let points = 0;
  for (let from = 0; from < text.length || from === 0; ) {
    const to = from + longest >= text.length ? text.length : cutOf(text, from, from + longest);
    const portion = text.slice(from, to);
    yield { text: portion, points, last: to >= text.length };
    if (to >= text.length) return;
    points += pointsIn(portion);
    from = to;
  }
}

function cutOf(text: string, from: number, to: number): number {
  const middle = from + ((to - from) >> 1);
  const half = text.slice(middle, to);
  for (const mark of ["\n\n", "\n", ". ", " "]) {
    const at = half.lastIndexOf(mark);
    if (at >= 0) return middle + at + mark.length;
  }
  const inside = (text.charCodeAt(to) & 0xfc00) === 0xdc00 && (text.charCodeAt(to - 1) & 0xfc00) === 0xd800;
  return inside ? to - 1 : to;
}

/** How many code points a text has. */
export function pointsIn(text: string): number {
  let pairs = 0;
  for (let at = 0; at < text.length - 1; at++)
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      pairs++;
      at++;
    }
  return text.length - pairs;
}

/** The blocks that lie in a portion, clipped to it and counted from its start; positions in code points. */
export function blocksIn(blocks: readonly Block[], from: number, length: number): Block[] {
  return blocks
    .filter((block) => block.start < from + length && block.end > from)
    .map((block) => ({
      ...block,
      start: Math.max(0, block.start - from),
      end: Math.min(length, block.end - from),
    }));
}

/** Puts the lines of portions together: positions counted from the start of the text, ids numbered on. */
export class Joiner {
  readonly #used = new Map<string, number>();

  /** Lines of the next portion, which starts at a code point. Linear in the lines. */
  join(lines: readonly ReadingLine[], points: number): ReadingLine[] {
    const used = new Map(this.#used);
    for (const line of lines) {
      if (!("id" in line)) continue;
      const letter = line.id[0] ?? "";
      this.#used.set(letter, (this.#used.get(letter) ?? 0) + 1);
    }
    return points === 0 ? [...lines] : lines.map((line) => moved(line, points, used, "") as ReadingLine);
  }
}

const ids = new Set(["id", "statement", "telling", "figures", "claims", "unnamed", "gaps"]);

function moved(value: unknown, points: number, used: ReadonlyMap<string, number>, key: string): unknown {
  if (typeof value === "number") return key === "start" || key === "end" ? value + points : value;
  if (typeof value === "string") return ids.has(key) && /^[a-z]\d+$/.test(value) ? numberedOn(value, used) : value;
  if (Array.isArray(value)) return value.map((item) => moved(item, points, used, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, moved(item, points, used, name)]));
}

function numberedOn(id: string, used: ReadonlyMap<string, number>): string {
  const letter = id[0] ?? "";
  return `${letter}${Number(id.slice(1)) + (used.get(letter) ?? 0)}`;
}

/** The card of a text read in portions is that of its first one, and says from where on it does not speak. */
export function cardOfFirst(card: Card, from: number, end: number): Card {
  const rest = { why: "the card speaks of the part before this", text: "", start: from, end };
  return { ...card, unread: [...card.unread, rest] };
}
