import type { CommandSpec } from "../command.ts";
import { UsageError } from "../usage.ts";

export const catalog: CommandSpec = {
  usage: "catalog <what>",
  summary: "catalog rebuild: make the index anew from the archive; nothing is lost with it.",
  example: "catalog rebuild",
  archive: true,
  async run({ open, out }, [what]) {
    if (what !== "rebuild")
      throw new UsageError("usage", `Doing "${String(what)}" with the catalog: rebuild is needed.`);
    const ports = await open({ readOnly: true });
    const acts = await ports.catalog.rebuild(ports.archive, (done, total) =>
      out.progress({ what: "Acts", done, total }),
    );
    const counts = await ports.catalog.counts();
    out.line(
      { kind: "catalog", rebuilt: acts, ...counts },
      `Rebuilt from ${acts} acts: ${counts.objects} objects, ${counts.lines} lines.`,
    );
  },
};
