import type { Document } from "../text/document.ts";
import { wordSet } from "../words/lexicon.ts";
import type { Lexicons } from "../words/lexicons.ts";
import { named, type Role, textOf } from "./role.ts";

/** From where a teller names herself, with a heading or greeting before it, to the first block without her "I" or "we". */
export function spreadTestimony(document: Document, lexicons: Lexicons, roles: Role[]): void {
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
  if (isLeadIn(document, lexicons, at)) return false;
  const text = outsideQuotes(textOf(document, at)).toLowerCase();
  const openers = wordSet(lexicons.entries("en/tellings.txt"), "comment opener");
  if ([...openers].some((opener) => text.startsWith(opener))) return false;
  const words = text.split(/[^\p{L}’']+/u);
  const mine = words.filter((word) => /^(?:i|my|me|we|our|us|here|there)$/.test(word)).length;
  const own = words.some((word) => /^(?:i|my|me|we|our|us)$/.test(word));
  return own || (mine > 0 && words.length < 80) || ownAhead(document, [...openers], at);
}

/** A block without what it quotes of others; all of it where it is one quotation. */
function outsideQuotes(text: string): string {
  const rest = text.replace(/“[^“”]{0,1000}”/g, " ");
  return /\p{L}/u.test(rest) ? rest : text;
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
