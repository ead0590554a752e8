import { plainDigits } from "../figure/number.ts";
import { gazetteerOf } from "../place/gazetteer.ts";
import { countryVotes } from "../place/place.ts";
import type { Document } from "../text/document.ts";
import type { Lexicons } from "../words/lexicons.ts";

/** Which of "05/06/2019" is the first: the day or the month; null when nothing tells. */
export type DateOrder = "day" | "month" | null;

/**
 * How the text writes dates in numbers: as its other dates have it that can be read one way only ("25/06/2019"); else, in English,
 * as the country does that it speaks of most (Unicode CLDR 44: the month first in the United States and the Philippines, either
 * in Canada); in other languages the day comes first. Found when first asked for. Linear.
 */
export function orderFinder(document: Document, lexicons: Lexicons): () => DateOrder {
  let found: DateOrder | undefined;
  return () => {
    found ??= orderOf(document, lexicons) ?? null;
    return found;
  };
}

function orderOf(document: Document, lexicons: Lexicons): DateOrder {
  if (document.language !== "en") return "day";
  const told = new Set(document.tokens.map((_, at) => orderAt(document, at)).filter((order) => order !== null));
  if (told.size > 0) return told.size === 1 ? ([...told][0] ?? null) : null;
  const votes = [...countryVotes(document, gazetteerOf(lexicons))].sort((a, b) => b[1] - a[1]);
  const [first, second] = votes;
  if (!first || first[1] === second?.[1] || first[0] === "CA") return null;
  return monthFirst.has(first[0]) ? "month" : "day";
}

const monthFirst: ReadonlySet<string> = new Set(["US", "PH"]);

/** The order of a date that can be read one way only. */
function orderAt({ tokens }: Document, at: number): DateOrder {
  if (tokens[at]!.kind !== "number" || !/^[-/]$/.test(tokens[at + 1]?.text ?? "")) return null;
  if (tokens[at + 3]?.text !== tokens[at + 1]!.text || !/^(?:19|20)\d\d$/.test(tokens[at + 4]?.lower ?? ""))
    return null;
  const [one, other] = [at, at + 2].map((index) => Number(plainDigits(tokens[index]!.lower)));
  if (one! > 12 && one! <= 31 && other! <= 12) return "day";
  return other! > 12 && other! <= 31 && one! <= 12 ? "month" : null;
}
