import type { Token } from "../text/token.ts";
import { type Entry, Phrases } from "../words/lexicon.ts";
import { perLanguage } from "../words/per-language.ts";
import type { Word } from "../words/word.ts";

/** What an entry of `gaps.txt` says is missing, and where it stands. */
export interface GapEntry {
  readonly missing: string;
  readonly at: string;
}

/** The words of `en/gaps.txt`, made ready to look up. */
export interface GapWords {
  readonly things: Phrases<GapEntry>;
  readonly refusals: ReadonlySet<string>;
  /** What is done with somebody: "see", "meet". */
  readonly seen: ReadonlySet<string>;
  readonly withheld: ReadonlySet<string>;
  readonly coming: ReadonlySet<string>;
  readonly telling: ReadonlySet<string>;
  readonly where: ReadonlyMap<string, GapEntry>;
  /** "was not told", with no word of what. */
  readonly notice: ReadonlyMap<string, GapEntry>;
  readonly unpunished: ReadonlyMap<string, GapEntry>;
  readonly lost: Phrases<true>;
  /** Whether a word is a form of "be", behind which what is lost may be said. */
  readonly isBeing: (word: Word) => boolean;
}

/** The words for gaps of a language; parsed once. */
export const gapWords = perLanguage((lexicons, language): GapWords => {
  const entries = lexicons.entries(`${language}/gaps.txt`);
  const of = (section: string) => entries.filter((entry) => entry.section === section);
  const set = (section: string) => new Set(of(section).flatMap(({ words }) => words));
  const things = new Phrases<GapEntry>();
  for (const entry of of("thing")) for (const word of entry.words) things.add(word, entryOf(entry));
  const lost = new Phrases<true>();
  for (const word of set("lost")) lost.add(word, true);
  const map = (section: string) =>
    new Map(of(section).flatMap((entry) => entry.words.map((word): [string, GapEntry] => [word, entryOf(entry)])));
  return {
    things,
    refusals: set("refusal"),
    seen: set("told"),
    withheld: set("withheld"),
    coming: set("came"),
    telling: set("tell"),
    where: map("where"),
    notice: map("notice"),
    unpunished: map("unpunished"),
    lost,
    isBeing: lexicons.words.question((word) => /^(?:is|are|was|were|been|went)$/.test(word)),
  };
});

function entryOf({ fields, at }: Entry): GapEntry {
  return { missing: fields[0] ?? "", at };
}

/** A thing that should exist, where it stands and which entry knows it. */
export interface Thing {
  readonly missing: string;
  readonly at: number;
  readonly end: number;
  readonly from: string;
}

/** The first such thing among tokens; null when none does. */
export function thingAmong(words: GapWords, tokens: readonly Token[], from: number, end: number): Thing | null {
  for (let at = from; at < end; at++) {
    // "refused to register a complaint": what is done is no thing.
    const match = /^VB[DZ]?$/.test(tokens[at]!.tag) ? null : words.things.match(tokens, at);
    if (match && at + match.length <= end)
      return { missing: match.value.missing, at, end: at + match.length, from: match.value.at };
  }
  return null;
}
