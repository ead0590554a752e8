import type { Block } from "../../account/block.ts";
import type { Telling } from "../../account/statement.ts";
import type { Document, Paragraph } from "../text/document.ts";
import type { Lexicons } from "../words/lexicons.ts";
import { pageRole } from "./byline.ts";
import { comment, compiler, named, type Role } from "./role.ts";
import { signatureOf, spreadBack } from "./signature.ts";
import { spreadTestimony } from "./testimony.ts";

/** A telling while the text is read: its paragraphs by number, `end` not included, and whether the compiler stands around it. */
export interface Piece extends Telling {
  readonly firstParagraph: number;
  readonly endParagraph: number;
}

/**
 * Cuts a text into tellings, in order and without a gap: chat messages by their senders, a page by its byline, a digest by
 * trailing names, self-naming testimony, "Posted by" lines and credits; what is left is the compiler's. Linear.
 */
export function findTellings(document: Document, lexicons: Lexicons): Piece[] {
  const messages = document.blocks.filter((block) => block.role === "message");
  if (messages.length > 0) return messages.map((block, index) => messageTelling(document, block, index));
  const whole = wholeAuthor(document);
  if (whole) return [whole];
  const roles = document.paragraphs.map((_, at) => signatureOf(document, lexicons, at) ?? comment(-1));
  spreadBack(document, roles);
  spreadTestimony(document, lexicons, roles);
  const page = roles.every(({ group }) => group === -1) ? pageRole(document, 0) : null;
  if (page) roles.fill(page);
  return pieces(document, roles);
}

function pieces(document: Document, roles: readonly Role[]): Piece[] {
  const found: Piece[] = [];
  for (let first = 0; first < roles.length; ) {
    const role = roles[first]!;
    let end = first + 1;
    while (end < roles.length && roles[end]!.group === role.group && roles[end]!.form === role.form) end++;
    found.push(piece(document, found.length, role, first, end));
    first = end;
  }
  return found;
}

function piece(document: Document, index: number, role: Role, first: number, end: number): Piece {
  return {
    kind: "telling",
    id: `t${index + 1}`,
    form: role.form,
    start: document.paragraphs[first]!.from,
    end: document.paragraphs[end - 1]!.to,
    author: role.author,
    cue: role.cue,
    title: role.title,
    told: role.told,
    language: document.language,
    why: [role.why],
    firstParagraph: first,
    endParagraph: end,
  };
}

function messageTelling(document: Document, block: Block, index: number): Piece {
  const inside = document.blocks.find(
    (other) => other.role === "sender" && other.start >= block.start && other.end <= block.end,
  );
  const name = inside ? document.text.slice(inside.start, inside.end) : (block.note?.sender ?? "unknown");
  const within = (paragraph: Paragraph) => paragraph.to > block.start && paragraph.from < block.end;
  const first = document.paragraphs.findIndex(within);
  return {
    ...piece(
      document,
      index,
      { ...comment(-1), form: "message", why: "a message of a chat, by its sender" },
      Math.max(0, first),
      Math.max(1, first + 1),
    ),
    // After the sender and its colon: the head of a message is nobody's words.
    start: inside ? Math.min(block.end, inside.end + 2) : block.start,
    end: block.end,
    author: named(name, inside?.start ?? null, "author"),
    cue: inside ? { text: name, start: inside.start, end: inside.end } : null,
    told: block.note?.time?.slice(0, 10) ?? null,
  };
}

/** A page or article with one byline is one telling. */
function wholeAuthor(document: Document): Piece | null {
  const byline = document.blocks.find((block) => block.role === "byline");
  const table = document.blocks.some((block) => block.role === "row");
  const title = document.blocks.find((block) => block.role === "title");
  if ((!byline && !table && !title) || document.paragraphs.length === 0) return null;
  const spanned = byline
    ? { text: document.text.slice(byline.start, byline.end), start: byline.start, end: byline.end }
    : null;
  const name = spanned?.text
    .replace(/^(?:by|written by|from)\s+/i, "")
    .split(/\s[|·–-]\s|,/)[0]
    ?.trim();
  const author = spanned && name ? named(name, spanned.start + spanned.text.indexOf(name), "author") : compiler;
  const base = piece(
    document,
    0,
    { ...comment(-1), form: table ? "list" : "news-item" },
    0,
    document.paragraphs.length,
  );
  return {
    ...base,
    author,
    cue: spanned,
    title: title ? { text: document.text.slice(title.start, title.end), start: title.start, end: title.end } : null,
    told: document.options.published ?? null,
    why: [byline ? "the page's byline" : table ? "a table" : "a page with a title"],
  };
}

/** The words of a telling's paragraphs as token numbers, `end` not included. */
export function tokensOf(document: Document, piece: Piece): { first: number; end: number } {
  const inside = (at: number) => document.tokens[at]!;
  let first = document.sentences[document.paragraphs[piece.firstParagraph]!.first]!.first;
  let end = document.sentences[document.paragraphs[piece.endParagraph - 1]!.end - 1]!.end;
  while (first < end && inside(first).start < piece.start) first++;
  while (end > first && inside(end - 1).end > piece.end) end--;
  return { first, end };
}
