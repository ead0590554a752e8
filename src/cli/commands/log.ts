import { findObject } from "../../acts/act.ts";
import type { Act } from "../../archive/archive.ts";
import type { CommandSpec } from "../command.ts";

export const log: CommandSpec = {
  usage: "log [object]",
  summary: "The acts, oldest first: of the whole archive, or all that speak of one object.",
  example: "log --json",
  archive: true,
  async run({ open, out, io }, [given]) {
    const ports = await open({ readOnly: true });
    const object = given === undefined ? null : (await findObject(ports, String(given))).object;
    let done = 0;
    for await (const act of ports.archive.replay()) {
      if (io.signal.aborted) return;
      out.progress({ what: "Acts", done: ++done, total: ports.archive.size });
      if (object === null || speaksOf(act, object)) out.line({ ...act, act: act.kind, kind: "act" }, words(act));
    }
  },
};

function speaksOf(act: Act, object: string): boolean {
  return JSON.stringify(act.body)?.includes(object) ?? false;
}

function words(act: Act): string {
  const seal = act.withheld ? "withheld" : act.unit === null ? "open" : "sealed";
  return `${String(act.index).padStart(6)}  ${act.time || "-".padEnd(24)}  ${(act.withheld ? "-" : act.kind).padEnd(13)} ${seal.padEnd(8)}  ${act.by || "-"}  ${act.ref.slice(0, 12)}`;
}
