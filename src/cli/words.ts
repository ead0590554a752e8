import type { LineRow } from "../catalog/rows.ts";
import type { ReadingLine } from "../reading/result.ts";
import { shown } from "./io.ts";

/** One line of a reading in a few words, for a terminal. */
export function lineWords(line: ReadingLine): string {
  switch (line.kind) {
    case "telling":
      return `telling (${line.form}) by ${shown(line.author.resolvedTo ?? line.author.name)}`;
    case "statement": {
      const chain = line.speakers.map((one) => shown(one.resolvedTo ?? one.name)).join(" > ");
      return `${chain}: “${short(line.quote)}”`;
    }
    case "claim":
      if (line.claim === "deed") return `deed ${line.deed}: “${short(line.trigger.text)}”, by ${doer(line.doer.text)}`;
      if (line.claim === "gap") return `gap ${line.missing}: “${short(line.trigger.text)}”`;
      return `link ${line.relation}: ${shown(line.from?.text ?? "?")} → ${shown(line.to?.text ?? "?")}`;
    case "figure":
      return `figure “${short(line.text)}” = ${line.min ?? "…"} to ${line.max ?? "…"} ${line.unit}`;
    case "mention":
      return `${line.type} “${short(line.text)}”`;
    case "frame":
      return `frame ${line.family}: ${shown(line.term)}`;
    case "card":
      return "card";
  }
}

/** A line with its state: what nobody has judged carries a question mark. */
export function rowWords(row: LineRow): string {
  const mark = { suggested: "?", accepted: "+", amended: "~", rejected: "x" }[row.state];
  return `${mark} ${shortRef(row.ref)}  ${lineWords(row.line)}`;
}

/** The first twelve digits of a hash, with the id behind `#` whole. */
export function shortRef(ref: string): string {
  const at = ref.indexOf("#");
  return at < 0 ? ref.slice(0, 12) : `${ref.slice(0, 12)}${ref.slice(at)}`;
}

function short(text: string): string {
  const one = shown(text.replaceAll("\n", " "));
  const points = [...one];
  return points.length <= 100 ? one : `${points.slice(0, 99).join("")}…`;
}

function doer(text: string): string {
  return text === "" ? "nobody named" : `“${short(text)}”`;
}
