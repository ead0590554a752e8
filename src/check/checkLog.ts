import { headOf, openLine, parseLeaf, parseLine, wrongSlots } from "../archive/act.ts";
import { type AlarmBody, parseAlarm } from "../archive/alarms.ts";
import {
  type ArchiveFile,
  type Commit,
  commitText,
  type Genesis,
  governanceKinds,
  keyChangeText,
  keyholderId,
  parseCommit,
  parseGenesis,
  parseKeyChange,
  parseStamp,
  parseSuccessor,
  type SeenLog,
  type StampBody,
  type Successor,
  successorText,
} from "../archive/governance.ts";
import { layout, limits, logOf } from "../archive/layout.ts";
import { placeIn, readCheckpoint, type SignedCheckpoint, splitLines } from "../archive/logReader.ts";
import { fromHex, toHex } from "../bytes/hex.ts";
import type { Json } from "../bytes/json.ts";
import { sameBytes } from "../bytes/text.ts";
import { RightEdge } from "../log/edge.ts";
import type { VerifierKey } from "../log/note.ts";
import { decodeBundle, tileWidth } from "../log/tiles.ts";
import { leafHash } from "../log/tree.ts";
import type { CheckOptions, CheckPorts } from "./checkArchive.ts";
import { checkLogFiles, PageFiles } from "./checkLogFiles.ts";
import type { Findings, LogReport } from "./finding.ts";

/** What a `stamp` act says, and where it stands. */
export interface LoggedStamp extends StampBody {
  readonly log: string;
  readonly index: number;
}

/** A revocation that the recovery key signed: acts by the key from `size` of the log on are disputed. */
export interface Revocation {
  /** The log whose acts are meant. */
  readonly origin: string;
  /** Id of the keyholder's key. */
  readonly by: string;
  readonly size: number;
  readonly index: number;
}

/** What an act says of itself in the open. */
export interface ClaimedAct {
  readonly index: number;
  readonly kind: string;
  readonly time: string;
  readonly by: string;
  readonly object: string | null;
}

/** A log that was walked, with what other checks need from it. */
export interface CheckedLog extends LogReport {
  readonly key: VerifierKey;
  readonly checkpoint: SignedCheckpoint;
  readonly seen: readonly (SeenLog & { readonly index: number })[];
  /** Objects that open acts name, with the first act that does. */
  readonly named: ReadonlyMap<string, number>;
  /** What `stamp` acts of this log say, whichever log they date. */
  readonly stamps: readonly LoggedStamp[];
  /** Index and claimed time of every commit, in milliseconds since 1970 UTC; NaN where it is no time. */
  readonly claims: {
    readonly index: readonly number[];
    readonly time: readonly number[];
    /** Id of the keyholder's key that signed it; empty when the commit is malformed. */
    readonly by: readonly string[];
  };
  /** Every act with what it claims, where times are asked for. */
  readonly acts: readonly ClaimedAct[];
  /** Revocations that stand in this log, of keys of whichever log. */
  readonly revocations: readonly Revocation[];
  /** The log that this one goes on for; null when it is for none. */
  readonly goesOnFor: (Successor & { readonly index: number }) | null;
  /** What `alarm` acts of this log judge. */
  readonly judged: readonly (AlarmBody & { readonly index: number })[];
}

/** What is known of a log while walking it. */
interface Walk {
  readonly ports: CheckPorts;
  readonly key: VerifierKey;
  readonly log: string;
  readonly file: ArchiveFile;
  readonly findings: Findings;
  readonly edge: RightEdge;
  genesis: Genesis | null;
  /** Keyholders' keys by hex: from which index, and up to which size they are trusted. */
  readonly keyholders: Map<string, { from: number; trustedTo: number }>;
  group: { start: number; before: string; leaves: RightEdge; heads: { index: number; by: string }[] };
  commits: number;
  open: number;
  withheld: number;
  from: string | null;
  to: string | null;
  readonly seen: (SeenLog & { index: number })[];
  readonly named: Map<string, number>;
  readonly stamps: LoggedStamp[];
  readonly claims: { readonly index: number[]; readonly time: number[]; readonly by: string[] };
  readonly revocations: Revocation[];
  readonly knowsKind: CheckOptions["knowsKind"];
  /** Kinds that were told as unknown. */
  readonly newer: Set<string>;
  goesOnFor: CheckedLog["goesOnFor"];
  readonly acts: ClaimedAct[];
  readonly judged: (AlarmBody & { index: number })[];
}

/** Walks one log: checkpoint, pages, leaves, tiles, commits and keys. null when its checkpoint cannot be read at all. */
export async function checkLog(
  ports: CheckPorts,
  key: VerifierKey,
  file: ArchiveFile,
  findings: Findings,
  { onProgress, onTime, knowsKind }: CheckOptions,
): Promise<CheckedLog | null> {
  const log = logOf(key.name)!;
  const checkpoint = await readSigned(ports, log, key, findings);
  if (checkpoint === null) return null;
  const walk = begin(ports, key, log, file, findings, knowsKind);
  const files = new PageFiles(ports, log, checkpoint.size, findings);
  for (let number = 0; number * tileWidth < checkpoint.size; number++) {
    const page = await readPagePair(walk, checkpoint.size, number);
    const first = number * tileWidth;
    const count = Math.min(tileWidth, checkpoint.size - first);
    for (let i = 0; i < count; i++) checkAct(walk, first + i, page.lines[i], page.leaves[i]);
    if (onTime !== undefined) noteClaims(walk, first, count, page.lines);
    await files.compareTiles(walk.edge);
    onProgress?.({ bytes: page.bytes, acts: count });
  }
  finish(walk, checkpoint);
  await checkLogFiles(ports, log, checkpoint.size, findings);
  const { commits, open, withheld, from, to, seen, named, stamps, claims, acts, judged } = walk;
  return {
    log,
    origin: key.name,
    size: checkpoint.size,
    root: toHex(checkpoint.root),
    commits,
    open,
    withheld,
    from,
    to,
    heldTo: 0,
    policyTo: null,
    times: [],
    key,
    checkpoint,
    seen,
    named,
    stamps,
    claims,
    acts,
    revocations: walk.revocations,
    goesOnFor: walk.goesOnFor,
    closed: null,
    judged,
  };
}

async function readSigned(
  ports: CheckPorts,
  log: string,
  key: VerifierKey,
  findings: Findings,
): Promise<SignedCheckpoint | null> {
  const path = layout.checkpoint(log);
  const bytes = await ports.folder.read(path, limits.checkpoint).catch(() => null);
  if (bytes === null) {
    findings.error("missing", path, `the checkpoint of log "${log}" is missing or too large`, log);
    return null;
  }
  const checkpoint = readCheckpoint(ports, bytes, key);
  if (checkpoint === null)
    findings.error("bad-signature", path, `the checkpoint of log "${log}" is not one that its key signed`, log);
  return checkpoint;
}

function begin(
  ports: CheckPorts,
  key: VerifierKey,
  log: string,
  file: ArchiveFile,
  findings: Findings,
  knowsKind: CheckOptions["knowsKind"],
): Walk {
  const edge = new RightEdge(ports.crypto);
  const group = { start: 0, before: toHex(edge.root()), leaves: new RightEdge(ports.crypto), heads: [] };
  return {
    ports,
    key,
    log,
    file,
    findings,
    edge,
    group,
    genesis: null,
    keyholders: new Map(),
    commits: 0,
    open: 0,
    withheld: 0,
    from: null,
    to: null,
    seen: [],
    named: new Map(),
    stamps: [],
    claims: { index: [], time: [], by: [] },
    revocations: [],
    knowsKind,
    newer: new Set(),
    goesOnFor: null,
    acts: [],
    judged: [],
  };
}

async function readPagePair(
  walk: Walk,
  size: number,
  number: number,
): Promise<{ lines: Uint8Array[]; leaves: Uint8Array[]; bytes: number }> {
  const { ports, log, findings } = walk;
  const read = async (level: "acts" | "entries", most: number) => {
    const place = placeIn(size, level, number);
    const path = layout.tile(log, place);
    const bytes = await ports.folder.read(path, most).catch(() => null);
    const parts = bytes === null ? null : level === "acts" ? splitLines(bytes) : decodeBundle(bytes);
    if (bytes === null)
      findings.error(
        "missing",
        path,
        `${level === "acts" ? "a page of acts" : "a bundle of leaves"} is missing or too large`,
        log,
      );
    else if (parts === null || parts.length !== place.width) {
      findings.error(
        "malformed",
        path,
        `${parts?.length ?? "no readable"} acts stand here; ${place.width} were expected`,
        log,
      );
    }
    return { parts: parts ?? [], bytes: bytes?.length ?? 0 };
  };
  const page = await read("acts", limits.page);
  const bundle = await read("entries", (limits.leaf + 2) * tileWidth);
  return { lines: page.parts, leaves: bundle.parts, bytes: page.bytes + bundle.bytes };
}

function checkAct(
  walk: Walk,
  index: number,
  lineBytes: Uint8Array | undefined,
  leafBytes: Uint8Array | undefined,
): void {
  const { ports, findings, log } = walk;
  const hash = leafHash(ports.crypto, leafBytes ?? new Uint8Array(0));
  walk.edge.append(hash);
  const leaf = leafBytes === undefined ? null : parseLeaf(leafBytes);
  const where = `act ${index} of log "${log}"`;
  if (leafBytes !== undefined && leaf === null)
    findings.error("malformed", null, `the leaf of ${where} is not written as the format says`, log, index);
  if (leaf === null || lineBytes === undefined) {
    walk.group.leaves.append(hash);
    return;
  }
  if (toHex(ports.crypto.sha256(lineBytes)) !== leaf.stored) {
    findings.error(
      "changed",
      null,
      `${where} was changed: its line is not the one that its leaf commits to`,
      log,
      index,
    );
    walk.group.leaves.append(hash);
    return;
  }
  const line = parseLine(lineBytes);
  if (line === null) findings.error("malformed", null, `${where} is not written as the format says`, log, index);
  const wrong = line === null ? [] : wrongSlots(ports.crypto, leaf, line);
  for (const slot of wrong)
    findings.error("changed", null, `the ${slot} of ${where} is not what its leaf commits to`, log, index);
  const shown = line === null ? null : openLine(ports.crypto, line, null, new Map());
  const head = shown === null ? null : headOf(shown);
  if (head === null) walk.withheld++;
  else walk.open++;
  const body = shown?.values.body ?? null;
  if (head?.kind === "commit") {
    checkCommit(walk, index, head.time, body);
    return;
  }
  walk.group.leaves.append(hash);
  if (head === null) return;
  walk.group.heads.push({ index, by: head.by });
  if (governanceKinds.has(head.kind)) checkGovernance(walk, index, head.kind, body);
  else {
    noteObject(walk, index, body);
    if (walk.knowsKind !== undefined && !walk.knowsKind(head.kind)) noteNewer(walk, index, head.kind);
  }
  if (index === 0 && head.kind !== "genesis")
    findings.error("malformed", null, `entry 0 of log "${log}" is of kind "${head.kind}", not a genesis`, log, 0);
}

function checkGovernance(walk: Walk, index: number, kind: string, body: Json): void {
  const { ports, findings, log, key } = walk;
  if (kind === "genesis") {
    const genesis = parseGenesis(ports.crypto, body);
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
      ports.crypto.ed25519Verify(walk.genesis.recoveryKey, keyChangeText(key.name, change), change.signature);
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
      const by = keyholderId(ports.crypto, change.key);
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
  const { ports, findings, log, key } = walk;
  const successor = parseSuccessor(body);
  const signed =
    successor !== null &&
    walk.genesis !== null &&
    ports.crypto.ed25519Verify(walk.genesis.recoveryKey, successorText(key.name, successor), successor.signature);
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

function checkCommit(walk: Walk, index: number, time: string, body: Json): void {
  const { ports, findings, log, group } = walk;
  const commit = parseCommit(body);
  const reason = commit === null ? "is malformed" : whyNot(walk, index, commit);
  if (reason !== null)
    findings.error(
      "bad-commit",
      null,
      `the commit at act ${index} of log "${log}" ${reason}: acts ${group.start} to ${index - 1} are covered by no valid commit`,
      log,
      index,
    );
  else {
    walk.commits++;
    walk.seen.push(...commit!.seen.map((seen) => ({ ...seen, index })));
    const by = keyholderId(ports.crypto, fromHex(commit!.key)!);
    for (const head of group.heads) {
      if (head.by !== by)
        findings.error(
          "bad-commit",
          null,
          `act ${head.index} of log "${log}" says it is by keyholder ${head.by}, but the commit that covers it is by ${by}`,
          log,
          head.index,
        );
    }
  }
  if (walk.to !== null && time < walk.to)
    findings.warning(
      "bad-clock",
      null,
      `the clock went backwards before act ${index} of log "${log}": ${time} after ${walk.to}`,
      log,
      index,
    );
  walk.claims.index.push(index);
  walk.claims.time.push(Date.parse(time));
  walk.claims.by.push(commit === null ? "" : keyholderId(ports.crypto, fromHex(commit.key)!));
  walk.from ??= time;
  walk.to = time;
  // The commit itself is the next leaf: the root before the next group has it.
  walk.group = { start: index + 1, before: toHex(walk.edge.root()), leaves: new RightEdge(ports.crypto), heads: [] };
}

function whyNot(walk: Walk, index: number, commit: Commit): string | null {
  const { group, keyholders, ports } = walk;
  if (commit.origin !== walk.key.name) return "is of another log";
  if (commit.first !== group.start || commit.last !== index - 1)
    return `covers acts ${commit.first} to ${commit.last}, not ${group.start} to ${index - 1}`;
  if (commit.before !== group.before) return "names another root before it";
  if (commit.covered !== toHex(group.leaves.root())) return "names another root over its acts";
  if (!keyholders.has(commit.key)) return "is signed with a key that nobody added";
  if (!ports.crypto.ed25519Verify(fromHex(commit.key)!, commitText(commit), commit.signature))
    return "has a signature that does not hold";
  if (index >= keyholders.get(commit.key)!.trustedTo) return "is signed with a key that was revoked before";
  return null;
}

function finish(walk: Walk, checkpoint: SignedCheckpoint): void {
  const { findings, log } = walk;
  if (!sameBytes(walk.edge.root(), checkpoint.root)) {
    findings.error(
      "changed",
      layout.checkpoint(log),
      `the leaves of log "${log}" give the root ${toHex(walk.edge.root())}; its checkpoint signs ${toHex(checkpoint.root)}`,
      log,
    );
  }
  if (walk.group.start < checkpoint.size) {
    findings.error(
      "uncovered",
      null,
      `acts ${walk.group.start} to ${checkpoint.size - 1} of log "${log}" are covered by no commit`,
      log,
      walk.group.start,
    );
  }
  if (walk.genesis === null) findings.error("bad-key", null, `log "${log}" has no genesis that holds`, log);
}

function noteObject(walk: Walk, index: number, body: Json): void {
  if (body === null || typeof body !== "object" || Array.isArray(body)) return;
  const { object } = body as Record<string, Json>;
  if (typeof object === "string" && /^[0-9a-f]{64}$/.test(object) && !walk.named.has(object))
    walk.named.set(object, index);
}

/** Told once for each kind. */
function noteNewer({ newer, findings, log }: Walk, index: number, kind: string): void {
  if (newer.has(kind)) return;
  newer.add(kind);
  const message = `act ${index} of log "${log}" is of the kind "${kind}", which is not known here: its hash holds, a newer program tells what it means`;
  findings.warning("newer-kind", null, message, log, index);
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

/** Keeps what every act of a page claims, where its times are to be told one by one. */
function noteClaims(walk: Walk, first: number, count: number, lines: readonly Uint8Array[]): void {
  for (let i = 0; i < count; i++) {
    const line = lines[i] === undefined ? null : parseLine(lines[i]!);
    const shown = line === null ? null : openLine(walk.ports.crypto, line, null, new Map());
    const head = shown === null ? null : headOf(shown);
    const body = shown?.values.body ?? null;
    const object =
      body === null || typeof body !== "object" || Array.isArray(body) ? null : (body as Record<string, Json>).object;
    walk.acts.push({
      index: first + i,
      kind: head?.kind ?? "withheld",
      time: head?.time ?? "",
      by: head?.by ?? "",
      object: typeof object === "string" ? object : null,
    });
  }
}
