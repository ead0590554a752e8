import { deedFamily } from "../deed/deed-kinds.ts";
import type { Found } from "../found.ts";
import type { DeedClaim } from "../result.ts";
import { type Document, tokenAt } from "../text/document.ts";
import type { NounPhrase } from "../text/phrase.ts";
import { closestOf, loosest, nearerOf, relationName } from "./doer-relation.ts";
import { signOf } from "./sign.ts";
import type { PhraseContext, SuspectPhrase } from "./suspect-phrase.ts";
import { likely, shapeOf, shapes } from "./suspect-shape.ts";

/** How far a word may stand from the phrase that it speaks of, in words. */
const near = 8;
const linking =
  /^(?:by|of|against|with|between|from|to|for|in|at|on|as|like|among|that|than|said|where|when|while|because|if|after|before|until)$/;
const signSections = ["fight", "attack-noun", "trial", "after-death"] as const;

interface SentenceSigns {
  readonly signs: readonly string[];
  readonly closest: number;
}

interface BlameWord {
  readonly at: number;
  readonly blame: boolean;
  readonly trial: boolean;
  readonly lemma: string;
}

/** What stands around each phrase of a text that may be a doer: names of features in `en/card-doers.txt`. */
export class DoerSigns {
  readonly #context: PhraseContext;
  readonly #document: Document;
  readonly #short: ReadonlySet<string>;
  readonly #deeds: DeedClaim[][] = [];
  /** Signs that clauses, deeds and statements give to words, by token. */
  readonly #given = new Map<number, string[]>();
  readonly #victims = new Set<number>();
  /** The last words of names of places. */
  readonly #places = new Set<number>();
  readonly #withVictims = new Set<number>();
  readonly #blames = new Map<number, readonly BlameWord[]>();
  /** The closest relation that the signs given to a token tell of. */
  readonly #closest = new Map<number, number>();
  readonly #ofSentence = new Map<number, SentenceSigns>();

  constructor(
    context: PhraseContext,
    found: Found,
    short: ReadonlySet<string>,
    deeds: readonly DeedClaim[],
    victims: readonly { readonly start: number }[],
  ) {
    this.#context = context;
    this.#document = context.document;
    this.#short = short;
    for (const deed of deeds) this.#giveDeed(deed);
    for (const { start } of victims) {
      const at = tokenAt(this.#document, start);
      this.#victims.add(at);
      this.#withVictims.add(this.#document.tokens[at]!.sentence);
      this.#give(at, "holds a victim");
    }
    for (const { end } of found.places) this.#places.add(tokenAt(this.#document, end - 1));
    for (const { speakers } of found.statements)
      for (const { end } of speakers) if (end !== null) this.#give(tokenAt(this.#document, end - 1), "speaks");
  }

  hasDeeds(sentence: number): boolean {
    return this.#deeds[sentence] !== undefined;
  }

  /** What the text as a whole tells: the deeds of its first three sentences, whether of violence, whether victims are named. */
  told(): string[] {
    const early = new Set(this.#deeds.slice(0, 3).flatMap((list) => (list ?? []).map((deed) => deedFamily(deed.deed))));
    const all = this.#deeds.flatMap((list) => (list ?? []).map((deed) => deedFamily(deed.deed)));
    return [
      ...(early.size === 0 ? ["the text opens with no deed"] : [...early].map((one) => `the text opens with: ${one}`)),
      all.some((family) => /^(?:life|body|taken|attack)$/.test(family)) ? "violence told" : "no violence told",
      this.#victims.size === 0 ? "no victims named" : "victims named",
    ];
  }

  /** "the Farm Workers' Front (FWF)": what shortens the name, in small letters; null when nothing does. */
  shortAfter(phrase: SuspectPhrase): string | null {
    const { tokens } = this.#document;
    const short = tokens[phrase.end]?.text === "(" ? tokens[phrase.end + 1]?.lower : undefined;
    return short !== undefined && this.#short.has(short) ? short : null;
  }

  /** null for names and people of whom nothing but where they stand is told: only those who bear arms or whom nobody names count then. */
  of(phrase: SuspectPhrase): readonly string[] | null {
    const { sentence } = this.#document.tokens[phrase.head]!;
    const ofSentence = this.#signsOf(sentence);
    if (this.#isBareName(phrase, sentence) || this.#tellsWhich(phrase)) return null;
    const signs = this.#around(phrase);
    let closest = closestOf(signs);
    for (let at = phrase.form === "within" ? phrase.head : phrase.first; at < phrase.end; at++) {
      const given = this.#given.get(at);
      if (!given) continue;
      signs.push(...given);
      closest = Math.min(closest, this.#closest.get(at)!);
    }
    closest = Math.min(closest, this.#addSignsOf(phrase.people, signs));
    const shape = shapeOf(this.#context, this.#short, phrase);
    if (closest > loosest && !shape.some((one) => likely.has(one))) return null;
    signs.push(...ofSentence.signs);
    const relation = relationName(Math.min(closest, ofSentence.closest));
    const and = signOf(" and ", relation);
    for (const one of shape) if (shapes.has(one)) signs.push(signOf(one, and));
    signs.push(...shape);
    return signs;
  }

  /** A name with no deed of its own or of its people, in a sentence that blames nobody, neither after "by" nor before an attack: tied to nothing. */
  #isBareName({ first, end, head, form, people }: SuspectPhrase, sentence: number): boolean {
    if ((form !== "name" && form !== "quoted") || people !== null || this.#blames.has(sentence)) return false;
    const { tokens } = this.#document;
    if (this.#short.has(tokens[head]!.lower)) return false;
    for (let at = first; at < end; at++) if ((this.#closest.get(at) ?? loosest + 1) <= loosest) return false;
    const before = tokens[first - 1]?.tag === "DET" ? tokens[first - 2] : tokens[first - 1];
    if (before?.lower === "by" && before.sentence === sentence) return false;
    return tokens[end]?.sentence !== sentence || !this.#isAttackAt(end);
  }

  /** "Sarwand police", "Ostrian troops": a place or a word for what is of a country, which tells which police and troops they are. */
  #tellsWhich({ head, end, form }: SuspectPhrase): boolean {
    const { tokens } = this.#document;
    const next = tokens[end];
    if (form !== "name" || next?.sentence !== tokens[head]!.sentence || !/^(?:NOUN|PROPER|ADJ)$/.test(next.tag))
      return false;
    return this.#places.has(head) || this.#context.lexicon.demonyms.has(tokens[head]!.lower);
  }

  /** What ties the people of a body to a deed ties the body too; returns the closest of it, behind all for nothing. */
  #addSignsOf(people: number | null, signs: string[]): number {
    let closest = loosest + 1;
    for (const given of people === null ? [] : (this.#given.get(people) ?? [])) {
      const rank = nearerOf(undefined, given);
      if (rank > loosest) continue;
      signs.push(signOf("its people ", given));
      closest = Math.min(closest, rank);
    }
    return closest;
  }

  #isAttackAt(at: number): boolean {
    const { sections, lexicon } = this.#context;
    return sections[at]!.has("attack-noun") || lexicon.nouns.match(this.#document.tokens, at) !== null;
  }

  /** What a word is of, coarse: people, those who bear arms or posts, a body, a place, a thing, a name. */
  #classAt(at: number): string {
    const sections = this.#context.sections[at]!;
    const { lower, tag } = this.#document.tokens[at]!;
    if (tag === "PRON") return "a pronoun";
    if (this.#context.lexicon.doerType.starts(lower) || sections.has("armed-body")) return "a kind of doer";
    for (const one of ["person", "calling", "group", "place", "thing", "attack-noun", "abstract"])
      if (sections.has(one)) return one;
    return this.#context.words.has(lower) ? "another word" : "a name";
  }

  #give(at: number, sign: string): void {
    const given = this.#given.get(at);
    if (given) given.push(sign);
    else this.#given.set(at, [sign]);
    this.#closest.set(at, nearerOf(this.#closest.get(at), sign));
  }

  #giveDeed(deed: DeedClaim): void {
    const at = tokenAt(this.#document, deed.trigger.start);
    const { sentence } = this.#document.tokens[at]!;
    this.#deeds[sentence] ??= [];
    this.#deeds[sentence]!.push(deed);
    const family = deedFamily(deed.deed);
    if (deed.doer.start !== null) {
      const doer = tokenAt(this.#document, deed.doer.end! - 1);
      this.#give(doer, Object.values(deed.modality).includes(true) ? "did: not done" : signOf("did: ", family));
      this.#give(doer, signOf("did and ", deed.voice));
    }
    for (const patient of deed.doneTo)
      this.#give(tokenAt(this.#document, patient.end - 1), signOf("was done to: ", family));
    if (deed.doer.start !== null) {
      const doer = tokenAt(this.#document, deed.doer.end! - 1);
      for (const patient of deed.doneTo)
        this.#give(doer, `did ${family} to ${this.#classAt(tokenAt(this.#document, patient.end - 1))}`);
    }
  }

  /** Signs of all phrases of a sentence; gives its words those of its clauses when first asked for. */
  #signsOf(sentence: number): SentenceSigns {
    const known = this.#ofSentence.get(sentence);
    if (known) return known;
    const { first, end } = this.#document.sentences[sentence]!;
    const sections = this.#context.sections.slice(first, end);
    const signs = [
      sentence === 0
        ? "in sentence 1"
        : sentence < 3
          ? "in sentences 2-3"
          : sentence < 8
            ? "in sentences 4-8"
            : "later",
      this.#withVictims.has(sentence)
        ? "in a sentence with a victim"
        : this.#withVictims.has(sentence - 1)
          ? "in the sentence after a victim"
          : this.#withVictims.size > 0
            ? "far from the victims"
            : "no victims named",
      ...signSections.filter((one) => sections.some((of) => of.has(one))).map((one) => `in a sentence of ${one}`),
      ...new Set((this.#deeds[sentence] ?? []).map((deed) => signOf("beside a deed: ", deedFamily(deed.deed)))),
    ];
    const made = { signs, closest: closestOf(signs) };
    this.#ofSentence.set(sentence, made);
    this.#giveClauses(sentence);
    this.#findBlame(sentence);
    return made;
  }

  #giveClauses(sentence: number): void {
    const { tokens } = this.#document;
    for (const clause of this.#document.clausesOf(sentence)) {
      const { lemma } = tokens[clause.verb]!;
      const kinds = ["attack-verb", "flee-verb", "blame"].filter((kind) => this.#context.words.is(lemma, kind));
      const give = (phrase: NounPhrase | null, role: string) => {
        if (!phrase) return;
        for (const kind of kinds.length > 0 ? kinds : ["another verb"]) this.#give(phrase.head, `${role} ${kind}`);
        this.#give(phrase.head, `${role} “${lemma}”`);
        const other =
          role === "doer of"
            ? clause.passive
              ? clause.subject
              : clause.object
            : clause.passive
              ? clause.agent
              : clause.subject;
        const what = other ? this.#classAt(other.head) : "nothing";
        for (const kind of kinds) this.#give(phrase.head, `${role} ${kind} with ${what}`);
        if (clause.negated || clause.future || clause.hypothetical)
          this.#give(phrase.head, `${role} what was not done`);
      };
      give(clause.passive ? clause.agent : clause.subject, "doer of");
      give(clause.passive ? clause.subject : clause.object, "object of");
    }
  }

  /** "by X", "X claimed responsibility", "X is accused", "blamed X", "the X attack". */
  #around(phrase: SuspectPhrase): string[] {
    const { tokens } = this.#document;
    const { sentence } = tokens[phrase.head]!;
    const signs: string[] = [];
    let before = phrase.first - 1;
    for (; this.#context.sections[before]?.has("doubted"); before--) if (signs.length === 0) signs.push("doubted");
    if (tokens[before]?.tag === "DET" && tokens[before]!.sentence === sentence) before--;
    const word = tokens[before];
    if (word?.sentence !== sentence) signs.push("opens a sentence");
    else if (linking.test(word.lower)) signs.push(signOf("after ", word.lower));
    else if (word.lower === "and" || word.text === ",") signs.push("in a row");
    if (word?.lower === "by" && this.#tellsAttack(before - 1, sentence)) signs.push("by after an attack");
    this.#wordsNear(phrase, sentence, signs);
    const next = tokens[phrase.end];
    if (next?.sentence !== sentence) return signs;
    if (/^(?:AUX|VBD|VBZ|MODAL)$/.test(next.tag)) signs.push("before a verb");
    if (/^(?:who|of|'s|in|from|\(|,|and|or)$/.test(next.lower)) signs.push(signOf("before ", next.lower));
    if (this.#isAttackAt(phrase.end)) signs.push("before an attack");
    return signs;
  }

  /** "the attack by", "was killed in Sarwand by": a word for an attack not far before. */
  #tellsAttack(from: number, sentence: number): boolean {
    const { tokens } = this.#document;
    const { lexicon } = this.#context;
    for (let at = from; at > from - near && tokens[at]?.sentence === sentence; at--)
      if (lexicon.verbs.has(tokens[at]!.lemma) || this.#isAttackAt(at)) return true;
    return false;
  }

  #wordsNear(phrase: SuspectPhrase, sentence: number, signs: string[]): void {
    for (const { at, blame, trial, lemma } of this.#blames.get(sentence) ?? []) {
      if (at < phrase.first - near || at >= phrase.end + near || (at >= phrase.first && at < phrase.end)) continue;
      const side = at < phrase.first ? "before" : "after";
      if (blame) signs.push(`blamed ${side}`, `${side} “${lemma}”`);
      if (trial) signs.push(`tried ${side}`);
    }
  }

  /** The words of a sentence that lay a deed on somebody, or speak of courts. */
  #findBlame(sentence: number): void {
    const { first, end } = this.#document.sentences[sentence]!;
    const found: BlameWord[] = [];
    for (let at = first; at < end; at++) {
      const sections = this.#context.sections[at]!;
      if (sections.size === 0) continue;
      const blame = sections.has("blame");
      const trial = sections.has("trial");
      if (blame || trial) found.push({ at, blame, trial, lemma: this.#document.tokens[at]!.lemma });
    }
    if (found.length > 0) this.#blames.set(sentence, found);
  }
}
