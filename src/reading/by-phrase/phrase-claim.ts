import { type Found, statementAt } from "../found.ts";
import type { DeedClaim, Doer, DoneTo, Modality, Voice } from "../result.ts";
import type { Said } from "../statement.ts";
import { type Document, spanOf } from "../text/document.ts";

/** A deed before it is put together, in a language read without a tagger. Token numbers, `end` not included. */
export interface PhraseDeed {
  readonly kind: string;
  readonly first: number;
  readonly end: number;
  readonly doer: Doer;
  readonly doneTo: readonly { readonly first: number; readonly end: number }[];
  readonly voice: Voice;
  readonly modality: Modality;
  readonly why: readonly string[];
}

/** The part of the sentence that a trigger's innermost statement covers, with that statement. */
export interface Bounds {
  readonly statement: Said | undefined;
  readonly first: number;
  readonly end: number;
}

/** The bounds of a trigger. Logarithmic in the text. */
export function boundsOf(found: Found, first: number, end: number): Bounds {
  const { document, statements } = found;
  const { sentence } = document.tokens[first]!;
  const range = document.sentences[sentence]!;
  const trigger = spanOf(document, first, end);
  const statement = statementAt(statements, sentence, trigger.start, trigger.end);
  return {
    statement,
    first: Math.max(range.first, statement?.first ?? 0),
    end: Math.min(range.end, statement?.endToken ?? range.end),
  };
}

/** The claim that a deed comes to: its place and time are the first in its statement, its figures those of the done-to. */
export function phraseClaim(found: Found, deed: PhraseDeed, bounds: Bounds): DeedClaim {
  const { document } = found;
  const from = document.tokens[bounds.first]!.start;
  const until = document.tokens[bounds.end - 1]!.end;
  const doneTo = deed.doneTo.map((one) => doneToOf(document, one.first, one.end));
  const figures: string[] = [];
  for (let at = firstFrom(found.figures, from); at < found.figures.length && found.figures[at]!.start < until; at++) {
    const figure = found.figures[at]!;
    if (doneTo.some((one) => figure.start < one.end && figure.end > one.start)) figures.push(figure.id);
  }
  const stance = bounds.statement?.speakers.at(-1)?.stance;
  return {
    kind: "claim",
    claim: "deed",
    id: "",
    statement: bounds.statement?.id ?? "",
    deed: deed.kind,
    trigger: spanOf(document, deed.first, deed.end),
    doer: deed.doer,
    doneTo,
    voice: deed.voice,
    place: within(found.places, from, until),
    time: within(found.times, from, until),
    instrument: null,
    figures,
    modality: {
      ...deed.modality,
      negated: deed.modality.negated || stance === "denies",
      future: deed.modality.future || (stance === "promises" && deed.voice !== "nominal"),
    },
    sure: deed.doer.visibility !== "hidden" || doneTo.length > 0 ? 0.7 : 0.6,
    why: deed.why,
  };
}

function within<T extends { readonly start: number; readonly end: number }>(
  spans: readonly T[],
  from: number,
  until: number,
): T | null {
  const one = spans[firstFrom(spans, from)];
  return one && one.end <= until ? one : null;
}

/** The index of the first span that starts at a position or after it; spans are in text order. */
export function firstFrom(spans: readonly { readonly start: number }[], position: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function doneToOf(document: Document, first: number, end: number): DoneTo {
  const many = document.tokens.slice(first, end).some((token) => token.kind === "number") || end - first > 1;
  return { ...spanOf(document, first, end), type: many ? "group" : "unknown", resolvedTo: null };
}
