import { toHex } from "../bytes/hex.ts";
import { sameBytes } from "../bytes/text.ts";
import { rangeRoot } from "../log/proof.ts";
import { tileWidth } from "../log/tiles.ts";
import { leafHash } from "../log/tree.ts";
import { parseLeaf } from "./act.ts";
import { keepEvidence, readAlarms } from "./alarms.ts";
import { ArchiveError } from "./error.ts";
import type { Folder } from "./folder.ts";
import { vaultFiles } from "./keyring.ts";
import { layout, limits } from "./layout.ts";
import { currentCheckpoint, readEdge, readPage, type SignedCheckpoint, tileHashes } from "./logReader.ts";
import { archiveFileBytes, type LogMember, readArchiveFile, readMembers } from "./members.ts";
import type { Ports } from "./ports.ts";

/** What joining brought. */
export interface Joined {
  /** Logs that were new or grew, with their sizes before and after. */
  readonly logs: readonly { readonly log: string; readonly before: number; readonly after: number }[];
  readonly objects: number;
}

/**
 * Joins another copy of the same archive into this one: its objects, vault files, then each log that is longer there, each
 * log's checkpoint last. May be broken off and begun again, in any order, any number of times. `own` is this device's log: a
 * longer copy of it elsewhere means that this archive was rolled back. Throws `bad-input`, `rolled-back`, `corrupt`, and
 * `alarm` after it kept the evidence of a fork in `alarms/`.
 */
export async function mergeArchive(ports: Ports, other: Folder, own: string | null): Promise<Joined> {
  const theirs: Ports = { ...ports, folder: other };
  const file = await readArchiveFile(ports);
  const otherFile = await readArchiveFile(theirs);
  if (!sameBytes(file.recoveryKey, otherFile.recoveryKey))
    throw new ArchiveError("bad-input", "these are two different archives: they have other recovery keys");
  const before = await readMembers(ports, file);
  const joining = await readMembers(theirs, otherFile);
  for (const member of joining)
    await refuseFork(ports, theirs, before.find((mine) => mine.log === member.log) ?? null, member, own);
  const objects = await copyObjects(ports, other);
  for (const path of await vaultFiles(theirs)) await copyVaultFile(ports, other, path);
  for (const member of joining) await copyStamps(ports, other, member.log);
  await copyJudgedEvidence(ports, theirs, joining);
  await ports.folder.sync();
  const logs: { log: string; before: number; after: number }[] = [];
  for (const member of joining) {
    const mine = before.find((candidate) => candidate.log === member.log)?.checkpoint ?? null;
    if (mine !== null && mine.size >= member.checkpoint.size) continue;
    await copyLog(ports, other, member, mine);
    logs.push({ log: member.log, before: mine?.size ?? 0, after: member.checkpoint.size });
  }
  const added = otherFile.logs.filter((key) => !file.logs.some((known) => known.name === key.name));
  if (added.length > 0)
    await ports.folder.replace(
      layout.archiveFile,
      archiveFileBytes(ports, { ...file, logs: [...file.logs, ...added] }),
    );
  return { logs, objects };
}

async function refuseFork(
  ours: Ports,
  theirs: Ports,
  mine: LogMember | null,
  member: LogMember,
  own: string | null,
): Promise<void> {
  if (mine === null) return;
  const [small, large, ports] =
    mine.checkpoint.size <= member.checkpoint.size ? [mine, member, theirs] : [member, mine, ours];
  const root = await rangeRoot(
    ports.crypto,
    tileHashes(ports, large.log, large.checkpoint.size),
    0,
    small.checkpoint.size,
  );
  if (!sameBytes(root, small.checkpoint.root)) {
    await keepEvidence(ours, mine.checkpoint, member.checkpoint);
    throw new ArchiveError(
      "alarm",
      `log "${member.log}" has two histories: the root at ${small.checkpoint.size} is ${toHex(root)} in one and ${toHex(small.checkpoint.root)} in the other; both notes are kept in alarms/`,
    );
  }
  if (member.log === own && member.checkpoint.size > mine.checkpoint.size) {
    throw new ArchiveError(
      "rolled-back",
      `the other copy holds ${member.checkpoint.size} acts of this device's own log, and this one only ${mine.checkpoint.size}: this one was rolled back; use the other`,
    );
  }
}

async function copyLog(ports: Ports, other: Folder, member: LogMember, before: SignedCheckpoint | null): Promise<void> {
  const root = `${layout.logs}/${member.log}`;
  for (const part of ["acts", "tile"]) {
    for await (const path of filesBelow(other, `${root}/${part}`)) {
      await copyFile(ports, other, path, limits.page, liesBeyond(path.slice(root.length + 1), before?.size ?? 0));
    }
  }
  await readEdge(ports, member.log, member.checkpoint);
  await provePages(ports, member, before?.size ?? 0);
  if (before !== null) {
    const again = await rangeRoot(ports.crypto, tileHashes(ports, member.log, member.checkpoint.size), 0, before.size);
    if (!sameBytes(again, before.root))
      throw new ArchiveError("corrupt", `what was copied of log "${member.log}" does not go on from what was here`);
  }
  await ports.folder.sync();
  await ports.folder.replace(layout.checkpoint(member.log), member.checkpoint.note);
  await currentCheckpoint(ports, member.log, member.key);
}

/** Evidence that was judged in the other copy comes with its judgement. What nobody judged stays there: weighing it is its device's. */
async function copyJudgedEvidence(ports: Ports, theirs: Ports, joining: readonly LogMember[]): Promise<void> {
  for (const { name, judged } of await readAlarms(theirs, joining))
    if (judged !== null) await copyFile(ports, theirs.folder, `${layout.alarms}/${name}`, limits.checkpoint);
}

/** Proofs of time come also for a log that did not grow: another device may have asked for them. */
async function copyStamps(ports: Ports, other: Folder, log: string): Promise<void> {
  for await (const path of filesBelow(other, `${layout.logs}/${log}/stamps`))
    await copyFile(ports, other, path, limits.stampFile);
}

async function copyObjects(ports: Ports, other: Folder): Promise<number> {
  let copied = 0;
  for await (const path of filesBelow(other, layout.objects)) {
    const name = path.slice(-64);
    if (layout.object(name) !== path || (await ports.folder.size(path)) !== null) continue;
    const digest = ports.crypto.startDigest();
    const file = await ports.folder.startFile();
    for await (const piece of other.stream(path)) {
      digest.update(piece);
      await file.write(piece);
    }
    if (toHex(digest.finish()) === name) {
      await file.keep(path);
      copied++;
    } else await file.discard();
  }
  return copied;
}

/** Copies a vault file that is whole by its name, unless the same stands here. */
async function copyVaultFile(ports: Ports, other: Folder, path: string): Promise<void> {
  const bytes = await other.read(path, limits.vaultFile);
  if (bytes === null || !path.endsWith(`/${toHex(ports.crypto.sha256(bytes).subarray(0, 16))}.age`)) return;
  const mine = await ports.folder.read(path, limits.vaultFile);
  if (mine === null || !sameBytes(mine, bytes)) await ports.folder.replace(path, bytes);
}

/** Every act that came must be the one that its leaf and its tile say: a stick may lie. Throws `corrupt`. */
async function provePages(ports: Ports, member: LogMember, from: number): Promise<void> {
  const size = member.checkpoint.size;
  const hashes = tileHashes(ports, member.log, size);
  for (let number = Math.floor(from / tileWidth); number * tileWidth < size; number++) {
    const page = await readPage(ports, member.log, size, number);
    const wanted = await hashes(0, number * tileWidth, page.leaves.length);
    page.leaves.forEach((bytes, i) => {
      const leaf = parseLeaf(bytes);
      const holds =
        sameBytes(leafHash(ports.crypto, bytes), wanted[i]!) &&
        leaf?.stored === toHex(ports.crypto.sha256(page.lines[i]!));
      if (!holds)
        throw new ArchiveError(
          "corrupt",
          `act ${number * tileWidth + i} of log "${member.log}" is damaged in the other copy: nothing of this log was taken over`,
        );
    });
  }
}

/** Whether a tile, bundle, page or part of one reaches beyond a size: what lies before it was acknowledged here and stays. */
function liesBeyond(path: string, size: number): boolean {
  const place = /^(acts|tile\/(?:entries|[0-9]))\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/[0-9]{1,3})?$/.exec(path);
  if (place === null) return false;
  const level = Number(place[1]!.slice("tile/".length));
  const leaves = tileWidth ** ((Number.isNaN(level) || place[1] === "acts" ? 0 : level) + 1);
  return (Number(place[2]!.replaceAll(/[x/]/g, "")) + 1) * leaves > size;
}

/** Copies a file that is missing here; one that differs only where it `mayReplace` what nobody has acknowledged yet. */
async function copyFile(ports: Ports, other: Folder, path: string, most: number, mayReplace = false): Promise<void> {
  if (!mayReplace && (await ports.folder.size(path)) !== null) return;
  const bytes = await other.read(path, most);
  const mine = await ports.folder.read(path, most);
  if (bytes === null || (mine !== null && sameBytes(mine, bytes))) return;
  await ports.folder.write(path, bytes);
}

async function* filesBelow(folder: Folder, path: string): AsyncGenerator<string> {
  for (const entry of await folder.list(path)) {
    const below = `${path}/${entry.name}`;
    if (!/^[a-z0-9.]+$/.test(entry.name)) continue;
    if (entry.kind === "folder") yield* filesBelow(folder, below);
    else if (entry.kind === "file") yield below;
  }
}
