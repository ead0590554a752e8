import { Command, CommanderError } from "commander";
import { addCommand } from "./command.ts";
import { commands } from "./commands/index.ts";
import { exitOf, sentenceOf } from "./exit.ts";
import { type Exit, exits } from "./exits.ts";
import type { House } from "./house.ts";
import type { Io } from "./io.ts";

/** Runs one command line (without `gawah` itself) and gives back the exit code. Never throws. */
export async function run(args: readonly string[], io: Io, house: House): Promise<number> {
  let exit: Exit = "ok";
  const program = new Command("gawah");
  program.description("An archive of witness accounts that holds against the rewriting of history.");
  program.version(house.version).showHelpAfterError("Run it with --help to see how it is used.");
  program.addHelpText(
    "after",
    "\nExample:\n  gawah read article.txt\n\nEvery command has --json, --help and an example.",
  );
  for (const spec of commands) addCommand(program, spec, io, house, (code) => (exit = code));
  for (const one of [program, ...program.commands]) {
    one.exitOverride().configureOutput({ writeOut: io.out, writeErr: io.err });
  }
  try {
    await program.parseAsync([...args], { from: "user" });
    return exits[exit].code;
  } catch (error) {
    if (io.signal.aborted) return exits.interrupted.code;
    if (error instanceof CommanderError) return error.exitCode === 0 ? exits.ok.code : exits.usage.code;
    if ((error as { code?: string }).code === "EPIPE") return exits.ok.code;
    io.err(`${sentenceOf(error)}\n`);
    return exits[exitOf(error)].code;
  }
}
