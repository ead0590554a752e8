import type { Span } from "./anchor.ts";

/** How a speaker stands in a statement: wrote it, is quoted in their words, is reported, is cited as a source, or stands in a caption. */
export type SpeakerHow = "author" | "quoted" | "reported" | "cited" | "captioned";
/** What the speaker does with the words. "Said" is `asserts`, never `alleges`. */
export type Stance = "asserts" | "denies" | "alleges" | "promises" | "asks" | "retracts";
/** How the speaker knows. */
export type Basis = "saw" | "heard" | "read" | "unknown";

/** One mouth in the chain through which words reached us. */
export interface Speaker {
  /** As the text words it ("his mother", "The Quint"), or "the compiler" where the text never names who put it together. */
  readonly name: string;
  /** Where the name stands; null when the speaker is not worded in the text. */
  readonly start: number | null;
  readonly end: number | null;
  /** The fuller name that a pronoun or a relation ("his mother") was resolved to; null when not resolved. */
  readonly resolvedTo: string | null;
  readonly how: SpeakerHow;
  readonly stance: Stance;
  readonly basis: Basis;
}

/** Words in an account with their speakers, outermost (the compiler of the text) first. */
export interface Statement {
  readonly kind: "statement";
  readonly id: string;
  /** The telling that these words belong to. */
  readonly telling: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** The words that attribute ("alleges", "according to"); null where the layout or nothing does. */
  readonly cue: Span | null;
  readonly speakers: readonly Speaker[];
  /** The speaker's own words where others stand between them, as in `"It burned," she said. "All of it."`; else absent. */
  readonly parts?: readonly Span[];
  readonly sure: number;
  readonly why: readonly string[];
}

/** What kind of piece a telling is. */
export type TellingForm =
  | "quotation"
  | "testimony"
  | "news-item"
  | "commentary"
  | "caption"
  | "post"
  | "message"
  | "statement"
  | "list"
  | "document";

/**
 * One source's telling within one text: a block of a digest, a message of a chat, or the whole. An account is a telling
 * kept in one object in one version; a digest holds several.
 */
export interface Telling {
  readonly kind: "telling";
  readonly id: string;
  readonly form: TellingForm;
  readonly start: number;
  readonly end: number;
  /** Who tells, as worded (byline, trailing attribution, "I am M…", chat sender); the compiler where nobody is named. */
  readonly author: Speaker;
  /** The words that say who tells; null when the compiler does. */
  readonly cue: Span | null;
  readonly title: Span | null;
  /** When it was told, EDTF, as the text itself says; null when it does not. */
  readonly told: string | null;
  readonly language: string;
  readonly why: readonly string[];
}
