import { type Document, spanOf } from "../text/document.ts";
import type { Attributed } from "./attributed.ts";
import type { Quotation } from "./quotation.ts";

/** A dash as it stands before the name of who speaks. */
export const dash = /^(?:[–—―-]|--)$/;
const mostWords = 14;

/**
 * `“It burned.” — Oru Tal, a baker`: a quotation with a dash and a name up to the end of the line, as readers' letters and posters
 * are set. Given where the quotation opens. null when no name follows. Looks at most 14 tokens on.
 */
export function dashAttribution(document: Document, sentence: number, quotation: Quotation): Attributed | null {
  const { tokens } = document;
  const { open, close } = quotation;
  const mark = tokens[close + 1];
  if (quotation.depth > 0 || tokens[open]!.sentence !== sentence || !mark || !dash.test(mark.text)) return null;
  const first = close + 2;
  if (!tokens[first] || tokens[first].breaks > 0 || tokens[first].kind !== "word") return null;
  if (document.cased && !tokens[first].capital && !/^(?:a|an|the|his|her|my)$/.test(tokens[first].lower)) return null;
  const lineEnd = endOfLine(document, first);
  if (lineEnd === null) return null;
  const end = tokens[lineEnd - 1]!.text === "." ? lineEnd - 1 : lineEnd;
  for (let at = first; at < end; at++) if (/^(?:AUX|MODAL|PRON|SUB)$/.test(tokens[at]!.tag)) return null;
  const comma = tokens.slice(first, end).findIndex((token) => /^[,،(]$/.test(token.text));
  const source = { first, end: comma > 0 ? first + comma : end, head: (comma > 0 ? first + comma : end) - 1 };
  const name = spanOf(document, source.first, source.end);
  return {
    speaker: {
      name: name.text,
      start: name.start,
      end: name.end,
      resolvedTo: null,
      how: "quoted",
      stance: "asserts",
      basis: "unknown",
    },
    source,
    cueFirst: close + 1,
    cueEnd: close + 2,
    first: open,
    end: close + 1,
    direct: true,
    sure: 0.9,
    why: ["speaker/dash", "a dash and a name behind the quotation", `“${name.text}”`],
  };
}

/** Where the line ends; null when that is too far off for a name. */
function endOfLine({ tokens }: Document, first: number): number | null {
  for (let at = first + 1; at <= first + mostWords; at++) {
    const token = tokens[at];
    if (!token || token.breaks > 0) return at;
    if (/^[;:!?“"«]$/.test(token.text)) return null;
  }
  return null;
}
