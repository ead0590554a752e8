import { type MentionInWords, mentionsOf } from "../../acts/mentions.ts";
import { type CommandSpec, textOf } from "../command.ts";
import { shown } from "../io.ts";
import { judgedWords } from "../resolutionWords.ts";
import { shortRef } from "../words.ts";

export const mentions: CommandSpec = {
  usage: "mentions <name>",
  summary:
    "Every mention of a name with its ref and the words around it, so that one can be judged by itself: not-same REF NAME says that this one is another of the name.",
  example: "mentions Khan",
  archive: true,
  options: [["--limit <number>", "at most so many, 200 when left out"]],
  async run({ open, out }, [name], options) {
    const limit = Math.max(1, Math.min(10_000, Number(textOf(options, "limit") ?? 200) || 200));
    const found = await mentionsOf(await open({ readOnly: true }), String(name), limit);
    for (const one of found.mentions) out.line({ kind: "mention", ...one }, mentionWords(one));
    if (found.of === 0) out.note(`Nobody is called "${shown(String(name))}" in what is kept here.`);
    if (found.mentions.length < found.of) out.note(`Listed ${found.mentions.length} mentions of ${found.of}.`);
  },
};

function mentionWords(one: MentionInWords): string {
  const words = one.quote === "" ? "tells it" : `“${shown(one.quote.replaceAll("\n", " "))}”`;
  const also = one.also.length === 0 ? [] : [`    the same as: ${one.also.map(shown).join(", ")}`];
  return [
    `${shortRef(one.ref)}  ${shown(one.name)} (${one.type ?? "not said"})${one.apart ? ", another one of this name" : ""}`,
    `    ${shown(one.teller)}: ${words}`,
    ...also,
    ...one.judgements.map((judged) => `    ${judgedWords(judged)}`),
  ].join("\n");
}
