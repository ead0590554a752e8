import type { Basis } from "../../account/statement.ts";
import type { Document } from "../text/document.ts";
import type { Attributed, TokenRange } from "./attributed.ts";

/** How far into words somebody's "I saw" is looked for, in tokens. */
const reach = 60;
const quotedSelf: ReadonlySet<string> = new Set(["i", "we"]);
const reportedSelf: ReadonlySet<string> = new Set(["he", "she", "they", "i", "we"]);

/**
 * How a speaker knows, by her own words: "I saw", "we heard", "I was told"; in words that are only reported, "she saw" where
 * they open so. `unknown` where nothing says.
 */
export function basisIn(document: Document, content: TokenRange, direct: boolean): Basis {
  const { tokens } = document;
  const end = Math.min(content.end, content.first + (direct ? reach : 4));
  for (let at = content.first; at < end; at++) {
    if (!(direct ? quotedSelf : reportedSelf).has(tokens[at]!.lower)) continue;
    const basis = basisAfter(document, at + 1);
    if (basis !== "unknown") return basis;
  }
  return "unknown";
}

function basisAfter({ tokens }: Document, from: number): Basis {
  for (let at = from; at < from + 3; at++) {
    const token = tokens[at];
    if (token === undefined || token.tag === "NOT") return "unknown";
    if (/^(?:see|witness|watch)$/.test(token.lemma)) return "saw";
    const told = token.lemma === "tell" && /^(?:was|were|been)$/.test(tokens[at - 1]!.lower);
    if (token.lemma === "hear" || (told && tokens[at + 1]?.tag !== "TO")) return "heard";
    if (!/^(?:AUX|ADV)$/.test(token.tag)) return "unknown";
  }
  return "unknown";
}

/** "A neighbour who saw the raid said": one speaker, who was there, and not somebody who saw the words. */
export function asOneWhoWasThere(found: readonly Attributed[]): readonly Attributed[] {
  if (!found.some(({ speaker, direct }) => speaker.basis !== "unknown" && !direct)) return found;
  const seen = (said: Attributed) =>
    found.find(
      (one) =>
        one !== said &&
        one.source !== null &&
        one.speaker.start === said.speaker.start &&
        one.speaker.basis !== "unknown" &&
        said.speaker.basis === "unknown" &&
        !one.direct &&
        one.cueEnd < said.cueFirst &&
        one.end > said.cueFirst,
    );
  const gone = new Set(found.flatMap((one) => seen(one) ?? []));
  return found.flatMap((one) => {
    if (gone.has(one)) return [];
    const basis = seen(one)?.speaker.basis;
    return basis ? { ...one, speaker: { ...one.speaker, basis } } : one;
  });
}
