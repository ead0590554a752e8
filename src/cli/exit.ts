import { ActError, type ActErrorCode } from "../acts/error.ts";
import { ArchiveError, type ArchiveErrorCode } from "../archive/error.ts";
import { ReadingError } from "../reading/error.ts";
import { RenditionError } from "../rendition/index.ts";
import { UsageError } from "./usage.ts";

/** Every exit code with what it means; `docs/commands.md` says the same, which a test compares. */
export const exits = {
  ok: { code: 0, means: "done" },
  bug: { code: 1, means: "something unexpected happened: a mistake of the program" },
  usage: { code: 2, means: "the command, an option or a value was not understood" },
  notFound: { code: 3, means: "no such file, object, source, account, claim or incident" },
  unreadable: {
    code: 4,
    means: "the input is empty, a directory, a device, binary, too large or not in a form that is read",
  },
  permission: { code: 5, means: "the system allows no reading or writing there" },
  diskFull: { code: 6, means: "the disk is full" },
  noArchive: { code: 7, means: "the folder is no archive, or something is already where one was to be made" },
  newerFormat: { code: 8, means: "the archive is of a newer format" },
  locked: { code: 9, means: "another program writes to the archive now" },
  passphrase: { code: 10, means: "a passphrase is needed, or it is the wrong one" },
  sealed: { code: 11, means: "it is sealed and its key is not here" },
  readOnly: { code: 12, means: "the archive cannot be written to: no keys of this device, rolled back, or an alarm" },
  input: { code: 13, means: "the input or output failed" },
  queued: { code: 14, means: "stamp: somebody outside did not answer; it is queued for the next stamp" },
  selfConsistent: {
    code: 20,
    means: "check: nothing is wrong, but nobody outside vouches for it: self-consistent only",
  },
  findings: { code: 21, means: "check: something is wrong, each finding is printed" },
  alarm: { code: 22, means: "check: two signed states contradict each other, a fork" },
  interrupted: { code: 130, means: "stopped by Ctrl-C" },
} as const;

export type Exit = keyof typeof exits;

/** The exit for what was thrown. */
export function exitOf(error: unknown): Exit {
  if (error instanceof UsageError) return error.exit;
  if (error instanceof ActError) return ofAct[error.code];
  if (error instanceof ArchiveError) return ofArchive[error.code];
  if (error instanceof RenditionError) return "unreadable";
  if (error instanceof ReadingError) return error.code === "too-long" ? "unreadable" : "bug";
  return ofSystem[(error as { code?: string } | null)?.code ?? ""] ?? "bug";
}

/** One sentence for what was thrown; a bug keeps its stack. */
export function sentenceOf(error: unknown): string {
  const exit = exitOf(error);
  if (!(error instanceof Error)) return String(error);
  if (exit === "bug") return `This is a mistake of the program, please report it. ${error.stack ?? error.message}`;
  const { code, path } = error as { code?: string; path?: string };
  if (code !== undefined && code in ofSystem) return `Working on "${path ?? "a file"}": ${systemWords[code] ?? code}.`;
  const message = error.message.charAt(0).toUpperCase() + error.message.slice(1);
  return message.endsWith(".") ? message : `${message}.`;
}

const ofAct: Readonly<Record<ActErrorCode, Exit>> = {
  "not-found": "notFound",
  "bad-input": "usage",
  empty: "unreadable",
  "too-large": "unreadable",
  "cannot-read": "unreadable",
  ambiguous: "usage",
  withheld: "sealed",
};

const ofArchive: Readonly<Record<ArchiveErrorCode, Exit>> = {
  "not-an-archive": "noArchive",
  exists: "noArchive",
  "newer-format": "newerFormat",
  "wrong-passphrase": "passphrase",
  "passphrase-needed": "passphrase",
  locked: "locked",
  "read-only": "readOnly",
  "rolled-back": "readOnly",
  "disk-full": "diskFull",
  "no-permission": "permission",
  io: "input",
  "unsuitable-disk": "noArchive",
  corrupt: "findings",
  "not-found": "notFound",
  withheld: "sealed",
  "too-large": "unreadable",
  "bad-input": "usage",
  alarm: "alarm",
};

const ofSystem: Readonly<Record<string, Exit>> = {
  ENOENT: "notFound",
  ENOTDIR: "notFound",
  EACCES: "permission",
  EPERM: "permission",
  EROFS: "permission",
  ENOSPC: "diskFull",
  EDQUOT: "diskFull",
  EISDIR: "unreadable",
  EIO: "input",
  EMFILE: "input",
  ENAMETOOLONG: "usage",
  EADDRINUSE: "input",
  SQLITE_BUSY: "locked",
};

const systemWords: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "a part of the path is no folder",
  EACCES: "the system does not allow it",
  EPERM: "the system does not allow it",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EISDIR: "it is a folder, a file is needed",
  EADDRINUSE: "the port is in use, another one is needed",
};
