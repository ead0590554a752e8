import { Command } from "commander";
import type { Exit } from "./exits.ts";
import type { House } from "./house.ts";
import type { Io } from "./io.ts";
import { Output, shown } from "./io.ts";
import { newSession, type Session } from "./session.ts";
import { UsageError } from "./usage.ts";

/** What every command is made of; one file in `commands/` for each. */
export interface CommandSpec {
  /** As commander has it: `keep <path...>`. */
  readonly usage: string;
  readonly summary: string;
  /** A line to copy, after the word `gawah`. */
  readonly example: string;
  readonly options?: readonly (readonly [flags: string, words: string])[];
  /** Works on an archive: takes `--archive`. */
  readonly archive?: boolean;
  readonly hidden?: boolean;
  /** Does it; what it gives back is the exit, `ok` when nothing. */
  run(session: Session, args: readonly (string | readonly string[])[], options: Options): Promise<Exit> | Promise<void>;
}

/** The options as typed: texts, lists of texts, or true. */
export type Options = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** Adds a command to the program; its exit is told to `done`. */
export function addCommand(
  program: Command,
  spec: CommandSpec,
  io: Io,
  house: House,
  done: (exit: Exit) => void,
): void {
  const command = new Command(spec.usage.split(" ")[0]!);
  for (const argument of spec.usage.split(" ").slice(1)) command.argument(argument);
  command.summary(spec.summary).description(spec.summary);
  command.option("--json", "print JSON Lines");
  if (spec.archive)
    command.option("--archive <dir>", "the archive; else GAWAH_ARCHIVE, else the nearest folder upward");
  for (const [flags, words] of spec.options ?? []) command.option(flags, words);
  command.addHelpText("after", `\nExample:\n  gawah ${spec.example}\n\nExit codes are in docs/commands.md.`);
  command.action(async (...given: unknown[]) => {
    const args = given.slice(0, -2) as (string | readonly string[])[];
    const options = command.opts<Options>();
    const out = new Output(io, options.json === true);
    const global = typeof options.archive === "string" ? { archive: options.archive } : {};
    const session = newSession(io, out, house, global);
    try {
      const work: Promise<unknown> = spec.run(session, args, options);
      done(((await unlessStopped(work, io.signal)) as Exit | undefined) ?? "ok");
    } finally {
      out.clear();
      for (const close of session.closers.reverse()) await close();
    }
  });
  program.addCommand(command, { hidden: spec.hidden ?? false });
}

/** An option as text; undefined when it was not given. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

/** An option as a day, a month or a year ("2031-03-04", "2031-03", "2031"); undefined when it was not given. Throws `UsageError` for what there is not. */
export function dateOf(options: Options, name: string): string | undefined {
  const value = textOf(options, name);
  if (value === undefined) return undefined;
  const whole = `${value}${"-01".repeat(Math.max(0, 3 - value.split("-").length))}`;
  const day = /^\d{4}(?:-\d\d){0,2}$/.test(value) ? new Date(`${whole}T00:00:00Z`) : new Date(Number.NaN);
  if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(whole)) return value;
  throw new UsageError(
    "usage",
    `Reading the option "--${name}": "${shown(value)}" is no day; a day as 2031-03-04, a month as 2031-03 or a year as 2031 is needed.`,
  );
}

/** An option that may be given several times. */
export function listOf(options: Options, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value : typeof value === "string" ? [value] : [];
}

/** Ends when the work ends or Ctrl-C is pressed; what is running is left to the closers. */
function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(Object.assign(new Error("stopped"), { name: "Stopped" }));
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
