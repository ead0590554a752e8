import { rm } from "node:fs/promises";
import { join } from "node:path";
import { layout } from "../archive/layout.ts";
import type { DeviceKeys } from "../archive/ports.ts";
import { statePaths } from "../archive/staged.ts";
import type { Random } from "../bytes/crypto.ts";
import { deviceFile, nextDeviceFile, readDeviceKeys, writeDeviceKeys } from "./deviceKeys.ts";
import { diskFolder } from "./folder.ts";

/**
 * A device that begins a new log keeps its new keys and state beside the old ones until `archive.json` names the log: a crash
 * in between leaves either the old device whole or the new one to be taken up. Gives the path of the new state folder.
 */
export async function prepareNext(
  folder: string,
  keys: DeviceKeys,
  passphrase: string | null,
  random: Random,
): Promise<string> {
  await writeDeviceKeys(folder, keys, passphrase, random, nextDeviceFile);
  return join(folder, "state.next");
}

/** Takes up the new keys and state when the archive names their log; whether it did. The caller holds the lock. Throws as `readDeviceKeys`. */
export async function takeUpNext(
  folder: string,
  passphrase: string | null,
  named: readonly (string | null)[],
): Promise<boolean> {
  const next = await readDeviceKeys(folder, passphrase, nextDeviceFile);
  if (next === null || !named.includes(next.log)) return false;
  const device = diskFolder(folder, 0o700);
  const signed = await device.read(`state.next/${statePaths.checkpoint}`, 65_536);
  if (signed !== null) await device.replace(`state/${statePaths.checkpoint}`, signed);
  await device.remove(`state/${statePaths.staged}`);
  await device.replace(deviceFile, (await device.read(nextDeviceFile, 65_536))!);
  await device.remove(nextDeviceFile);
  await rm(join(folder, "state.next"), { recursive: true, force: true });
  return true;
}

/** Removes what a beginning left that was broken off before the archive named its log: nobody acknowledged a word of it. */
export async function dropNext(folder: string, passphrase: string | null, archive: string): Promise<void> {
  const next = await readDeviceKeys(folder, passphrase, nextDeviceFile);
  if (next === null) return;
  await diskFolder(archive).remove(`${layout.logs}/${next.log}`);
  await rm(join(folder, "state.next"), { recursive: true, force: true });
  await diskFolder(folder, 0o700).remove(nextDeviceFile);
}
