import { ArabicVerbs } from "../arabic/arabic-verb.ts";
import type { LinkClaim } from "../result.ts";
import { VerbIndex } from "../text/verb-index.ts";
import { verbFinal } from "../verb-final/verb-final.ts";
import type { Stretch } from "../verb-final/verb-final-subject.ts";
import { tabledWords } from "../words/everyday-word.ts";
import { folded } from "../words/fold.ts";
import { type Entry, wordSet } from "../words/lexicon.ts";
import { perLanguage } from "../words/per-language.ts";

/** A word that links two sides, of `links.txt`. */
export interface Link {
  readonly relation: LinkClaim["relation"];
  readonly markers: ReadonlySet<string>;
  /** Whether what is marked is the one that owns, commands, employs or holds. */
  readonly turned: boolean;
  readonly at: string;
}

/** The words for links of a language read without a tagger. */
export interface LinkWords {
  readonly verbs: VerbIndex<Link> | null;
  readonly arabic: ArabicVerbs<Link> | null;
  readonly nameEnd: ReadonlySet<string>;
  readonly nameStart: ReadonlySet<string>;
  /** Words for who owns, leads or belongs, with a genitive before and a name behind: "مالک". */
  readonly nouns: ReadonlyMap<string, Link>;
  /** Words for what somebody owns: "تابع". */
  readonly owned: ReadonlyMap<string, Link>;
  /** Words for those who are sent to work. */
  readonly worker: ReadonlySet<string>;
  /** Words that open the name of a unit: "the fourth". */
  readonly opens: ReadonlySet<string>;
  /** Words that are no names. */
  readonly tabled: ReadonlySet<string>;
}

/** A link before it is a claim: the words that tell it, who and to whom, in tokens. */
export interface Linked {
  /** Whether the first letter of `from` is a "for" written onto it. */
  readonly glued?: boolean;
  readonly link: Link;
  readonly trigger: Stretch;
  readonly from: Stretch;
  readonly to: Stretch;
  readonly negated: boolean;
  readonly future: boolean;
}

/** The words of a language; parsed once. */
export const phraseLinkWords = perLanguage((lexicons, language): LinkWords => {
  const entries = lexicons.entries(`${language}/links.txt`);
  const verbs = verbFinal(lexicons, language);
  const index = verbs && entries.length > 0 ? new VerbIndex<Link>(verbs) : null;
  const arabic = language === "ar" ? new ArabicVerbs<Link>() : null;
  for (const entry of entries.filter((one) => one.section === "verb"))
    for (const word of entry.words) (index ?? arabic)?.add(word, linkOf(entry));
  const words = {
    verbs: index,
    arabic,
    nameEnd: wordSet(entries, "name-end"),
    nameStart: wordSet(entries, "name-start"),
    opens: wordSet(entries, "opens"),
    worker: wordSet(entries, "worker"),
    owned: linksOf(entries, "owned"),
    nouns: linksOf(entries, "noun"),
    tabled: tabledWords(lexicons, language),
  };
  return words;
});

function linksOf(entries: readonly Entry[], section: string): ReadonlyMap<string, Link> {
  const named = entries.filter((entry) => entry.section === section);
  return new Map(named.flatMap((entry) => entry.words.map((word): [string, Link] => [word, linkOf(entry)])));
}

function linkOf(entry: Entry): Link {
  const markers = (entry.fields[1] ?? "").split(",").map((word) => folded(word.trim()));
  return {
    relation: entry.fields[0] as LinkClaim["relation"],
    markers: new Set(markers.filter((word) => word !== "")),
    turned: entry.fields[2]?.startsWith("turned round") ?? false,
    at: entry.at,
  };
}
