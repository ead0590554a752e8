import { folded, invisible } from "./fold.ts";

/** A part of speech, coarse: what the rules need. VBD past, VBN participle, VBG -ing, VBZ -s, VB base. */
export type Tag =
  | "DET"
  | "PRON"
  | "POSS"
  | "PREP"
  | "CONJ"
  | "SUB"
  | "AUX"
  | "MODAL"
  | "NOT"
  | "WH"
  | "TO"
  | "NUM"
  | "NOUN"
  | "PROPER"
  | "ADJ"
  | "ADV"
  | "VB"
  | "VBD"
  | "VBN"
  | "VBG"
  | "VBZ"
  | "PUNCT";

/** A word, number or mark. Positions are UTF-16 units; they become code points when a reading is handed out. */
export interface Token {
  readonly text: string;
  /** The word in lower case and one spelling, for matching. */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly kind: "word" | "number" | "punct";
  /** Line breaks between this token and the one before. */
  readonly breaks: number;
  tag: Tag;
  /** Base form of a verb, singular of a noun; the lower-case word otherwise. */
  lemma: string;
  /** Number of the sentence it stands in. */
  sentence: number;
}

// Alternatives begin with different characters and no repetition stands inside another over the same characters: linear.
const pattern = new RegExp(
  [
    "(?<aged>\\p{Nd}+[-‐‑]\\p{L}+(?:[-‐‑]\\p{L}+)*)",
    "(?<number>\\p{Nd}+(?:[.,٫٬:]\\p{Nd}+)*(?:st\\b|nd\\b|rd\\b|th\\b|s\\b|m\\b|bn\\b|k\\b)?)",
    `(?<word>[\\p{L}\\p{M}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}${invisible}]*(?:[-‐‑.&'’](?=[\\p{L}\\p{Nd}])[\\p{L}\\p{M}\\p{Nd}${invisible}]+)*)`,
    `(?<punct>…|\\.\\.\\.|''|[^\\s${invisible}])`,
  ].join("|"),
  "gu",
);
const trailing = new RegExp(`[${invisible}]+$`);

/** Splits a text into tokens, in order; every character but blanks and what shows nothing is in exactly one. Linear. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let before = 0;
  for (const match of text.matchAll(pattern)) {
    const breaks = countBreaks(text, before, match.index);
    const end = match.index + match[0].length;
    before = end;
    const { word, number, aged } = match.groups ?? {};
    if (word !== undefined) pushWord(tokens, word.replace(trailing, ""), match.index, breaks);
    else
      tokens.push(
        make(
          match[0],
          match.index,
          end,
          aged !== undefined ? "word" : number === undefined ? "punct" : "number",
          breaks,
        ),
      );
  }
  return tokens;
}

/** Splits `’s`, `’re`, `’ll` and their like off a word, and a full stop that stands inside only in initials and abbreviations. */
function pushWord(tokens: Token[], word: string, start: number, breaks: number): void {
  const ending = /['’](?:s|re|ve|ll|d|m)$/i.exec(word);
  const possessive = ending ? ending.index : -1;
  if (possessive > 0) {
    tokens.push(make(word.slice(0, possessive), start, start + possessive, "word", breaks));
    tokens.push(make(word.slice(possessive), start + possessive, start + word.length, "word", 0));
    return;
  }
  const stop = word.indexOf(".");
  if (
    stop > 0 &&
    !/^(?:\p{L}\.)+\p{L}?$|^\p{L}{1,3}\.\p{L}{1,3}$/u.test(word) &&
    !/^www\.|\.(?:com|org|net|in|pk|uk|info)$/i.test(word)
  ) {
    pushWord(tokens, word.slice(0, stop), start, breaks);
    tokens.push(make(".", start + stop, start + stop + 1, "punct", 0));
    pushWord(tokens, word.slice(stop + 1), start + stop + 1, 0);
    return;
  }
  tokens.push(make(word, start, start + word.length, "word", breaks));
}

function make(text: string, start: number, end: number, kind: Token["kind"], breaks: number): Token {
  const lower = folded(text);
  return {
    text,
    lower,
    start,
    end,
    kind,
    breaks,
    tag: kind === "punct" ? "PUNCT" : kind === "number" ? "NUM" : "NOUN",
    lemma: lower,
    sentence: 0,
  };
}

function countBreaks(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) breaks++;
  return breaks;
}
