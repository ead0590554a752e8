import { relate as relateIncidents } from "../../acts/relate.ts";
import type { IncidentRelation } from "../../incident/index.ts";
import { type CommandSpec, textOf } from "../command.ts";
import { shown } from "../io.ts";

export const relate: CommandSpec = {
  usage: "relate <from> <relation> <to>",
  summary: "Say that one incident is part-of another, led-to it or follows it.",
  example: 'relate "The night at the canal" part-of "The week of fires"',
  archive: true,
  options: [
    ["--not", "it does not hold: take it back"],
    ["--why <reason>", "why"],
  ],
  async run({ open, out }, [from, relation, to], options) {
    const why = textOf(options, "why");
    const row = await relateIncidents(await open(), {
      from: String(from),
      relation: String(relation) as IncidentRelation["relation"],
      to: String(to),
      holds: options.not !== true,
      ...(why === undefined ? {} : { why }),
    });
    const said = `${shown(String(from))} ${shown(String(relation))} ${shown(String(to))}`;
    out.line({ kind: "relation", holds: row !== null, ...(row ?? {}) }, row === null ? `taken back: ${said}` : said);
  },
};
