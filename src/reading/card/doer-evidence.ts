import { deedLexicon } from "../deed/deed-lexicon.ts";
import type { Found } from "../found.ts";
import { shortForms } from "../mention/caseless-name.ts";
import type { DeedClaim } from "../result.ts";
import { spanOf } from "../text/document.ts";
import { everydayWords } from "../words/everyday-word.ts";
import { DoerSigns } from "./doer-signs.ts";
import { type PhraseContext, type SuspectPhrase, suspectPhrases } from "./suspect-phrase.ts";

/** Somebody a text speaks of, worded so: every place of the same words, and what speaks for and against their having done its deeds. */
export interface Suspected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Names of features in `en/card-doers.txt`. None tells of which party somebody is. */
  readonly features: ReadonlySet<string>;
}

interface Gathered {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly features: Set<string>;
  times: number;
}

const mostPhrases = 20_000;
const telling = ["attack-noun", "unknown-one", "doubted"] as const;
const violence = /^(?:its people )?did: (?:life|body|taken|attack)$/;

/** Those of an English text who may have done its deeds: words for people and bodies, and names; of the same words one. Linear. */
export function doerEvidence(
  found: Found,
  deeds: readonly DeedClaim[],
  victims: readonly { readonly start: number }[],
): Suspected[] {
  const { document } = found;
  const words = everydayWords(found.lexicons);
  const sections = document.tokens.map((token) => words.sectionsOf(token.word));
  const context: PhraseContext = { document, words, sections, lexicon: deedLexicon(found.lexicons) };
  const signs = new DoerSigns(context, found, shortForms(document, words), deeds, victims);
  const byWords = new Map<string, Gathered>();
  const fullNames = new Map<string, string>();
  document.sentences.forEach((range, sentence) => {
    if (byWords.size >= mostPhrases || !tells(context, signs, sentence)) return;
    for (const phrase of suspectPhrases(context, range.first, range.end)) gather(phrase);
  });
  return withTextSigns([...byWords.values()], signs);

  function gather(phrase: SuspectPhrase): void {
    const told = signs.of(phrase);
    if (told === null) return;
    const span = spanOf(document, phrase.first, phrase.end);
    const worded = span.text.toLowerCase().replace(/\s+/g, " ");
    const short = signs.shortAfter(phrase);
    if (short && !fullNames.has(short)) fullNames.set(short, worded);
    const key = fullNames.get(worded) ?? worded;
    const known = byWords.get(key) ?? { ...span, features: new Set<string>(), times: 0 };
    known.times++;
    for (const sign of told) known.features.add(sign);
    byWords.set(key, known);
  }
}

/** Whether a sentence may say who did it: it tells of a deed, an attack, or people whom nobody names. */
function tells({ document, sections }: PhraseContext, signs: DoerSigns, sentence: number): boolean {
  if (signs.hasDeeds(sentence)) return true;
  const { first, end } = document.sentences[sentence]!;
  for (let at = first; at < end; at++) {
    const of = sections[at]!;
    if (of.size > 0 && telling.some((one) => of.has(one))) return true;
  }
  return false;
}

/** What the text as a whole tells, and how each stands to the others of it. */
function withTextSigns(all: readonly Gathered[], signs: DoerSigns): Suspected[] {
  const told = signs.told();
  const dids = all.map(({ features }) => didIn(features));
  const didMost = dids.reduce((most, did) => Math.max(most, did), 0);
  const violent = told.includes("violence told");
  return all.map(({ times, ...one }, index) => {
    const { features } = one;
    for (const feature of told) features.add(feature);
    if (features.has("did: held"))
      features.add(violent ? "did: held and violence told" : "did: held and no violence told");
    features.add(times === 1 ? "told once" : times < 4 ? "told 2-3 times" : "told 4 times or more");
    const did = dids[index]!;
    features.add(
      did === 0
        ? didMost === 0
          ? "nobody did anything"
          : "another did it"
        : did === didMost
          ? "did most"
          : "did less than another",
    );
    return one;
  });
}

/** How many kinds of violence somebody did, or the people of a body. */
function didIn(features: ReadonlySet<string>): number {
  let count = 0;
  for (const one of features) if (violence.test(one)) count++;
  return count;
}
