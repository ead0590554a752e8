import { toHex } from "../bytes/hex.ts";
import type { Json } from "../bytes/json.ts";
import { utf8 } from "../bytes/text.ts";
import { RightEdge } from "../log/edge.ts";
import { formatRecipient } from "../seal/age.ts";
import { hkdf } from "../seal/hkdf.ts";
import type { Unit } from "../seal/unit.ts";
import { type ActContent, type WrittenAct, writeAct } from "./act.ts";
import { ArchiveError } from "./error.ts";
import type { Folder } from "./folder.ts";
import {
  type ClosingReason,
  genesisBody,
  idOfKey,
  keyChangeBody,
  keyChangeText,
  keyholderId,
  logKeyOf,
  type Successor,
  successorBody,
  successorText,
} from "./governance.ts";
import { commitGroup } from "./group.ts";
import { closedLogs, keyholderRecipients } from "./keyholders.ts";
import { beginEpoch, newKeyring, readKeyring, vaultFiles, writeVaultFile } from "./keyring.ts";
import { layout, originOf } from "./layout.ts";
import { appendToLog, type LogEnd } from "./logWriter.ts";
import { archiveFileBytes, type LogMember, readArchiveFile, readMembers } from "./members.ts";
import { type DeviceKeys, type Ports, timeOf } from "./ports.ts";
import { rootAt } from "./prove.ts";
import { readMeFirst } from "./readMeFirst.ts";

/** Keys of a new archive: the device's, and the recovery seed that goes onto the sheet and nowhere else. */
export interface NewKeys {
  readonly device: DeviceKeys;
  /** 32 bytes. */
  readonly recoverySeed: Uint8Array;
}

/** Draws the keys of a device for a new archive, or, with a recovery seed, of a further device for an archive that is there. */
export function drawKeys(ports: Pick<Ports, "crypto" | "random">, recoverySeed?: Uint8Array): NewKeys {
  const seed = recoverySeed ?? ports.random(32);
  const logSeed = ports.random(32);
  const device: DeviceKeys = {
    archive: idOfKey(ports.crypto, ports.crypto.ed25519Public(seed)),
    log: idOfKey(ports.crypto, ports.crypto.ed25519Public(logSeed)),
    logSeed,
    keyholderSeed: ports.random(32),
    identity: ports.random(32),
  };
  return { device, recoverySeed: seed };
}

/** The age secret of a recovery sheet: every vault file is wrapped to it too. */
export function recoveryIdentity(ports: Pick<Ports, "crypto">, recoverySeed: Uint8Array): Uint8Array {
  return hkdf(ports.crypto, recoverySeed, new Uint8Array(0), "witness-archive/1 recovery", 32);
}

/** Makes an archive in an empty folder. Throws `exists`. `state` is the new device's state folder. */
export async function createArchive(ports: Ports, state: Folder, keys: NewKeys): Promise<void> {
  if ((await ports.folder.list("")).length > 0)
    throw new ArchiveError("exists", "an archive needs a new or an empty folder, and something is already here");
  const recovery = formatRecipient(ports.crypto.x25519Public(recoveryIdentity(ports, keys.recoverySeed)));
  const keyring = newKeyring(ports);
  const own = formatRecipient(ports.crypto.x25519Public(keys.device.identity));
  await ports.folder.write(layout.readMe, utf8(readMeFirst));
  await writeVaultFile(ports, keyring, [...keyring.units.values()], [own, recovery]);
  await beginLog(ports, state, keys, []);
  const file = {
    logs: [logKeyOf(ports.crypto, ports.crypto.ed25519Public(keys.device.logSeed))],
    recoveryKey: ports.crypto.ed25519Public(keys.recoverySeed),
  };
  await ports.folder.replace(layout.archiveFile, archiveFileBytes(ports, file));
}

/**
 * Starts this device's own log in an archive that is there (a copied folder): genesis, the keyholder's key, and the vault
 * wrapped to it, with the recovery seed from the sheet. With `closing` it goes on for a log that ends there: whoever held a key
 * in that log alone loses the vault. Throws `bad-input` when the seed is not this archive's, `not-found` for a log or size
 * that is not here.
 */
export async function addDevice(
  ports: Ports,
  state: Folder,
  keys: NewKeys,
  closing: Closing | null = null,
): Promise<void> {
  const file = await readArchiveFile(ports);
  if (idOfKey(ports.crypto, file.recoveryKey) !== keys.device.archive) {
    throw new ArchiveError("bad-input", "this recovery sheet belongs to another archive");
  }
  const members = await readMembers(ports, file);
  const keyring = await readKeyring(ports, [recoveryIdentity(ports, keys.recoverySeed)]);
  if (keyring.own === null)
    throw new ArchiveError(
      "corrupt",
      `none of the ${(await vaultFiles(ports)).length} vault files opens with this recovery sheet`,
    );
  const successor = closing === null ? null : await successorOf(ports, members, keys, closing);
  const recipients = await keyholderRecipients(ports, members, closing === null ? [] : [closing.log]);
  recipients.add(formatRecipient(ports.crypto.x25519Public(keys.device.identity)));
  await writeVaultFile(ports, keyring, [...keyring.units.values()], [...recipients]);
  const seen = members.map(({ key, checkpoint }) => ({
    origin: key.name,
    size: checkpoint.size,
    root: toHex(checkpoint.root),
  }));
  await beginLog(ports, state, keys, seen, successor);
  const logKey = logKeyOf(ports.crypto, ports.crypto.ed25519Public(keys.device.logSeed));
  // Before the log is named: a device that is named finds the vault as it is to be.
  if (closing !== null) await beginEpoch(ports, keyring, [], [...recipients]);
  await ports.folder.replace(layout.archiveFile, archiveFileBytes(ports, { ...file, logs: [...file.logs, logKey] }));
}

/** A log that ends: up to which size it is trusted, and why. */
export interface Closing {
  readonly log: string;
  /** null for all that is here. */
  readonly size: number | null;
  readonly reason: ClosingReason;
}

async function successorOf(
  ports: Ports,
  members: readonly LogMember[],
  keys: NewKeys,
  { log, size: given, reason }: Closing,
): Promise<Successor> {
  const member = members.find((one) => one.log === log);
  const size = given ?? member?.checkpoint.size ?? 0;
  const root = member === undefined ? null : await rootAt(ports, member, size);
  if (member === undefined || root === null)
    throw new ArchiveError(
      "not-found",
      `there is no log "${log.slice(0, 32)}" of ${size} acts or more to be closed here`,
    );
  if ((await closedLogs(ports, members)).has(log))
    throw new ArchiveError("exists", `log "${log}" was closed before, and another goes on for it`);
  const whole = { closed: member.key.name, reason, root: toHex(root), size };
  const origin = originOf(keys.device.log);
  return { ...whole, signature: ports.crypto.ed25519Sign(keys.recoverySeed, successorText(origin, whole)) };
}

async function beginLog(
  ports: Ports,
  state: Folder,
  keys: NewKeys,
  seen: readonly { origin: string; size: number; root: string }[],
  successor: Successor | null = null,
): Promise<void> {
  const { crypto } = ports;
  const device = { keys: keys.device, state };
  const logKey = logKeyOf(crypto, crypto.ed25519Public(keys.device.logSeed));
  const recoveryRecipient = formatRecipient(crypto.x25519Public(recoveryIdentity(ports, keys.recoverySeed)));
  const genesis = genesisBody(crypto, {
    logKey,
    recoveryKey: crypto.ed25519Public(keys.recoverySeed),
    recoveryRecipient,
  });
  const change = {
    action: "add",
    key: crypto.ed25519Public(keys.device.keyholderSeed),
    recipient: formatRecipient(crypto.x25519Public(keys.device.identity)),
    size: null,
    origin: null,
  } as const;
  const signature = crypto.ed25519Sign(keys.recoverySeed, keyChangeText(logKey.name, change));
  const end: LogEnd = { checkpoint: null, edge: new RightEdge(crypto), lines: [], leaves: [] };
  const acts = [
    publicAct(ports, keys.device, "genesis", genesis),
    publicAct(ports, keys.device, "key", keyChangeBody({ ...change, signature })),
    ...(successor === null ? [] : [publicAct(ports, keys.device, "successor", successorBody(successor))]),
  ];
  await ports.folder.sync();
  const group = commitGroup(ports, device, end.edge, acts, seen);
  await appendToLog(ports, device, end, group.acts, group.edge);
}

/** A public act of the archive's own; what is `hidden` in it is sealed in the keyholders' own unit. */
export function publicAct(
  ports: Ports,
  keys: DeviceKeys,
  kind: string,
  body: Json,
  hidden: { readonly private: Json; readonly own: Unit } | null = null,
): WrittenAct {
  const by = keyholderId(ports.crypto, ports.crypto.ed25519Public(keys.keyholderSeed));
  const head = { by, kind, refs: [], time: timeOf(ports.clock) };
  const content: ActContent = { head, body, private: hidden?.private ?? null };
  return writeAct(ports.crypto, ports.random, content, null, hidden?.own ?? null);
}
