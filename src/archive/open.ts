import { fromHex, isHex, toHex } from "../bytes/hex.ts";
import type { Json } from "../bytes/json.ts";
import { newUnit, type Unit } from "../seal/unit.ts";
import { type WrittenAct, writeAct } from "./act.ts";
import type { Act, ActDraft, Archive, KeptObject, LogState, Position } from "./archive.ts";
import { ArchiveError } from "./error.ts";
import { governanceKinds, idOfKey, keyholderId, type SeenLog } from "./governance.ts";
import { commitGroup } from "./group.ts";
import { keyholderRecipients } from "./keyholders.ts";
import { type Keyring, readKeyring, writeVaultFile } from "./keyring.ts";
import { layout, limits, originOf } from "./layout.ts";
import { appendToLog, type LogEnd, recover } from "./logWriter.ts";
import { type LogMember, readArchiveFile, readMembers } from "./members.ts";
import { loadObject, storeObject, verified } from "./object.ts";
import { type Device, type DeviceKeys, type Ports, timeOf } from "./ports.ts";
import { type ActProof, proveAct } from "./prove.ts";
import { readAct, replayLogs } from "./replay.ts";

/**
 * Opens an archive. With a `device` it can be written, after rolling forward what a crash left; without, or where this
 * device may not write, it is read-only. `keys` open what is sealed. Never replays the log.
 */
export async function openArchive(ports: Ports, keys: DeviceKeys | null, device: Device | null): Promise<Archive> {
  const file = await readArchiveFile(ports);
  const notices: string[] = [];
  let readOnly: Archive["readOnly"] = device === null ? (keys === null ? "no-keys" : "asked") : null;
  let end: LogEnd | null = null;
  if ((await ports.folder.list(layout.alarms)).length > 0) {
    readOnly = "alarm";
    notices.push(
      "two signed checkpoints contradict each other: see alarms/; nothing is written until a person has judged",
    );
  }
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
  const keyring = await readKeyring(ports, keys === null ? [] : [keys.identity]);
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

class LocalArchive implements Archive {
  readonly id: string;
  readonly readOnly: Archive["readOnly"];
  readonly notices: readonly string[];
  readonly keyholder: string;
  readonly #ports: Ports;
  readonly #keyring: Keyring;
  readonly #device: Device | null;
  #members: LogMember[];
  #end: LogEnd | null;
  #recipients: Set<string> | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    ports: Ports,
    id: string,
    members: LogMember[],
    keyring: Keyring,
    keys: DeviceKeys | null,
    device: Device | null,
    end: LogEnd | null,
    readOnly: Archive["readOnly"],
    notices: readonly string[],
  ) {
    this.id = id;
    this.readOnly = readOnly;
    this.notices = notices;
    this.keyholder = keys === null ? "" : keyholderId(ports.crypto, ports.crypto.ed25519Public(keys.keyholderSeed));
    this.#ports = ports;
    this.#members = members;
    this.#keyring = keyring;
    this.#device = device;
    this.#end = end;
  }

  get size(): number {
    return this.#members.reduce((sum, member) => sum + member.checkpoint.size, 0);
  }

  get ownUnit(): string {
    return this.#keyring.own?.id ?? "";
  }

  append(drafts: readonly ActDraft[]): Promise<readonly Act[]> {
    return this.#inTurn(() => this.#append(drafts));
  }

  replay(after: Position = {}): AsyncIterable<Act> {
    return replayLogs(this.#ports, this.#members, this.#keyring, after);
  }

  async actAt(log: string, index: number): Promise<Act | null> {
    const member = this.#members.find((candidate) => candidate.log === log);
    if (member === undefined || !(index >= 0 && index < member.checkpoint.size)) return null;
    return await readAct(this.#ports, member, this.#keyring, index);
  }

  async prove(log: string, index: number): Promise<ActProof> {
    const member = this.#members.find((candidate) => candidate.log === log);
    if (member === undefined) throw new ArchiveError("not-found", `there is no log "${log.slice(0, 32)}" here`);
    return await proveAct(this.#ports, member, index);
  }

  position(): Position {
    return Object.fromEntries(this.#members.map((member) => [member.log, member.checkpoint.size]));
  }

  putObject(bytes: AsyncIterable<Uint8Array>, unit: string | null): Promise<KeptObject> {
    this.#writable();
    return storeObject(this.#ports, bytes, unit === null ? null : this.#unit(unit), this.#keyring.own);
  }

  getObject(object: string): AsyncIterable<Uint8Array> {
    return loadObject(this.#ports, object, this.#keyring);
  }

  getStored(object: string): AsyncIterable<Uint8Array> {
    return verified(this.#ports, object, this.#ports.folder.stream(layout.object(object)));
  }

  async hasObject(object: string): Promise<boolean> {
    return isHex(object, 64) && (await this.#ports.folder.size(layout.object(object))) !== null;
  }

  newUnit(): Promise<string> {
    return this.#inTurn(async () => {
      this.#writable();
      const unit = newUnit(this.#ports.crypto, this.#ports.random);
      this.#recipients ??= await keyholderRecipients(this.#ports, this.#members);
      await writeVaultFile(this.#ports, this.#keyring, [unit], [...this.#recipients]);
      await this.#ports.folder.sync();
      this.#keyring.units.set(unit.id, unit);
      return unit.id;
    });
  }

  units(): readonly string[] {
    return [...this.#keyring.units.keys()];
  }

  checkpoints(): readonly LogState[] {
    return this.#members.map(({ log, key, checkpoint }) => ({
      log,
      origin: key.name,
      size: checkpoint.size,
      root: toHex(checkpoint.root),
      note: new TextDecoder().decode(checkpoint.note),
    }));
  }

  async close(): Promise<void> {
    await this.#queue.catch(() => undefined);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.catch(() => undefined).then(work);
    this.#queue = turn;
    return turn;
  }

  #writable(): { device: Device; end: LogEnd } {
    if (this.readOnly !== null || this.#device === null || this.#end === null) {
      throw new ArchiveError(
        "read-only",
        `nothing can be added to this archive now (${this.readOnly ?? "an earlier write failed: open it again"})`,
      );
    }
    return { device: this.#device, end: this.#end };
  }

  #unit(id: string): Unit {
    const unit = this.#keyring.units.get(id);
    if (unit === undefined)
      throw new ArchiveError("withheld", `the key of consent unit "${id.slice(0, 32)}" is not here`);
    return unit;
  }

  async #append(drafts: readonly ActDraft[]): Promise<readonly Act[]> {
    const { device, end } = this.#writable();
    if (drafts.length === 0) return [];
    if (drafts.length > limits.actsInCommit)
      throw new ArchiveError(
        "bad-input",
        `${drafts.length} acts are too many for one commit; at most ${limits.actsInCommit}`,
      );
    for (const draft of drafts) checkDraft(draft);
    const time = timeOf(this.#ports.clock);
    const written = drafts.map((draft) => this.#write(draft, time));
    const group = commitGroup(this.#ports, device, end.edge, written, this.#seen(device));
    await this.#ports.folder.sync();
    // Until the batch is settled this end is not to be built upon: a failure asks for a new opening, which rolls forward.
    this.#end = null;
    const next = await appendToLog(this.#ports, device, end, group.acts, group.edge);
    this.#end = next;
    this.#members = this.#members.map((member) =>
      member.log === device.keys.log ? { ...member, checkpoint: next.checkpoint! } : member,
    );
    return drafts.map((draft, i) => ({
      ref: toHex(group.refs[i]!),
      log: device.keys.log,
      index: end.edge.size + i,
      kind: draft.kind,
      time,
      by: this.keyholder,
      refs: draft.refs,
      body: draft.body,
      private: draft.private ?? null,
      unit: draft.unit,
      withheld: false,
    }));
  }

  #write(draft: ActDraft, time: string): WrittenAct {
    const head = { by: this.keyholder, kind: draft.kind, refs: draft.refs, time };
    const content = { head, body: draft.body, private: draft.private ?? (null as Json) };
    const unit = draft.unit === null ? null : this.#unit(draft.unit);
    return writeAct(this.#ports.crypto, this.#ports.random, content, unit, this.#keyring.own);
  }

  #seen(device: Device): SeenLog[] {
    const others = this.#members.filter((member) => member.log !== device.keys.log);
    return others.map(({ log, checkpoint }) => ({
      origin: originOf(log),
      size: checkpoint.size,
      root: toHex(checkpoint.root),
    }));
  }
}

function checkDraft(draft: ActDraft): void {
  if (!/^[a-z][a-z0-9-]{1,63}$/.test(draft.kind))
    throw new ArchiveError(
      "bad-input",
      `"${draft.kind.slice(0, 80)}" is no kind of act: two to 64 of a-z, 0-9 and - are`,
    );
  if (governanceKinds.has(draft.kind))
    throw new ArchiveError("bad-input", `acts of kind "${draft.kind}" are the archive's own`);
  if (draft.refs.length > limits.refs)
    throw new ArchiveError(
      "too-large",
      `an act refers to ${draft.refs.length} others; at most ${limits.refs} are allowed`,
    );
  for (const ref of draft.refs)
    if (fromHex(ref)?.length !== 32)
      throw new ArchiveError("bad-input", `"${ref.slice(0, 80)}" is no act: acts are named by 64 hex digits`);
}
