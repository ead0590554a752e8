import type { Exit } from "./exits.ts";

/** What a person typed or pointed at cannot be worked with; the message is one sentence. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly exit: Exit;
  constructor(exit: Exit, message: string) {
    super(message);
    this.exit = exit;
  }
}
