import { findObject } from "../../acts/act.ts";
import type { Act } from "../../archive/archive.ts";
import { disputeOf } from "../../archive/keyholders.ts";
import type { CommandSpec } from "../command.ts";

export const log: CommandSpec = {
  usage: "log [object]",
  summary: "The acts, oldest first: of the whole archive, or all that speak of one object.",
  example: "log --json",
  archive: true,
  async run({ open, out, io }, [given]) {
    const ports = await open({ readOnly: true });
    const object = given === undefined ? null : (await findObject(ports, String(given))).object;
    const disputes = await ports.archive.disputes();
    let done = 0;
    for await (const act of ports.archive.replay()) {
      if (io.signal.aborted) return;
      out.progress({ what: "Acts", done: ++done, total: ports.archive.size });
      if (object !== null && !speaksOf(act, object)) continue;
      const disputed = disputeOf(disputes, act);
      out.line({ ...act, disputed, act: act.kind, kind: "act" }, words(act, disputed));
    }
  },
};

function speaksOf(act: Act, object: string): boolean {
  return JSON.stringify(act.body)?.includes(object) ?? false;
}

function words(act: Act, disputed: string | null): string {
  const seal = act.withheld ? "withheld" : act.unit === null ? "open" : "sealed";
  return `${String(act.index).padStart(6)}  ${act.time || "-".padEnd(24)}  ${(act.withheld ? "-" : act.kind).padEnd(13)} ${seal.padEnd(8)}  ${act.by || "-"}  ${act.ref.slice(0, 12)}${disputed === null ? "" : `  DISPUTED (${disputed})`}`;
}
