import { Draft } from "./draft.ts";
import type { Form } from "./form.ts";

/** Plain text as it stands: every code point is kept; paragraphs are what empty lines part. */
export const renderPlain: Form = {
  fits: () => true,
  render: (decoded) => {
    const draft = new Draft();
    const text = decoded.text;
    let at = 0;
    while (at < text.length) {
      const [start, end, next] = paragraphAt(text, at);
      if (start > at) draft.add(text.slice(at, start), at, start);
      const from = draft.length;
      draft.add(text.slice(start, end), start, end);
      draft.block("paragraph", from, draft.length);
      if (next > end) draft.add(text.slice(end, next), end, next);
      at = next;
    }
    return draft.finish(text, decoded.encoding, decoded.mark, {
      name: "text/plain;1",
      language: null,
      published: null,
      title: null,
      lost: [],
    });
  },
};

/** The paragraph after `at`: where its words start and end, and where the next may start. */
function paragraphAt(text: string, at: number): [number, number, number] {
  let start = at;
  while (start < text.length && isSpace(text.charCodeAt(start))) start++;
  let end = start;
  let line = start;
  while (line < text.length) {
    const newline = text.indexOf("\n", line);
    const stop = newline < 0 ? text.length : newline;
    if (isBlank(text, line, stop)) break;
    end = stop;
    line = stop + 1;
  }
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return [start, end, Math.min(text.length, Math.max(line, end))];
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
}
