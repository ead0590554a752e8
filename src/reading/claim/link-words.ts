import type { LinkClaim } from "../result.ts";
import type { Entry } from "../words/lexicon.ts";
import { perLanguage } from "../words/per-language.ts";
import type { Word } from "../words/word.ts";

/** A word that links, and what it asks for. */
export interface LinkWord {
  readonly relation: LinkClaim["relation"];
  /** Words behind which the other side stands: "to", "from"; none where it is the object. */
  readonly behind: ReadonlySet<string>;
  /** Whether the other side is the one that owns or commands: "is a subsidiary of". */
  readonly turned: boolean;
  readonly at: string;
}

/** The words of `en/links.txt`, made ready to look up. */
export interface LinkWords {
  readonly verbs: ReadonlyMap<string, LinkWord>;
  /** The noun that links, by the word as it stands; null for other words. */
  readonly nounOf: (word: Word) => LinkWord | null;
  readonly company: ReadonlySet<string>;
  readonly body: ReadonlySet<string>;
  readonly commander: ReadonlySet<string>;
  readonly worker: ReadonlySet<string>;
  readonly held: ReadonlySet<string>;
}

/** The words for links of a language; parsed once. */
export const linkWords = perLanguage((lexicons, language): LinkWords => {
  const entries = lexicons.entries(`${language}/links.txt`);
  const of = (section: string) => entries.filter((entry) => entry.section === section);
  const set = (section: string) => new Set(of(section).flatMap(({ words }) => words));
  const map = (section: string) =>
    new Map(of(section).flatMap((entry) => entry.words.map((word): [string, LinkWord] => [word, wordOf(entry)])));
  const nouns = map("noun");
  return {
    verbs: map("verb"),
    nounOf: lexicons.words.question((word) => nouns.get(word) ?? null),
    company: set("company"),
    body: set("body"),
    commander: set("commander"),
    worker: set("worker"),
    held: set("held"),
  };
});

function wordOf({ fields: [relation = "", behind = "", why = ""], at }: Entry): LinkWord {
  return {
    relation: relation as LinkClaim["relation"],
    behind: new Set(
      behind
        .split(",")
        .map((word) => word.trim())
        .filter((word) => word !== ""),
    ),
    turned: why.startsWith("turned round"),
    at,
  };
}
