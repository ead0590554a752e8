import type { Block } from "../../account/block.ts";
import type { Speaker, Telling, TellingForm } from "../../account/statement.ts";
import type { Document, Paragraph } from "../text/document.ts";
import { wordSet } from "../words/lexicon.ts";
import type { Lexicons } from "../words/lexicons.ts";

/** Who put a text together, where it never says: outermost in every chain. */
export const compiler: Speaker = {
  name: "the compiler",
  start: null,
  end: null,
  resolvedTo: null,
  how: "author",
  stance: "asserts",
  basis: "unknown",
};

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
  const roles = document.paragraphs.map((_, at) => roleOf(document, lexicons, at));
  spreadBack(document, roles);
  spreadTestimony(document, lexicons, roles);
  return pieces(document, roles);
}

interface Role {
  form: TellingForm;
  author: Speaker;
  cue: { text: string; start: number; end: number } | null;
  title: { text: string; start: number; end: number } | null;
  why: string;
  /** Paragraphs of one telling bear the same group number. */
  group: number;
  told: string | null;
}

const comment = (group: number): Role => ({
  form: "commentary",
  author: compiler,
  cue: null,
  title: null,
  why: "nobody else is named for this block",
  group,
  told: null,
});

function roleOf(document: Document, lexicons: Lexicons, at: number): Role {
  return (
    trailingName(document, at) ?? postedBy(document, lexicons, at) ?? credit(document, lexicons, at) ?? comment(-1)
  );
}

const mayDash = /^\s{0,4}[–—-]/;
const trailing = /^\s{0,4}[–—-]{1,2}\s{0,2}(\p{L}[^\n]{1,80})$/u;

/** "–Nur Halim" as a line of its own, or as the last line of a block. */
function trailingName(document: Document, at: number): Role | null {
  const paragraph = document.paragraphs[at]!;
  const lastLine = document.text.lastIndexOf("\n", paragraph.to - 1) + 1;
  const line = document.text.slice(Math.max(lastLine, paragraph.from), paragraph.to);
  const match = mayDash.test(line) ? trailing.exec(line) : null;
  const name = match?.[1]?.replace(/[.,]$/, "").trim();
  if (!name || name.split(" ").length > 8) return null;
  const start = document.text.indexOf(name, Math.max(lastLine, paragraph.from));
  const dash = document.text.indexOf(line.trim()[0]!, Math.max(lastLine, paragraph.from));
  return {
    form: "quotation",
    author: named(name, start, "quoted"),
    cue: { text: document.text.slice(dash, start + name.length), start: dash, end: start + name.length },
    title: null,
    why: "a dash and a name under the block",
    group: at,
    told: null,
  };
}

function postedBy(document: Document, lexicons: Lexicons, at: number): Role | null {
  const paragraph = document.paragraphs[at]!;
  if (paragraph.to - paragraph.from > 160) return null;
  const text = document.text.slice(paragraph.from, paragraph.to);
  const head = text.slice(0, 24).toLowerCase();
  const phrase = [...wordSet(lexicons.entries("en/tellings.txt"), "posted")].find((words) => head.startsWith(words));
  if (!phrase) return null;
  const rest = text.slice(phrase.length);
  const stop = /\s(?:on|at)\s(?=[A-Z0-9])|[,\n]/.exec(rest)?.index ?? rest.length;
  const name = rest.slice(0, stop).trim().replace(/[.]$/, "");
  if (name === "") return null;
  const start = paragraph.from + phrase.length + rest.indexOf(name);
  return {
    form: "news-item",
    author: named(name, start, "quoted"),
    cue: { text, start: paragraph.from, end: paragraph.to },
    title: null,
    why: `“${text.slice(0, phrase.length)}” under the block`,
    group: at,
    told: null,
  };
}

const creditOpening = /^[([]?\s?(\p{L}+)(?:\s\p{L}+)?\s?(?:by|from|via|credit|courtesy|:)/iu;

/** "(Photo from Sarwand via the Lamp Workers' Network)" */
function credit(document: Document, lexicons: Lexicons, at: number): Role | null {
  const paragraph = document.paragraphs[at]!;
  if (paragraph.to - paragraph.from > 200) return null;
  const text = document.text.slice(paragraph.from, paragraph.to);
  const match = creditOpening.exec(text);
  if (!match || !lexicons.captionWords.has(match[1]!.toLowerCase())) return null;
  const via =
    /\b(?:via|by|courtesy(?: of)?|credit:?)\s+([^)\]\n]{2,100})/i.exec(text) ??
    /\bfrom\s+([^)\]\n]{2,100})/i.exec(text);
  const name = via?.[1]?.replace(/[.)\]]+$/, "").trim();
  if (!via || !name) return null;
  const start = paragraph.from + via.index + via[0].indexOf(name);
  return {
    form: "caption",
    author: { ...named(name, start, "captioned"), basis: "saw" },
    cue: { text: document.text.slice(paragraph.from, paragraph.to), start: paragraph.from, end: paragraph.to },
    title: null,
    why: "a credit line",
    group: at,
    told: null,
  };
}

/** A trailing name takes the quotation before it; a "Posted by" line takes the block before it and the headline over that. */
function spreadBack(document: Document, roles: Role[]): void {
  for (let at = 0; at < roles.length; at++) {
    const role = roles[at]!;
    if (role.form === "quotation") {
      for (let back = at - 1; back >= 0 && roles[back]!.group === -1; back--) {
        roles[back] = { ...role };
        if (/^[“"«‘]/.test(textOf(document, back))) break;
        if (at - back > 12) break;
      }
    } else if (role.form === "news-item") takeItem(document, roles, at);
  }
}

function takeItem(document: Document, roles: Role[], at: number): void {
  const role = roles[at]!;
  const from = at - 1;
  if (from < 0 || roles[from]!.group !== -1) return;
  roles[from] = { ...role };
  for (let back = from - 1; back >= 0 && back >= from - 3 && roles[back]!.group === -1; back--) {
    if (!isHeadline(document, back)) continue;
    const title = {
      text: textOf(document, back),
      start: document.paragraphs[back]!.from,
      end: document.paragraphs[back]!.to,
    };
    for (let i = back; i <= at; i++) roles[i] = { ...roles[i]!, ...role, title };
    return;
  }
}

/** No stop at its end, under 140 characters, and more than half of its longer words with a capital. */
function isHeadline(document: Document, at: number): boolean {
  const text = textOf(document, at);
  if (text.length > 140 || /[.?!,:”"]$/.test(text)) return false;
  const long = text.split(/\s+/).filter((word) => word.length > 3);
  return long.length > 1 && long.filter((word) => /^\p{Lu}/u.test(word)).length * 2 > long.length;
}

/** From where a teller names herself, with a heading or greeting before it, to the first block without her "I" or "we". */
function spreadTestimony(document: Document, lexicons: Lexicons, roles: Role[]): void {
  for (let at = 0; at < roles.length; at++) {
    if (roles[at]!.group !== -1) continue;
    const self = selfNaming(document, at);
    if (!self) continue;
    let first = at;
    while (first > 0 && at - first < 2 && roles[first - 1]!.group === -1 && isLeadIn(document, lexicons, first - 1))
      first--;
    const role: Role = { ...self, group: at };
    for (let next = first; next < roles.length && roles[next]!.group === -1; next++) {
      if (next > at && !goesOn(document, lexicons, next)) break;
      roles[next] = role;
    }
  }
}

const mayNameHerself = /I am|I’m|I'm|My name is/;
const namesHerself =
  /(?:^|[.!,]\s|\n)\s?(?:Hello[^.]{0,30}, )?(?:I am|I’m|I'm|My name is)\s+((?:Dr\.?\s)?\p{Lu}(?:…|\.{3}|[\p{L}’'-]*(?:…|\.{3})|[\p{L}’'-]*\.?(?:\s\p{Lu}[\p{L}’'-]+){0,3}))/u;

function selfNaming(document: Document, at: number): Role | null {
  const text = textOf(document, at).slice(0, 240);
  const match = mayNameHerself.test(text) ? namesHerself.exec(text) : null;
  const name = match?.[1]?.trim().replace(/(?<=\p{L}{2})\.$/u, "");
  if (!match || !name) return null;
  const start = document.paragraphs[at]!.from + match.index + match[0].lastIndexOf(match[1]!);
  return {
    form: "testimony",
    author: { ...named(name, start, "quoted"), basis: "saw" },
    cue: {
      text: match[0].trim(),
      start: document.paragraphs[at]!.from + match.index + (match[0].length - match[0].trimStart().length),
      end: document.paragraphs[at]!.from + match.index + match[0].trimEnd().length,
    },
    title: null,
    why: "the teller names herself in the first person",
    group: at,
    told: null,
  };
}

function isLeadIn(document: Document, lexicons: Lexicons, at: number): boolean {
  const text = textOf(document, at).toLowerCase();
  if (text.length > 120) return false;
  const headings = wordSet(lexicons.entries("en/tellings.txt"), "account heading");
  return (
    /^(?:hi|hello|dear|salaam|salam|greetings)\b/.test(text) ||
    text
      .split(/[^\p{L}]+/u)
      .slice(0, 5)
      .some((word) => headings.has(word))
  );
}

function goesOn(document: Document, lexicons: Lexicons, at: number): boolean {
  const text = textOf(document, at).toLowerCase();
  const openers = wordSet(lexicons.entries("en/tellings.txt"), "comment opener");
  if ([...openers].some((opener) => text.startsWith(opener))) return false;
  const words = text.split(/[^\p{L}’']+/u);
  const mine = words.filter((word) => /^(?:i|my|me|we|our|us|here|there)$/.test(word)).length;
  const own = words.some((word) => /^(?:i|my|me|we|our|us)$/.test(word));
  return own || (mine > 0 && words.length < 80) || ownAhead(document, [...openers], at);
}

/** Whether one of the next three blocks speaks in the first person again, with no comment opening before. */
function ownAhead(document: Document, openers: readonly string[], at: number): boolean {
  for (const next of document.paragraphs.slice(at + 1, at + 4)) {
    const text = document.text.slice(next.from, next.to);
    if (openers.some((opener) => text.toLowerCase().startsWith(opener))) return false;
    if (/(?<![“"‘])\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us)\b/.test(text)) return true;
  }
  return false;
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

function named(name: string, start: number | null, how: Speaker["how"]): Speaker {
  return {
    name,
    start,
    end: start === null ? null : start + name.length,
    resolvedTo: null,
    how,
    stance: "asserts",
    basis: "unknown",
  };
}

function textOf(document: Document, at: number): string {
  const paragraph = document.paragraphs[at]!;
  return document.text.slice(paragraph.from, paragraph.to).trim();
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
