import { toHex } from "../bytes/hex.ts";
import { joinBytes, sameBytes, utf8 } from "../bytes/text.ts";
import { formatCheckpoint } from "../log/checkpoint.ts";
import { RightEdge } from "../log/edge.ts";
import { formatNote, signNote, type VerifierKey } from "../log/note.ts";
import { encodeBundle, type TilePlace, tileWidth } from "../log/tiles.ts";
import { leafHash } from "../log/tree.ts";
import type { WrittenAct } from "./act.ts";
import { ArchiveError } from "./error.ts";
import type { Folder } from "./folder.ts";
import { layout } from "./layout.ts";
import { readCheckpoint, readEdge, readPage, type SignedCheckpoint } from "./logReader.ts";
import type { Device, Ports } from "./ports.ts";
import { decodeStaged, encodeStaged, type Staged, stagedMost, statePaths } from "./staged.ts";

/** The order in which pages and tiles reach the disk means nothing before the checkpoint: several are written at once. */
const writesAtOnce = 16;

/** The pages, bundles and edge at the end of a log, to which one device appends. */
export interface LogEnd {
  checkpoint: SignedCheckpoint | null;
  edge: RightEdge;
  /** Lines and leaves of the unfinished last page, at most 255. */
  lines: Uint8Array[];
  leaves: Uint8Array[];
}

/** Reads the end of a log: the last partial page, bundle and tiles. */
export async function readLogEnd(ports: Ports, log: string, checkpoint: SignedCheckpoint): Promise<LogEnd> {
  const edge = await readEdge(ports, log, checkpoint);
  const number = Math.floor(checkpoint.size / tileWidth);
  const page =
    checkpoint.size % tileWidth === 0 ? { lines: [], leaves: [] } : await readPage(ports, log, checkpoint.size, number);
  return { checkpoint, edge, lines: [...page.lines], leaves: [...page.leaves] };
}

/**
 * Appends acts to a log and signs: stage (fsynced) → pages, bundles, tiles → checkpoint by atomic rename → drop the staged
 * file. What is staged is as good as done: recovery only rolls forward. The caller has made the objects durable.
 */
export async function appendToLog(
  ports: Ports,
  device: Device,
  end: LogEnd,
  acts: readonly WrittenAct[],
  edge: RightEdge,
): Promise<LogEnd> {
  const note = signCheckpoint(ports, device, edge);
  const staged: Staged = { log: device.keys.log, base: end.checkpoint, acts, note };
  await device.state.replace(statePaths.staged, encodeStaged(ports, staged));
  const next = await applyStaged(ports, end, staged, edge, signedKey(ports, device));
  await settle(device.state, note);
  return next;
}

/** The log key of a device as others verify it. */
export function signedKey(ports: Pick<Ports, "crypto">, device: Device): VerifierKey {
  return {
    name: `witness-archive/1/${device.keys.log}`,
    type: 1,
    publicKey: ports.crypto.ed25519Public(device.keys.logSeed),
  };
}

/** What opening for writing found. */
export type Recovered =
  | { readonly state: "clean" | "rolled-forward"; readonly end: LogEnd }
  | { readonly state: "rolled-back"; readonly signed: string; readonly found: string };

/**
 * Brings the archive to what this device signed last. `rolled-back` when the archive is neither that nor the staged
 * batch's base: then nothing is touched.
 */
export async function recover(ports: Ports, device: Device, current: SignedCheckpoint | null): Promise<Recovered> {
  const key = signedKey(ports, device);
  const stagedBytes = await device.state.read(statePaths.staged, stagedMost);
  const staged = stagedBytes === null ? null : decodeStaged(ports, stagedBytes, key);
  const signedBytes = await device.state.read(statePaths.checkpoint, 65_536);
  const signed = signedBytes === null ? null : readCheckpoint(ports, signedBytes, key);
  if (staged !== null) {
    const target = readCheckpoint(ports, staged.note, key)!;
    if (sameState(current, target)) {
      await settle(device.state, staged.note);
      return { state: "clean", end: await endOf(ports, device, current) };
    }
    if (!sameState(current, staged.base)) return rolledBack(target, current);
    const end = await endOf(ports, device, current);
    const edge = end.edge.copy();
    for (const act of staged.acts) edge.append(leafHash(ports.crypto, act.leaf));
    if (edge.size !== target.size || !sameBytes(edge.root(), target.root)) {
      throw new ArchiveError(
        "corrupt",
        `the staged batch of log "${device.keys.log}" does not give the root that was signed for it`,
      );
    }
    const next = await applyStaged(ports, end, staged, edge, key);
    await settle(device.state, staged.note);
    return { state: "rolled-forward", end: next };
  }
  if (!sameState(current, signed)) return rolledBack(signed, current);
  return { state: "clean", end: await endOf(ports, device, current) };
}

async function endOf(ports: Ports, device: Device, current: SignedCheckpoint | null): Promise<LogEnd> {
  if (current !== null) return await readLogEnd(ports, device.keys.log, current);
  return { checkpoint: null, edge: new RightEdge(ports.crypto), lines: [], leaves: [] };
}

async function applyStaged(
  ports: Ports,
  end: LogEnd,
  staged: Staged,
  edge: RightEdge,
  key: VerifierKey,
): Promise<LogEnd> {
  const { folder } = ports;
  const log = staged.log;
  let lines = end.lines;
  let leaves = end.leaves;
  let number = Math.floor((edge.size - staged.acts.length) / tileWidth);
  const finished: TilePlace[] = [];
  let writing: Promise<void>[] = [];
  const put = async (place: TilePlace, bytes: Uint8Array) => {
    writing.push(folder.write(layout.tile(log, place), bytes));
    if (place.width === tileWidth && hadPart(place, edge.size - staged.acts.length)) finished.push(place);
    if (writing.length < writesAtOnce) return;
    await Promise.all(writing);
    writing = [];
  };
  for (let at = 0; at < staged.acts.length; ) {
    const taken = staged.acts.slice(at, at + tileWidth - lines.length);
    lines = [...lines, ...taken.map((act) => act.line)];
    leaves = [...leaves, ...taken.map((act) => act.leaf)];
    at += taken.length;
    await put({ level: "acts", number, width: lines.length }, joinLines(lines));
    await put({ level: "entries", number, width: leaves.length }, encodeBundle(leaves));
    if (lines.length < tileWidth) break;
    lines = [];
    leaves = [];
    number++;
  }
  for (const tile of edge.takeTiles()) await put(tile, tile.bytes);
  await Promise.all(writing);
  await folder.sync();
  await folder.replace(layout.checkpoint(log), staged.note);
  for (const place of finished) await folder.remove(`${layout.tile(log, place)}.p`);
  const checkpoint = readCheckpoint(ports, staged.note, key)!;
  return { checkpoint, edge, lines, leaves };
}

/** Whether a tile, bundle or page that is full now was begun before, so that parts of it stand on the disk. */
function hadPart(place: TilePlace, sizeBefore: number): boolean {
  const leavesInTile = typeof place.level === "number" ? tileWidth ** (place.level + 1) : tileWidth;
  return sizeBefore > place.number * leavesInTile;
}

/** The archive's checkpoint is durable: remember it as the last signed one and drop the staged batch. */
async function settle(state: Folder, note: Uint8Array): Promise<void> {
  await state.replace(statePaths.checkpoint, note);
  await state.remove(statePaths.staged);
}

function signCheckpoint(ports: Ports, device: Device, edge: RightEdge): Uint8Array {
  const key = signedKey(ports, device);
  const text = formatCheckpoint({ origin: key.name, size: edge.size, root: edge.root(), extensions: [] });
  return utf8(formatNote({ text, signatures: [signNote(ports.crypto, text, key.name, device.keys.logSeed)] }));
}

function sameState(a: SignedCheckpoint | null, b: SignedCheckpoint | null): boolean {
  return a === null || b === null ? a === b : a.size === b.size && sameBytes(a.root, b.root);
}

function rolledBack(signed: SignedCheckpoint | null, found: SignedCheckpoint | null): Recovered {
  const text = (state: SignedCheckpoint | null) =>
    state === null ? "nothing" : `${state.size} acts, root ${toHex(state.root)}`;
  return { state: "rolled-back", signed: text(signed), found: text(found) };
}

function joinLines(lines: readonly Uint8Array[]): Uint8Array {
  const feed = Uint8Array.of(0x0a);
  return joinBytes(lines.flatMap((line) => [line, feed]));
}
