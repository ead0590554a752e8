import type { ArchiveFile } from "../archive/governance.ts";
import { governanceKinds } from "../archive/governance.ts";
import { layout, limits, logOf } from "../archive/layout.ts";
import { readCheckpoint, type SignedCheckpoint } from "../archive/logReader.ts";
import type { Crypto } from "../bytes/crypto.ts";
import { toHex } from "../bytes/hex.ts";
import { sameBytes } from "../bytes/text.ts";
import { RightEdge } from "../log/edge.ts";
import type { VerifierKey } from "../log/note.ts";
import { tileWidth } from "../log/tiles.ts";
import { checkCommit, takeCommit } from "./checkCommit.ts";
import type { CheckedLog, Walk } from "./checkedLog.ts";
import { checkGovernance } from "./checkGovernance.ts";
import { checkLogFiles, PageFiles } from "./checkLogFiles.ts";
import { noteIn, rootOfTiles } from "./checkRoots.ts";
import { type ExaminedPage, examinePage, type PageOnDisk } from "./examinePage.ts";
import type { Findings } from "./finding.ts";
import type { CheckOptions, CheckPorts } from "./ports.ts";

/** Walks one log: checkpoint, pages, leaves, tiles, commits and keys. null when its checkpoint cannot be read at all. */
export async function checkLog(
  ports: CheckPorts,
  key: VerifierKey,
  file: ArchiveFile,
  findings: Findings,
  { onProgress, onTime, knowsKind, since }: CheckOptions,
): Promise<CheckedLog | null> {
  const log = logOf(key.name)!;
  const checkpoint = await readSigned(ports, log, key, findings);
  if (checkpoint === null) return null;
  const knownTo = await checkedTo(ports, log, key, checkpoint.size, since ?? []);
  const walk = begin(ports.crypto, key, log, file, findings, knownTo, knowsKind);
  const files = new PageFiles(ports, log, checkpoint.size, findings);
  const numbers = Array.from({ length: Math.ceil(checkpoint.size / tileWidth) }, (_, number) => number);
  const timed = onTime !== undefined;
  const pages = numbers.map((number) => {
    const known = !timed && (number + 1) * tileWidth < knownTo;
    return { log, size: checkpoint.size, number, claims: timed, known };
  });
  const examine = ports.examinePages ?? ((all: readonly PageOnDisk[]) => oneByOne(ports, all));
  for await (const page of examine(pages)) {
    if (page.root === null) walkPage(walk, page);
    else passPage(walk, page, page.root);
    await files.compareTiles(walk.edge);
    onProgress?.({ bytes: page.bytes, acts: page.hashes.length / 32 });
  }
  const leaves = finish(walk, checkpoint);
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
    holds: { leaves, tiles: files.allHold },
  };
}

async function* oneByOne(ports: CheckPorts, pages: readonly PageOnDisk[]): AsyncGenerator<ExaminedPage> {
  for (const page of pages) yield await examinePage(ports, page);
}

/** Takes over what a page showed by itself. */
function takePage(walk: Walk, page: ExaminedPage): void {
  walk.open += page.open;
  walk.withheld += page.withheld;
  for (const claim of page.claims) walk.acts.push(claim);
  for (const [object, index] of page.named) if (!walk.named.has(object)) walk.named.set(object, index);
  for (const fault of page.faults) walk.findings.error(fault.code, fault.path, fault.message, walk.log, fault.index);
}

/**
 * A page that was examined before, with all acts that it builds on. What it rules is taken over. The group of acts that it leaves
 * open matters to nobody: the state that was known ends with a commit, and that one stands on a page that is walked.
 */
function passPage(walk: Walk, page: ExaminedPage, root: Uint8Array): void {
  takePage(walk, page);
  walk.edge.appendTile(page.hashes, root);
  for (const act of page.keyActs) {
    if (act.kind === "commit") takeCommit(walk, act);
    else if (governanceKinds.has(act.kind)) checkGovernance(walk, act);
  }
}

/** Looks act by act at what depends on those before. */
function walkPage(walk: Walk, page: ExaminedPage): void {
  takePage(walk, page);
  const first = page.number * tileWidth;
  const keyActs = new Map(page.keyActs.map((act) => [act.index, act]));
  const runs = page.runs.values();
  let run = runs.next().value;
  for (let i = 0; i < page.hashes.length / 32; i++) {
    const hash = page.hashes.subarray(32 * i, 32 * i + 32);
    walk.edge.append(hash);
    const act = keyActs.get(first + i);
    if (act?.kind === "commit") {
      if (act.index < walk.knownTo) takeCommit(walk, act);
      else checkCommit(walk, act);
      continue;
    }
    walk.group.leaves.append(hash);
    if (run?.first === first + i) {
      walk.group.runs.push(run);
      if (walk.knowsKind?.(run.kind) === false && !governanceKinds.has(run.kind)) noteNewer(walk, run.first, run.kind);
      run = runs.next().value;
    }
    if (act === undefined) continue;
    if (governanceKinds.has(act.kind)) checkGovernance(walk, act);
    if (act.index === 0 && act.kind !== "genesis")
      walk.findings.error(
        "malformed",
        null,
        `entry 0 of log "${walk.log}" is of kind "${act.kind}", not a genesis`,
        walk.log,
        0,
      );
  }
}

/**
 * Up to which size an earlier check examined this log: the largest of its signed states that were handed in, and of whose root
 * the tiles here still are. What the tiles hold is compared with the leaves in any case.
 */
async function checkedTo(
  ports: CheckPorts,
  log: string,
  key: VerifierKey,
  size: number,
  since: readonly Uint8Array[],
): Promise<number> {
  let most = 0;
  for (const bytes of since) {
    const note = noteIn(bytes);
    const state = note === null ? null : readCheckpoint(ports, note, key);
    if (state === null || state.size > size || state.size <= most) continue;
    if ((await rootOfTiles(ports, { log, size }, state.size)) === toHex(state.root)) most = state.size;
  }
  return most;
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
  crypto: Crypto,
  key: VerifierKey,
  log: string,
  file: ArchiveFile,
  findings: Findings,
  knownTo: number,
  knowsKind: CheckOptions["knowsKind"],
): Walk {
  const edge = new RightEdge(crypto);
  const group = { start: 0, before: toHex(edge.root()), leaves: new RightEdge(crypto), runs: [] };
  return {
    crypto,
    key,
    log,
    file,
    findings,
    knownTo,
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

/** Gives whether the leaves are those that the checkpoint signs. */
function finish(walk: Walk, checkpoint: SignedCheckpoint): boolean {
  const { findings, log } = walk;
  const signed = sameBytes(walk.edge.root(), checkpoint.root);
  if (!signed) {
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
  return signed;
}

/** Told once for each kind. */
function noteNewer({ newer, findings, log }: Walk, index: number, kind: string): void {
  if (newer.has(kind)) return;
  newer.add(kind);
  const message = `act ${index} of log "${log}" is of the kind "${kind}", which is not known here: its hash holds, a newer program tells what it means`;
  findings.warning("newer-kind", null, message, log, index);
}
