import {
  headOf,
  isHeadWellFormed,
  type Line,
  openLine,
  parseLeaf,
  parseLine,
  type SlotName,
  storedIn,
  wrongSlots,
} from "../archive/act.ts";
import type { Folder } from "../archive/folder.ts";
import { governanceKinds } from "../archive/governance.ts";
import { layout, limits } from "../archive/layout.ts";
import { placeIn, splitLines } from "../archive/logReader.ts";
import type { Crypto } from "../bytes/crypto.ts";
import { toHex } from "../bytes/hex.ts";
import type { Json } from "../bytes/json.ts";
import { fromUtf8 } from "../bytes/text.ts";
import { decodeBundle, decodeTile, tileWidth } from "../log/tiles.ts";
import { leafHash, rootOf } from "../log/tree.ts";
import type { FindingCode } from "./finding.ts";

/** A page of acts with its bundle of leaves, in a log of `size`. */
export interface PageOnDisk {
  readonly log: string;
  readonly size: number;
  readonly number: number;
  /** Whether what every act claims is asked for. */
  readonly claims: boolean;
  /** Whether these very bytes were examined before: then only their digests are looked at, and what the walk needs from them. */
  readonly known: boolean;
}

/** Acts in a row that one keyholder says are hers. */
export interface ActRun {
  readonly first: number;
  readonly count: number;
  readonly by: string;
  readonly kind: string;
}

/** An act that the walk over the log must look into: its first, a commit, or one of governance. */
export interface KeyAct {
  readonly index: number;
  readonly kind: string;
  readonly by: string;
  readonly time: string;
  readonly body: Json;
}

/** What an act says of itself in the open. */
export interface ClaimedAct {
  readonly index: number;
  readonly kind: string;
  readonly time: string;
  readonly by: string;
  readonly object: string | null;
}

/** What is wrong with an act by itself, or with a whole file (`index` null). */
export interface PageFault {
  readonly code: FindingCode;
  readonly path: string | null;
  readonly index: number | null;
  readonly message: string;
}

/** What one page showed by itself; plain data, so that a worker can send it. */
export interface ExaminedPage {
  readonly number: number;
  /** Bytes read. */
  readonly bytes: number;
  /** The leaf hashes, 32 bytes each. */
  readonly hashes: Uint8Array;
  /** The root over the leaves of a page that was examined before; null for others. */
  readonly root: Uint8Array | null;
  readonly faults: readonly PageFault[];
  readonly open: number;
  readonly withheld: number;
  /** Open acts but commits, by keyholder and kind. */
  readonly runs: readonly ActRun[];
  readonly keyActs: readonly KeyAct[];
  /** Objects that open acts of the work name. */
  readonly named: readonly (readonly [object: string, index: number])[];
  readonly claims: readonly ClaimedAct[];
}

interface Draft extends ExaminedPage {
  root: Uint8Array | null;
  readonly faults: PageFault[];
  open: number;
  withheld: number;
  readonly runs: ActRun[];
  readonly keyActs: KeyAct[];
  readonly named: [string, number][];
  readonly claims: ClaimedAct[];
}

/**
 * Reads a page with its leaves and holds each act against its own leaf: digests, slots, form. What asks for the acts before it
 * (commits, keys) is left to the walk. Cost is that of its bytes, about 25 µs an act; a fifth of it where they were examined before.
 */
export async function examinePage(
  { folder, crypto }: { readonly folder: Folder; readonly crypto: Crypto },
  page: PageOnDisk,
): Promise<ExaminedPage> {
  const faults: PageFault[] = [];
  const acts = await readParts(folder, page, "acts", faults);
  const entries = await readParts(folder, page, "entries", faults);
  const first = page.number * tileWidth;
  const count = Math.min(tileWidth, page.size - first);
  const draft: Draft = {
    number: page.number,
    bytes: acts.bytes + entries.bytes,
    hashes: new Uint8Array(32 * count),
    root: null,
    faults,
    open: 0,
    withheld: 0,
    runs: [],
    keyActs: [],
    named: [],
    claims: [],
  };
  const look = page.known ? glanceAtAct : examineAct;
  for (let i = 0; i < count; i++) {
    draft.hashes.set(leafHash(crypto, entries.parts[i] ?? nothing), 32 * i);
    const line = look(crypto, draft, page.log, first + i, acts.parts[i], entries.parts[i]);
    if (page.claims) draft.claims.push(claimOf(crypto, first + i, line, acts.parts[i]));
  }
  if (page.known) draft.root = rootOf(crypto, decodeTile(draft.hashes)!);
  return draft;
}

const nothing = new Uint8Array(0);

async function readParts(
  folder: Folder,
  { log, size, number }: PageOnDisk,
  level: "acts" | "entries",
  faults: PageFault[],
): Promise<{ readonly parts: readonly Uint8Array[]; readonly bytes: number }> {
  const place = placeIn(size, level, number);
  const path = layout.tile(log, place);
  const most = level === "acts" ? limits.page : (limits.leaf + 2) * tileWidth;
  const bytes = await folder.read(path, most).catch(() => null);
  if (bytes === null) {
    const what = level === "acts" ? "a page of acts" : "a bundle of leaves";
    faults.push({ code: "missing", path, index: null, message: `${what} is missing or too large` });
    return { parts: [], bytes: 0 };
  }
  const parts = level === "acts" ? splitLines(bytes) : decodeBundle(bytes);
  if (parts === null || parts.length !== place.width) {
    const message = `${parts?.length ?? "no readable"} acts stand here; ${place.width} were expected`;
    faults.push({ code: "malformed", path, index: null, message });
  }
  return { parts: parts ?? [], bytes: bytes.length };
}

/** Notes what an act shows; gives its line where it is the one that its leaf commits to. */
function examineAct(
  crypto: Crypto,
  draft: Draft,
  log: string,
  index: number,
  lineBytes: Uint8Array | undefined,
  leafBytes: Uint8Array | undefined,
): Line | null {
  const where = `act ${index} of log "${log}"`;
  const fault = (code: FindingCode, message: string) => draft.faults.push({ code, path: null, index, message });
  const leaf = leafBytes === undefined ? null : parseLeaf(leafBytes);
  if (leafBytes !== undefined && leaf === null)
    fault("malformed", `the leaf of ${where} is not written as the format says`);
  if (leaf === null || lineBytes === undefined) return null;
  if (toHex(crypto.sha256(lineBytes)) !== leaf.stored) {
    fault("changed", `${where} was changed: its line is not the one that its leaf commits to`);
    return null;
  }
  const line = parseLine(lineBytes);
  if (line === null) fault("malformed", `${where} is not written as the format says`);
  else {
    for (const slot of wrongSlots(crypto, leaf, line)) fault("changed", wrongSlot(slot, where));
    if (!isHeadWellFormed(line)) fault("malformed", `the head of ${where} is not written as the format says`);
  }
  noteAct(crypto, draft, index, line);
  return line;
}

/**
 * An act of a page that was examined before: that its bytes are the ones of then is all that is asked, and only acts that rule or
 * name an object are opened.
 */
function glanceAtAct(
  crypto: Crypto,
  draft: Draft,
  log: string,
  index: number,
  lineBytes: Uint8Array | undefined,
  leafBytes: Uint8Array | undefined,
): Line | null {
  if (lineBytes === undefined || leafBytes === undefined || crypto.sha256Hex(lineBytes) !== storedIn(leafBytes))
    return examineAct(crypto, draft, log, index, lineBytes, leafBytes);
  if (mattersToWalk(lineBytes)) noteAct(crypto, draft, index, parseLine(lineBytes));
  // The members stand in the order of their names: only what is sealed whole begins with "sealed".
  else if (lineBytes[2] === sealedMark) draft.withheld++;
  else draft.open++;
  return null;
}

const sealedMark = "s".charCodeAt(0);

/** Whether a line may be an act of governance or name an object: what the walk must look into. */
function mattersToWalk(line: Uint8Array): boolean {
  const text = fromUtf8(line);
  if (text === null || text.includes('"object":"')) return true;
  for (let at = text.indexOf(kindMark); at >= 0; at = text.indexOf(kindMark, at + 1)) {
    const start = at + kindMark.length;
    if (governanceKinds.has(text.slice(start, text.indexOf('"', start)))) return true;
  }
  return false;
}

const kindMark = '"kind":"';

function wrongSlot(slot: SlotName, where: string): string {
  return `the ${slot} of ${where} is not what its leaf commits to`;
}

function noteAct(crypto: Crypto, draft: Draft, index: number, line: Line | null): void {
  const shown = line === null ? null : openLine(crypto, line, null, new Map());
  const head = shown === null ? null : headOf(shown);
  if (head === null) {
    draft.withheld++;
    return;
  }
  draft.open++;
  const { kind, by, time } = head;
  const body = shown?.values.body ?? null;
  const isGovernance = governanceKinds.has(kind);
  if (index === 0 || isGovernance) draft.keyActs.push({ index, kind, by, time, body });
  if (kind === "commit") return;
  const run = draft.runs.at(-1);
  if (run?.by === by && run.kind === kind && run.first + run.count === index)
    draft.runs[draft.runs.length - 1] = { ...run, count: run.count + 1 };
  else draft.runs.push({ first: index, count: 1, by, kind });
  const object = isGovernance ? null : objectOf(body);
  if (object !== null && /^[0-9a-f]{64}$/.test(object)) draft.named.push([object, index]);
}

function claimOf(crypto: Crypto, index: number, line: Line | null, lineBytes: Uint8Array | undefined): ClaimedAct {
  // An act whose line is not its leaf's is told with what the line says: whoever asks for times sees the finding beside it.
  const told = line ?? (lineBytes === undefined ? null : parseLine(lineBytes));
  const shown = told === null ? null : openLine(crypto, told, null, new Map());
  const head = shown === null ? null : headOf(shown);
  return {
    index,
    kind: head?.kind ?? "withheld",
    time: head?.time ?? "",
    by: head?.by ?? "",
    object: objectOf(shown?.values.body ?? null),
  };
}

function objectOf(body: Json): string | null {
  if (body === null || typeof body !== "object" || Array.isArray(body)) return null;
  const { object } = body as Record<string, Json>;
  return typeof object === "string" ? object : null;
}
