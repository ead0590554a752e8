import { isHex, toHex } from "../bytes/hex.ts";
import type { Json } from "../bytes/json.ts";
import { sameBytes, utf8 } from "../bytes/text.ts";
import { parseNote } from "../log/note.ts";
import { ArchiveError } from "./error.ts";
import type { FolderEntry } from "./folder.ts";
import { governanceBodies } from "./keyholders.ts";
import { layout, limits, logOf } from "./layout.ts";
import { readCheckpoint, type SignedCheckpoint } from "./logReader.ts";
import type { LogMember } from "./members.ts";
import type { Ports } from "./ports.ts";
import { rootAt } from "./prove.ts";

/**
 * What a person found when she judged an alarm: a copy of this device's keys and folder was written to as well (`copied`), a
 * backup was put back (`restored`), somebody else signed with the key (`attack`), or none of these (`other`, see why).
 */
export const alarmJudgements = ["copied", "restored", "attack", "other"] as const;
export type AlarmJudgement = (typeof alarmJudgements)[number];

/** One file in `alarms/`. It stays there for ever, judged or not. */
export interface AlarmFile {
  readonly name: string;
  /** SHA-256 of its bytes, 64 hex digits. */
  readonly sha256: string;
  /** Where the `alarm` act that judges it stands; null while nobody has. */
  readonly judged: { readonly log: string; readonly index: number; readonly judgement: AlarmJudgement } | null;
}

/** What an `alarm` act says in the open. */
export interface AlarmBody {
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly judgement: AlarmJudgement;
}

/** Reads the open part of an `alarm` act; null when malformed. */
export function parseAlarm(body: Json | null): AlarmBody | null {
  if (body === null || typeof body !== "object" || Array.isArray(body)) return null;
  const { files, judgement } = body as Record<string, Json>;
  const known = alarmJudgements.find((one) => one === judgement);
  if (known === undefined || !Array.isArray(files) || files.length === 0 || files.length > 1000) return null;
  const named: { name: string; sha256: string }[] = [];
  for (const file of files) {
    if (file === null || typeof file !== "object" || Array.isArray(file)) return null;
    const { name, sha256 } = file as Record<string, Json>;
    if (typeof name !== "string" || !isAlarmName(name) || typeof sha256 !== "string" || !isHex(sha256, 64)) return null;
    named.push({ name, sha256 });
  }
  return { files: named, judgement: known };
}

/** Holds a signed state against what stands here, whichever log it is of; one that contradicts it is kept as evidence. */
export async function weighNote(
  ports: Ports,
  members: readonly LogMember[],
  note: Uint8Array,
): Promise<"follows" | "unsigned" | "alarm"> {
  for (const member of members) {
    const theirs = readCheckpoint(ports, note, member.key);
    if (theirs === null) continue;
    const root = await rootAt(ports, member, theirs.size);
    if (root !== null && sameBytes(root, theirs.root)) return "follows";
    await keepEvidence(ports, member.checkpoint, theirs);
    return "alarm";
  }
  return "unsigned";
}

/**
 * Keeps both notes of a log that contradict each other in `alarms/`; a state that is kept there already is not kept twice, so
 * that an alarm that was judged is not raised again by it. Durable when it returns.
 */
export async function keepEvidence(
  ports: Pick<Ports, "folder" | "crypto">,
  ours: SignedCheckpoint,
  theirs: SignedCheckpoint,
): Promise<void> {
  const told = parseNote(theirs.note)?.text ?? "";
  for (const entry of await ports.folder.list(layout.alarms)) {
    const kept = await ports.folder.read(`${layout.alarms}/${entry.name}`, limits.checkpoint).catch(() => null);
    if (kept !== null && parseNote(kept)?.text === told) return;
  }
  const short = toHex(ports.crypto.sha256(utf8(told))).slice(0, 8);
  const name = `${layout.alarms}/${logOf(ours.origin)!}.${ours.size}.${theirs.size}.${short}`;
  await ports.folder.replace(`${name}.ours`, ours.note);
  await ports.folder.replace(`${name}.theirs`, theirs.note);
}

/** Whether an entry of `alarms/` is evidence: a file of a name that the archive gives. What else stands there belongs to nothing. */
export function isEvidence(entry: FolderEntry): boolean {
  return entry.kind === "file" && isAlarmName(entry.name);
}

/** Every alarm file with its judgement. Costs a walk through the logs, but only where there is an alarm. */
export async function readAlarms(ports: Ports, members: readonly LogMember[]): Promise<readonly AlarmFile[]> {
  const entries = (await ports.folder.list(layout.alarms)).filter(isEvidence);
  if (entries.length === 0) return [];
  const judged = new Map<string, AlarmFile["judged"]>();
  for (const member of members) {
    for await (const { index, body } of governanceBodies(ports, member, "alarm")) {
      const act = parseAlarm(body);
      for (const { name, sha256 } of act?.files ?? [])
        judged.set(`${name} ${sha256}`, { log: member.log, index, judgement: act!.judgement });
    }
  }
  const files: AlarmFile[] = [];
  for (const { name } of entries) {
    const sha256 = await digestOfEvidence(ports, name);
    files.push({ name, sha256, judged: judged.get(`${name} ${sha256}`) ?? null });
  }
  return files;
}

/** SHA-256 of a file in `alarms/`, however large; empty when it cannot be read. */
export async function digestOfEvidence(ports: Pick<Ports, "folder" | "crypto">, name: string): Promise<string> {
  const digest = ports.crypto.startDigest();
  try {
    for await (const piece of ports.folder.stream(`${layout.alarms}/${name}`)) digest.update(piece);
    return toHex(digest.finish());
  } catch (error) {
    if (error instanceof ArchiveError) return "";
    throw error;
  }
}

function isAlarmName(name: string): boolean {
  return /^[a-z0-9][a-z0-9.]{0,99}$/.test(name);
}
