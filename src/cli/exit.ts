import { ActError, type ActErrorCode } from "../acts/error.ts";
import { ArchiveError, type ArchiveErrorCode } from "../archive/error.ts";
import { ReadingError } from "../reading/error.ts";
import { RenditionError } from "../rendition/index.ts";
import type { Exit } from "./exits.ts";
import { UsageError } from "./usage.ts";

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
