import type { ReadingLine } from "./result.ts";
import { folded } from "./words/fold.ts";
import type { Entry } from "./words/lexicon.ts";
import type { Lexicons } from "./words/lexicons.ts";
import { perLanguage } from "./words/per-language.ts";

/** Why a line was read: by which rule, from which entries of the lexicons with the reason that stands there, from which words. */
export interface Explanation {
  /** As `deed/does`, `figure/about`, `time/weekday-before-publication`. */
  readonly rule: string;
  readonly entries: readonly {
    /** `ur/deeds.txt:12`. */
    readonly at: string;
    /** What the lexicon says of the entry; "" when it says nothing. */
    readonly reason: string;
  }[];
  /** The words of the text that the rule went by; empty where it went by the layout. */
  readonly words: readonly string[];
}

/** An explanation for every line, in their order. Same lines and lexicons: the same explanations. Linear in the lines' words. */
export function explainLines(lines: readonly ReadingLine[], lexicons: Lexicons): Explanation[] {
  const card = lines.find((line) => line.kind === "card");
  const language = card?.language ?? "en";
  return lines.map((line) => explain(line, lexicons, language));
}

function explain(line: ReadingLine, lexicons: Lexicons, language: string): Explanation {
  switch (line.kind) {
    case "telling":
      return explanation(lexicons, [`telling/${line.form}`, ...line.why], line.cue ? [line.cue.text] : []);
    case "statement":
      return explanation(lexicons, line.why, line.cue ? [line.cue.text] : []);
    case "claim": {
      const doer = line.claim === "deed" && line.doer.text !== "" ? [line.doer.text] : [];
      return explanation(lexicons, line.why, [line.trigger.text, ...doer]);
    }
    case "figure":
      return explanation(
        lexicons,
        [line.rule, ...entriesOfWords(lexicons, `${language}/figures.txt`, line.text)],
        [line.text],
      );
    case "mention":
      return explanation(lexicons, mentionWhy(line, lexicons, language), [line.text]);
    case "frame":
      return explanation(
        lexicons,
        [`frame/${line.family}`, ...entryOf(lexicons, `${language}/frames.txt`, line.term)],
        [line.term],
      );
    case "card":
      return explanation(
        lexicons,
        [
          "card/deeds-done",
          ...entryOf(lexicons, "quality.txt", line.language),
          ...line.victims.flatMap((victim) => victim.why.filter(isEntry)),
        ],
        [],
      );
  }
}

/** The rule comes first; what names an entry is looked up, what stands in quotation marks are words. */
function explanation(lexicons: Lexicons, why: readonly string[], words: readonly string[]): Explanation {
  const [rule = "", ...rest] = why;
  const named = rest.filter((item) => isEntry(item));
  const quoted = rest.flatMap((item) => /^“([^”]{1,200})”$/.exec(item)?.[1] ?? []);
  const told = rest.filter((item) => !isEntry(item) && !/^“.*”$/.test(item));
  return {
    rule: [rule, ...told].join(": "),
    entries: [...new Set(named)].map((at) => ({ at, reason: reasonOf(lexicons, at) })),
    words: [...new Set([...words, ...quoted])],
  };
}

function isEntry(item: string): boolean {
  return /^[\w/-]+\.txt:\d+$/.test(item);
}

/** The last field of an entry's line: why it is there. */
function reasonOf(lexicons: Lexicons, at: string): string {
  const path = at.slice(0, at.lastIndexOf(":"));
  return entriesByPlace(lexicons, path).get(at)?.fields.at(-1) ?? "";
}

interface Index {
  readonly byPlace: ReadonlyMap<string, Entry>;
  /** The first entry of a word or phrase, folded. */
  readonly byWord: ReadonlyMap<string, Entry>;
}

const indexOf = perLanguage((lexicons, path): Index => {
  const byPlace = new Map<string, Entry>();
  const byWord = new Map<string, Entry>();
  for (const entry of lexicons.entries(path)) {
    byPlace.set(entry.at, entry);
    for (const word of entry.words) if (!byWord.has(folded(word))) byWord.set(folded(word), entry);
  }
  const index = { byPlace, byWord };
  return index;
});

function entriesByPlace(lexicons: Lexicons, path: string): ReadonlyMap<string, Entry> {
  return indexOf(lexicons, path).byPlace;
}

function entryOf(lexicons: Lexicons, path: string, words: string): string[] {
  const entry = indexOf(lexicons, path).byWord.get(folded(words));
  return entry ? [entry.at] : [];
}

const longestPhrase = 4;

/** The entries of the phrases that some words hold, the longest first from each word on. */
function entriesOfWords(lexicons: Lexicons, path: string, text: string): string[] {
  const { byWord } = indexOf(lexicons, path);
  const words = text.split(/\s+/).map(folded);
  const found: string[] = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(longestPhrase, words.length - at);
    while (length > 0 && !byWord.has(words.slice(at, at + length).join(" "))) length--;
    if (length > 0) found.push(byWord.get(words.slice(at, at + length).join(" "))!.at);
    at += Math.max(1, length);
  }
  return found;
}

function mentionWhy(line: ReadingLine & { readonly kind: "mention" }, lexicons: Lexicons, language: string): string[] {
  if (line.type === "date")
    return [...(line.why ?? ["mention/date"]), ...entriesOfWords(lexicons, `${language}/time.txt`, line.text)];
  if (line.type !== "place") return [`mention/${line.type}`];
  for (const path of ["countries", "by-hand", "demonyms", "regions", "cities"]) {
    const [entry] = entryOf(lexicons, `places/${path}.txt`, line.text);
    if (entry) return ["place/gazetteer", entry];
  }
  return ["place/by-the-word-beside"];
}
