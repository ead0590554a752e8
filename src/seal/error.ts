/** Why something could not be sealed or opened. `no-key` means that none of the identities opens it. */
export type SealErrorCode = "no-key" | "damaged" | "cut-short" | "bad-key";

/** What could not be sealed or opened; never holds a key or a sealed word. */
export class SealError extends Error {
  override readonly name = "SealError";
  readonly code: SealErrorCode;
  constructor(code: SealErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
