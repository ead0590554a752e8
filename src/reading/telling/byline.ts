import type { Document } from "../text/document.ts";
import { named, type Role, textOf } from "./role.ts";

/** A byline stands among so many blocks of the top, or among so many at the foot. */
const top = 4;
const foot = 2;
const byline =
  /^(?:By|BY|by|Story by|Words by|Reporting by)\s+(\p{Lu}[\p{L}.’'-]{0,30}(?:\s(?:\p{Lu}[\p{L}.’'-]{0,30}|al|bin|de|van|von)){1,4})(?:\s+and\s+\p{Lu}[\p{L} .’'-]{1,60})?(?:\s+in\s+\p{Lu}[\p{L} ’'-]{1,40})?(?:,[^\n]{1,60})?\.?$/u;
const longest = 160;

/**
 * The one author of a page of plain text, by a line of its own ("By Oru Tal") under the title or at the foot: then all of it is
 * hers. null when no such line stands there.
 */
export function pageRole(document: Document, group: number): Role | null {
  const count = document.paragraphs.length;
  for (let at = 0; at < count; at++) {
    if (at >= top && at < count - foot) continue;
    const paragraph = document.paragraphs[at]!;
    if (paragraph.to - paragraph.from > longest) continue;
    const text = textOf(document, at);
    const name = mayBeByline.test(text) ? byline.exec(text)?.[1] : undefined;
    if (!name) continue;
    const start = document.text.indexOf(name, paragraph.from);
    return {
      form: "news-item",
      author: named(name.replace(/\.$/, ""), start, "author"),
      cue: { text, start: document.text.indexOf(text, paragraph.from), end: paragraph.to },
      title: at > 0 && at < top ? titleOf(document) : null,
      why: "a byline",
      group,
      told: document.options.published ?? null,
    };
  }
  return null;
}

const mayBeByline = /^(?:by|story|words|reporting)\s/i;

/** The first block, where it is as short as a title and no sentence. */
function titleOf(document: Document): Role["title"] {
  const paragraph = document.paragraphs[0]!;
  const text = textOf(document, 0);
  if (text.length > longest || /[.:”"]$/.test(text)) return null;
  const start = document.text.indexOf(text, paragraph.from);
  return { text, start, end: start + text.length };
}
