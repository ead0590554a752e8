import { toHex } from "../bytes/hex.ts";
import { canonical, type Json, JsonError, parseCanonical } from "../bytes/json.ts";
import { compareText, fromUtf8, joinBytes, utf8 } from "../bytes/text.ts";
import { formatIdentity, openAge, parseIdentity, parseRecipient, sealAge } from "../seal/age.ts";
import { SealError } from "../seal/error.ts";
import { newUnit, type Unit, unitOf } from "../seal/unit.ts";
import { ArchiveError } from "./error.ts";
import { layout, limits } from "./layout.ts";
import type { Ports } from "./ports.ts";

/** More vault files than this are put into one. */
export const manyVaultFiles = 256;

/** The units whose keys a keyholder holds, as the age files in `vault/` give them. */
export interface Keyring {
  /** The keyholders' own unit; null when no vault file could be opened. */
  own: Unit | null;
  readonly units: Map<string, Unit>;
  /** The highest epoch seen; new vault files go there. */
  epoch: number;
  /** Units whose keys were destroyed: they stay closed, even when an old vault file comes back. */
  readonly withdrawn: Set<string>;
  /** Vault files that were opened. */
  readonly opened: Set<string>;
  /** Vault files of one unit each that were written since opening, by path. */
  readonly loose: Map<string, Unit>;
  /** Vault files that are not the bytes that their names say, or do not hold keys: passed over, and told. */
  readonly damaged: string[];
}

/** What one vault file says. */
interface VaultFile {
  readonly epoch: number;
  readonly own: string;
  readonly units: readonly Unit[];
  readonly withdrawn: readonly string[];
}

/** Opens every vault file that one of these X25519 secrets opens; others are passed over. */
export async function readKeyring(ports: Ports, identities: readonly Uint8Array[]): Promise<Keyring> {
  const keyring: Keyring = {
    own: null,
    units: new Map(),
    epoch: 1,
    withdrawn: new Set(),
    opened: new Set(),
    loose: new Map(),
    damaged: [],
  };
  const ways = identities.map((x25519) => ({ x25519 }));
  for (const path of await vaultFiles(ports)) {
    keyring.epoch = Math.max(keyring.epoch, Number(path.split("/")[1]));
    const file = ways.length === 0 ? null : await readVaultFile(ports, path, ways);
    if (file === "damaged") keyring.damaged.push(path);
    if (file === null || file === "damaged") continue;
    keyring.opened.add(path);
    for (const unit of file.units) keyring.units.set(unit.id, unit);
    for (const id of file.withdrawn) keyring.withdrawn.add(id);
    keyring.own = keyring.units.get(file.own) ?? keyring.own;
  }
  for (const id of keyring.withdrawn) keyring.units.delete(id);
  return keyring;
}

/**
 * Destroys the keys of units: what survives goes into one file of a new epoch, wrapped to the recipients, and the files of all
 * earlier epochs are removed. Durable when it returns. Also used with no unit, when a keyholder is to lose the vault.
 */
export async function beginEpoch(
  ports: Ports,
  keyring: Keyring,
  destroyed: readonly string[],
  recipients: readonly string[],
): Promise<void> {
  const before = await vaultFiles(ports);
  keyring.loose.clear();
  for (const id of destroyed) {
    keyring.units.get(id)?.secret.fill(0);
    keyring.units.get(id)?.actKey.fill(0);
    keyring.units.delete(id);
    keyring.withdrawn.add(id);
  }
  keyring.epoch++;
  await writeVaultFile(ports, keyring, [...keyring.units.values()], recipients);
  for (const path of before) await ports.folder.remove(path);
  for (const entry of await ports.folder.list(layout.vault)) {
    if (entry.name !== String(keyring.epoch)) await ports.folder.remove(`${layout.vault}/${entry.name}`);
  }
  await ports.folder.sync();
}

/**
 * Puts the units of many vault files of one epoch into one file, so that opening stays quick: an age file costs a third of a
 * millisecond. Files that could not be opened stay.
 */
export async function gatherVault(ports: Ports, keyring: Keyring, recipients: readonly string[]): Promise<void> {
  const before = (await vaultFiles(ports)).filter(
    (path) => !keyring.damaged.includes(path) && keyring.opened.has(path),
  );
  const kept = await writeVaultFile(ports, keyring, [...keyring.units.values()], recipients);
  for (const path of before) if (path !== kept) await ports.folder.remove(path);
  await ports.folder.sync();
}

/**
 * Adds a new unit in a vault file of its own. Durable when it returns. When many were added since opening, theirs are put into
 * one file: who keeps ten thousand sources in one go need not wait at the next opening.
 */
export async function addUnit(
  ports: Ports,
  keyring: Keyring,
  unit: Unit,
  recipients: readonly string[],
): Promise<void> {
  keyring.loose.set(await writeVaultFile(ports, keyring, [unit], recipients), unit);
  await ports.folder.sync();
  keyring.units.set(unit.id, unit);
  if (keyring.loose.size < manyVaultFiles) return;
  await writeVaultFile(ports, keyring, [...keyring.loose.values()], recipients);
  await ports.folder.sync();
  for (const path of keyring.loose.keys()) await ports.folder.remove(path);
  keyring.loose.clear();
}

/** Whether vault files of earlier epochs stand beside the newest: another device wrote them, or a copy brought them back. */
export async function hasOldEpochs(ports: Ports, keyring: Keyring): Promise<boolean> {
  return (await vaultFiles(ports)).some((path) => Number(path.split("/")[1]) < keyring.epoch);
}

/** Whether no vault file of the newest epoch opens, though one is whole: this keyholder lost the vault, and must not wrap it anew. */
export async function isShutOut(ports: Ports, keyring: Keyring): Promise<boolean> {
  const newest = (await vaultFiles(ports)).filter((path) => Number(path.split("/")[1]) === keyring.epoch);
  return newest.some((path) => !keyring.damaged.includes(path)) && !newest.some((path) => keyring.opened.has(path));
}

/** A keyring with an own unit, for a new archive. */
export function newKeyring(ports: Ports): Keyring {
  const own = newUnit(ports.crypto, ports.random);
  const units = new Map([[own.id, own]]);
  return { own, units, epoch: 1, withdrawn: new Set(), opened: new Set(), loose: new Map(), damaged: [] };
}

/** Writes units into one new vault file of the keyring's epoch, wrapped to all recipients (`age1…`). Durable when it returns. */
export async function writeVaultFile(
  ports: Ports,
  keyring: Keyring,
  units: readonly Unit[],
  recipients: readonly string[],
): Promise<string> {
  const body = {
    epoch: keyring.epoch,
    own: keyring.own?.id ?? "",
    units: units.map((unit) => ({ secret: formatIdentity(unit.secret), unit: unit.id })),
    withdrawn: [...keyring.withdrawn].sort(),
  };
  const keys = recipients.map((text) => ({ x25519: parseRecipient(text)! }));
  const sealed = await collect(sealAge(ports.crypto, ports.random, once(utf8(`${canonical(body)}\n`)), keys));
  const name = toHex(ports.crypto.sha256(sealed).subarray(0, 16));
  const path = `${layout.vault}/${keyring.epoch}/${name}.age`;
  await ports.folder.replace(path, sealed);
  return path;
}

/** Paths of all vault files, oldest epoch first. */
export async function vaultFiles(ports: Ports): Promise<string[]> {
  const paths: string[] = [];
  const epochs = (await ports.folder.list(layout.vault)).filter(
    (entry) => entry.kind === "folder" && /^[1-9][0-9]{0,8}$/.test(entry.name),
  );
  for (const epoch of epochs.sort((a, b) => Number(a.name) - Number(b.name))) {
    for (const file of await ports.folder.list(`${layout.vault}/${epoch.name}`)) {
      if (file.kind === "file" && /^[0-9a-f]{32}\.age$/.test(file.name))
        paths.push(`${layout.vault}/${epoch.name}/${file.name}`);
    }
  }
  return paths;
}

/** null when none of the keys opens it. */
async function readVaultFile(
  ports: Ports,
  path: string,
  ways: { x25519: Uint8Array }[],
): Promise<VaultFile | null | "damaged"> {
  const sealed = await ports.folder.read(path, limits.vaultFile);
  if (sealed === null) return null;
  if (toHex(ports.crypto.sha256(sealed).subarray(0, 16)) !== path.slice(-36, -4)) return "damaged";
  try {
    const text = fromUtf8(await collect(openAge(ports.crypto, once(sealed), ways)));
    return (text?.endsWith("\n") ? parseVaultFile(ports, parseCanonical(text.slice(0, -1))) : null) ?? "damaged";
  } catch (error) {
    if (error instanceof SealError) return error.code === "no-key" ? null : "damaged";
    if (error instanceof JsonError) return "damaged";
    throw error;
  }
}

function parseVaultFile(ports: Ports, body: Json): VaultFile | null {
  const { epoch, own, units: listed, withdrawn } = body as Record<string, Json>;
  if (typeof epoch !== "number" || typeof own !== "string" || !Array.isArray(listed) || !Array.isArray(withdrawn))
    return null;
  const units: Unit[] = [];
  for (const item of listed) {
    const { secret: text, unit: id } = item as Record<string, Json>;
    const secret = typeof text === "string" ? parseIdentity(text) : null;
    const unit = secret === null ? null : unitOf(ports.crypto, secret);
    if (unit === null || unit.id !== id) return null;
    units.push(unit);
  }
  const gone = withdrawn.filter((id): id is string => typeof id === "string");
  return { epoch, own, withdrawn: gone, units: units.sort((a, b) => compareText(a.id, b.id)) };
}

/** All pieces of a stream as one; for small things. */
export async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return joinBytes(pieces);
}

/** A stream of one piece. */
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The unit of an id. Throws `ArchiveError` `withheld` when its key is not here. */
export function unitNamed(keyring: Keyring, id: string): Unit {
  const unit = keyring.units.get(id);
  if (unit !== undefined) return unit;
  throw new ArchiveError("withheld", `the key of consent unit "${id.slice(0, 32)}" is not here`);
}
