import type { Archive } from "../../archive/archive.ts";
import { layout, limits } from "../../archive/layout.ts";
import { toHex } from "../../bytes/hex.ts";
import type { LoggedStamp, OutsideProof, TimeTrust } from "../../check/index.ts";
import { weighFolder } from "../../disk/check.ts";
import { diskFolder } from "../../disk/folder.ts";
import { readOwed } from "../../disk/owed.ts";
import { parseCheckpoint } from "../../log/checkpoint.ts";
import { parseNote } from "../../log/note.ts";
import type { CommandSpec } from "../command.ts";
import { shown } from "../io.ts";
import { trustOf } from "../stampers.ts";
import { owedWords, proofWords } from "../timeWords.ts";

export const status: CommandSpec = {
  usage: "status",
  summary:
    "How the archive stands: whether it can be written to, how far somebody outside dates each log, which certificates end soon, what is queued, and the alarms.",
  example: "status --json",
  archive: true,
  async run(session) {
    const dir = session.archiveFolder();
    const { archive } = await session.open({ readOnly: true });
    const { out } = session;
    const alarms = await archive.alarms();
    const open = alarms.filter((file) => file.judged === null).length;
    out.line(
      {
        kind: "status",
        archive: archive.id,
        keyholder: archive.keyholder,
        acts: archive.size,
        units: archive.units().length,
        alarms: { open, judged: alarms.length - open },
      },
      `Archive ${archive.id} in "${shown(dir)}": ${archive.size} acts, ${archive.units().length} units open to you.`,
    );
    const trust = await trustOf(session, {});
    const proofs = await newestProofs(archive, dir, trust);
    for (const { log, size } of archive.checkpoints()) {
      const dated = proofs.filter((proof) => proof.log === log);
      const to = dated.filter((proof) => proof.fault === null).reduce((most, proof) => Math.max(most, proof.size), 0);
      const soon = dated.filter((proof) => proof.fault === null && endsSoon(proof, session.house.clock()));
      const value = { kind: "log", log, size, datedTo: to, notDated: size - to, proofs: dated, endsSoon: soon.length };
      out.line(
        value,
        [
          `log ${log}: ${size} acts, dated from outside up to ${to}; ${size - to} acts after that could still be rewritten by whoever holds the key`,
          ...dated.map((proof) => `  ${proofWords(proof)}`),
          ...soon.map(
            (proof) => `  STAMP AGAIN before ${proof.notAfter}: then the certificate of ${shown(proof.by)} ends`,
          ),
        ].join("\n"),
      );
    }
    for (const owed of await readOwed(archive.id))
      out.line({ ...owed, what: owed.kind, kind: "owed" }, owedWords(owed));
    if (open > 0)
      out.line({ kind: "alarm", open }, `ALARM: ${open} pieces of evidence wait to be judged; see "gawah alarm".`);
    return open > 0 ? "alarm" : "ok";
  },
};

const soon = 90 * 24 * 3600 * 1000;

function endsSoon(proof: OutsideProof, now: number): boolean {
  return proof.notAfter !== null && Date.parse(proof.notAfter) - now < soon;
}

/** The proofs for the largest size of each log that has any, from the folder alone: opening never replays. */
async function newestProofs(archive: Archive, dir: string, trust: TimeTrust): Promise<readonly OutsideProof[]> {
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
