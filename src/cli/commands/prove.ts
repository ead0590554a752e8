import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Ports } from "../../acts/ports.ts";
import type { Act } from "../../archive/archive.ts";
import type { Folder } from "../../archive/folder.ts";
import { layout, limits } from "../../archive/layout.ts";
import { diskFolder } from "../../disk/folder.ts";
import { type CommandSpec, textOf } from "../command.ts";
import { shown } from "../io.ts";
import { proofParts } from "../proofFile.ts";
import { UsageError } from "../usage.ts";

export const prove: CommandSpec = {
  usage: "prove <ref>",
  summary:
    "Write a proof that an act (or the keeping of an object) stands in the log, to be checked offline, with what it speaks of and who outside dates it.",
  example: "prove 1a2b3c4d --to proofs",
  archive: true,
  options: [["--to <dir>", "where to write it; the present folder when left out"]],
  async run({ open, out, io, archiveFolder }, [given], options) {
    const ports = await open({ readOnly: true });
    const act = await findAct(ports, String(given));
    const dated = await earliestStamp(diskFolder(archiveFolder()), act);
    const cosigned = [...dated].find(([name]) => name.endsWith(".note"))?.[1] ?? dated.get("checkpoint");
    const proof = await ports.archive.prove(act.log, act.index, cosigned);
    const dir = resolve(io.cwd, textOf(options, "to") ?? ".");
    await mkdir(dir, { recursive: true });
    const name = act.ref.slice(0, 16);
    const { proof: ending, leaf, line, stamp } = proofParts;
    const files = { proof: `${name}${ending}`, leaf: `${name}${leaf}`, line: `${name}${line}` };
    await writeFile(join(dir, files.proof), proof.proof);
    await writeFile(join(dir, files.leaf), proof.leaf);
    await writeFile(join(dir, files.line), proof.line);
    if (dated.size > 0) await mkdir(join(dir, `${name}${stamp}`), { recursive: true });
    for (const [part, bytes] of dated) await writeFile(join(dir, `${name}${stamp}`, part), bytes);
    const key = ports.archive.logKeys().find((one) => one.startsWith(`witness-archive/1/${act.log}+`));
    out.line(
      { kind: "proof", key, dated: [...dated.keys()], ref: act.ref, log: act.log, index: act.index, dir, ...files },
      `Wrote ${files.proof}, ${files.leaf} and ${files.line} to "${shown(dir)}": act ${act.index} of log ${act.log}.\n${dated.size > 0 ? `Who dates it stands in ${name}${stamp}.` : "Nobody outside dates it yet."}\nIts log's key, to be given on another way: ${key}`,
    );
  },
};

/** The files of the smallest stamped state of its log that holds an act; none when nobody dates it. */
async function earliestStamp(folder: Folder, act: Act): Promise<ReadonlyMap<string, Uint8Array>> {
  const sizes = (await folder.list(`${layout.logs}/${act.log}/stamps`)).map((entry) => Number(entry.name));
  const [size] = sizes.filter((one) => Number.isSafeInteger(one) && one > act.index).sort((a, b) => a - b);
  const files = new Map<string, Uint8Array>();
  if (size === undefined) return files;
  for (const { name } of await folder.list(layout.stamps(act.log, size))) {
    const bytes = await folder.read(`${layout.stamps(act.log, size)}/${name}`, limits.stampFile);
    if (bytes !== null) files.set(name, bytes);
  }
  return files.has("checkpoint") ? files : new Map();
}

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
