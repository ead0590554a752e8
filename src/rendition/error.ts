/** Why bytes cannot be shown as text. */
export type RenditionCode = "empty" | "binary" | "bad-encoding" | "too-large" | "bad-form";

/** Bytes that were refused; the message says what was tried, what was found and what is needed, and quotes no content. */
export class RenditionError extends Error {
  readonly code: RenditionCode;
  constructor(code: RenditionCode, message: string) {
    super(message);
    this.name = "RenditionError";
    this.code = code;
  }
}
