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

/** What the sentences of a text speak of: fights, courts, prisons, people set free, charges. Each is read once, when it is asked for. */
export class SignsOfSentences {
  readonly #document: Document;
  readonly #lexicon: DeedLexicon;
  readonly #words: EverydayWords;
  readonly #deeds: readonly (readonly DeedClaim[])[];
  readonly #known = new Map<number, SentenceSigns>();

  /** `deeds` by sentence. */
  constructor(
    document: Document,
    lexicon: DeedLexicon,
    words: EverydayWords,
    deeds: readonly (readonly DeedClaim[])[],
  ) {
    this.#document = document;
    this.#lexicon = lexicon;
    this.#words = words;
    this.#deeds = deeds;
  }

  of(sentence: number): SentenceSigns {
    const known = this.#known.get(sentence);
    if (known) return known;
    const made = this.#read(sentence);
    this.#known.set(sentence, made);
    return made;
  }

  #read(sentence: number): SentenceSigns {
    const { first, end } = this.#document.sentences[sentence]!;
    const spoken = new Set<string>();
    const [charging, crimes, graveCrimes] = ["charged", "crime", "grave-crime"].map((one) =>
      this.#lexicon.section(one),
    );
    let charge = -1;
    let charged = -1;
    for (let at = first; at < end; at++) {
      const { word, lower } = this.#document.tokens[at]!;
      for (const section of this.#words.sectionsOf(word)) if (topics.has(section)) spoken.add(section);
      if (charging!.has(lower)) charged = at;
      else if (
        charge < 0 &&
        charged >= 0 &&
        at - charged <= chargeReach &&
        (crimes!.has(lower) || graveCrimes!.has(lower))
      )
        charge = charged;
    }
    const violent = (this.#deeds[sentence] ?? []).some((deed) => violence.test(deedFamily(deed.deed)));
    const signs = [...spoken].map((one) => topics.get(one)!);
    return {
      signs: signs.map((one) => (one === "in a sentence of a trial" && violent ? `${one} for violence` : one)),
      charge,
    };
  }
}

/** Sections of `en/nouns.txt` and the feature that one of their words makes. */
const topics: ReadonlyMap<string, string> = new Map([
  ["fight", "in a sentence of a fight"],
  ["trial", "in a sentence of a trial"],
  ["custody", "in a sentence of prison"],
  ["set-free", "in a sentence of release"],
]);
