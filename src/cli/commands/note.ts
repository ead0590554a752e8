import { note as keepNote } from "../../acts/note.ts";
import { type CommandSpec, textOf } from "../command.ts";
import { UsageError } from "../usage.ts";

export const note: CommandSpec = {
  usage: "note [text]",
  summary: "Keep what you know yourself as your own dated note, sealed; from standard input when left out.",
  example: 'note "I was at the bridge when the bus came" --by "R."',
  archive: true,
  options: [["--by <name>", "your name as a source, as you want it worded"]],
  async run({ open, out, io }, [given], options) {
    const text = given === undefined ? await textFrom(io.stdin) : String(given);
    const ports = await open();
    const kept = await keepNote(ports, { text, by: textOf(options, "by") ?? "the documenter" });
    out.line({ kind: "kept", ...kept }, `${kept.object.slice(0, 12)}  sealed  ${kept.name}`);
  },
};

async function textFrom(stdin: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stdin) {
    size += piece.length;
    if (size > 2 ** 20) throw new UsageError("unreadable", "Keeping a note: it has over 1 MiB; keep it as a file.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}
