import { isHex } from "../bytes/hex.ts";
import type { Json } from "../bytes/json.ts";
import { formatKey } from "../log/note.ts";
import { newUnit } from "../seal/unit.ts";
import type { WrittenAct } from "./act.ts";
import { type AlarmFile, type AlarmJudgement, readAlarms, weighNote } from "./alarms.ts";
import type {
  Act,
  ActDraft,
  Archive,
  LogState,
  NewKeyholder,
  Position,
  RevokedKeyholder,
  StampFile,
} from "./archive.ts";
import { publicAct } from "./create.ts";
import { actsOf, checkDrafts, writeDrafts } from "./drafts.ts";
import { ArchiveError } from "./error.ts";
import { FreshActs } from "./freshActs.ts";
import { keyholderId } from "./governance.ts";
import { commitGroup } from "./group.ts";
import type { KeptObject } from "./kept.ts";
import { signKeyChange } from "./keyChange.ts";
import { type Dispute, type Keyholder, keyholderRecipients, readDisputes, readKeyholders } from "./keyholders.ts";
import { addUnit, beginEpoch, type Keyring, unitNamed, writeVaultFile } from "./keyring.ts";
import { layout } from "./layout.ts";
import { appendToLog, type LogEnd } from "./logWriter.ts";
import { type LostAct, lostActs } from "./lost.ts";
import { type LogMember, memberNamed, stateOf } from "./members.ts";
import { loadObject, storeObject, verified } from "./object.ts";
import { type Device, type DeviceKeys, type Ports, timeOf } from "./ports.ts";
import { type ActProof, proveAct, proveGrowth } from "./prove.ts";
import { openAct, readAct, replayLogs } from "./replay.ts";
import { seenBy, seenLogs } from "./seenLogs.ts";
import { writeStampFiles } from "./stampFiles.ts";

/** An archive over a folder, as `openArchive` gives it. */
export class LocalArchive implements Archive {
  readonly id: string;
  #readOnly: Archive["readOnly"];
  readonly notices: readonly string[];
  readonly keyholder: string;
  readonly #ports: Ports;
  readonly #keyring: Keyring;
  readonly #device: Device | null;
  #members: LogMember[];
  #end: LogEnd | null;
  #recipients: Set<string> | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #fresh = new FreshActs();

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
    this.#readOnly = readOnly;
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

  get readOnly(): Archive["readOnly"] {
    return this.#readOnly;
  }

  get ownUnit(): string {
    return this.#keyring.own?.id ?? "";
  }

  /** The acts are written at once and only the commit waits its turn: whoever does not wait for one call before the next gains the disk's time. */
  async append(drafts: readonly ActDraft[]): Promise<readonly Act[]> {
    if (drafts.length === 0) return [];
    this.#ready();
    checkDrafts(drafts);
    const time = timeOf(this.#ports.clock);
    const writing = writeDrafts(this.#ports, drafts, { by: this.keyholder, time }, this.#keyring);
    // A failure is told when the turn comes.
    writing.catch(() => undefined);
    return await this.#inTurn(async () => this.#append(drafts, await writing, time));
  }

  async *replay(after: Position = {}): AsyncGenerator<Act> {
    yield* this.#fresh.after(after, this.#members) ?? replayLogs(this.#ports, this.#members, this.#keyring, after);
  }

  async actAt(log: string, index: number): Promise<Act | null> {
    const member = this.#members.find((candidate) => candidate.log === log);
    if (member === undefined || !(index >= 0 && index < member.checkpoint.size)) return null;
    return await readAct(this.#ports, member, this.#keyring, index);
  }

  async prove(log: string, index: number, note?: Uint8Array): Promise<ActProof> {
    return await proveAct(this.#ports, memberNamed(this.#members, log), index, note);
  }

  position(): Position {
    return Object.fromEntries(this.#members.map((member) => [member.log, member.checkpoint.size]));
  }

  async putObject(bytes: AsyncIterable<Uint8Array>, unit: string | null): Promise<KeptObject> {
    this.#ready();
    return await storeObject(
      this.#ports,
      bytes,
      unit === null ? null : unitNamed(this.#keyring, unit),
      this.#keyring.own,
    );
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
      await addUnit(this.#ports, this.#keyring, unit, await this.#recipientsNow());
      return unit.id;
    });
  }

  destroyUnits(units: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      this.#writable();
      this.#fresh.forget();
      if (units.includes(this.ownUnit))
        throw new ArchiveError("bad-input", "the keyholders' own unit cannot be destroyed");
      for (const id of units) if (!this.#keyring.withdrawn.has(id)) unitNamed(this.#keyring, id);
      await beginEpoch(this.#ports, this.#keyring, units, await this.#recipientsNow());
    });
  }

  withdrawn(): readonly string[] {
    return [...this.#keyring.withdrawn];
  }

  seenBy(log: string, index: number): Promise<readonly { log: string; seen: boolean }[]> {
    return seenBy(this.#ports, this.#members, this.#keyring, { log, index });
  }

  changeKeys(recoverySeed: Uint8Array, change: NewKeyholder | RevokedKeyholder): Promise<Act> {
    return this.#inTurn(async () => {
      const { device } = this.#writable();
      const body = signKeyChange(this.#ports, this.id, device.keys.log, recoverySeed, change);
      const act = await this.#appendOwn("key", body);
      this.#recipients = null;
      const recipients = await this.#recipientsNow();
      if (change.action === "revoke") await beginEpoch(this.#ports, this.#keyring, [], recipients);
      else await writeVaultFile(this.#ports, this.#keyring, [...this.#keyring.units.values()], recipients);
      return act;
    });
  }

  keyholders(): Promise<readonly Keyholder[]> {
    return readKeyholders(this.#ports, this.#members);
  }

  disputes(): Promise<readonly Dispute[]> {
    return readDisputes(this.#ports, this.#members);
  }

  keepStamp(state: LogState, files: readonly StampFile[]): Promise<Act> {
    return this.#inTurn(async () => {
      this.#writable();
      return await this.#appendOwn("stamp", await writeStampFiles(this.#ports, state, files));
    });
  }

  async proveGrowth(log: string, from: number, to: number): Promise<readonly Uint8Array[]> {
    return await proveGrowth(this.#ports, memberNamed(this.#members, log), from, to);
  }

  async weigh(note: Uint8Array): Promise<"follows" | "unsigned" | "alarm"> {
    const found = await weighNote(this.#ports, this.#members, note);
    const open = found === "alarm" && (await this.alarms()).some((file) => file.judged === null);
    if (open && (this.#readOnly === null || this.#readOnly === "asked")) this.#readOnly = "alarm";
    return found;
  }

  alarms(): Promise<readonly AlarmFile[]> {
    return readAlarms(this.#ports, this.#members);
  }

  judgeAlarms(judgement: AlarmJudgement, why: string): Promise<Act> {
    return this.#inTurn(async () => {
      const files = (await this.alarms()).filter((file) => file.judged === null && file.sha256 !== "");
      if (files.length === 0) throw new ArchiveError("not-found", "there is no alarm here that nobody has judged");
      const own = this.#keyring.own;
      if (this.#readOnly === "alarm" && this.#end !== null && own !== null) this.#readOnly = null;
      const { device, end } = this.#writable();
      const body = { files: files.map(({ name, sha256 }) => ({ name, sha256 })), judgement };
      const act = publicAct(this.#ports, device.keys, "alarm", body, { private: { why }, own: own! });
      const group = await this.#commit(device, end, [act]);
      return (await this.actAt(device.keys.log, group.first))!;
    });
  }

  lostActs(): AsyncIterable<LostAct> {
    return lostActs(this.#ports, this.#members, this.#keyring);
  }

  units(): readonly string[] {
    return [...this.#keyring.units.keys()];
  }

  logKeys(): readonly string[] {
    return this.#members.map(({ key }) => formatKey(this.#ports.crypto, key));
  }

  checkpoints(): readonly LogState[] {
    return this.#members.map(stateOf);
  }

  async close(): Promise<void> {
    await this.#queue.catch(() => undefined);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.catch(() => undefined).then(work);
    this.#queue = turn;
    return turn;
  }

  /** Throws unless this archive may be written to at all. */
  #ready(): Device {
    if (this.readOnly !== null || this.#device === null) {
      throw new ArchiveError("read-only", `nothing can be added to this archive now (${this.readOnly ?? "no-keys"})`);
    }
    return this.#device;
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

  async #append(drafts: readonly ActDraft[], written: readonly WrittenAct[], time: string): Promise<readonly Act[]> {
    const { device, end } = this.#writable();
    const group = await this.#commit(device, end, written);
    const acts = actsOf(drafts, group.refs, { log: device.keys.log, first: group.first, by: this.keyholder, time });
    this.#fresh.remember([...acts, group.commit]);
    return acts;
  }

  /** Appends one public act of the archive's own. */
  async #appendOwn(kind: string, body: Json): Promise<Act> {
    const { device, end } = this.#writable();
    const group = await this.#commit(device, end, [publicAct(this.#ports, device.keys, kind, body)]);
    return (await this.actAt(device.keys.log, group.first))!;
  }

  async #commit(
    device: Device,
    end: LogEnd,
    written: readonly WrittenAct[],
  ): Promise<{ first: number; refs: readonly Uint8Array[]; commit: Act }> {
    const group = commitGroup(this.#ports, device, end.edge, written, seenLogs(this.#members, device.keys.log));
    const first = end.edge.size;
    await this.#ports.folder.sync();
    // Until the batch is settled this end is not to be built upon: a failure asks for a new opening, which rolls forward.
    this.#end = null;
    const next = await appendToLog(this.#ports, device, end, group.acts, group.edge);
    this.#end = next;
    this.#members = this.#members.map((member) =>
      member.log === device.keys.log ? { ...member, checkpoint: next.checkpoint! } : member,
    );
    const { line, leaf } = group.acts.at(-1)!;
    const commit = openAct(this.#ports, device.keys.log, next.edge.size - 1, line, leaf, this.#keyring);
    return { first, refs: group.refs, commit };
  }

  async #recipientsNow(): Promise<string[]> {
    this.#recipients ??= await keyholderRecipients(this.#ports, this.#members);
    return [...this.#recipients];
  }
}
