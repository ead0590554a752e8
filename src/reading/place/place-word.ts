import type { Document } from "../text/document.ts";
import { type ClosedClass, closedClass } from "../words/closed-class.ts";
import type { Lexicons } from "../words/lexicons.ts";

/**
 * How many tokens of a place's name start at a token, in a script without capitals: those after a word for a kind of place ("ضلع X",
 * "مدينة X") or before one ("X شہر", "X ज़िले"). 0 when none do.
 */
export function placeByKind(document: Document, lexicons: Lexicons, at: number): number {
  const small = closedClass(lexicons, document.language);
  const { tokens } = document;
  const token = tokens[at]!;
  if (token.kind !== "word" || !isName(small, token.lower)) return 0;
  const before = tokens[at - 1];
  const led = before?.sentence === token.sentence && small.is(before.lower, "place-before");
  const trailed = tokens[at + 1]?.sentence === token.sentence && small.is(tokens[at + 1]?.lower, "place-after");
  if (!led && !trailed) return 0;
  if (
    document.language !== "ar" &&
    (small.is(tokens[at - (led ? 2 : 1)]?.lower, "not-name") || !closed(document, small, at + (led ? 1 : 2)))
  )
    return 0;
  const next = tokens[at + 1];
  const joined =
    led && document.language === "ar" && next?.kind === "word" && /^ال/.test(token.lower) && /^ال/.test(next.lower);
  return joined && isName(small, next.lower) ? 2 : 1;
}

/** In Urdu and Hindi a place is marked by what follows it: a postposition, a mark, the end. */
function closed({ tokens }: Document, small: ClosedClass, at: number): boolean {
  const token = tokens[at];
  return !token || token.kind === "punct" || small.is(token.lower, "postposition") || small.is(token.lower, "boundary");
}

function isName(small: ClosedClass, word: string): boolean {
  if (word.length < 3) return false;
  return ![
    "postposition",
    "preposition",
    "boundary",
    "demonstrative",
    "they",
    "self",
    "place-before",
    "place-after",
    "not-name",
  ].some((section) => small.is(word, section));
}
