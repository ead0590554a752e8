/** Why a text was not read. */
export type ReadingCode = "bad-lexicon" | "missing-lexicon";

/** A lexicon that cannot be used; the message names the file and line, never the text being read. */
export class ReadingError extends Error {
  readonly code: ReadingCode;
  constructor(code: ReadingCode, message: string) {
    super(message);
    this.name = "ReadingError";
    this.code = code;
  }
}
