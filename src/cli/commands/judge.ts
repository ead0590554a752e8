import { findLine, findObject } from "../../acts/act.ts";
import { judge as judgeLines, undo } from "../../acts/judge.ts";
import type { Ports } from "../../acts/ports.ts";
import type { LineRow, Verdict } from "../../catalog/rows.ts";
import { type CommandSpec, textOf } from "../command.ts";
import { UsageError } from "../usage.ts";
import { rowWords } from "../words.ts";

export const judge: CommandSpec = {
  usage: "judge <verdict> <ref...>",
  summary: "Accept, amend or reject suggestions, or undo the last judgement on them; each with who and why.",
  example: 'judge accept 1a2b3c4d#c7 --why "the words say so"',
  archive: true,
  options: [
    ["--why <reason>", "why"],
    ["--set <json>", 'amend: the members that change, as \'{"deed":"beating"}\''],
    ["--all", "each ref is an object: all of its suggestions that nobody has judged"],
  ],
  async run({ open, out }, [verdict, given], options) {
    const word = String(verdict);
    if (!["accept", "amend", "reject", "undo"].includes(word)) {
      throw new UsageError("usage", `Judging with "${word}": accept, amend, reject or undo is needed.`);
    }
    const changes = word === "amend" ? changesOf(textOf(options, "set")) : undefined;
    const ports = await open();
    const rows = await rowsOf(ports, given as readonly string[], options.all === true);
    const why = textOf(options, "why");
    const reason = why === undefined ? {} : { why };
    const after: LineRow[] = [];
    if (word === "undo") {
      for (const row of rows) {
        const last = row.judgements.filter((one) => !one.undone).at(-1);
        if (last === undefined) throw new UsageError("notFound", `Undoing on "${row.ref}": nobody has judged it.`);
        after.push(await undo(ports, row.ref, last.ref, why));
      }
    } else {
      const judgement = { verdict: word as Verdict, ...reason, ...(changes === undefined ? {} : { amended: changes }) };
      after.push(
        ...(await judgeLines(
          ports,
          rows.map((row) => ({ ref: row.ref, ...judgement })),
        )),
      );
    }
    for (const row of after) out.line({ kind: "line", ...row }, rowWords(row));
  },
};

async function rowsOf(ports: Ports, refs: readonly string[], all: boolean): Promise<readonly LineRow[]> {
  if (!all) return Promise.all(refs.map((ref) => findLine(ports, ref)));
  const rows: LineRow[] = [];
  for (const ref of refs) {
    const lines = await ports.catalog.lines((await findObject(ports, ref)).object);
    rows.push(...lines.filter((row) => row.state === "suggested" && row.line.kind !== "card"));
  }
  return rows;
}

function changesOf(text: string | undefined): Record<string, unknown> {
  let changes: unknown = null;
  try {
    changes = JSON.parse(text ?? "");
  } catch {
    changes = null;
  }
  if (typeof changes === "object" && changes !== null && !Array.isArray(changes))
    return changes as Record<string, unknown>;
  throw new UsageError("usage", "Amending: --set with a JSON object of the members that change is needed.");
}
