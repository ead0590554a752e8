import type { CommandSpec } from "../command.ts";
import { textOf } from "../command.ts";
import { shown } from "../io.ts";
import { shortRef } from "../words.ts";

export const search: CommandSpec = {
  usage: "search <words...>",
  summary: "Statements that hold all the words, in any script; best first.",
  example: "search canal road",
  archive: true,
  options: [["--limit <number>", "at most so many, 20 when left out"]],
  async run({ open, out }, [words], options) {
    const ports = await open({ readOnly: true });
    await ports.catalog.catchUp(ports.archive);
    const limit = Math.max(1, Math.min(500, Number(textOf(options, "limit") ?? 20) || 20));
    const hits = await ports.catalog.search((words as readonly string[]).join(" "), limit);
    for (const hit of hits)
      out.line({ kind: "hit", ...hit }, `${shortRef(hit.ref)}  ${shown(hit.quote.replaceAll("\n", " "))}`);
    if (hits.length === 0) out.note("No statement holds all of these words.");
  },
};
