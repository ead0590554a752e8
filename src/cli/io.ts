import type { Progress } from "../acts/ports.ts";

export { shown } from "../bytes/shown.ts";

/** The world around one run of a command: handed in, so that a test can be the terminal. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Writes to standard output. */
  readonly out: (text: string) => void;
  /** Writes to standard error. */
  readonly err: (text: string) => void;
  /** Standard input; read by commands that take lines from it. */
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Both a keyboard and a screen are there: only then is anything asked. */
  readonly tty: boolean;
  /** Asks one thing on the terminal; `hidden` does not show what is typed. */
  readonly ask: (question: string, hidden?: boolean) => Promise<string>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** How a command prints: a JSON object a line with `--json`, else for reading. */
export class Output {
  readonly json: boolean;
  readonly #io: Io;
  readonly #began: number;
  #told = 0;
  #drawn = false;

  constructor(io: Io, json: boolean) {
    this.#io = io;
    this.json = json;
    this.#began = io.now();
  }

  /** One result: the value as a JSON line, or the words for a person; null prints nothing for a person. */
  line(value: unknown, words: string | null): void {
    this.clear();
    if (this.json) this.#io.out(`${JSON.stringify(value)}\n`);
    else if (words !== null) this.#io.out(`${words}\n`);
  }

  /** A word beside the results, on standard error. */
  note(words: string): void {
    this.clear();
    this.#io.err(`${words}\n`);
  }

  /** How far long work is: shown on standard error once it has taken over a second. */
  progress = (progress: Progress): void => {
    const now = this.#io.now();
    if (now - this.#began < 1000 || now - this.#told < (this.#io.tty ? 200 : 5000)) return;
    this.#told = now;
    const of = progress.total === null ? "" : ` of ${progress.total.toLocaleString("en")}`;
    const words = `${progress.what}: ${progress.done.toLocaleString("en")}${of}`;
    this.#io.err(this.#io.tty ? `\r\x1b[K${words}` : `${words}\n`);
    this.#drawn = this.#io.tty;
  };

  clear(): void {
    if (this.#drawn) this.#io.err("\r\x1b[K");
    this.#drawn = false;
  }
}
