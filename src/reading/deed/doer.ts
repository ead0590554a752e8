import type { Doer, DoerType } from "../result.ts";
import type { Clause } from "../text/clause.ts";
import { type Document, spanOf } from "../text/document.ts";
import type { NounPhrase } from "../text/phrase.ts";
import type { DeedLexicon } from "./deed-lexicon.ts";

/** The doer that a noun phrase names: by name, by role, or hidden behind "it" and "some". */
export function doerOf(document: Document, lexicon: DeedLexicon, phrase: NounPhrase): Doer {
  const { tokens } = document;
  const stood = standIns.has(tokens[phrase.head]!.lower) ? stoodFor(document, lexicon, phrase.head) : null;
  if (stood) return stood;
  const head = tokens[phrase.head]!;
  if (/^(?:nobody|none|no-one)$/.test(head.lower)) return hiddenDoer(lexicon, "");
  const span = spanOf(document, phrase.first, phrase.end);
  const type = typeOf(document, lexicon, phrase);
  const named = isNamed(document, lexicon, phrase) && type !== "police" && type !== "crowd";
  const visibility = named
    ? "named"
    : head.tag === "PRON" || type !== "unknown" || head.tag === "NOUN"
      ? "role"
      : "hidden";
  return {
    text: span.text,
    start: span.start,
    end: span.end,
    visibility,
    type: type === "unknown" && (head.tag === "PRON" || named) ? "person" : type,
    resolvedTo: null,
  };
}

/** A capital in the phrase is a name's, unless it is that of a role which opens the sentence: "Police and soldiers". */
function isNamed({ tokens }: Document, lexicon: DeedLexicon, { first, end }: NounPhrase): boolean {
  const opens = tokens[first - 1]?.sentence !== tokens[first]!.sentence;
  const from = opens && lexicon.doerType.match(tokens, first)?.length === 1 ? first + 1 : first;
  for (let at = from; at < end; at++) if (tokens[at]!.tag === "PROPER") return true;
  return false;
}

const standIns: ReadonlySet<string> = new Set(["they", "it", "them"]);

/**
 * Whom "they" or "it" stands for: the latest subject of a known kind before it in its sentence, else the first of the
 * sentence before. null when there is none. Looks at two sentences.
 */
function stoodFor(document: Document, lexicon: DeedLexicon, at: number): Doer | null {
  const { sentence } = document.tokens[at]!;
  const before = sentence > 0 ? document.clausesOf(sentence - 1) : [];
  const here = document.clausesOf(sentence).filter((clause) => clause.end <= at);
  for (const clause of [...here.reverse(), ...before]) {
    if (!clause.subject || document.tokens[clause.subject.head]!.tag === "PRON") continue;
    // "When the police tried to restrain them, they threw stones": they are not the police, and nobody says who they are.
    if (here.some((other) => other.first >= clause.first && isThem(document, other))) return null;
    const type = typeOf(document, lexicon, clause.subject);
    if (type === "unknown") continue;
    const resolvedTo = spanOf(document, clause.subject.first, clause.subject.end).text;
    return { ...spanOf(document, at, at + 1), visibility: "role", type, resolvedTo };
  }
  return null;
}

function isThem({ tokens }: Document, { object }: Clause): boolean {
  return object !== null && tokens[object.head]!.lower === "them";
}

/** No doer in the words; the type that the deed itself implies, if any, is given and is no more than that. */
export function hiddenDoer(lexicon: DeedLexicon, kind: string): Doer {
  return {
    text: "",
    start: null,
    end: null,
    visibility: "hidden",
    type: lexicon.implied(kind) ?? "unknown",
    resolvedTo: null,
  };
}

/** Whether a kind of doer may arrest, and has the duty to protect. */
export function isAuthority(type: DoerType): boolean {
  return type === "police" || type === "official" || type === "military";
}

function typeOf(document: Document, lexicon: DeedLexicon, phrase: NounPhrase): DoerType {
  for (let at = phrase.end - 1; at >= phrase.first; at--) {
    const match = lexicon.doerType.match(document.tokens, at);
    if (match && at + match.length <= phrase.end) return match.value;
  }
  const joined = document.tokens[phrase.first - 1];
  if (joined?.lower === "and" || joined?.text === "&") {
    const one = lexicon.doerType.match(document.tokens, phrase.first - 2);
    if (one?.length === 1) return one.value;
  }
  return lexicon.countries.has(document.tokens[phrase.head]!.lower) ? "official" : "unknown";
}
