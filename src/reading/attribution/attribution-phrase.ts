import { type Document, spanOf } from "../text/document.ts";
import { nounPhraseAfter } from "../text/phrase.ts";
import { isVerbForm } from "../text/token.ts";
import type { Attribution, Lexicons } from "../words/lexicons.ts";
import type { Attributed, TokenRange } from "./attributed.ts";
import type { Quotation } from "./quotation.ts";

/** "According to the guard, …" and "…, according to a report by the ministry": the words before `at` to `after` name no verb. */
export function attributionByPhrase(
  document: Document,
  lexicons: Lexicons,
  at: number,
  after: number,
  entry: Attribution,
  range: TokenRange,
  quotations: readonly Quotation[],
): Attributed | null {
  const { tokens } = document;
  const source = nounPhraseAfter(tokens, after, range.end);
  if (source?.first !== after) return null;
  const stop = /^[.!?]$/.test(tokens[range.end - 1]!.text) ? range.end - 1 : range.end;
  const sourceEnd = extendOver(tokens, source.end, stop);
  const beside = contentBeside(document, at, sourceEnd, { first: range.first, end: stop });
  const quoted = quotations.find((one) => one.depth === 0 && one.open === beside.first && one.close >= beside.end - 1);
  const content = quoted ? { first: quoted.open, end: quoted.close + 1 } : beside;
  if (content.end - content.first < 2) return null;
  const span = spanOf(document, source.first, sourceEnd);
  return {
    speaker: {
      name: span.text,
      start: span.start,
      end: span.end,
      resolvedTo: null,
      how: quoted ? "quoted" : "cited",
      stance: entry.stance,
      basis: entry.basis,
    },
    source: { ...source, end: sourceEnd },
    cueFirst: at,
    cueEnd: after,
    ...content,
    direct: quoted !== undefined,
    sure: lexicons.attributionSure.get(entry.why.includes("weak") ? "phrase" : "according-to") ?? 0,
    why: ["speaker/according-to", entry.at],
  };
}

/** What follows a leading phrase, what stands before a trailing one; around one after a few words without a verb, both. */
function contentBeside(document: Document, at: number, after: number, range: TokenRange): TokenRange {
  const { tokens } = document;
  const aside = tokens[after]?.text === "," && /^(?:who|which)$/.test(tokens[after + 1]?.lower ?? "");
  if (aside && at - range.first <= 2) {
    const closes = tokens.slice(after + 1, range.end).findIndex((token) => token.text === ",");
    if (closes > 0) return { first: after + closes + 2, end: range.end };
  }
  const comma = tokens[after]?.text === "," || tokens[after]?.text === ":";
  const rest = { first: comma ? after + 1 : after, end: range.end };
  if (at - range.first <= 2) return rest;
  const before = { first: range.first, end: tokens[at - 1]?.text === "," ? at - 1 : at };
  for (let i = before.first; i < before.end; i++)
    if (verbTags.has(tokens[i]!.tag)) return openClause(document, range.first) && comma ? rest : before;
  return rest.end - rest.first > 3 ? { first: range.first, end: range.end } : before;
}

const verbTags: ReadonlySet<string> = new Set("VBD VBZ AUX MODAL VB".split(" "));

/** "While most were raised, according to the clerk, two were not": the words before only lead up to what the source says. */
function openClause(document: Document, first: number): boolean {
  return /^(?:while|when|if|as|after|although|though|because|since|before|once|until)$/.test(
    document.tokens[first]!.lower,
  );
}

/** "a report by the ministry": what hangs on the source up to the comma. */
function extendOver(tokens: Document["tokens"], at: number, end: number): number {
  let i = at;
  while (i < end && i < at + 10 && tokens[i]!.text !== "," && !isVerbForm(tokens[i]!.tag)) {
    if (tokens[i]!.tag === "DET" && tokens[i - 1]!.tag !== "PREP") return i;
    i++;
  }
  return tokens[i]?.text === "," || i === end ? i : at;
}
