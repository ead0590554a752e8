import { Draft } from "./draft.ts";
import type { Form } from "./form.ts";

/**
 * Markdown as a reader sees it: marks of headings, lists, quotes and emphasis left out, the words kept. CommonMark 0.31, the
 * block structure only; a table or HTML inside stays as it is written.
 */
export const renderMarkdown: Form = {
  fits: (_, ending) => ending === "md" || ending === "markdown",
  render: (decoded) => {
    const draft = new Draft();
    let title: string | null = null;
    let open: { role: "paragraph" | "blockquote" | "listitem"; start: number } | null = null;
    const close = () => {
      if (open) draft.block(open.role, open.start, draft.length);
      open = null;
    };
    for (const line of lines(decoded.text)) {
      const mark = lineMark(line.text);
      if (
        mark.role === "blank" ||
        mark.role === "heading" ||
        (open && (mark.starts || (mark.role === "blockquote") !== (open.role === "blockquote")))
      )
        close();
      if (mark.role === "blank") continue;
      if (open) draft.add("\n");
      else draft.breakParagraph();
      const start = draft.length;
      inline(draft, line.text, mark.skip, line.at);
      if (mark.role === "heading") {
        const first = title === null;
        title ??= line.text.slice(mark.skip).trim();
        draft.block(first ? "title" : "heading", start, draft.length);
      } else if (!open) open = { role: mark.role, start };
    }
    close();
    return draft.finish(decoded.text, decoded.encoding, decoded.mark, {
      name: "text/markdown;1",
      language: null,
      published: null,
      title,
      lost: [],
    });
  },
};

type LineMark =
  | { role: "blank"; skip: 0; starts: false }
  | { role: "heading" | "paragraph" | "blockquote" | "listitem"; skip: number; starts: boolean };

function lineMark(text: string): LineMark {
  if (text.trim() === "") return { role: "blank", skip: 0, starts: false };
  const heading = /^ {0,3}#{1,6}[ \t]+/.exec(text)?.[0];
  if (heading) return { role: "heading", skip: heading.length, starts: true };
  const quote = /^ {0,3}(?:> ?){1,8}/.exec(text)?.[0];
  if (quote) return { role: "blockquote", skip: quote.length, starts: false };
  const item = /^ {0,9}(?:[-*+]|[0-9]{1,9}[.)])[ \t]+/.exec(text)?.[0];
  if (item) return { role: "listitem", skip: item.length, starts: true };
  return { role: "paragraph", skip: /^ {0,3}/.exec(text)?.[0].length ?? 0, starts: false };
}

/** Adds a line without its emphasis marks; a link's text stays and its address goes. */
function inline(draft: Draft, text: string, skip: number, at: number): void {
  let from = skip;
  const flush = (to: number) => draft.add(text.slice(from, to), at + from, at + to);
  for (let i = skip; i < text.length; i++) {
    const char = text[i];
    if (
      char === "*" ||
      char === "`" ||
      (char === "_" && !/\w/.test(text[i - 1] ?? " ") !== !/\w/.test(text[i + 1] ?? " "))
    ) {
      flush(i);
      from = i + 1;
    } else if (char === "\\" && /[!-/:-@[-`{-~]/.test(text[i + 1] ?? "")) {
      flush(i);
      from = ++i;
    } else if (char === "[" || char === "]") {
      const close = char === "]" && text[i + 1] === "(" ? text.indexOf(")", i) : -1;
      if (char === "[" && !text.slice(i, i + 2000).includes("](")) continue;
      if (char === "]" && close < 0) continue;
      flush(i);
      i = char === "]" ? close : i;
      from = i + 1;
    }
  }
  flush(text.length);
}

function* lines(text: string): Generator<{ text: string; at: number }> {
  for (let at = 0; at <= text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    yield { text: text.slice(at, end).replace(/\r$/, ""), at };
    at = end + 1;
  }
}
