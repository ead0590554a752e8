/**
 * Why an act was not done.
 *
 * - `not-found` no such object, source, account, claim or incident in this archive
 * - `bad-input` what was handed in is not of the shape that is needed
 * - `empty` there are no bytes or no words in it
 * - `too-large` more than can be read as text
 * - `cannot-read` the bytes have no rendition as text
 * - `ambiguous` a short name stands for several things
 * - `withheld` it is sealed and its key is not here
 */
export type ActErrorCode = "not-found" | "bad-input" | "empty" | "too-large" | "cannot-read" | "ambiguous" | "withheld";

/** What could not be done, in one sentence without a sealed word. */
export class ActError extends Error {
  override readonly name = "ActError";
  readonly code: ActErrorCode;
  constructor(code: ActErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
