import { mkdirSync } from "node:fs";
import { threads } from "./threads.ts";
import type { Task } from "./worker.ts";

/** Fewer are made sooner than a thread is told. */
const worthIt = 64;

/** A folder that was to be there, and the uppermost of those that had to be made for it; undefined when none had. */
export type MadeFolder = readonly [folder: string, first: string | undefined];

/** Makes folders with those above them, many of them in a thread where threads run. Throws what the system says. */
export async function makeFolders(folders: readonly string[], mode: number): Promise<readonly MadeFolder[]> {
  const worker = folders.length < worthIt || !threads.areStarted ? null : await threads.take();
  const task: Task = { kind: "folders", folders, mode };
  const made = worker === null ? null : await threads.ask<readonly (MadeFolder | null)[]>(worker, task);
  return folders.map((folder, i) => made?.[i] ?? [folder, makeFolder(folder, mode)]);
}

/** The same where one stands; null for those that cannot be made: whoever asked tries again and says why. */
export function makeFoldersHere(folders: readonly string[], mode: number): readonly (MadeFolder | null)[] {
  return folders.map((folder) => {
    try {
      return [folder, makeFolder(folder, mode)];
    } catch {
      return null;
    }
  });
}

function makeFolder(folder: string, mode: number): string | undefined {
  return mkdirSync(folder, { recursive: true, mode });
}
