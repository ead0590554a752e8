/** Words at a place in a text: `text` is exactly what stands between `start` and `end`, counted in Unicode code points. */
export interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Where words stand: the object, the rendition they were counted in, position in code points, and the quote with what
 * stands before and after it, so that the place can be found again when the count is lost.
 * W3C Web Annotation Data Model, sections 4.2.4 (TextQuoteSelector) and 4.2.5 (TextPositionSelector).
 */
export interface Anchor {
  /** SHA-256 of the stored bytes, 64 hex digits. */
  readonly object: string;
  /** Name and version of the rendition, as `text/plain;1`: positions hold in this one only. */
  readonly rendition: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Up to 32 code points before and after the quote. */
  readonly prefix: string;
  readonly suffix: string;
  /** Page, chat message, table row or line, counted from 1, where the form has such parts; null where it has none. */
  readonly part: { readonly kind: "page" | "message" | "row" | "line"; readonly number: number } | null;
}
