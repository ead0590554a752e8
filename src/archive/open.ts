import { readAlarms } from "./alarms.ts";
import type { Archive } from "./archive.ts";
import { idOfKey } from "./governance.ts";
import { closedLogs, keyholderRecipients } from "./keyholders.ts";
import { beginEpoch, gatherVault, hasOldEpochs, isShutOut, manyVaultFiles, readKeyring } from "./keyring.ts";
import { layout } from "./layout.ts";
import { LocalArchive } from "./localArchive.ts";
import { type LogEnd, recover } from "./logWriter.ts";
import { readArchiveFile, readMembers } from "./members.ts";
import type { Device, DeviceKeys, Ports } from "./ports.ts";

/**
 * Opens an archive. With a `device` it can be written, after rolling forward what a crash left; without, or where this
 * device may not write, it is read-only. `keys` open what is sealed. Never replays the log.
 */
export async function openArchive(ports: Ports, keys: DeviceKeys | null, device: Device | null): Promise<Archive> {
  const file = await readArchiveFile(ports);
  const notices: string[] = [];
  let readOnly: Archive["readOnly"] = device === null ? (keys === null ? "no-keys" : "asked") : null;
  let end: LogEnd | null = null;
  if (device !== null && readOnly === null) {
    const mine = (await readMembers(ports, file)).find((member) => member.log === device.keys.log);
    const found = mine === undefined ? null : await recover(ports, device, mine.checkpoint);
    if (found === null) readOnly = "no-keys";
    else if (found.state === "rolled-back") {
      readOnly = "rolled-back";
      notices.push(
        `this device last signed ${found.signed}, but the archive here holds ${found.found}: it is older or forked, and both are kept`,
      );
    } else {
      end = found.end;
      if (found.state === "rolled-forward")
        notices.push("a batch that was signed before a crash was written to its end");
      await clearIncoming(ports, notices);
    }
  }
  const members = await readMembers(ports, file);
  if ((await readAlarms(ports, members)).some((alarm) => alarm.judged === null)) {
    if (readOnly !== "rolled-back" && readOnly !== "no-keys") readOnly = "alarm";
    notices.push(
      'two signed checkpoints contradict each other: see "gawah alarm"; nothing is written until a person has judged',
    );
  }
  if (keys !== null && readOnly !== "no-keys") {
    const closed = (await closedLogs(ports, members)).get(keys.log);
    if (closed !== undefined) {
      if (readOnly === null) readOnly = "closed";
      notices.push(
        `this device's log was closed at ${closed.size} acts (${closed.reason}); log ${closed.by} goes on for it`,
      );
    }
  }
  const keyring = await readKeyring(ports, keys === null ? [] : [keys.identity]);
  if (readOnly === null && (await isShutOut(ports, keyring))) {
    readOnly = "no-keys";
    notices.push(
      "the newest keys of this archive are not wrapped to this device: its key was revoked; what it could open before it still opens",
    );
  }
  if (readOnly === null && keyring.own !== null && (await hasOldEpochs(ports, keyring))) {
    await beginEpoch(ports, keyring, [], [...(await keyholderRecipients(ports, members))]);
    notices.push(
      "keys of an earlier epoch that came back with a copy were wrapped anew, without those that were withdrawn",
    );
  }
  if (readOnly === null && keyring.opened.size > manyVaultFiles) {
    await gatherVault(ports, keyring, [...(await keyholderRecipients(ports, members))]);
  }
  for (const path of keyring.damaged)
    notices.push(`the vault file "${path}" is damaged: restore it from a copy, else what its keys seal stays closed`);
  return new LocalArchive(
    ports,
    idOfKey(ports.crypto, file.recoveryKey),
    members,
    keyring,
    keys,
    device,
    end,
    readOnly,
    notices,
  );
}

async function clearIncoming(ports: Ports, notices: string[]): Promise<void> {
  const left = await ports.folder.list(layout.incoming);
  for (const entry of left) await ports.folder.remove(`${layout.incoming}/${entry.name}`);
  if (left.length > 0) notices.push(`${left.length} half-written files that nobody had acknowledged were removed`);
}
