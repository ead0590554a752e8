import { parseAlarm } from "../archive/alarms.ts";
import {
  keyChangeText,
  keyholderId,
  parseGenesis,
  parseKeyChange,
  parseStamp,
  parseSuccessor,
  successorText,
} from "../archive/governance.ts";
import { toHex } from "../bytes/hex.ts";
import type { Json } from "../bytes/json.ts";
import { sameBytes } from "../bytes/text.ts";
import type { Walk } from "./checkedLog.ts";
import type { KeyAct } from "./examinePage.ts";

/** Looks into an act of governance and takes over what it rules: keys, the log it goes on for, stamps, judged alarms. */
export function checkGovernance(walk: Walk, { index, kind, body }: KeyAct): void {
  const { crypto, findings, log, key } = walk;
  if (kind === "genesis") {
    const genesis = parseGenesis(crypto, body);
    const fits =
      genesis !== null &&
      index === 0 &&
      sameBytes(genesis.logKey.publicKey, key.publicKey) &&
      sameBytes(genesis.recoveryKey, walk.file.recoveryKey);
    if (fits) walk.genesis = genesis;
    else
      findings.error(
        "bad-key",
        null,
        `the genesis of log "${log}" at ${index} does not name the keys that archive.json names`,
        log,
        index,
      );
  } else if (kind === "key") {
    const change = parseKeyChange(body);
    const signed =
      change !== null &&
      walk.genesis !== null &&
      crypto.ed25519Verify(walk.genesis.recoveryKey, keyChangeText(key.name, change), change.signature);
    if (!signed)
      findings.error(
        "bad-key",
        null,
        `the change of keys at act ${index} of log "${log}" is not signed by the recovery key`,
        log,
        index,
      );
    else if (change.action === "add")
      walk.keyholders.set(toHex(change.key), { from: index, trustedTo: Number.POSITIVE_INFINITY });
    else {
      const origin = change.origin ?? key.name;
      const by = keyholderId(crypto, change.key);
      walk.revocations.push({ origin, by, size: change.size!, index });
      const known = walk.keyholders.get(toHex(change.key));
      if (origin === key.name)
        walk.keyholders.set(toHex(change.key), { from: known?.from ?? index, trustedTo: change.size! });
    }
  } else if (kind === "successor") checkSuccessor(walk, index, body);
  else if (kind === "stamp") noteStamp(walk, index, body);
  else if (kind === "alarm") noteAlarm(walk, index, body);
}

/** A successor is the third act of a log, and the recovery key signs it. */
function checkSuccessor(walk: Walk, index: number, body: Json): void {
  const { crypto, findings, log, key } = walk;
  const successor = parseSuccessor(body);
  const signed =
    successor !== null &&
    walk.genesis !== null &&
    crypto.ed25519Verify(walk.genesis.recoveryKey, successorText(key.name, successor), successor.signature);
  if (index === 2 && signed) walk.goesOnFor = { ...successor, index };
  else
    findings.error(
      "bad-key",
      null,
      `the successor at act ${index} of log "${log}" is not its third act, or not signed by the recovery key`,
      log,
      index,
    );
}

function noteStamp(walk: Walk, index: number, body: Json): void {
  const stamp = parseStamp(body);
  if (stamp !== null) walk.stamps.push({ ...stamp, log: walk.log, index });
  else malformed(walk, index, "stamp");
}

function noteAlarm(walk: Walk, index: number, body: Json): void {
  const alarm = parseAlarm(body);
  if (alarm !== null) walk.judged.push({ ...alarm, index });
  else malformed(walk, index, "alarm");
}

function malformed({ findings, log }: Walk, index: number, kind: string): void {
  findings.error(
    "malformed",
    null,
    `act ${index} of log "${log}" is a ${kind} that is not written as the format says`,
    log,
    index,
  );
}
