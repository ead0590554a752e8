import { deedFamily } from "../deed/deed-kinds.ts";
import { type DeedLexicon, deedLexicon } from "../deed/deed-lexicon.ts";
import type { Found } from "../found.ts";
import type { Name, NamedPerson } from "../mention/named-person.ts";
import type { DeedClaim } from "../result.ts";
import { type Document, tokenAt } from "../text/document.ts";
import { type EverydayWords, everydayWords } from "../words/everyday-word.ts";

const withinNoun: ReadonlySet<string> = new Set(["DET", "ADJ", "NOUN", "PREP"]);
const linksNoun: ReadonlySet<string> = new Set(["of", "on", "against", "upon"]);
const endsNoun: ReadonlySet<string> = new Set("MODAL AUX VBZ SUB WH".split(" "));
const freeing: ReadonlySet<string> = new Set(["free", "release", "rescue"]);

/** What speaks for and against a person of the text being one to whom its deeds were done: names of features in `en/card-victims.txt`. */
export interface Evidence {
  readonly person: NamedPerson;
  readonly features: ReadonlySet<string>;
}

/** How far a word may stand from the name that it speaks of, in words. */
const near = 12;
/** What may stand between two names of a list: ", ", " and ", "; and the weaver ", ", 61, a farmer; ". */
const inRow = /^(?:,? ?\(?\d{1,3}\)?)?(?:[,;]| and| &)(?: and)? (?:\S{1,20} ){0,5}$/;
/** What may stand between a group and the first of its names: "seven weavers, namely: ", "three editors – ". */
const listOpens =
  /^(?:,? (?:namely|including|such as|among them|identified as|named|they are|like)|:| ?[–—-]{1,2})(?: ?:)? "?(?:\S{1,20} ){0,4}$/;
const isDoneTo = /^(?:beside |listed with )?done to/;
const violence = /^(?:life|body|taken|attack)$/;
/** What ties somebody to a deed, the closest first, and what else is told of them: both together weigh more than each. */
const ties = [
  ["done to in sentences 1-3", "done to early"],
  ["done to: ", "done to"],
  ["beside done to", "done to"],
  ["after a noun: ", "after a noun"],
  ["owner of a noun: ", "after a noun"],
  ["before a passive deed", "before a passive deed"],
  ["in a sentence with a deed: life", "beside violence"],
  ["in a sentence with a deed: taken", "beside violence"],
  ["in a sentence with a deed", "beside a deed"],
] as const;
const alongside = [
  "speaks",
  "after a calling",
  "after a title",
  "in a sentence of a trial",
  "in sentence 1",
  "later",
  "named once",
  "does something else",
] as const;
const pronoun = /^(?:he|she|him|her)$/i;
/** How far back a pronoun's name may stand, in UTF-16 units. */
const pronounReach = 240;

/** The evidence for every person named. Linear in mentions and deeds. */
export function victimEvidence(found: Found, people: readonly NamedPerson[], deeds: readonly DeedClaim[]): Evidence[] {
  const text = new TextEvidence(found, people, deeds);
  const all = people.map((person) => ({ person, features: text.of(person), times: text.timesDoneTo(person) }));
  const most = all.reduce((highest, { times }) => Math.max(highest, times), 0);
  all.forEach(({ features, times }, index) => {
    if (times > 0) features.add(times === most ? "done to most often" : "done to less often than another");
    else features.add(most > 0 ? "nothing done but to another" : "nothing done to anyone");
    if (times > 1) features.add(times === 2 ? "done to twice" : "done to 3 times or more");
    if (index === 0) features.add("named first");
    const [tie = "apart"] = ties
      .filter(([feature]) => [...features].some((one) => one.startsWith(feature)))
      .map(([, name]) => name);
    features.add(`tied: ${tie}`);
    for (const one of alongside) if (features.has(one)) features.add(`${one} and ${tie}`);
  });
  return all;
}

class TextEvidence {
  readonly #document: Document;
  readonly #lexicon: DeedLexicon;
  readonly #words: EverydayWords;
  readonly #deeds: readonly DeedClaim[][];
  /** Features of single mentions by where they start. */
  readonly #roles = new Map<number, Set<string>>();
  readonly #fights = new Map<number, boolean>();
  readonly #trials = new Map<number, string | null>();
  readonly #speakers: ReadonlySet<number>;
  readonly #text: readonly string[];
  readonly #most: number;

  constructor(found: Found, people: readonly NamedPerson[], deeds: readonly DeedClaim[]) {
    this.#document = found.document;
    this.#lexicon = deedLexicon(found.lexicons);
    this.#words = everydayWords(found.lexicons);
    const bySentence: DeedClaim[][] = [];
    for (const deed of deeds) {
      const { sentence } = this.#document.tokens[tokenAt(this.#document, deed.trigger.start)]!;
      bySentence[sentence] ??= [];
      bySentence[sentence]!.push(deed);
    }
    this.#deeds = bySentence;
    const names = people.flatMap((person) => person.at).sort((a, b) => a.start - b.start);
    this.#speakers = new Set(
      found.statements.flatMap((one) => one.speakers.flatMap(({ start, end }) => this.#namesIn(names, start, end))),
    );
    this.#findRoles(names, deeds);
    this.#most = people.reduce((highest, person) => Math.max(highest, person.at.length), 0);
    this.#text = textFeatures(people, bySentence);
  }

  of(person: NamedPerson): Set<string> {
    const features = new Set(this.#text);
    for (const name of person.at) {
      for (const role of this.#roles.get(name.start) ?? []) {
        features.add(role);
        if (this.#sentenceOf(name) < 3 && isDoneTo.test(role)) features.add("done to in sentences 1-3");
      }
      for (const sign of this.#beside(name)) features.add(sign);
      if (this.#speakers.has(name.start)) features.add("speaks");
    }
    const sentence = this.#sentenceOf(person.at[0]!);
    features.add(
      sentence === 0
        ? "in sentence 1"
        : sentence < 3
          ? "in sentences 2-3"
          : sentence < 8
            ? "in sentences 4-8"
            : "later",
    );
    features.add(
      person.at.length === 1 ? "named once" : person.at.length < 4 ? "named 2-3 times" : "named 4 times or more",
    );
    if (person.at.length > 1 && person.at.length === this.#most)
      features.add(
        `named most: ${features.has("the text tells: arrests alone") ? "arrests alone" : "violence or neither"}`,
      );
    const parts = person.text.split(" ").length;
    features.add(parts === 1 ? "one word" : parts === 2 ? "two words" : "three words or more");
    if ([...features].some((one) => /^(?:beside )?done to: held$/.test(one)))
      features.add(
        features.has("the text tells: arrests alone") ? "held and no violence told" : "held and violence told",
      );
    if (![...features].some((one) => one.startsWith("done to"))) features.add("done nothing");
    return features;
  }

  #sentenceOf(name: Name): number {
    return this.#document.tokens[tokenAt(this.#document, name.start)]!.sentence;
  }

  /** How many mentions of a person something is done to, or is listed with them. */
  timesDoneTo(person: NamedPerson): number {
    return person.at.filter((name) => [...(this.#roles.get(name.start) ?? [])].some((role) => isDoneTo.test(role)))
      .length;
  }

  /** What the deeds say of each mention: done to it, done by it, told of it by a pronoun, listed with one it was done to. */
  #findRoles(names: readonly Name[], deeds: readonly DeedClaim[]): void {
    for (const deed of deeds) {
      const family = deedFamily(deed.deed);
      const done = !Object.values(deed.modality).includes(true);
      for (const patient of deed.doneTo) {
        const inside = this.#namesIn(names, patient.start, patient.end);
        for (const start of inside) this.#addDeed(start, "done to", deed, family, done);
        const after = names[firstFrom(names, patient.end)];
        if (inside.length === 0 && after && /^,? $/.test(this.#between(patient.end, after.start)))
          this.#addDeed(after.start, "beside done to", deed, family, done);
        if (inside.length === 0 && after && listOpens.test(this.#between(patient.end, after.start))) {
          this.#addDeed(after.start, "done to", deed, family, done);
          this.#add(after.start, "listed with done to");
        }
        const stood = pronoun.test(patient.text) ? names[firstFrom(names, patient.start) - 1] : undefined;
        if (stood && patient.start - stood.end < pronounReach)
          this.#add(stood.start, done ? `done to by pronoun: ${family}` : "done to by pronoun: not done");
      }
      for (const start of this.#namesIn(names, deed.doer.start, deed.doer.end)) this.#add(start, `doer: ${family}`);
    }
    names.forEach((name, index) => {
      const before = names[index - 1];
      const listed = before && inRow.test(this.#between(before.end, name.start));
      if (!listed) return;
      const handed = [...(this.#roles.get(before.start) ?? [])].filter((role) => isDoneTo.test(role));
      for (const role of handed) this.#add(name.start, role);
      if (handed.length > 0) this.#add(name.start, "listed with done to");
    });
  }

  #addDeed(start: number, role: string, deed: DeedClaim, family: string, done: boolean): void {
    this.#add(start, done ? `${role}: ${family}` : `${role}: not done`);
    if (!done) return;
    this.#add(start, `${role} ${deed.voice}`);
    const word = this.#document.tokens[tokenAt(this.#document, deed.trigger.start)]!.lemma;
    if (family === "life" && deed.voice !== "nominal") this.#add(start, `${role} by ${word}`);
  }

  /** What stands around a name. */
  #beside(name: Name): string[] {
    const { tokens } = this.#document;
    const first = tokenAt(this.#document, name.start);
    const last = tokenAt(this.#document, name.end - 1);
    const { sentence } = tokens[first]!;
    const signs: string[] = [];
    const before = tokens[first - 1]?.text === "." ? tokens[first - 2] : tokens[first - 1];
    if (before?.sentence === sentence && this.#words.is(before.word, "title")) signs.push("after a title");
    if (before?.sentence === sentence && this.#words.is(before.word, "calling")) signs.push("after a calling");
    if (before?.sentence === sentence && this.#words.is(before.word, "person")) signs.push("after a word for a person");
    const noun = this.#deedNounBefore(first);
    if (noun) signs.push(`after a noun: ${noun}`);
    const owned = this.#ownedNoun(last);
    if (owned) signs.push(`owner of a noun: ${owned}`);
    if (
      tokens[last + 1]?.text === "," &&
      tokens[last + 2]?.kind === "number" &&
      /^[,.]$/.test(tokens[last + 3]?.text ?? "")
    )
      signs.push("age after the name");
    for (const deed of this.#deeds[sentence] ?? []) {
      const family = deedFamily(deed.deed);
      const at = tokenAt(this.#document, deed.trigger.start);
      if (at < first && first - at <= near) signs.push(`after a deed: ${family}`);
      if (at > last && at - last <= near && deed.voice === "passive") signs.push(`before a passive deed: ${family}`);
      signs.push(`in a sentence with a deed: ${family}`);
    }
    signs.push(...this.#postAfter(last, sentence), ...this.#triedOrFreed(first, last, sentence));
    if (this.#isOfFight(sentence)) signs.push("in a sentence of a fight");
    const trial = this.#trialIn(sentence);
    if (trial) signs.push(trial);
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
      else if (endsNoun.has(tag) || /^[;:)]$/.test(text)) return null;
    }
    return null;
  }

  /** "X's killers", "the X case", "X's body". */
  #ownedNoun(last: number): string | null {
    const { tokens } = this.#document;
    let at = last + 1;
    if (/^['’]s?$/.test(tokens[at]?.text.toLowerCase() ?? "")) at++;
    else if (!/[’']s?$/.test(tokens[last]!.text) && tokens[at]?.lower !== "case") return null;
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

  #isOfFight(sentence: number): boolean {
    const known = this.#fights.get(sentence);
    if (known !== undefined) return known;
    const { first, end } = this.#document.sentences[sentence]!;
    const fight = this.#document.tokens.slice(first, end).some((token) => this.#words.is(token.word, "fight"));
    this.#fights.set(sentence, fight);
    return fight;
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

  /** "X was sentenced", "a court charged X", "they freed X": tried, and whether for violence; freed. */
  #triedOrFreed(first: number, last: number, sentence: number): string[] {
    const violent = this.#trialIn(sentence)?.endsWith("violence") ?? false;
    return this.#document.clausesOf(sentence).flatMap((clause) => {
      const patient = clause.passive ? clause.subject : clause.object;
      if (!patient || patient.first > first || last >= patient.end + 2) return [];
      const { lemma, word } = this.#document.tokens[clause.verb]!;
      if (this.#words.is(word, "trial")) return [violent ? "tried for violence" : "tried"];
      return freeing.has(lemma) ? ["freed"] : [];
    });
  }

  /** A sentence that speaks of a court or of suspects, and whether of violence too. */
  #trialIn(sentence: number): string | null {
    const known = this.#trials.get(sentence);
    if (known !== undefined) return known;
    const { first, end } = this.#document.sentences[sentence]!;
    const tokens = this.#document.tokens.slice(first, end);
    const violent = (this.#deeds[sentence] ?? []).some((deed) => violence.test(deedFamily(deed.deed)));
    const sign = tokens.some((token) => this.#words.is(token.word, "trial"))
      ? `in a sentence of a trial${violent ? " for violence" : ""}`
      : null;
    this.#trials.set(sentence, sign);
    return sign;
  }

  /** The subject of a verb in the active that is no deed: "X visited". */
  #actsAt(first: number, last: number, sentence: number): boolean {
    return this.#document
      .clausesOf(sentence)
      .some(
        (clause) => !clause.passive && clause.subject && clause.subject.first <= first && last < clause.subject.end,
      );
  }

  #add(start: number, role: string): void {
    const roles = this.#roles.get(start);
    if (roles) roles.add(role);
    else this.#roles.set(start, new Set([role]));
  }

  #between(from: number, to: number): string {
    return to - from < 80 ? this.#document.text.slice(from, to) : "far";
  }

  /** Where the names that begin in a stretch start. */
  #namesIn(names: readonly Name[], start: number | null, end: number | null): number[] {
    if (start === null || end === null) return [];
    const starts: number[] = [];
    for (let at = firstFrom(names, start); at < names.length && names[at]!.start < end; at++)
      starts.push(names[at]!.start);
    return starts;
  }
}

/** What the text as a whole tells: how many are named, and which deeds its first three sentences tell. */
function textFeatures(people: readonly NamedPerson[], deeds: readonly (readonly DeedClaim[])[]): string[] {
  const count = people.length;
  const named = count < 3 ? "1-2" : count < 6 ? "3-5" : count < 12 ? "6-11" : "12 or more";
  const early = new Set(deeds.slice(0, 3).flatMap((list) => (list ?? []).map((deed) => deedFamily(deed.deed))));
  const told = deeds.flatMap((list) => (list ?? []).map((deed) => deedFamily(deed.deed)));
  const violent = told.some((family) => violence.test(family));
  const held = told.includes("held");
  const kind = violent ? (held ? "violence and arrests" : "violence") : held ? "arrests alone" : "neither";
  return [
    `the text tells: ${kind}`,
    `people named: ${named}`,
    ...[...early].map((family) => `the text opens with: ${family}`),
  ];
}

/** The first name at or after a position. */
export function firstFrom(names: readonly { readonly start: number }[], position: number): number {
  let low = 0;
  for (let high = names.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (names[middle]!.start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
