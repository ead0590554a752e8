import { type Document, spanOf } from "../text/document.ts";
import { type NounPhrase, nounPhraseAfter, nounPhraseBefore } from "../text/phrase.ts";
import type { Lexicons } from "../words/lexicons.ts";
import type { Attributed } from "./attributed.ts";
import { type Quotation, within } from "./quotation.ts";

/** "Her claim that …", "a warning from the clinic that …": a noun of saying or meaning with its source. */
export function attributionByNoun(
  document: Document,
  lexicons: Lexicons,
  at: number,
  quotations: readonly Quotation[],
): Attributed | null {
  const token = document.tokens[at]!;
  const entry = token.tag === "NOUN" ? lexicons.attributingNouns.get(token.lemma) : undefined;
  if (!entry) return null;
  const range = document.sentences[token.sentence]!;
  const owner = ownerOf(document, at, range.first);
  const maker = owner ? null : makerOf(document, at + 1, range.end);
  const source = owner ?? maker;
  const after = maker ? maker.end : at + 1;
  const joint = document.tokens[after];
  if (!source || !joint || joint.lower !== "that") return null;
  const end = endOf(document, after + 1, range.end);
  if (end - after < 3) return null;
  const span = spanOf(document, source.first, source.end);
  const sure = lexicons.attributionSure.get("noun-that") ?? 0;
  const inside = quotations.some((quotation) => within(at, quotation));
  return {
    speaker: {
      name: span.text,
      start: span.start,
      end: span.end,
      resolvedTo: null,
      how: "reported",
      stance: entry.stance,
      basis: entry.basis,
    },
    source,
    cueFirst: at,
    cueEnd: at + 1,
    first: after + 1,
    end,
    direct: false,
    sure: inside ? Math.min(sure, lexicons.attributionSure.get("inside-quotation") ?? 0) : sure,
    why: ["speaker/noun-of-saying", entry.at, `“${token.text}”`],
  };
}

/** "Her unlikely claim", "the guard's plan". */
function ownerOf(document: Document, at: number, first: number): NounPhrase | null {
  const { tokens } = document;
  let i = at - 1;
  while (i > first && i > at - 5 && withinOwned.has(tokens[i]!.tag)) i--;
  const mark = tokens[i];
  if (i < first || mark?.tag !== "POSS") return null;
  if (!/^['’]s?$/.test(mark.text)) return { first: i, end: i + 1, head: i };
  return nounPhraseBefore(tokens, i, first, 0);
}

const withinOwned: ReadonlySet<string> = new Set("ADJ NOUN VBN NUM ADV".split(" "));

/** "a warning from the clinic", "a statement by the ministry". */
function makerOf(document: Document, at: number, end: number): NounPhrase | null {
  const { tokens } = document;
  if (!beforeMaker.has(tokens[at]?.lower ?? "")) return null;
  const next = nounPhraseAfter(tokens, at + 1, end);
  return next?.first === at + 1 ? next : null;
}

const beforeMaker: ReadonlySet<string> = new Set(["by", "from", "among"]);

/** Up to the next comma, dash, semicolon or the end. */
function endOf(document: Document, from: number, end: number): number {
  for (let at = from; at < end; at++) if (endsWords.has(document.tokens[at]!.text)) return at;
  return end;
}

const endsWords: ReadonlySet<string> = new Set([...",;.!?—–-"]);
