import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { cellOf } from "../../acts/cell.ts";
import { cellPage } from "../../acts/cellPage.ts";
import { custodyStyle } from "../../acts/custodyPage.ts";
import { type CommandSpec, textOf } from "../command.ts";
import { shown } from "../io.ts";
import { UsageError } from "../usage.ts";

export const cell: CommandSpec = {
  usage: "cell <incident> <line>",
  summary:
    "The words of one cell of an incident's table: their place in the original, the chain of mouths, the hash, how they stand to others, and how to check it by hand; in the terminal, or as one page that prints.",
  example: 'cell "The night at the canal" 1a2b3c4d#c7 --format html --to cell.html',
  archive: true,
  options: [
    ["--row <row>", "the row, where the line stands in several"],
    ["--format <format>", "text, or html: one self-contained A4 page with the words in it"],
    ["--to <file>", "where to write the page; standard output when left out"],
  ],
  async run({ open, out, io }, [incident, line], options) {
    const format = textOf(options, "format") ?? "text";
    if (format !== "text" && format !== "html")
      throw new UsageError("usage", `Printing as "${shown(format.slice(0, 40))}": text or html is needed.`);
    const row = textOf(options, "row");
    const asked = { line: String(line), ...(row === undefined ? {} : { row }) };
    const proof = await cellOf(await open({ readOnly: true }), String(incident), asked);
    if (format === "html") {
      const page = cellPage(proof, `sha256-${createHash("sha256").update(custodyStyle).digest("base64")}`);
      const to = textOf(options, "to");
      if (to === undefined) return out.line({ kind: "page", html: page }, page);
      await writeFile(resolve(io.cwd, to), page, { mode: 0o600 });
      return out.line({ kind: "page", file: resolve(io.cwd, to) }, `Wrote "${shown(to)}".`);
    }
    const { words, anchor, object, account, cell: found } = proof;
    const mouths = words.speakers.map((one) => shown(one.resolvedTo ?? one.name)).join(" > ");
    const text = [
      `${shown(proof.row.title)}: ${found.status.replaceAll("-", " ")}`,
      `  …${shown(anchor.prefix)}[${shown(anchor.quote)}]${shown(anchor.suffix)}…`,
      `  through ${mouths}; account of ${shown(account.source.name)}, ${account.told ?? "undated"}`,
      `  object ${object.object}, code points ${anchor.start} to ${anchor.end} of ${anchor.rendition}`,
      ...found.verdicts.map(
        (one) => `  ${one.rule}: beside ${shown(proof.sources.get(one.account) ?? "")} “${shown(one.against)}”`,
      ),
    ];
    const { sources: _, ...told } = proof;
    out.line({ kind: "cell", ...told }, text.join("\n"));
  },
};
