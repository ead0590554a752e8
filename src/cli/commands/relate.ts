import { proposedRelations, relate as relateIncidents } from "../../acts/relate.ts";
import type { IncidentRelation } from "../../incident/index.ts";
import { type CommandSpec, textOf } from "../command.ts";
import { shown } from "../io.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage.ts";

export const relate: CommandSpec = {
  usage: "relate [from] [relation] [to]",
  summary:
    "Say that one incident is part-of another, led-to it or follows it. Without any, print what place and time speak for; a person decides.",
  example: 'relate "The night at the canal" part-of "The week of fires"',
  archive: true,
  options: [
    ["--not", "it does not hold: take it back"],
    ["--why <reason>", "why"],
  ],
  async run(session, [from, relation, to], options) {
    if (from === undefined) return proposed(session);
    if (relation === undefined || to === undefined)
      throw new UsageError("usage", "Relating: two incidents and how they stand are needed.");
    const { open, out } = session;
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

async function proposed({ open, out }: Session): Promise<void> {
  const all = await proposedRelations(await open({ readOnly: true }));
  for (const one of all) {
    const { fromTitle, relation, toTitle, why } = one;
    out.line(
      { kind: "suggestion", ...one },
      `? ${shown(fromTitle)} ${relation} ${shown(toTitle)} (${shown(why.join("; "))})`,
    );
  }
  if (all.length === 0) out.note("Place and time speak for no relation that nobody has judged.");
}
