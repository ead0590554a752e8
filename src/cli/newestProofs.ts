import type { Archive } from "../archive/archive.ts";
import { layout, limits } from "../archive/layout.ts";
import { toHex } from "../bytes/hex.ts";
import type { LoggedStamp, OutsideProof, TimeTrust } from "../check/index.ts";
import { weighFolder } from "../disk/check.ts";
import { diskFolder } from "../disk/folder.ts";
import { parseCheckpoint } from "../log/checkpoint.ts";
import { parseNote } from "../log/note.ts";

const soon = 90 * 24 * 3600 * 1000;

/** Whether the certificate of a proof ends within ninety days of `now`, in milliseconds: it is time to stamp again. */
export function endsSoon(proof: OutsideProof, now: number): boolean {
  return proof.notAfter !== null && Date.parse(proof.notAfter) - now < soon;
}

/** The proofs for the largest size of each log that has any, from the folder alone: opening never replays. */
export async function newestProofs(archive: Archive, dir: string, trust: TimeTrust): Promise<readonly OutsideProof[]> {
  const folder = diskFolder(dir);
  const stamps: LoggedStamp[] = [];
  for (const { log, origin } of archive.checkpoints()) {
    const sizes = (await folder.list(`${layout.logs}/${log}/stamps`)).map((entry) => Number(entry.name));
    const size = Math.max(0, ...sizes.filter(Number.isSafeInteger));
    const note = await folder.read(`${layout.stamps(log, size)}/checkpoint`, limits.checkpoint);
    const root = note === null ? undefined : parseCheckpoint(parseNote(note)?.text ?? "")?.root;
    if (root === undefined) continue;
    const names = (await folder.list(layout.stamps(log, size))).map((entry) => entry.name);
    const files = names.map((name) => ({ name, sha256: "", from: null }));
    stamps.push({ log, index: size, origin, size, root: toHex(root), files });
  }
  return await weighFolder(dir, stamps, trust);
}

/** The size up to which a log is dated by what holds; 0 when nobody dates it. */
export function datedTo(proofs: readonly OutsideProof[], log: string): number {
  const holding = proofs.filter((proof) => proof.log === log && proof.fault === null);
  return holding.reduce((most, proof) => Math.max(most, proof.size), 0);
}
