import { same as judgeSame, undoSame } from "../../acts/same.ts";
import type { SameRow } from "../../catalog/rows.ts";
import { type CommandSpec, textOf } from "../command.ts";
import { shown } from "../io.ts";
import { UsageError } from "../usage.ts";
import { shortRef } from "../words.ts";

const types: readonly SameRow["type"][] = ["person", "place", "organisation", "group"];
const verdicts: readonly SameRow["verdict"][] = ["same", "not-same", "unsure"];

export const same: CommandSpec = {
  usage: "same [a] [b]",
  summary:
    "Judge whether two names mean the same person, place, organisation or group; without names, list the judgements.",
  example: 'same Sarwand سروند --type place --why "one town, two scripts"',
  archive: true,
  options: [
    ["--type <type>", "person, place, organisation or group; person when left out"],
    ["--verdict <verdict>", "same, not-same or unsure; same when left out"],
    ["--undo <ref>", "take a judgement back"],
    ["--why <reason>", "why"],
  ],
  async run({ open, out }, [a, b], options) {
    const type = textOf(options, "type") ?? "person";
    const verdict = textOf(options, "verdict") ?? "same";
    if (!types.includes(type as SameRow["type"])) {
      throw new UsageError("usage", `Judging names of the type "${type}": one of ${types.join(", ")} is needed.`);
    }
    if (!verdicts.includes(verdict as SameRow["verdict"])) {
      throw new UsageError("usage", `Judging names as "${verdict}": one of ${verdicts.join(", ")} is needed.`);
    }
    const undone = textOf(options, "undo");
    const ports = await open({ readOnly: a === undefined && undone === undefined });
    const why = textOf(options, "why") ?? "";
    await ports.catalog.catchUp(ports.archive);
    if (undone !== undefined) {
      const row = (await ports.catalog.sames()).find((one) => one.ref.startsWith(undone));
      await undoSame(ports, row?.ref ?? undone, why);
    } else if (a !== undefined) {
      const asked = {
        a: String(a),
        b: String(b ?? ""),
        type: type as SameRow["type"],
        verdict: verdict as SameRow["verdict"],
        why,
      };
      await judgeSame(ports, asked);
    }
    for (const row of await ports.catalog.sames()) {
      const words = `${shortRef(row.ref)}  ${shown(row.a)} / ${shown(row.b)}: ${row.verdict}${row.undone ? " (undone)" : ""}`;
      out.line({ kind: "same", ...row }, words);
    }
  },
};
