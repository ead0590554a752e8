import { existsSync } from "node:fs";
import { mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Archive } from "../archive/archive.ts";
import { addDevice, type Closing, createArchive, drawKeys, recoveryIdentity } from "../archive/create.ts";
import { ArchiveError } from "../archive/error.ts";
import { idOfKey } from "../archive/governance.ts";
import { readKeyring, vaultFiles } from "../archive/keyring.ts";
import { logOf } from "../archive/layout.ts";
import { readArchiveFile } from "../archive/members.ts";
import { type Joined, mergeArchive } from "../archive/merge.ts";
import { openArchive as openCore } from "../archive/open.ts";
import type { Ports } from "../archive/ports.ts";
import type { Clock, Random } from "../bytes/crypto.ts";
import { formatRecipient } from "../seal/age.ts";
import { parseRecoverySheet, recoverySheet } from "../vault/recoverySheet.ts";
import { configFolder, deviceFolder } from "./config.ts";
import { nodeCrypto, nodeRandom } from "./crypto.ts";
import { readDeviceKeys, writeDeviceKeys } from "./deviceKeys.ts";
import { fillBeside } from "./fillBeside.ts";
import { diskFolder } from "./folder.ts";
import { takeLock } from "./lock.ts";
import { dropNext, prepareNext, takeUpNext } from "./nextDevice.ts";
import { named } from "./refused.ts";
import { writeBeside } from "./writeBeside.ts";

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
  const before = await readDeviceKeys(folder, options.passphrase ?? null);
  if (before === null || options.readOnly) return await openCore(ports, before, null);
  const state = join(folder, "state");
  const lock = takeLock(state);
  try {
    const named = file.logs.map((key) => logOf(key.name));
    const taken = await takeUpNext(folder, options.passphrase ?? null, named);
    const keys = taken ? (await readDeviceKeys(folder, options.passphrase ?? null))! : before;
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

/**
 * Gives this device a log of its own in a copied archive, with the recovery sheet. What a crash left half-done is done anew.
 * Throws `bad-input`, `exists`.
 */
export async function joinArchive(dir: string, sheet: string, options: DiskOptions = {}): Promise<Archive> {
  return await newLog(dir, sheet, null, options);
}

/**
 * Closes a log (its key is lost or somebody else's, it was rolled back, its format ends) and gives this device a new one that
 * goes on for it, with new keys; the vault is wrapped anew without those who held a key in the closed log alone. This device's
 * own log by default. Throws `bad-input`, `exists`, `not-found`.
 */
export async function succeedLog(
  dir: string,
  sheet: string,
  closing: Omit<Closing, "log"> & { readonly log: string | null },
  options: DiskOptions = {},
): Promise<Archive> {
  return await newLog(dir, sheet, closing, options);
}

async function newLog(
  dir: string,
  sheet: string,
  closing: (Omit<Closing, "log"> & { readonly log: string | null }) | null,
  options: DiskOptions,
): Promise<Archive> {
  const seed = seedOf(sheet);
  const ports = portsFor(dir, options);
  const passphrase = options.passphrase ?? null;
  const keys = drawKeys(ports, seed);
  const folder = deviceFolder(options.config ?? configFolder(), keys.device.archive);
  const file = await readArchiveFile(ports);
  if (idOfKey(nodeCrypto, file.recoveryKey) !== keys.device.archive)
    throw new ArchiveError("bad-input", "this recovery sheet belongs to another archive");
  const named = file.logs.map((key) => logOf(key.name));
  if (await locked(folder, () => takeUpNext(folder, passphrase, named))) return await openArchive(dir, options);
  // What a crash left staged in the log that is closed is written to its end first.
  if (closing !== null) await (await openArchive(dir, options)).close();
  await locked(folder, async () => {
    await dropNext(folder, passphrase, dir);
    const old = await readDeviceKeys(folder, passphrase);
    const own = old !== null && named.includes(old.log) ? old.log : null;
    const ends = closing === null ? null : { ...closing, log: endingLog(closing.log, own) };
    if (own !== null && ends?.log !== own)
      throw new ArchiveError(
        "exists",
        ends === null
          ? "this device has a log of its own in this archive already"
          : "this device has a log of its own and goes on in it: revoke the keys of the other log instead of closing it",
      );
    const state = diskFolder(await prepareNext(folder, keys.device, passphrase, ports.random), 0o700);
    await addDevice(ports, state, keys, ends);
    await takeUpNext(folder, passphrase, [keys.device.log]);
  });
  return await openArchive(dir, options);
}

function endingLog(named: string | null, own: string | null): string {
  const log = named ?? own;
  if (log !== null) return log;
  throw new ArchiveError("not-found", "this device has no log here: name the log that is to be closed");
}

async function locked<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = takeLock(join(folder, "state"));
  try {
    return await work();
  } finally {
    lock.release();
  }
}

function seedOf(sheet: string): Uint8Array {
  const seed = parseRecoverySheet(sheet);
  if (seed !== null) return seed;
  throw new ArchiveError(
    "bad-input",
    /witness-recovery-1/i.test(sheet)
      ? "a letter of the line that begins with WITNESS-RECOVERY-1 is wrong, missing or too many: compare it with the sheet"
      : "this is not the text of a recovery sheet: copy the line that begins with WITNESS-RECOVERY-1",
  );
}

/** Revokes a keyholder's key with the recovery sheet: acts by it from `size` of its log on are disputed, and the vault closes to it. */
export async function revokeKey(
  dir: string,
  sheet: string,
  revoked: { readonly by: string; readonly size: number },
  options: DiskOptions = {},
): Promise<void> {
  const seed = seedOf(sheet);
  const archive = await openArchive(dir, options);
  try {
    const found = (await archive.keyholders()).filter((one) => one.by === revoked.by);
    const [one] = found;
    if (one === undefined)
      throw new ArchiveError("not-found", `no keyholder "${revoked.by.slice(0, 32)}" was ever added`);
    if (revoked.by === archive.keyholder)
      throw new ArchiveError("bad-input", "this is the key of this very device: give it new keys instead");
    if (found.every((each) => each.revoked !== null))
      throw new ArchiveError("exists", `the key of "${revoked.by}" was revoked before`);
    const most = archive.position()[one.log] ?? 0;
    if (!(revoked.size > one.index && revoked.size <= most))
      throw new ArchiveError("bad-input", `a size from ${one.index + 1} to ${most} of log "${one.log}" is needed`);
    const key = Buffer.from(one.key, "hex");
    await archive.changeKeys(seed, { action: "revoke", key, size: revoked.size, log: one.log });
  } finally {
    await archive.close();
  }
}

/** Joins another copy of the same archive (another laptop's, on a stick) into this one. See `mergeArchive`. */
export async function mergeFrom(dir: string, otherDir: string, options: DiskOptions = {}): Promise<Joined> {
  const ports = portsFor(dir, options);
  const folder = deviceFolder(
    options.config ?? configFolder(),
    idOfKey(nodeCrypto, (await readArchiveFile(ports)).recoveryKey),
  );
  const keys = await readDeviceKeys(folder, options.passphrase ?? null);
  const lock = takeLock(join(folder, "state"));
  try {
    return await mergeArchive(ports, diskFolder(otherDir), keys?.log ?? null);
  } finally {
    lock.release();
  }
}

/**
 * The recovery drill: proves, without changing anything, that a sheet rules this archive and opens its vault. Gives the number
 * of units that it opens. Throws `bad-input` when it is no sheet or another archive's, `corrupt` when the vault does not open.
 */
export async function drillRecovery(dir: string, sheet: string): Promise<{ readonly units: number }> {
  const seed = seedOf(sheet);
  const ports = portsFor(dir, {});
  const file = await readArchiveFile(ports);
  if (!Buffer.from(nodeCrypto.ed25519Public(seed)).equals(file.recoveryKey))
    throw new ArchiveError("bad-input", "this recovery sheet belongs to another archive");
  const keyring = await readKeyring(ports, [recoveryIdentity(ports, seed)]);
  const closed = (await vaultFiles(ports)).length - keyring.opened.size - keyring.damaged.length;
  if (keyring.own === null || keyring.damaged.length > 0 || closed > 0)
    throw new ArchiveError(
      "corrupt",
      `${keyring.damaged.length} vault files are damaged and ${closed} do not open with this sheet; it opens ${keyring.units.size} units`,
    );
  return { units: keyring.units.size };
}

/**
 * Gives this device's keyholder new keys (after a fright, or every few years): the new ones are added with the recovery sheet,
 * then the old ones are revoked as of now and the vault is wrapped anew without them.
 */
export async function rotateKeys(dir: string, sheet: string, options: DiskOptions = {}): Promise<void> {
  const seed = seedOf(sheet);
  const random = options.random ?? nodeRandom;
  const first = await openArchive(dir, options);
  const folder = deviceFolder(options.config ?? configFolder(), first.id);
  const old = (await readDeviceKeys(folder, options.passphrase ?? null))!;
  const keys = { ...old, keyholderSeed: random(32), identity: random(32) };
  const recipient = formatRecipient(nodeCrypto.x25519Public(keys.identity));
  try {
    await first.changeKeys(seed, { action: "add", key: nodeCrypto.ed25519Public(keys.keyholderSeed), recipient });
    await writeDeviceKeys(folder, keys, options.passphrase ?? null, random);
  } finally {
    await first.close();
  }
  const second = await openArchive(dir, options);
  try {
    // Also those that a rotation left which was broken off between adding and revoking.
    for (const one of await second.keyholders()) {
      if (one.log !== keys.log || one.revoked !== null || one.by === second.keyholder) continue;
      const size = second.position()[keys.log]!;
      await second.changeKeys(seed, { action: "revoke", key: Buffer.from(one.key, "hex"), size });
    }
  } finally {
    await second.close();
  }
}

/** Puts this device's keys under a new passphrase, or under none with null. */
export async function changePassphrase(dir: string, next: string | null, options: DiskOptions = {}): Promise<void> {
  const ports = portsFor(dir, options);
  const folder = deviceFolder(
    options.config ?? configFolder(),
    idOfKey(nodeCrypto, (await readArchiveFile(ports)).recoveryKey),
  );
  const keys = await readDeviceKeys(folder, options.passphrase ?? null);
  if (keys === null) throw new ArchiveError("not-found", "this device has no keys to this archive");
  await writeDeviceKeys(folder, keys, next, ports.random);
}

function portsFor(dir: string, options: DiskOptions): Ports {
  return {
    folder: diskFolder(dir),
    crypto: nodeCrypto,
    random: options.random ?? nodeRandom,
    clock: options.clock ?? Date.now,
    // A thread draws randomness of its own.
    ...(options.random === undefined ? { fillBeside, writeBeside } : {}),
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
