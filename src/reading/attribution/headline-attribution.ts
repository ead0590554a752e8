import { type Document, spanOf } from "../text/document.ts";
import { closedClass } from "../words/closed-class.ts";
import { Phrases } from "../words/lexicon.ts";
import type { Lexicons } from "../words/lexicons.ts";
import { perLanguage } from "../words/per-language.ts";
import type { Attributed } from "./attributed.ts";
import type { Quotation } from "./quotation.ts";

const mostWords = 7;

/**
 * "وزیر: …", "…: सेना प्रमुख", "…، امدادی ادارہ": a source that stands alone before a colon, after one, or after the last comma of a
 * headline. It must hold a word for somebody who speaks (`[speaker]` of the attributions), so that a place before a colon is none;
 * before a quotation any name will do. null when there is none.
 */
export function headlineAttribution(
  document: Document,
  lexicons: Lexicons,
  sentence: number,
  quotation: Quotation | null,
): Attributed | null {
  const { tokens } = document;
  const { first, end: last } = document.sentences[sentence]!;
  // The head of a message in a chat has a colon of its own.
  if (document.blocks.some((block) => block.role === "message")) return null;
  const stop = /^[.!?؟۔।]$/.test(tokens[last - 1]!.text);
  const end = stop ? last - 1 : last;
  const speakers = speakersOf(lexicons, document.language);
  const holds = (from: number, to: number) => {
    for (let at = from; at < to; at++) {
      const match = speakers.match(tokens, at);
      if (match && at + match.length <= to && isHead(document, at + match.length, to)) return match.value;
    }
    return null;
  };
  for (let at = first + 1; at < end && at <= first + mostWords; at++) {
    if (tokens[at]!.text !== ":") continue;
    const issued = issuedOf(lexicons, document.language).match(tokens, first);
    if (issued && first + issued.length < at)
      return between(
        document,
        { first: first + issued.length, end: at },
        { first: at + 1, end },
        at,
        issued.value,
        quotation,
      );
    const entry = holds(first, at) ?? (quotation?.open === at + 1 ? "a quotation after a name" : null);
    return entry ? between(document, { first, end: at }, { first: at + 1, end }, at, entry, quotation) : null;
  }
  if (stop) return null;
  const small = closedClass(lexicons, document.language);
  for (let at = end - 2; at > first + 2 && at >= end - mostWords; at--) {
    if (!/^[:،,–—-]$/.test(tokens[at]!.text)) continue;
    // "لواحقین کا احتجاج" is what they do, not who says so.
    if (document.language === "en" && !tellsOf(document, first, at)) continue;
    const owned = tokens.slice(at + 1, end).some((token) => small.is(token.lower, "genitive"));
    const entry = owned && !speakers.match(tokens, end - 1) ? null : holds(at + 1, end);
    // "…, say villagers"
    const from = /^(?:say|says|said)$/.test(tokens[at + 1]!.lower) && at + 2 < end ? at + 2 : at + 1;
    return entry ? between(document, { first: from, end }, { first, end: at }, at, entry, quotation) : null;
  }
  return null;
}

function between(
  document: Document,
  source: { first: number; end: number },
  content: { first: number; end: number },
  mark: number,
  entry: string,
  quotation: Quotation | null,
): Attributed | null {
  if (content.end - content.first < 2) return null;
  const name = spanOf(document, source.first, source.end);
  const { open = -1, close = -1 } = quotation ?? {};
  const opens = open === content.first;
  const direct = opens || (open >= content.first && close <= content.end);
  return {
    speaker: {
      name: name.text,
      start: name.start,
      end: name.end,
      resolvedTo: null,
      how: direct ? "quoted" : "reported",
      stance: "asserts",
      basis: "unknown",
    },
    source: { ...source, head: source.end - 1 },
    cueFirst: mark,
    cueEnd: mark + 1,
    // A quotation right behind the mark may go on over further sentences.
    ...(opens ? { first: open, end: close + 1 } : content),
    direct,
    sure: 0.75,
    why: ["speaker/beside-mark", entry, `“${name.text}”`],
  };
}

/** In English the speaker's word is the last of the source but for what hangs on it: "Ministry of Health", no "hospital list". */
function isHead(document: Document, after: number, end: number): boolean {
  return document.language !== "en" || after === end || document.tokens[after]!.tag === "PREP";
}

/** In English something must be told before the comma: "Two killed in the lane, police", no "Oru Tal, a doctor". */
function tellsOf({ tokens }: Document, first: number, end: number): boolean {
  for (let at = first + 1; at < end; at++) if (told.has(tokens[at]!.tag)) return true;
  return false;
}

const told: ReadonlySet<string> = new Set(["VBD", "VBN", "VBZ", "AUX", "MODAL"]);

const speakersOf = perLanguage((lexicons, language) => sectionOf(lexicons, language, "speaker"));
const issuedOf = perLanguage((lexicons, language) => sectionOf(lexicons, language, "issued"));

function sectionOf(lexicons: Lexicons, language: string, section: string): Phrases<string> {
  const words = new Phrases<string>();
  for (const entry of lexicons.entries(`${language}/attribution.txt`))
    if (entry.section === section) for (const word of entry.words) words.add(word, entry.at);
  return words;
}
