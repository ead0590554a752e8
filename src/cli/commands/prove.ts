import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Ports } from "../../acts/ports.ts";
import type { Act } from "../../archive/archive.ts";
import { type CommandSpec, textOf } from "../command.ts";
import { shown } from "../io.ts";
import { UsageError } from "../usage.ts";

export const prove: CommandSpec = {
  usage: "prove <ref>",
  summary:
    "Write a proof that an act (or the keeping of an object) stands in the log, to be checked offline, with what it speaks of.",
  example: "prove 1a2b3c4d --to proofs",
  archive: true,
  options: [["--to <dir>", "where to write it; the present folder when left out"]],
  async run({ open, out, io }, [given], options) {
    const ports = await open({ readOnly: true });
    const act = await findAct(ports, String(given));
    const proof = await ports.archive.prove(act.log, act.index);
    const dir = resolve(io.cwd, textOf(options, "to") ?? ".");
    await mkdir(dir, { recursive: true });
    const name = act.ref.slice(0, 16);
    const files = { proof: `${name}.tlog-proof`, leaf: `${name}.leaf.json`, line: `${name}.act.json` };
    await writeFile(join(dir, files.proof), proof.proof);
    await writeFile(join(dir, files.leaf), proof.leaf);
    await writeFile(join(dir, files.line), proof.line);
    out.line(
      { kind: "proof", ref: act.ref, log: act.log, index: act.index, dir, ...files },
      `Wrote ${files.proof}, ${files.leaf} and ${files.line} to "${shown(dir)}": act ${act.index} of log ${act.log}.`,
    );
  },
};

/** The act of a ref, or the keeping of an object; both may be cut to their first digits, at least six. */
async function findAct(ports: Ports, given: string): Promise<Act> {
  const found: Act[] = [];
  for await (const act of ports.archive.replay()) {
    const object = act.kind === "keep" ? String((act.body as { object?: unknown } | null)?.object ?? "") : "";
    if (given.length >= 6 && (act.ref.startsWith(given) || object.startsWith(given))) found.push(act);
  }
  if (found.length === 1) return found[0]!;
  if (found.length > 1) throw new UsageError("usage", `Proving "${given}": several begin so.`);
  throw new UsageError("notFound", `Proving "${given}": there is no such act or object in this archive.`);
}
