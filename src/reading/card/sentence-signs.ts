import { deedFamily } from "../deed/deed-kinds.ts";
import type { DeedLexicon } from "../deed/deed-lexicon.ts";
import type { DeedClaim } from "../result.ts";
import type { Document } from "../text/document.ts";
import type { EverydayWords } from "../words/everyday-word.ts";

/** How far after "charged" the crime stands, in words. */
const chargeReach = 12;
const violence = /^(?:life|body|taken|attack)$/;

/** What a sentence speaks of, whoever is named in it. */
export interface SentenceSigns {
  /** Names of features in `en/card-victims.txt`. */
  readonly signs: readonly string[];
  /** The first word by which somebody is charged with a crime that the sentence tells, as token number; −1 when none is. */
  readonly charge: number;
}

/** What a sentence of a text speaks of: fights, courts, prisons, people set free, charges. Each is read once, when it is asked for. `deeds` by sentence. */
export function signsOfSentences(
  document: Document,
  lexicon: DeedLexicon,
  words: EverydayWords,
  deeds: readonly (readonly DeedClaim[])[],
): (sentence: number) => SentenceSigns {
  const known = new Map<number, SentenceSigns>();
  return (sentence) => {
    const before = known.get(sentence);
    if (before) return before;
    const range = document.sentences[sentence]!;
    const made = {
      signs: spokenIn(document, words, range, (deeds[sentence] ?? []).some(isViolent)),
      charge: chargeIn(document, lexicon, range),
    };
    known.set(sentence, made);
    return made;
  };
}

function isViolent({ deed }: DeedClaim): boolean {
  return violence.test(deedFamily(deed));
}

function spokenIn(document: Document, words: EverydayWords, { first, end }: Range, violent: boolean): string[] {
  const spoken = new Set<string>();
  for (let at = first; at < end; at++)
    for (const section of words.sectionsOf(document.tokens[at]!.word)) if (topics.has(section)) spoken.add(section);
  return [...spoken].map((section) => {
    const sign = topics.get(section)!;
    return section === "trial" && violent ? `${sign} for violence` : sign;
  });
}

function chargeIn({ tokens }: Document, lexicon: DeedLexicon, { first, end }: Range): number {
  const [charging, crimes, graveCrimes] = [
    lexicon.section("charged"),
    lexicon.section("crime"),
    lexicon.section("grave-crime"),
  ];
  let charged = -1;
  for (let at = first; at < end; at++) {
    const { lower } = tokens[at]!;
    if (charging.has(lower)) charged = at;
    else if (charged >= 0 && at - charged <= chargeReach && (crimes.has(lower) || graveCrimes.has(lower)))
      return charged;
  }
  return -1;
}

interface Range {
  readonly first: number;
  readonly end: number;
}

/** Sections of `en/nouns.txt` and the feature that one of their words makes. */
const topics: ReadonlyMap<string, string> = new Map([
  ["fight", "in a sentence of a fight"],
  ["trial", "in a sentence of a trial"],
  ["custody", "in a sentence of prison"],
  ["set-free", "in a sentence of release"],
]);
