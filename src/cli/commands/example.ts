import { resolve } from "node:path";
import type { CommandSpec } from "../command.ts";
import { doExample } from "../example.ts";
import { shown } from "../io.ts";
import { exampleFolder } from "../place.ts";

export const example: CommandSpec = {
  usage: "example <dir>",
  summary: "Make an archive of the made-up example by really keeping, reading, judging and gathering it.",
  example: "example /tmp/sarwand",
  hidden: true,
  options: [["--by-hand", "with reading switched off: every claim is made by hand from the plan"]],
  async run(session, [dir], options) {
    const { io, out, house } = session;
    const path = resolve(io.cwd, String(dir));
    await house.init(path, { passphrase: null });
    const ports = await session.open({ archive: path });
    const done = await doExample(ports, exampleFolder(), { byHand: options.byHand === true, out, signal: io.signal });
    out.line(
      { kind: "example", path, ...done },
      `Made the example "${shown(String(dir))}": ${done.objects} files kept, ${done.judged} suggestions judged, ${done.byHand} claims by hand, ${done.incidents.length} incidents.`,
    );
  },
};
