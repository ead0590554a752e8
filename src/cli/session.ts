import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Ports } from "../acts/ports.ts";
import { ArchiveError } from "../archive/error.ts";
import type { House } from "./house.ts";
import { type Io, type Output, shown } from "./io.ts";
import { UsageError } from "./usage.ts";

/** One run of a command: the world, how to print, and the archive once it is asked for. */
export interface Session {
  readonly io: Io;
  readonly out: Output;
  readonly house: House;
  /** Opens the archive that the options, the environment or the folder name, once; closed when the command ends. */
  open(options?: {
    readonly archive?: string | undefined;
    readonly readOnly?: boolean;
    /** Opens to write also where an alarm stops writing: to judge it. */
    readonly forAlarm?: boolean;
  }): Promise<Ports>;
  /** The same archive's folder, without opening it. */
  archiveFolder(given?: string): string;
  /** From the environment, or asked on a terminal where there is a question; remembered until the command ends. */
  passphrase(question?: string): Promise<string | null>;
  /** A passphrase for new keys: from the environment, or asked twice on a terminal; null when none is wanted. */
  newPassphrase(): Promise<string | null>;
  /** The passphrase given last. */
  known(): string | null;
  /** What is done when the command ends, however it ends. */
  readonly closers: (() => Promise<void>)[];
}

export function newSession(io: Io, out: Output, house: House, global: { archive?: string }): Session {
  let known: string | null = null;
  const opened = new Map<string, Ports>();
  const session: Session = {
    io,
    out,
    house,
    closers: [],
    archiveFolder: (given) => archiveFolder(io, given ?? global.archive),
    async passphrase(question) {
      known = await passphrase(io, question ?? null);
      return known;
    },
    async newPassphrase() {
      known = (await passphrase(io, null)) ?? (await askTwice(io));
      return known;
    },
    known: () => known,
    async open(options = {}) {
      const dir = session.archiveFolder(options.archive);
      const before = opened.get(dir);
      if (before !== undefined) return before;
      const ports = await openAsking(session, dir, options.readOnly ?? false);
      for (const notice of ports.archive.notices) out.note(notice);
      const judging = options.forAlarm === true && ports.archive.readOnly === "alarm";
      if (ports.archive.readOnly !== null && !options.readOnly && !judging) {
        throw new UsageError("readOnly", `Opening "${shown(dir)}" to write: ${whyReadOnly[ports.archive.readOnly]}.`);
      }
      opened.set(dir, ports);
      return ports;
    },
  };
  return session;
}

/** `--archive DIR`, else `GAWAH_ARCHIVE`, else the nearest folder upward that is an archive. */
function archiveFolder(io: Io, given: string | undefined): string {
  const named = given ?? (io.env.GAWAH_ARCHIVE || undefined);
  if (named !== undefined) return resolve(io.cwd, named);
  for (let at = io.cwd; ; at = dirname(at)) {
    if (existsSync(join(at, "archive.json"))) return at;
    if (dirname(at) === at) break;
  }
  throw new UsageError(
    "noArchive",
    `Looking for an archive from "${shown(io.cwd)}" upward: there is none; --archive DIR or GAWAH_ARCHIVE is needed.`,
  );
}

async function openAsking(session: Session, dir: string, readOnly: boolean): Promise<Ports> {
  const { io, house, out } = session;
  const given = session.known() ?? (await passphrase(io, null));
  const open = async (word: string | null) => {
    const opened = await house.open(dir, { passphrase: word, readOnly, progress: out.progress });
    session.closers.push(opened.close);
    return opened.ports;
  };
  try {
    return await open(given);
  } catch (error) {
    if (!(error instanceof ArchiveError) || error.code !== "passphrase-needed") throw error;
    const asked = await passphrase(io, "Passphrase: ");
    if (asked === null) {
      throw new UsageError(
        "passphrase",
        `Opening "${shown(dir)}": its keys are under a passphrase; GAWAH_PASSPHRASE, GAWAH_PASSPHRASE_FILE or a terminal is needed.`,
      );
    }
    return open(asked);
  }
}

/** From the environment or a file that it names, else asked on a terminal when there is a question; null when there is none. */
async function passphrase(io: Io, question: string | null): Promise<string | null> {
  if (io.env.GAWAH_PASSPHRASE) return io.env.GAWAH_PASSPHRASE;
  if (io.env.GAWAH_PASSPHRASE_FILE) {
    const path = resolve(io.cwd, io.env.GAWAH_PASSPHRASE_FILE);
    try {
      return (await readFile(path, "utf8")).replace(/\r?\n$/, "");
    } catch {
      throw new UsageError("passphrase", "Reading the file that GAWAH_PASSPHRASE_FILE names: it cannot be read.");
    }
  }
  if (question === null || !io.tty) return null;
  return (await io.ask(question, true)) || null;
}

async function askTwice(io: Io): Promise<string | null> {
  if (!io.tty) return null;
  const word = await io.ask("A passphrase for its keys (none: Enter): ", true);
  if (word === "") return null;
  if ((await io.ask("The same passphrase again: ", true)) === word) return word;
  throw new UsageError("passphrase", "Setting a passphrase: the two are not the same.");
}

const whyReadOnly = {
  "no-keys": 'this device has no keys to it; the recovery sheet and "gawah join" are needed',
  "rolled-back": "it is older than what this device last signed, or forked from it; both are kept, nothing is written",
  closed: "this device's log was closed and another goes on for it; only that one's device writes",
  "newer-format": "it is of a newer format, a newer program is needed",
  alarm: 'two signed states contradict each other; nothing is written until a person has judged, with "gawah alarm"',
  asked: "it was opened for reading only",
} as const;
