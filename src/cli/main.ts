import { createInterface } from "node:readline";
import type { Io } from "./io.ts";
import { run } from "./run.ts";
import { wire } from "./wire.ts";

const stop = new AbortController();
process.on("SIGINT", () => {
  if (stop.signal.aborted) process.exit(130);
  stop.abort();
});
process.on("SIGTERM", () => stop.abort());
// A reader that goes away (`| head`) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: { code?: string }) => process.exit(error.code === "EPIPE" ? 0 : 13));
}

const io: Io = {
  env: process.env,
  cwd: process.cwd(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  stdin: process.stdin,
  tty: process.stdin.isTTY === true && process.stderr.isTTY === true,
  ask,
  signal: stop.signal,
  now: Date.now,
};

process.exitCode = await run(process.argv.slice(2), io, wire());

/** Asks on standard error, so that standard output stays a pipe; Ctrl-C while asking stops the program. */
function ask(question: string, hidden = false): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  return new Promise((resolve, reject) => {
    lines.on("SIGINT", () => {
      lines.close();
      stop.abort();
      reject(new Error("stopped"));
    });
    lines.question(question, (answer) => {
      lines.close();
      if (hidden) process.stderr.write("\n");
      resolve(answer);
    });
    if (hidden) Object.assign(lines, { _writeToOutput: () => undefined });
  });
}
