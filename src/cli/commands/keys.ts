import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { changePassphrase, drillRecovery, joinArchive, mergeFrom, rotateKeys } from "../../disk/archive.ts";
import { type CommandSpec, type Options, textOf } from "../command.ts";
import { shown } from "../io.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage.ts";

export const keys: CommandSpec = {
  usage: "keys <what>",
  summary:
    "keys drill: prove that the recovery sheet works. keys rotate: new keys for this device. keys passphrase: a new passphrase.",
  example: "keys drill --sheet sheet.txt",
  archive: true,
  options: [["--sheet <file>", "the recovery sheet as text; from standard input when left out"]],
  async run(session, [what], options) {
    const dir = session.archiveFolder();
    if (what === "drill") {
      const { units } = await drillRecovery(dir, await sheetOf(session, options));
      return session.out.line(
        { kind: "drill", units },
        `The sheet rules this archive and opens all of its ${units} units.`,
      );
    }
    const word = await session.passphrase("Passphrase (none: Enter): ");
    const passphrase = word === null ? {} : { passphrase: word };
    if (what === "rotate") {
      await rotateKeys(dir, await sheetOf(session, options), passphrase);
      return session.out.line({ kind: "rotated" }, "This device has new keys; the old ones are revoked as of now.");
    }
    if (what === "passphrase") {
      const next = session.io.tty
        ? await session.io.ask("New passphrase (none: Enter): ", true)
        : (session.io.env.GAWAH_NEW_PASSPHRASE ?? null);
      if (next === null)
        throw new UsageError("passphrase", "Changing the passphrase: a terminal or GAWAH_NEW_PASSPHRASE is needed.");
      await changePassphrase(dir, next === "" ? null : next, passphrase);
      return session.out.line({ kind: "passphrase", set: next !== "" }, "The passphrase is changed.");
    }
    throw new UsageError("usage", `Doing "${String(what)}" with keys: drill, rotate or passphrase is needed.`);
  },
};

export const join: CommandSpec = {
  usage: "join <dir>",
  summary: "Give this device a log of its own in a copied archive, with the recovery sheet.",
  example: "join copied-archive --sheet sheet.txt",
  options: [["--sheet <file>", "the recovery sheet as text; from standard input when left out"]],
  async run(session, [dir], options) {
    const path = resolve(session.io.cwd, String(dir));
    const sheet = await sheetOf(session, options);
    const word = await session.newPassphrase();
    const archive = await joinArchive(path, sheet, word === null ? {} : { passphrase: word });
    const { id, keyholder } = archive;
    await archive.close();
    session.out.line(
      { kind: "joined", archive: id, keyholder },
      `This device writes to "${shown(String(dir))}" with a log of its own.`,
    );
  },
};

export const merge: CommandSpec = {
  usage: "merge <other>",
  summary: "Join another copy of the same archive into this one: its objects and the logs that are longer there.",
  example: "merge /media/stick/archive",
  archive: true,
  async run(session, [other]) {
    const word = await session.passphrase();
    const from = resolve(session.io.cwd, String(other));
    const done = await mergeFrom(session.archiveFolder(), from, word === null ? {} : { passphrase: word });
    const grown = done.logs.map((log) => `log ${log.log}: ${log.before} to ${log.after}`);
    session.out.line({ kind: "merged", ...done }, [`Joined ${done.objects} objects.`, ...grown].join("\n"));
  },
};

async function sheetOf({ io }: Session, options: Options): Promise<string> {
  const path = textOf(options, "sheet");
  if (path === undefined) {
    if (io.tty) return io.ask("The line of the recovery sheet that begins with WITNESS-RECOVERY-1: ", true);
    let text = "";
    for await (const piece of io.stdin) {
      text += Buffer.from(piece).toString("utf8");
      if (text.length > 20_000) break;
    }
    return text;
  }
  try {
    return await readFile(resolve(io.cwd, path), "utf8");
  } catch {
    throw new UsageError(
      "notFound",
      `Reading the recovery sheet "${shown(path)}": there is no such file that can be read.`,
    );
  }
}
