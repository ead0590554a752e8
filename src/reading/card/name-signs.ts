import { deedFamily } from "../deed/deed-kinds.ts";
import type { DeedLexicon } from "../deed/deed-lexicon.ts";
import type { Name } from "../mention/named-person.ts";
import type { DeedClaim } from "../result.ts";
import { type Document, tokenAt } from "../text/document.ts";
import type { EverydayWords } from "../words/everyday-word.ts";
import { type SentenceSigns, signsOfSentences } from "./sentence-signs.ts";
import { signOf } from "./sign.ts";

/** How far a word may stand from the name that it speaks of, in words. */
const near = 12;
const withinNoun: ReadonlySet<string> = new Set(["DET", "ADJ", "NOUN", "PREP"]);
const linksNoun: ReadonlySet<string> = new Set(["of", "on", "against", "upon"]);
const endsNoun: ReadonlySet<string> = new Set(["MODAL", "AUX", "VBZ", "SUB", "WH"]);
const ownerMarks: ReadonlySet<string> = new Set(["'", "'s"]);
/** How far before a name "by" may stand, in words. */
const closely = 5;

/** What stands around each place where somebody is named: names of features in `en/card-victims.txt`. */
export class NameSigns {
  readonly #document: Document;
  readonly #lexicon: DeedLexicon;
  readonly #words: EverydayWords;
  readonly #deeds: readonly (readonly DeedClaim[])[];
  readonly #sentences: (sentence: number) => SentenceSigns;

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
    this.#sentences = signsOfSentences(document, lexicon, words, deeds);
  }

  of(name: Name): string[] {
    const { tokens } = this.#document;
    const first = tokenAt(this.#document, name.start);
    const last = tokenAt(this.#document, name.end - 1);
    const { sentence } = tokens[first]!;
    const signs: string[] = [];
    const before = /^[.,]$/.test(tokens[first - 1]?.text ?? "") ? tokens[first - 2] : tokens[first - 1];
    if (before?.sentence === sentence && this.#words.is(before.word, "title")) signs.push("after a title");
    if (before?.sentence === sentence && this.#words.is(before.word, "calling")) signs.push("after a calling");
    if (before?.sentence === sentence && this.#words.is(before.word, "person")) signs.push("after a word for a person");
    if (before?.sentence === sentence)
      for (const one of ["kin", "speaks-for"])
        if (this.#words.is(before.word, one)) signs.push(signOf("after a word: ", one));
    const own = /[’']s?$/.test(tokens[last]!.text)
      ? last + 1
      : /^['’]s?$/.test(tokens[last + 1]?.text ?? "")
        ? last + 2
        : -1;
    if (own > 0)
      for (const one of ["kin", "speaks-for"])
        if (tokens[own] && this.#words.is(tokens[own]!.word, one)) signs.push(signOf("owner of: ", one));
    const noun = this.#deedNounBefore(first);
    if (noun) signs.push(signOf("after a noun: ", noun));
    const owned = this.#ownedNoun(last);
    if (owned) signs.push(signOf("owner of a noun: ", owned));
    if (
      tokens[last + 1]?.text === "," &&
      tokens[last + 2]?.kind === "number" &&
      /^[,.]$/.test(tokens[last + 3]?.text ?? "")
    )
      signs.push("age after the name");
    for (const deed of this.#deeds[sentence] ?? []) {
      const family = deedFamily(deed.deed);
      const at = tokenAt(this.#document, deed.trigger.start);
      if (at < first && first - at <= near) signs.push(signOf("after a deed: ", family));
      if (at > last && at - last <= near && deed.voice === "passive")
        signs.push(signOf("before a passive deed: ", family));
      signs.push(signOf("in a sentence with a deed: ", family));
    }
    signs.push(...this.#postAfter(last, sentence));
    const spoken = this.#sentences(sentence);
    signs.push(...spoken.signs);
    if (spoken.charge > last) signs.push("charged with a crime");
    if (this.#isAfterBy(first, sentence)) signs.push("after by");
    if (this.#actsAt(first, last, sentence)) signs.push("does something else");
    return signs;
  }

  /** "the murder of the editor X", "the attack on X", "the body of X": the noun whose "of", "on", "against" the name follows. */
  #deedNounBefore(first: number): string | null {
    const { tokens } = this.#document;
    const { sentence } = tokens[first]!;
    let linked = false;
    for (let at = first - 1; at >= 0 && at > first - near && tokens[at]!.sentence === sentence; at--) {
      const { lower, tag, text } = tokens[at]!;
      if (linked) {
        const noun = this.#nounFamily(at, lower);
        if (noun) return noun;
        if (!withinNoun.has(tag)) linked = false;
      }
      if (linksNoun.has(lower)) linked = true;
      else if (endsNoun.has(tag) || text === ";" || text === ":" || text === ")") return null;
    }
    return null;
  }

  /** "X's killers", "the X case", "X's body". */
  #ownedNoun(last: number): string | null {
    const { tokens } = this.#document;
    let at = last + 1;
    if (ownerMarks.has(tokens[at]?.lower ?? "")) at++;
    else if (tokens[at]?.lower !== "case" && !/[’']s?$/.test(tokens[last]!.text)) return null;
    if (tokens[at]?.tag === "ADJ") at++;
    return tokens[at] ? this.#nounFamily(at, tokens[at]!.lower) : null;
  }

  #nounFamily(at: number, lower: string): string | null {
    const noun = this.#lexicon.nouns.match(this.#document.tokens, at);
    if (noun) return deedFamily(noun.value.kind);
    return this.#words.is(lower, "attack-noun")
      ? "attack"
      : this.#words.is(lower, "after-death")
        ? "after death"
        : this.#words.is(lower, "wrongdoer")
          ? "wrongdoer"
          : null;
  }

  /** "Told by X", "a picture by the late X". */
  #isAfterBy(first: number, sentence: number): boolean {
    const { tokens } = this.#document;
    for (let at = first - 1; at >= first - closely && tokens[at]?.sentence === sentence; at--) {
      if (tokens[at]!.kind === "punct") return false;
      if (tokens[at]!.lower === "by") return true;
    }
    return false;
  }

  /** "X, the prime minister," and "X, an editor": what stands beside the name. */
  #postAfter(last: number, sentence: number): string[] {
    const { tokens } = this.#document;
    if (tokens[last + 1]?.text !== ",") return [];
    for (let at = last + 2; at < last + 8 && tokens[at]?.sentence === sentence; at++) {
      const { word, kind } = tokens[at]!;
      if (kind === "punct") return [];
      if (this.#words.is(word, "calling")) return ["before a calling"];
      if (this.#words.is(word, "title")) return [];
    }
    return [];
  }

  /** The subject of a verb in the active that is no deed: "X visited". */
  #actsAt(first: number, last: number, sentence: number): boolean {
    return this.#document
      .clausesOf(sentence)
      .some(
        (clause) => !clause.passive && clause.subject && clause.subject.first <= first && last < clause.subject.end,
      );
  }
}
