import { findNames, findWords } from "../../acts/find.ts";
import type { CommandSpec } from "../command.ts";
import { textOf } from "../command.ts";
import { shown } from "../io.ts";
import { shortRef } from "../words.ts";

export const search: CommandSpec = {
  usage: "search <words...>",
  summary:
    "Statements that hold all the words, in any script, best first; before them people and places of that name under every spelling.",
  example: "search canal road",
  archive: true,
  options: [
    ["--limit <number>", "at most so many statements, 20 when left out"],
    ["--names", "only people, places and organisations"],
  ],
  async run({ open, out }, [words], options) {
    const ports = await open({ readOnly: true });
    await ports.catalog.catchUp(ports.archive);
    const limit = Math.max(1, Math.min(500, Number(textOf(options, "limit") ?? 20) || 20));
    const text = (words as readonly string[]).join(" ");
    const names = await findNames(ports, text);
    for (const one of names) {
      const also = one.also.length > 0 ? `, also ${one.also.map(shown).join(", ")}` : "";
      out.line(
        { kind: "name", ...one },
        `${shown(one.name)} (${one.type ?? "not said"})${also}: in ${one.accounts} accounts`,
      );
    }
    const hits = options.names === true ? [] : await findWords(ports, text, limit);
    for (const hit of hits)
      out.line({ kind: "hit", ...hit }, `${shortRef(hit.ref)}  ${shown(hit.quote.replaceAll("\n", " "))}`);
    if (hits.length + names.length === 0) out.note("No name and no statement holds all of these words.");
  },
};
