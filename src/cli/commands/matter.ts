import { joinMatters, matters, splitMatter } from "../../acts/matter.ts";
import { type CommandSpec, listOf, textOf } from "../command.ts";
import { shown } from "../io.ts";
import { UsageError } from "../usage.ts";
import { shortRef } from "../words.ts";

export const matter: CommandSpec = {
  usage: "matter <incident>",
  summary:
    "The matters of an incident, proposed and made: what speaks for each, its claims, and the acts it comes to, one for each it was done to. Split one, or join two.",
  example:
    'matter "The night at the canal" --join deed-beating deed-torture --why "one beating, as both witnesses say"',
  archive: true,
  options: [
    ["--split <row>", "take the claims out of this matter into one of their own"],
    ["--claim <ref...>", "with --split: the claims"],
    ["--title <title>", "with --split: how the new matter is called"],
    ["--join <row...>", "make one matter of two: the first keeps its name"],
    ["--why <reason>", "why"],
  ],
  async run({ open, out }, [given], options) {
    const incident = String(given);
    const [split, join, why] = [textOf(options, "split"), listOf(options, "join"), textOf(options, "why")];
    const told = (row: { readonly id: string; readonly title: string; readonly claims: readonly string[] }) =>
      out.line({ kind: "matter", ...row }, `${shortRef(row.id)}  ${shown(row.title)}, ${row.claims.length} claims`);
    if (split !== undefined) {
      const title = textOf(options, "title");
      if (title === undefined) throw new UsageError("usage", "Splitting a matter: --title for the new one is needed.");
      const claims = listOf(options, "claim");
      return told(await splitMatter(await open(), { incident, row: split, claims, title }, why));
    }
    if (join.length > 0) {
      if (join.length !== 2) throw new UsageError("usage", "Joining matters: two rows are needed.");
      return told(await joinMatters(await open(), { incident, row: join[0]!, with: join[1]! }, why));
    }
    for (const one of await matters(await open({ readOnly: true }), incident)) {
      const acts = one.acts.map(({ doneTo, accounts }) => `    an act to ${shown(doneTo)}, in ${accounts} accounts`);
      const claims = one.claims.map((ref) => `    ${shortRef(ref)}`);
      const why = `    ${one.made ? "made" : "proposed"}: ${shown(one.why.join("; "))}`;
      out.line({ kind: "matter", ...one }, [`${one.row}  ${shown(one.title)}`, why, ...acts, ...claims].join("\n"));
    }
  },
};
