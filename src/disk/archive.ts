import { existsSync } from "node:fs";
import { mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Archive } from "../archive/archive.ts";
import { addDevice, createArchive, drawKeys } from "../archive/create.ts";
import { ArchiveError } from "../archive/error.ts";
import { idOfKey } from "../archive/governance.ts";
import { readArchiveFile } from "../archive/members.ts";
import { openArchive as openCore } from "../archive/open.ts";
import type { Ports } from "../archive/ports.ts";
import type { Clock, Random } from "../bytes/crypto.ts";
import { parseRecoverySheet, recoverySheet } from "../vault/recoverySheet.ts";
import { configFolder, deviceFolder } from "./config.ts";
import { nodeCrypto, nodeRandom } from "./crypto.ts";
import { readDeviceKeys, writeDeviceKeys } from "./deviceKeys.ts";
import { diskFolder, named } from "./folder.ts";
import { takeLock } from "./lock.ts";

/** How to open or make an archive; every member has a default. */
export interface DiskOptions {
  /** Passphrase over this device's keys; none by default. */
  readonly passphrase?: string;
  /** Folder of settings and keys; see `configFolder`. */
  readonly config?: string;
  readonly clock?: Clock;
  readonly random?: Random;
  /** Opens without taking the writer's lock; nothing can be appended. */
  readonly readOnly?: boolean;
}

/** An archive on disk that was just made. */
export interface NewArchive {
  readonly archive: Archive;
  /** The recovery sheet as text: to be printed, kept apart, and stored nowhere. */
  readonly recoverySheet: string;
}

/**
 * Makes an archive in a new or an empty folder and opens it. Throws `ArchiveError`: `exists`, `no-permission`, `disk-full`,
 * `unsuitable-disk`.
 */
export async function initArchive(dir: string, options: DiskOptions = {}): Promise<NewArchive> {
  const fresh = !existsSync(dir);
  await named(`make the folder "${dir}"`, async () => {
    await mkdir(dir, { recursive: true });
    if ((await readdir(dir)).length > 0)
      throw new ArchiveError("exists", `"${dir}" is not empty: an archive needs a new or an empty folder`);
    await refuseFat32(dir);
  });
  const ports = portsFor(dir, options);
  const keys = drawKeys(ports);
  const device = deviceFolder(options.config ?? configFolder(), keys.device.archive);
  try {
    await writeDeviceKeys(device, keys.device, options.passphrase ?? null, ports.random);
    const lock = takeLock(join(device, "state"));
    try {
      await createArchive(ports, diskFolder(join(device, "state"), 0o700), keys);
    } finally {
      lock.release();
    }
  } catch (error) {
    for (const name of fresh ? [""] : await readdir(dir)) await rm(join(dir, name), { recursive: true, force: true });
    await rm(device, { recursive: true, force: true });
    throw error;
  }
  return {
    archive: await openArchive(dir, options),
    recoverySheet: recoverySheet(keys.device.archive, keys.recoverySeed),
  };
}

/**
 * Opens an archive, for writing where this device has keys to it. Throws `ArchiveError`: `not-an-archive`, `newer-format`,
 * `passphrase-needed`, `wrong-passphrase`, `locked`, `corrupt`, `no-permission`.
 */
export async function openArchive(dir: string, options: DiskOptions = {}): Promise<Archive> {
  const found = await named(`open "${dir}"`, () =>
    stat(dir).catch((error) => (error.code === "ENOENT" ? null : Promise.reject(error))),
  );
  if (!found?.isDirectory())
    throw new ArchiveError(
      "not-an-archive",
      `"${dir}" is ${found === null ? "not there" : "no folder"}: an archive is a folder that "gawah init" made`,
    );
  const ports = portsFor(dir, options);
  const file = await readArchiveFile(ports);
  const folder = deviceFolder(options.config ?? configFolder(), idOfKey(nodeCrypto, file.recoveryKey));
  const keys = await readDeviceKeys(folder, options.passphrase ?? null);
  if (keys === null || options.readOnly) return await openCore(ports, keys, null);
  const state = join(folder, "state");
  const lock = takeLock(state);
  try {
    const archive = await openCore(ports, keys, { keys, state: diskFolder(state, 0o700) });
    const close = archive.close.bind(archive);
    archive.close = async () => {
      await close();
      lock.release();
    };
    return archive;
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Gives this device a log of its own in a copied archive, with the recovery sheet. Throws `bad-input`, `exists`. */
export async function joinArchive(dir: string, sheet: string, options: DiskOptions = {}): Promise<Archive> {
  const seed = parseRecoverySheet(sheet);
  if (seed === null)
    throw new ArchiveError(
      "bad-input",
      "this is not the text of a recovery sheet: copy the line that begins with WITNESS-RECOVERY-1",
    );
  const ports = portsFor(dir, options);
  const keys = drawKeys(ports, seed);
  const folder = deviceFolder(options.config ?? configFolder(), keys.device.archive);
  if ((await readDeviceKeys(folder, options.passphrase ?? null)) !== null)
    throw new ArchiveError("exists", "this device has a log of its own in this archive already");
  const lock = takeLock(join(folder, "state"));
  try {
    await addDevice(ports, diskFolder(join(folder, "state"), 0o700), keys);
    await writeDeviceKeys(folder, keys.device, options.passphrase ?? null, ports.random);
  } finally {
    lock.release();
  }
  return await openArchive(dir, options);
}

function portsFor(dir: string, options: DiskOptions): Ports {
  return {
    folder: diskFolder(dir),
    crypto: nodeCrypto,
    random: options.random ?? nodeRandom,
    clock: options.clock ?? Date.now,
  };
}

const fat = 0x4d44;

/** FAT32 has no files over 4 GiB and loses data on a crash: refused before anything is written. */
async function refuseFat32(dir: string): Promise<void> {
  const { type } = await statfs(dir);
  if (process.platform === "linux" && type === fat) {
    throw new ArchiveError(
      "unsuitable-disk",
      `"${dir}" is on a FAT32 disk, which cannot hold an archive: use exFAT, ext4, APFS or NTFS`,
    );
  }
}
