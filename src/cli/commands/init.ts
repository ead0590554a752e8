import { resolve } from "node:path";
import type { CommandSpec } from "../command.ts";
import { shown } from "../io.ts";

export const init: CommandSpec = {
  usage: "init <dir>",
  summary: "Make an archive in a new or empty folder and print its recovery sheet.",
  example: "init my-archive",
  options: [["--no-passphrase", "do not ask for a passphrase: the keys lie open in the settings folder"]],
  async run({ io, out, house, newPassphrase }, [dir], options) {
    const path = resolve(io.cwd, String(dir));
    const word = options.passphrase === false ? null : await newPassphrase();
    const made = await house.init(path, { passphrase: word });
    out.line(
      { kind: "archive", archive: made.id, path, passphrase: word !== null, recoverySheet: made.sheet },
      `${made.sheet}\nMade the archive "${shown(String(dir))}".`,
    );
    if (word === null) out.note("The keys of this device lie open in the settings folder: no passphrase was given.");
  },
};
