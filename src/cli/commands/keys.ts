import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { closingReasons } from "../../archive/governance.ts";
import {
  changePassphrase,
  drillRecovery,
  joinArchive,
  mergeFrom,
  revokeKey,
  rotateKeys,
  succeedLog,
} from "../../disk/archive.ts";
import { parseSize } from "../../log/checkpoint.ts";
import { type CommandSpec, type Options, textOf } from "../command.ts";
import { shown } from "../io.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage.ts";

export const keys: CommandSpec = {
  usage: "keys <what>",
  summary:
    "keys drill: prove that the recovery sheet works. keys rotate: new keys for this device. keys passphrase: a new passphrase. keys list: whose keys sign. keys revoke: a keyholder's key, acts after --size are disputed. keys successor: close a log whose key is lost or somebody else's, and go on in a new one.",
  example: "keys successor --reason compromised --size 1200 --sheet sheet.txt",
  archive: true,
  options: [
    ["--sheet <file>", "the recovery sheet as text; from standard input when left out"],
    ["--by <keyholder>", "keys revoke: the keyholder's id, as keys list shows it"],
    [
      "--size <number>",
      "the size up to which the key or the log is trusted; keys successor: all that is here when left out",
    ],
    ["--log <id>", "keys successor: the log that is closed; this device's own when left out"],
    ["--reason <reason>", `keys successor: ${closingReasons.join(", ")}`],
  ],
  async run(session, [what], options) {
    const dir = session.archiveFolder();
    if (what === "list") return await listKeys(session);
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
    if (what === "revoke") {
      const [by, size] = [textOf(options, "by"), sizeOf(options)];
      if (by === undefined || size === null)
        throw new UsageError("usage", "Revoking a key: --by with a keyholder's id and --size are needed.");
      await revokeKey(dir, await sheetOf(session, options), { by, size }, passphrase);
      return session.out.line(
        { kind: "revoked", by, size },
        `The key of ${by} is revoked: acts by it from ${size} on are disputed, and the vault is closed to it.`,
      );
    }
    if (what === "successor") return await succeed(session, dir, options, passphrase);
    throw new UsageError(
      "usage",
      `Doing "${String(what)}" with keys: drill, rotate, passphrase, list, revoke or successor is needed.`,
    );
  },
};

async function listKeys({ open, out }: Session): Promise<void> {
  const { archive } = await open({ readOnly: true });
  for (const one of await archive.keyholders()) {
    const own = one.by === archive.keyholder;
    const state = one.revoked === null ? "holds" : `revoked, trusted up to ${one.revoked.size}`;
    const words = `${one.by}  log ${one.log}, added at act ${one.index}: ${state}${own ? "; this device" : ""}`;
    out.line({ ...one, kind: "keyholder", own }, words);
  }
}

async function succeed(
  session: Session,
  dir: string,
  options: Options,
  passphrase: { readonly passphrase?: string },
): Promise<void> {
  const reason = closingReasons.find((one) => one === textOf(options, "reason"));
  if (reason === undefined)
    throw new UsageError("usage", `Closing a log: --reason with one of ${closingReasons.join(", ")} is needed.`);
  const log = textOf(options, "log") ?? null;
  const sheet = await sheetOf(session, options);
  const archive = await succeedLog(dir, sheet, { log, reason, size: sizeOf(options) }, passphrase);
  const { id, keyholder, notices } = archive;
  await archive.close();
  for (const notice of notices) session.out.note(notice);
  session.out.line(
    { kind: "succeeded", archive: id, keyholder, reason },
    "The log is closed. This device goes on in a new one, with new keys; whoever held a key in the closed log alone opens the vault no more.",
  );
}

/** `--size` as a whole number; null when it was left out. */
function sizeOf(options: Options): number | null {
  const text = textOf(options, "size");
  if (text === undefined) return null;
  const size = parseSize(text);
  if (size === null)
    throw new UsageError("usage", `Reading --size "${shown(text.slice(0, 40))}": a whole number is needed.`);
  return size;
}

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
