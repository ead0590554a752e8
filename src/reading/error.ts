/** Why a text was not read. */
export type ReadingCode = "bad-lexicon" | "missing-lexicon" | "too-long";

/** A lexicon that cannot be used or a text that is too long; the message never quotes the text being read. */
export class ReadingError extends Error {
  readonly code: ReadingCode;
  constructor(code: ReadingCode, message: string) {
    super(message);
    this.name = "ReadingError";
    this.code = code;
  }
}
