import { findLine } from "../../acts/act.ts";
import type { Ports } from "../../acts/ports.ts";
import { pairsToJudge } from "../../acts/resolve.ts";
import { same as judgeSame, undoSame } from "../../acts/same.ts";
import type { SameRow } from "../../catalog/rows.ts";
import { type CommandSpec, type Options, textOf } from "../command.ts";
import { shown } from "../io.ts";
import { judgedWords, pairWords } from "../resolutionWords.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage.ts";

const types: readonly SameRow["type"][] = ["person", "place", "organisation", "group"];
const judging = [
  ["--type <type>", "person, place, organisation or group; person when left out"],
  ["--why <reason>", "why"],
] as const;

export const same: CommandSpec = {
  usage: "same [a] [b]",
  summary:
    "Judge that two names, or the refs of two mentions, mean the same person, place, organisation or group. One name twice: all who write it mean one. Without names, list the judgements.",
  example: 'same Sarwand سروند --type place --why "one town, two scripts"',
  archive: true,
  options: [
    ...judging,
    ["--undo <ref>", "take a judgement back"],
    ["--suggest", "list pairs that sound alike and nobody has judged, with the words around them"],
    ["--limit <number>", "with --suggest: at most so many, 20 when left out"],
  ],
  async run(session, [a, b], options) {
    const { open, out } = session;
    if (a !== undefined) return judgeAs(session, "same", String(a), b, options);
    const undone = textOf(options, "undo");
    if (options.suggest === true) return suggest(session, options);
    const ports = await open({ readOnly: undone === undefined });
    await ports.catalog.catchUp(ports.archive);
    if (undone !== undefined) {
      const found = (await ports.catalog.sames()).filter((one) => one.ref.startsWith(undone) && !one.undone);
      if (found.length > 1)
        throw new UsageError(
          "usage",
          `Undoing "${shown(undone)}": ${found.length} judgements begin so, more of one is needed.`,
        );
      await undoSame(ports, found[0]?.ref ?? undone, textOf(options, "why"));
    }
    for (const row of await ports.catalog.sames()) out.line({ kind: "same", ...row }, judgedWords(row));
  },
};

export const notSame: CommandSpec = {
  usage: "not-same <a> <b>",
  summary:
    "Judge that two names, or the refs of two mentions, do not mean the same. One name twice: different people or places bear it, each account's stands alone.",
  example: 'not-same "R. Bako" "Rahim Bako" --why "father and son"',
  archive: true,
  options: judging,
  run: (session, [a, b], options) => judgeAs(session, "not-same", String(a), b, options),
};

export const unsure: CommandSpec = {
  usage: "unsure <a> <b>",
  summary:
    "Note that two names were looked at and nobody can say yet; they are not suggested again until it is undone.",
  example: 'unsure "M. Hussain" "Mohammed Hussain"',
  archive: true,
  options: judging,
  run: (session, [a, b], options) => judgeAs(session, "unsure", String(a), b, options),
};

async function judgeAs(
  { open, out }: Session,
  verdict: SameRow["verdict"],
  a: string,
  b: string | readonly string[] | undefined,
  options: Options,
): Promise<void> {
  const type = textOf(options, "type") ?? "person";
  if (!types.includes(type as SameRow["type"]))
    throw new UsageError("usage", `Judging names of the type "${shown(type)}": one of ${types.join(", ")} is needed.`);
  if (b === undefined) throw new UsageError("usage", `Judging "${shown(a)}": a second name is needed.`);
  const ports = await open();
  const [one, other] = [await wholeRef(ports, a), await wholeRef(ports, String(b))];
  const asked = { a: one, b: other, type: type as SameRow["type"], verdict };
  const why = textOf(options, "why");
  const row = await judgeSame(ports, why === undefined ? asked : { ...asked, why });
  out.line({ kind: "same", ...row }, judgedWords(row));
}

/** A mention's ref typed short, with the place in its line where it has one, stands for the whole one; anything else is a name as worded. */
async function wholeRef(ports: Ports, typed: string): Promise<string> {
  const [, line, place = ""] = /^([0-9a-f]{6,64}#\w+)(@\d+)?$/.exec(typed) ?? [];
  return line ? `${(await findLine(ports, line)).ref}${place}` : typed;
}

async function suggest({ open, out }: Session, options: Options): Promise<void> {
  const limit = Math.max(1, Math.min(500, Number(textOf(options, "limit") ?? 20) || 20));
  const { pairs, looked, of } = await pairsToJudge(await open({ readOnly: true }), { limit, lookups: 5000 });
  for (const pair of pairs) out.line({ kind: "pair", ...pair }, pairWords(pair));
  if (pairs.length === 0) out.note("No two names that sound alike are left to judge.");
  if (looked < of) out.note(`Looked up ${looked} names of ${of}, those of most accounts.`);
}
