import type { Document } from "../text/document.ts";
import { wordSet } from "../words/lexicon.ts";
import type { Lexicons } from "../words/lexicons.ts";
import { named, type Role, textOf } from "./role.ts";

/** What a paragraph is that gives the name of a teller: a dash and a name, "Posted by …", a credit line; null when it is none of them. */
export function signatureOf(document: Document, lexicons: Lexicons, at: number): Role | null {
  return (
    trailingName(document, lexicons, at) ??
    postedBy(document, lexicons, at) ??
    issuedBy(document, at) ??
    credit(document, lexicons, at)
  );
}

/** A trailing name takes the quotation before it; a "Posted by" line takes the block before it and the headline over that. Linear. */
export function spreadBack(document: Document, roles: Role[]): void {
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
  if (at === roles.length - 1 && roles.every(({ group }, index) => group === -1 || index === at)) {
    // The last line of a page that nobody else signs: all of it.
    for (let i = 0; i < at; i++) roles[i] = { ...role };
    return;
  }
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

const mayDash = /^\s{0,4}[–—―-]/;
const trailing = /^\s{0,4}[–—―-]{1,2}\s{0,2}(\p{L}[^\n]{1,80})$/u;

const opensSignature =
  /^(?:(?:witness )?(?:statement|testimony|account|affidavit|deposition|letter)|as told) (?:of|by|from) /i;
/** "S., recorded in Velsk, 2 May": the rest says where and when it was taken down. */
const recordedWhere = /,?\s(?:recorded|interviewed|written|taken|told|speaking|in an interview)\s[^\n]{1,70}$/i;

/** "–Nur Halim" as a line of its own, or as the last line of a block. */
function trailingName(document: Document, lexicons: Lexicons, at: number): Role | null {
  const paragraph = document.paragraphs[at]!;
  const lastLine = document.text.lastIndexOf("\n", paragraph.to - 1) + 1;
  const line = document.text.slice(Math.max(lastLine, paragraph.from), paragraph.to);
  const match = mayDash.test(line) ? trailing.exec(line) : null;
  const small = match?.[1]?.toLowerCase() ?? "";
  const name = match?.[1]
    ?.replace(opensSignature, "")
    .replace(recordedWhere, "")
    .replace(/(?<=\p{L}{2})\.$|,$/u, "")
    .trim();
  if (!name || name.split(" ").length > 8) return null;
  if ([...wordSet(lexicons.entries("en/tellings.txt"), "compiled")].some((words) => small.startsWith(words)))
    return null;
  const start = document.text.indexOf(name, Math.max(lastLine, paragraph.from));
  const dash = document.text.indexOf(line.trim()[0]!, Math.max(lastLine, paragraph.from));
  const lineEnd = dash + line.trim().length;
  return {
    form: "quotation",
    author: named(name, start, "quoted"),
    cue: { text: document.text.slice(dash, lineEnd), start: dash, end: lineEnd },
    title: null,
    why: "a dash and a name under the block",
    group: at,
    told: null,
  };
}

/** "Issued by the Press Office: soldiers fired no shot" is no line that only signs. */
function goesOnBehindColon(rest: string): boolean {
  const colon = rest.indexOf(":", 3);
  const behind = colon > 0 ? rest.slice(colon + 1).trim() : "";
  return behind.split(/\s+/).length > 2;
}

function postedBy(document: Document, lexicons: Lexicons, at: number): Role | null {
  const paragraph = document.paragraphs[at]!;
  if (paragraph.to - paragraph.from > 160) return null;
  const text = document.text.slice(paragraph.from, paragraph.to);
  const head = text.slice(0, 24).toLowerCase();
  const phrase = [...wordSet(lexicons.entries("en/tellings.txt"), "posted")].find((words) => head.startsWith(words));
  if (!phrase) return null;
  const rest = text.slice(phrase.length);
  if (goesOnBehindColon(rest)) return null;
  const stop = /\s(?:on|at)\s(?=[A-Z0-9])|[,\n]/.exec(rest)?.index ?? rest.length;
  const name = rest
    .slice(0, stop)
    .replace(/^\s{0,4}:/, "")
    .trim()
    .replace(/[.]$/, "");
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

const issuing = /(?:^|[.!?]\s+)((?:Issued|Released|Signed) by (?:the |an? )?([^\n.;:]{3,120}))\.?\s*$/u;

/** "… are not permitted. Issued by the Office of the Mayor, Velsk.": the last sentence of a block says whose it is. */
function issuedBy(document: Document, at: number): Role | null {
  const paragraph = document.paragraphs[at]!;
  const from = Math.max(paragraph.from, paragraph.to - 200);
  const match = issuing.exec(document.text.slice(from, paragraph.to));
  if (!match) return null;
  const [whole, cue = "", name = ""] = match;
  const cueStart = from + match.index + whole.indexOf(cue);
  const start = cueStart + cue.lastIndexOf(name);
  return {
    form: "statement",
    author: named(name.trim(), start, "quoted"),
    cue: { text: cue, start: cueStart, end: cueStart + cue.length },
    title: null,
    why: "“Issued by” at the end of the block",
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
  // "Photo via the Lamp Network. Posted by …" ends where the next sentence begins; "M. Tal" does not.
  const name = via?.[1]
    ?.split(/(?<=\p{L}{3})\.\s/u)[0]
    ?.replace(/[.)\]]+$/, "")
    .trim();
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
