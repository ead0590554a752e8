import { type ActToWrite, type WrittenAct, writeAct } from "../archive/act.ts";
import type { Unit } from "../seal/unit.ts";
import { nodeCrypto, nodeRandom } from "./crypto.ts";
import { threads } from "./threads.ts";
import type { Task } from "./worker.ts";

/** So many acts are written sooner where one stands than a thread is told of them. */
const few = 256;
/** So many are worth the start of threads. */
const many = 4096;
const most = 1024;

/** Acts as a thread wrote them: leaf and line of each, one after the other, and how long each is. */
export interface PackedActs {
  readonly bytes: Uint8Array;
  readonly lengths: Uint32Array;
}

/** Writes and seals many acts in the threads that stand ready, as `writeAct` does; null when it is not worth it or was not done. */
export function writeBeside(
  acts: readonly ActToWrite[],
  own: Unit | null,
): Promise<readonly WrittenAct[] | null> | null {
  if (acts.length >= many) threads.prepare();
  if (acts.length < few || !threads.areStarted) return null;
  return writeInThreads(acts, own);
}

async function writeInThreads(acts: readonly ActToWrite[], own: Unit | null): Promise<readonly WrittenAct[] | null> {
  const count = Math.min(most, Math.ceil(acts.length / 2));
  const parts: Promise<readonly WrittenAct[] | null>[] = [];
  for (let at = 0; at < acts.length; at += count) parts.push(writePart(acts.slice(at, at + count), own));
  const written = await Promise.all(parts);
  return written.every((part) => part !== null) ? written.flat() : null;
}

async function writePart(acts: readonly ActToWrite[], own: Unit | null): Promise<readonly WrittenAct[] | null> {
  const worker = await threads.take();
  const task: Task = { kind: "acts", acts, own };
  const packed = worker === null ? null : await threads.ask<PackedActs | null>(worker, task);
  return packed === null ? null : unpack(packed);
}

/** The same where one stands; null when one of them cannot be written: whoever asked tries again and says why. */
export function writeHere(acts: readonly ActToWrite[], own: Unit | null): PackedActs | null {
  try {
    return pack(acts.map(({ content, unit }) => writeAct(nodeCrypto, nodeRandom, content, unit, own)));
  } catch {
    return null;
  }
}

function pack(acts: readonly WrittenAct[]): PackedActs {
  const parts = acts.flatMap(({ leaf, line }) => [leaf, line]);
  return { bytes: new Uint8Array(Buffer.concat(parts)), lengths: Uint32Array.from(parts, (part) => part.length) };
}

function unpack({ bytes, lengths }: PackedActs): WrittenAct[] {
  const acts: WrittenAct[] = [];
  let at = 0;
  const take = (length: number) => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  for (let i = 0; i < lengths.length; i += 2) acts.push({ leaf: take(lengths[i]!), line: take(lengths[i + 1]!) });
  return acts;
}
