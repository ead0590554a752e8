/** Why an anchor was refused. */
export type AccountCode = "out-of-range" | "wrong-quote" | "empty";

/** An anchor or account that was refused; the message never quotes the words themselves. */
export class AccountError extends Error {
  readonly code: AccountCode;
  constructor(code: AccountCode, message: string) {
    super(message);
    this.name = "AccountError";
    this.code = code;
  }
}
