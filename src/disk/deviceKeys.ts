import { ArchiveError } from "../archive/error.ts";
import { collect, once } from "../archive/keyring.ts";
import type { DeviceKeys } from "../archive/ports.ts";
import type { Random } from "../bytes/crypto.ts";
import { fromHex, isHex, toHex } from "../bytes/hex.ts";
import { canonical, type Json, parseCanonical } from "../bytes/json.ts";
import { fromUtf8, utf8 } from "../bytes/text.ts";
import { formatIdentity, openAge, parseIdentity, sealAge } from "../seal/age.ts";
import { SealError } from "../seal/error.ts";
import { nodeCrypto } from "./crypto.ts";
import { diskFolder } from "./folder.ts";

/** Where a device's keys stand in its folder, and where those of a log that it is about to begin. */
export const deviceFile = "device";
export const nextDeviceFile = "device.next";
const format = "gawah-device/1";

/** Work factor of passphrases: 2^17 rounds of scrypt, about half a second. */
const logN = 17;

/** Writes a device's keys, sealed with the passphrase (an age file) when there is one; the folder is private (0700). */
export async function writeDeviceKeys(
  folder: string,
  keys: DeviceKeys,
  passphrase: string | null,
  random: Random,
  file = deviceFile,
): Promise<void> {
  const body = {
    archive: keys.archive,
    format,
    identity: formatIdentity(keys.identity),
    keyholderSeed: toHex(keys.keyholderSeed),
    log: keys.log,
    logSeed: toHex(keys.logSeed),
  };
  const text = utf8(`${canonical(body)}\n`);
  const bytes =
    passphrase === null ? text : await collect(sealAge(nodeCrypto, random, once(text), [{ passphrase, logN }]));
  await diskFolder(folder, 0o700).replace(file, bytes);
}

/** Reads a device's keys; null when this device has none here. Throws `passphrase-needed`, `wrong-passphrase`, `corrupt`. */
export async function readDeviceKeys(
  folder: string,
  passphrase: string | null,
  file = deviceFile,
): Promise<DeviceKeys | null> {
  const bytes = await diskFolder(folder, 0o700).read(file, 65_536);
  if (bytes === null) return null;
  const sealed = fromUtf8(bytes.subarray(0, 21)) === "age-encryption.org/v1";
  if (sealed && passphrase === null)
    throw new ArchiveError("passphrase-needed", "this device's keys are under a passphrase: give it");
  const keys = parseKeys(sealed ? await unseal(bytes, passphrase!) : bytes);
  if (keys === null)
    throw new ArchiveError(
      "corrupt",
      "this device's keys cannot be read: restore its settings folder, or use the recovery sheet",
    );
  return keys;
}

async function unseal(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  try {
    return await collect(openAge(nodeCrypto, once(bytes), [{ passphrase }]));
  } catch (error) {
    if (error instanceof SealError && error.code === "no-key")
      throw new ArchiveError("wrong-passphrase", "this is not the passphrase of this device's keys");
    throw error;
  }
}

function parseKeys(bytes: Uint8Array): DeviceKeys | null {
  const text = fromUtf8(bytes);
  if (!text?.endsWith("\n")) return null;
  const value = parseCanonical(text.slice(0, -1)) as Record<string, Json>;
  const { archive, log, logSeed, keyholderSeed, identity } = value;
  if (value.format !== format || typeof archive !== "string" || typeof log !== "string" || typeof identity !== "string")
    return null;
  if (
    typeof logSeed !== "string" ||
    typeof keyholderSeed !== "string" ||
    !isHex(logSeed, 64) ||
    !isHex(keyholderSeed, 64)
  )
    return null;
  const secret = parseIdentity(identity);
  if (secret === null) return null;
  return { archive, log, logSeed: fromHex(logSeed)!, keyholderSeed: fromHex(keyholderSeed)!, identity: secret };
}
