import type { Block } from "../account/block.ts";
import type { Rendition } from "./rendition.ts";

type Run = Rendition["map"][number];

/**
 * A rendition while it is written: text is added piece by piece with where it stood in the source, in UTF-16 units of the
 * decoded source. Positions are code points of the text so far.
 */
export class Draft {
  readonly #parts: string[] = [];
  readonly #runs: Run[] = [];
  readonly #blocks: Block[] = [];
  #length = 0;
  #tail = "";

  /** Code points written so far. */
  get length(): number {
    return this.#length;
  }

  /** Adds text; `from` and `to` are where it stood in the decoded source, null when it did not (a line break of ours). */
  add(text: string, from: number | null = null, to: number | null = null): void {
    if (text === "") return;
    const length = codePoints(text);
    if (from !== null && to !== null) {
      this.#runs.push({ start: this.#length, end: this.#length + length, byteStart: from, byteEnd: to });
    }
    this.#parts.push(text);
    this.#length += length;
    this.#tail = (this.#tail + text.slice(-2)).slice(-2);
  }

  /** A blank, unless the text is empty or ends with one. */
  addSpace(): void {
    if (this.#length > 0 && !/[ \n]$/.test(this.#tail)) this.add(" ");
  }

  /** Ends the paragraph: an empty line, unless the text is empty or one stands there already. */
  breakParagraph(): void {
    if (this.#length === 0) return;
    if (this.#tail === "\n\n") return;
    this.add(this.#tail.endsWith("\n") ? "\n" : "\n\n");
  }

  breakLine(): void {
    if (this.#length > 0 && !this.#tail.endsWith("\n")) this.add("\n");
  }

  block(role: Block["role"], start: number, end: number, note?: Block["note"]): void {
    if (end > start) this.#blocks.push(note ? { role, start, end, note } : { role, start, end });
  }

  /** The text and its map, the runs turned from positions in the source into bytes. */
  finish(source: string, encoding: string, mark: number, about: Omit<Rendition, "text" | "blocks" | "map">): Rendition {
    const byteAt = byteOffsets(source, encoding, mark);
    const map = this.#runs.map((run) => ({ ...run, byteStart: byteAt(run.byteStart), byteEnd: byteAt(run.byteEnd) }));
    const blocks = this.#blocks.toSorted((a, b) => a.start - b.start || b.end - a.end);
    return { ...about, text: this.#parts.join(""), blocks, map };
  }
}

/** How many Unicode code points a text has. */
export function codePoints(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      count--;
      at++;
    }
  }
  return count;
}

/** A function from UTF-16 positions of the source to byte positions; asks must ascend mostly, a step back starts again. */
function byteOffsets(source: string, encoding: string, mark: number): (at: number) => number {
  const width = (code: number): number => {
    if (encoding.startsWith("utf-16")) return code > 0xffff ? 4 : 2;
    if (encoding !== "utf-8") return 1;
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  };
  let unit = 0;
  let bytes = mark;
  return (at) => {
    if (at < unit) {
      unit = 0;
      bytes = mark;
    }
    while (unit < at && unit < source.length) {
      const code = source.codePointAt(unit) ?? 0;
      bytes += width(code);
      unit += code > 0xffff ? 2 : 1;
    }
    return bytes;
  };
}
