import { readOwed } from "../../disk/owed.ts";
import type { CommandSpec } from "../command.ts";
import { shown } from "../io.ts";
import { datedTo, endsSoon, newestProofs } from "../newestProofs.ts";
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
      const to = datedTo(proofs, log);
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
