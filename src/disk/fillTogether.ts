import type { KeptObject } from "../archive/kept.ts";
import type { SmallFile } from "./fillSmall.ts";
import { threads } from "./threads.ts";
import type { Task } from "./worker.ts";

/** So many small files are worth the start of threads. */
const worthIt = 64;
const most = 64;

interface Waiting {
  readonly file: SmallFile;
  readonly tell: (kept: KeptObject | null) => void;
}

let gathered: Waiting[] = [];

/**
 * Fills a new file from a small one in a thread, together with others that are asked for in the same turn: a message for each
 * would cost more than the file. null when nobody else came or no thread can be started, and where the thread could not.
 */
export function fillTogether(file: SmallFile): Promise<KeptObject | null> {
  return new Promise((tell) => {
    if (gathered.length === 0) setImmediate(send);
    gathered.push({ file, tell });
  });
}

function send(): void {
  const all = gathered;
  gathered = [];
  const here = !threads.areStarted && all.length < worthIt;
  for (let at = 0; at < all.length; at += most) {
    const some = all.slice(at, at + most);
    if (here) for (const one of some) one.tell(null);
    else void sendSome(some);
  }
}

async function sendSome(some: readonly Waiting[]): Promise<void> {
  const worker = await threads.take();
  const task: Task = { kind: "fillSmall", files: some.map(({ file }) => file) };
  const kept = worker === null ? null : await threads.ask<readonly (KeptObject | null)[]>(worker, task);
  for (const [i, { tell }] of some.entries()) tell(kept?.[i] ?? null);
}
