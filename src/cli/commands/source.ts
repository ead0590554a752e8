import { noteSource } from "../../acts/noteSource.ts";
import { type Closeness, closenesses } from "../../incident/index.ts";
import { type CommandSpec, textOf } from "../command.ts";
import { shown } from "../io.ts";

export const source: CommandSpec = {
  usage: "source [name]",
  summary:
    "Record how near a source is to what it tells, its interest and reliability, with a reason, apart from what it tells. Without a name, list what is recorded.",
  example: 'source "Zeba" --closeness relative --why "she says that she is his mother, and the neighbours confirm it"',
  archive: true,
  options: [
    ["--closeness <word>", closenesses.join(", ")],
    ["--interest <words>", "what the source may gain or fear by telling"],
    ["--reliability <words>", "as you judge it"],
    ["--why <reason>", "needed: why"],
  ],
  async run({ open, out }, [name], options) {
    if (name === undefined) {
      const ports = await open({ readOnly: true });
      await ports.catalog.catchUp(ports.archive);
      for (const row of await ports.catalog.sourceNotes())
        out.line({ kind: "source-note", ...row }, `${shown(row.source)}: ${row.closeness} (${shown(row.why)})`);
      return;
    }
    const [interest, reliability] = [textOf(options, "interest"), textOf(options, "reliability")];
    const row = await noteSource(await open(), {
      source: String(name),
      closeness: (textOf(options, "closeness") ?? "unknown") as Closeness,
      ...(interest === undefined ? {} : { interest }),
      ...(reliability === undefined ? {} : { reliability }),
      why: textOf(options, "why") ?? "",
    });
    out.line({ kind: "source-note", ...row }, `${shown(row.source)}: ${row.closeness}`);
  },
};
