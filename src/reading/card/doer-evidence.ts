import { deedFamily } from "../deed/deed-kinds.ts";
import { type DeedLexicon, deedLexicon } from "../deed/deed-lexicon.ts";
import type { Found } from "../found.ts";
import { shortForms } from "../mention/caseless-name.ts";
import type { DeedClaim } from "../result.ts";
import { type Document, spanOf, tokenAt } from "../text/document.ts";
import { type NounPhrase, nounPhraseAfter } from "../text/phrase.ts";
import type { Token } from "../text/token.ts";
import { type EverydayWords, everydayWords } from "../words/everyday-word.ts";

/** Somebody a text speaks of, worded so: every place of the same words, and what speaks for and against their having done its deeds. */
export interface Suspected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Names of features in `en/card-doers.txt`. None tells of which party somebody is. */
  readonly features: ReadonlySet<string>;
}

/** How far a word may stand from the phrase that it speaks of, in words. */
const near = 8;
/** What ties somebody to a deed, the closest first, and what they are worded as: both together weigh more than each. */
const relations = [
  ["was done to: ", "was done to"],
  ["did: ", "did"],
  ["doer of attack-verb", "attacked"],
  ["blamed ", "blamed"],
  ["after by", "by"],
  ["in a sentence with a victim", "beside a victim"],
  ["beside a deed: ", "beside a deed"],
  ["in a sentence of attack-noun", "beside an attack"],
] as const;
const telling = ["attack-noun", "blame", "wrongdoer"];
const peopled = ["person", "group", "wrongdoer", "calling", "title"];
const shapes = [
  "a word for a wrongdoer",
  "somebody unknown",
  "somebody",
  "a short form",
  "an armed body",
  "a kind of doer",
  "a name",
  "a body",
  "a post",
] as const;
const mostPhrases = 20_000;

/** Those of an English text who may have done its deeds: noun phrases for people and bodies, and names; of the same words one. Linear. */
export function doerEvidence(
  found: Found,
  deeds: readonly DeedClaim[],
  victims: readonly { readonly start: number }[],
): Suspected[] {
  const text = new DoerText(found, deeds, victims);
  const byWords = new Map<string, { start: number; end: number; text: string; features: Set<string>; times: number }>();
  const fullNames = new Map<string, string>();
  for (const phrase of text.phrases()) {
    const span = spanOf(found.document, text.firstWord(phrase), phrase.end);
    const words = span.text.toLowerCase().replace(/\s+/g, " ");
    const short = text.shortAfter(phrase);
    if (short && !fullNames.has(short)) fullNames.set(short, words);
    const key = fullNames.get(words) ?? words;
    const known = byWords.get(key) ?? { ...span, features: new Set(), times: 0 };
    known.times++;
    for (const feature of text.of(phrase)) known.features.add(feature);
    byWords.set(key, known);
    if (byWords.size >= mostPhrases) break;
  }
  const told = text.told();
  return [...byWords.values()].map(({ times, ...one }) => {
    for (const feature of told) one.features.add(feature);
    if (one.features.has("did: held"))
      one.features.add(
        told.includes("violence told") ? "did: held and violence told" : "did: held and no violence told",
      );
    one.features.add(times === 1 ? "told once" : times < 4 ? "told 2-3 times" : "told 4 times or more");
    const did = [...one.features].some((feature) => feature.startsWith("did: "));
    if (!did) one.features.add("did nothing told");
    return one;
  });
}

class DoerText {
  readonly #document: Document;
  readonly #words: EverydayWords;
  /** The sections of the table of common words that each token's word stands in. */
  readonly #sections: readonly ReadonlySet<string>[];
  readonly #short: ReadonlySet<string>;
  readonly #lexicon: DeedLexicon;
  readonly #deeds: DeedClaim[][] = [];
  readonly #doers = new Map<number, DeedClaim[]>();
  readonly #doneTo = new Map<number, DeedClaim[]>();
  readonly #victims = new Set<number>();
  readonly #withVictims = new Set<number>();
  readonly #signs = new Map<number, readonly string[]>();
  readonly #speakers: ReadonlySet<number>;

  constructor(found: Found, deeds: readonly DeedClaim[], victims: readonly { readonly start: number }[]) {
    this.#document = found.document;
    this.#words = everydayWords(found.lexicons);
    this.#sections = found.document.tokens.map((token) => this.#words.sectionsOf(token.lower));
    this.#short = shortForms(found.document, this.#words);
    this.#lexicon = deedLexicon(found.lexicons);
    const add = <T>(lists: Map<number, T[]>, at: number, one: T) => lists.set(at, [...(lists.get(at) ?? []), one]);
    for (const deed of deeds) {
      const { sentence } = this.#document.tokens[tokenAt(this.#document, deed.trigger.start)]!;
      this.#deeds[sentence] ??= [];
      this.#deeds[sentence]!.push(deed);
      if (deed.doer.start !== null) add(this.#doers, tokenAt(this.#document, deed.doer.end! - 1), deed);
      for (const patient of deed.doneTo) add(this.#doneTo, tokenAt(this.#document, patient.end - 1), deed);
    }
    for (const { start } of victims) {
      const at = tokenAt(this.#document, start);
      this.#victims.add(at);
      this.#withVictims.add(this.#document.tokens[at]!.sentence);
    }
    this.#speakers = new Set(
      found.statements.flatMap((one) =>
        one.speakers.flatMap(({ end }) => (end === null ? [] : [tokenAt(this.#document, end - 1)])),
      ),
    );
  }

  /** Noun phrases whose head is a word for people or a body, or no common word, in sentences of deeds, attacks or blame. */
  *phrases(): Generator<NounPhrase> {
    const { tokens, sentences } = this.#document;
    for (const [number, { first, end }] of sentences.entries()) {
      if (!this.#tellsOfDeeds(number, first, end)) continue;
      for (let at = first; at < end; at++) {
        const phrase = nounPhraseAfter(tokens, at, end);
        if (!phrase || phrase.first !== at) continue;
        const head = tokens[phrase.head]!;
        if (head.tag !== "PRON" && head.tag !== "NUM" && this.#isOfPeople(head.lower)) yield phrase;
        at = phrase.end - 1;
      }
    }
  }

  #tellsOfDeeds(sentence: number, first: number, end: number): boolean {
    if (this.#deeds[sentence] !== undefined || this.#withVictims.has(sentence)) return true;
    for (let at = first; at < end; at++) if (telling.some((one) => this.#sections[at]!.has(one))) return true;
    return false;
  }

  /** What the text as a whole tells: the deeds of its first three sentences, whether of violence, whether victims are named. */
  told(): string[] {
    const early = new Set(this.#deeds.slice(0, 3).flatMap((list) => (list ?? []).map((deed) => deedFamily(deed.deed))));
    const all = this.#deeds.flatMap((list) => (list ?? []).map((deed) => deedFamily(deed.deed)));
    return [
      ...(early.size === 0
        ? ["the text opens with no deed"]
        : [...early].map((family) => `the text opens with: ${family}`)),
      all.some((family) => /^(?:life|body|taken|attack)$/.test(family)) ? "violence told" : "no violence told",
      this.#victims.size === 0 ? "no victims named" : "victims named",
    ];
  }

  /** "the Farm Workers' Front (FWF)": what shortens the name, in small letters; null when nothing does. */
  shortAfter(phrase: NounPhrase): string | null {
    const { tokens } = this.#document;
    const short = tokens[phrase.end]?.text === "(" ? tokens[phrase.end + 1]?.lower : undefined;
    return short !== undefined && this.#short.has(short) ? short : null;
  }

  /** Where a phrase begins without article. */
  firstWord(phrase: NounPhrase): number {
    const { tokens } = this.#document;
    let first = phrase.first;
    while (first < phrase.head && /^(?:DET|POSS)$/.test(tokens[first]!.tag)) first++;
    return first;
  }

  of(phrase: NounPhrase): string[] {
    const { tokens } = this.#document;
    const features = [...this.#shapeOf(phrase), ...this.#placeOf(phrase), ...this.#wordsAround(phrase)];
    for (const deed of this.#deedsAt(this.#doers, phrase)) {
      const family = deedFamily(deed.deed);
      features.push(
        Object.values(deed.modality).includes(true) ? "did: not done" : `did: ${family}`,
        `did and ${deed.voice}`,
      );
    }
    for (const deed of this.#deedsAt(this.#doneTo, phrase)) features.push(`was done to: ${deedFamily(deed.deed)}`);
    for (const deed of this.#deeds[tokens[phrase.head]!.sentence] ?? [])
      features.push(`beside a deed: ${deedFamily(deed.deed)}`);
    for (let at = phrase.first; at < phrase.end; at++) {
      if (this.#speakers.has(at)) features.push("speaks");
      if (this.#victims.has(at)) features.push("holds a victim");
    }
    const { sentence } = tokens[phrase.head]!;
    if (this.#withVictims.has(sentence)) features.push("in a sentence with a victim");
    else if (this.#withVictims.has(sentence - 1)) features.push("in the sentence after a victim");
    else if (this.#withVictims.size > 0) features.push("far from the victims");
    features.push(...this.#sentenceSigns(sentence), ...this.#verbsOf(phrase, sentence));
    const [relation = "apart"] = relations
      .filter(([feature]) => features.some((one) => one.startsWith(feature)))
      .map(([, name]) => name);
    for (const shape of shapes) if (features.includes(shape)) features.push(`${shape} and ${relation}`);
    return features;
  }

  /** Whether the phrase is the subject, the "by" or the object of a verb of attacks or flight. */
  #verbsOf(phrase: NounPhrase, sentence: number): string[] {
    const { tokens } = this.#document;
    const holds = (other: NounPhrase | null) => other !== null && other.first <= phrase.head && phrase.head < other.end;
    return this.#document.clausesOf(sentence).flatMap((clause) => {
      const role = holds(clause.passive ? clause.agent : clause.subject)
        ? "doer of"
        : holds(clause.passive ? clause.subject : clause.object)
          ? "object of"
          : null;
      if (role === null) return [];
      const kinds = ["attack-verb", "flee-verb", "blame"].filter((kind) =>
        this.#words.is(tokens[clause.verb]!.lemma, kind),
      );
      return kinds.length > 0 ? kinds.map((kind) => `${role} ${kind}`) : [`${role} another verb`];
    });
  }

  /** Whether a sentence speaks of a fight, an attack or a court. */
  #sentenceSigns(sentence: number): readonly string[] {
    const known = this.#signs.get(sentence);
    if (known) return known;
    const { first, end } = this.#document.sentences[sentence]!;
    const sections = this.#sections.slice(first, end);
    const signs = ["fight", "attack-noun", "trial", "after-death"].filter((one) => sections.some((of) => of.has(one)));
    const made = signs.map((sign) => `in a sentence of ${sign}`);
    this.#signs.set(sentence, made);
    return made;
  }

  #isOfPeople(word: string): boolean {
    const sections = this.#words.sectionsOf(word);
    if (peopled.some((one) => sections.has(one)) || this.#lexicon.doerType.starts(word)) return true;
    return !this.#words.has(word) && /[a-z]{3}/.test(word);
  }

  /** Of no party more than of another: whoever the lexicon of doers has is one kind. */
  #isKindOfDoer(phrase: NounPhrase): boolean {
    for (let at = phrase.head; at >= phrase.first && at > phrase.head - 4; at--) {
      const match = this.#lexicon.doerType.match(this.#document.tokens, at);
      if (match && at + match.length === phrase.head + 1) return true;
    }
    return false;
  }

  #wordedAs(head: Token, words: readonly Token[]): string[] {
    const unknown = words.some((word) => this.#words.is(word.lower, "unknown-one"));
    const named = words.length > 1 ? "a name" : "a name of one word";
    const features = [
      !this.#words.has(head.lower) ? named : head.lemma === head.lower ? "one as worded" : "several as worded",
    ];
    for (const [section, shape] of [
      ["group", "a body"],
      ["wrongdoer", "a word for a wrongdoer"],
      ["armed-body", "an armed body"],
      ["bare-one", unknown ? "somebody unknown" : "somebody"],
      ["title", "a post"],
      ["calling", "a calling"],
    ] as const)
      if (this.#words.is(head.lower, section)) features.push(shape);
    if (this.#short.has(head.lower)) features.push("a short form");
    return features;
  }

  /** What the phrase itself is: a name, one or several, of whom little is known. */
  #shapeOf(phrase: NounPhrase): string[] {
    const { tokens } = this.#document;
    const words = tokens.slice(this.firstWord(phrase), phrase.end);
    const head = tokens[phrase.head]!;
    const features = this.#isKindOfDoer(phrase) ? ["a kind of doer"] : this.#wordedAs(head, words);
    if (words.some((word) => this.#words.is(word.lower, "unknown-one"))) features.push("armed or unknown");
    if (words.some((word) => word.tag === "NUM")) features.push("counted");
    if (words.length > 3) features.push("four words or more");
    if (tokens[phrase.first]!.lower === "the") features.push("the");
    return features;
  }

  #placeOf(phrase: NounPhrase): string[] {
    const { sentence } = this.#document.tokens[phrase.head]!;
    return [
      sentence === 0
        ? "in sentence 1"
        : sentence < 3
          ? "in sentences 2-3"
          : sentence < 8
            ? "in sentences 4-8"
            : "later",
    ];
  }

  /** "by X", "X claimed responsibility", "X is accused", "blamed X", "a column of X". */
  #wordsAround(phrase: NounPhrase): string[] {
    const { tokens } = this.#document;
    const { sentence } = tokens[phrase.head]!;
    const features: string[] = [];
    const before = tokens[phrase.first - 1];
    if (before?.sentence === sentence) {
      if (/^(?:by|of|against|with|between|from|to|for)$/.test(before.lower)) features.push(`after ${before.lower}`);
      else if (before.lower === "and" || before.text === ",") features.push("in a row");
    } else features.push("opens a sentence");
    for (let at = Math.max(0, phrase.first - near); at < phrase.end + near; at++) {
      if (at >= phrase.first && at < phrase.end) continue;
      const token = tokens[at];
      if (token?.sentence !== sentence) continue;
      const side = at < phrase.first ? "before" : "after";
      if (this.#sections[at]!.has("blame")) features.push(`blamed ${side}`);
      if (this.#sections[at]!.has("trial")) features.push(`tried ${side}`);
    }
    const verb = tokens[phrase.end];
    if (verb && /^(?:AUX|VBD|VBZ|MODAL)$/.test(verb.tag)) features.push("before a verb");
    return features;
  }

  #deedsAt(lists: ReadonlyMap<number, readonly DeedClaim[]>, phrase: NounPhrase): DeedClaim[] {
    if (lists.size === 0) return [];
    const found: DeedClaim[] = [];
    for (let at = phrase.first; at < phrase.end; at++) found.push(...(lists.get(at) ?? []));
    return found;
  }
}
