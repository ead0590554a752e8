import type { Block } from "../account/block.ts";

/** An object's bytes as text, with the way back to the bytes. */
export interface Rendition {
  /** Name and version, as `text/html;1`. */
  readonly name: string;
  readonly text: string;
  readonly language: string | null;
  /** Publication date that the form itself carries (a meta tag), EDTF; null when none. */
  readonly published: string | null;
  readonly title: string | null;
  readonly blocks: readonly Block[];
  /**
   * Runs of the text that stand together in the bytes, in text order; a run with equal lengths maps one code point
   * to one byte or a fixed code. Between runs nothing is claimed.
   */
  readonly map: readonly {
    readonly start: number;
    readonly end: number;
    readonly byteStart: number;
    readonly byteEnd: number;
  }[];
  /** What could not be shown as text, in plain words. */
  readonly lost: readonly string[];
}
