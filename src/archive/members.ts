import { toHex } from "../bytes/hex.ts";
import { canonical, JsonError, parseCanonical } from "../bytes/json.ts";
import { fromUtf8, utf8 } from "../bytes/text.ts";
import type { VerifierKey } from "../log/note.ts";
import { openLine, parseLine } from "./act.ts";
import type { LogState } from "./archive.ts";
import { ArchiveError } from "./error.ts";
import type { Folder } from "./folder.ts";
import { type ArchiveFile, archiveFileBody, type Genesis, parseArchiveFile, parseGenesis } from "./governance.ts";
import { layout, limits, logOf } from "./layout.ts";
import { currentCheckpoint, readPage, type SignedCheckpoint } from "./logReader.ts";
import type { Ports } from "./ports.ts";

/** One log of an archive, as it stands in the folder. */
export interface LogMember {
  readonly log: string;
  readonly key: VerifierKey;
  readonly checkpoint: SignedCheckpoint;
}

/** Reads `archive.json`. Throws `not-an-archive`, `newer-format`, `corrupt`. */
export async function readArchiveFile(ports: Pick<Ports, "crypto"> & { folder: Folder }): Promise<ArchiveFile> {
  const bytes = await ports.folder.read(layout.archiveFile, limits.archiveFile);
  if (bytes === null) throw new ArchiveError("not-an-archive", 'this folder is no archive: it holds no "archive.json"');
  const text = fromUtf8(bytes);
  let file: ArchiveFile | "newer" | null = null;
  try {
    if (text?.endsWith("\n")) file = parseArchiveFile(ports.crypto, parseCanonical(text.slice(0, -1)));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
  }
  if (file === "newer")
    throw new ArchiveError("newer-format", "this archive was made by a newer program: use that one, or a newer one");
  if (file === null)
    throw new ArchiveError("corrupt", '"archive.json" is not well formed: restore it from a copy, or run a check');
  return file;
}

/** The bytes of `archive.json`. */
export function archiveFileBytes(ports: Pick<Ports, "crypto">, file: ArchiveFile): Uint8Array {
  return utf8(`${canonical(archiveFileBody(ports.crypto, file))}\n`);
}

/** The logs that `archive.json` names with their signed checkpoints. Throws `corrupt`. */
export async function readMembers(ports: Ports, file: ArchiveFile): Promise<LogMember[]> {
  const members: LogMember[] = [];
  for (const key of file.logs) {
    const log = logOf(key.name)!;
    members.push({ log, key, checkpoint: await currentCheckpoint(ports, log, key) });
  }
  return members;
}

/** Entry 0 of a log. Throws `corrupt`. */
export async function readGenesis(ports: Ports, member: LogMember): Promise<Genesis> {
  const page = await readPage(ports, member.log, member.checkpoint.size, 0);
  const line = page.lines[0] === undefined ? null : parseLine(page.lines[0]);
  const opened = line === null ? null : openLine(ports.crypto, line, null, new Map());
  const genesis = opened === null ? null : parseGenesis(ports.crypto, opened.values.body ?? null);
  if (genesis === null)
    throw new ArchiveError("corrupt", `entry 0 of log "${member.log}" is not its genesis: run a check`);
  return genesis;
}

/** The log of this id among those of an archive. Throws `not-found`. */
export function memberNamed(members: readonly LogMember[], log: string): LogMember {
  const member = members.find((candidate) => candidate.log === log);
  if (member !== undefined) return member;
  throw new ArchiveError("not-found", `there is no log "${log.slice(0, 32)}" here`);
}

/** A log as its newest signed checkpoint states it. */
export function stateOf({ log, key, checkpoint }: LogMember): LogState {
  return {
    log,
    origin: key.name,
    size: checkpoint.size,
    root: toHex(checkpoint.root),
    note: new TextDecoder().decode(checkpoint.note),
  };
}
