import type { Speaker, TellingForm } from "../../account/statement.ts";
import type { Document } from "../text/document.ts";

/** Who put a text together, where it never says: outermost in every chain. */
export const compiler: Speaker = {
  name: "the compiler",
  start: null,
  end: null,
  resolvedTo: null,
  how: "author",
  stance: "asserts",
  basis: "unknown",
};

/** What a paragraph is while the text is cut into tellings: whose words, and by which cue. */
export interface Role {
  form: TellingForm;
  author: Speaker;
  cue: { text: string; start: number; end: number } | null;
  title: { text: string; start: number; end: number } | null;
  why: string;
  /** Paragraphs of one telling bear the same group number. */
  group: number;
  told: string | null;
}

/** A paragraph that nobody else put their name to. */
export const comment = (group: number): Role => ({
  form: "commentary",
  author: compiler,
  cue: null,
  title: null,
  why: "nobody else is named for this block",
  group,
  told: null,
});

/** Somebody who tells, by name; `start` in UTF-16 units, null where the name stands nowhere in the text. */
export function named(name: string, start: number | null, how: Speaker["how"]): Speaker {
  return {
    name,
    start,
    end: start === null ? null : start + name.length,
    resolvedTo: null,
    how,
    stance: "asserts",
    basis: "unknown",
  };
}

/** The words of a paragraph, without blanks around them. */
export function textOf(document: Document, at: number): string {
  const paragraph = document.paragraphs[at]!;
  return document.text.slice(paragraph.from, paragraph.to).trim();
}
