import type { WordFiles } from "../result.ts";
import { type Entry, entriesOf } from "../words/lexicon.ts";
import type { Word, Words } from "../words/word.ts";
import { months } from "./phrase.ts";
import type { Tag, Token } from "./token.ts";

/** What tagging needs to know of a language: closed classes, and every verb form with its base. */
export interface TagLexicon {
  readonly closed: ReadonlyMap<string, Tag>;
  readonly verbs: ReadonlyMap<string, VerbForm>;
  readonly abbreviations: ReadonlySet<string>;
  /** What a word is by itself, before its neighbours are looked at. */
  readonly formOf: (word: Word) => Form;
}

/** A word by itself. */
export interface Form {
  readonly closed: Tag | null;
  /** A form of a verb, with its base. */
  readonly verb: VerbForm | null;
  /** By its ending, where no table has it. */
  readonly ending: { readonly tag: Tag; readonly lemma: string };
  readonly singular: string;
  /** Whether a capital at the start of a sentence makes it a name. */
  readonly nameLike: boolean;
}

/** A form of a verb. */
interface VerbForm {
  readonly base: string;
  readonly tag: Tag;
  readonly alsoNoun: boolean;
  /** The base is its own participle: "hurt", "hit", "shut". */
  readonly alsoParticiple?: boolean;
}

/** Builds the tag lexicon from `closed-class.txt`, `verbs.txt` and more verbs (of deeds, of saying) by their base forms. */
export function tagLexicon(files: WordFiles, words: Words, language: string, moreVerbs: readonly string[]): TagLexicon {
  const closed = new Map<string, Tag>();
  const abbreviations = new Set<string>();
  const thoughAdjectival = new Set<string>();
  for (const entry of entriesOf(files, `${language}/closed-class.txt`)) {
    for (const word of entry.words) {
      if (entry.section === "ABBREVIATION") abbreviations.add(word);
      else if (entry.section === "NOUN-ENDING") thoughAdjectival.add(word);
      else if (!closed.has(word)) closed.set(word, entry.section as Tag);
    }
  }
  const verbs: VerbForms = new Map();
  const entries = entriesOf(files, `${language}/verbs.txt`);
  for (const entry of entries.filter((candidate) => candidate.section === "irregular")) addIrregular(verbs, entry);
  const regular = entries.filter((candidate) => candidate.section === "regular").flatMap((entry) => entry.words);
  for (const base of [...regular, ...moreVerbs]) if (!verbs.has(base)) addRegular(verbs, base);
  const formOf = words.question(
    (word): Form => ({
      closed: closed.get(word) ?? null,
      verb: verbs.get(word) ?? null,
      ending: thoughAdjectival.has(word) ? { tag: "NOUN", lemma: word } : byEnding(word),
      singular: singular(word),
      nameLike: !/(?:ly|ing|ed|tion|s)$/.test(word),
    }),
  );
  return { closed, verbs, abbreviations, formOf };
}

/** Tags the tokens of a sentence in place, by closed classes, verb forms, morphology and neighbours. Linear. */
export function tagTokens(
  tokens: readonly Token[],
  first: number,
  end: number,
  lexicon: TagLexicon,
  cased: boolean,
): void {
  for (let at = first; at < end; at++) {
    const token = tokens[at]!;
    if (token.kind !== "word") {
      if (token.text === "&") token.tag = "CONJ";
      else if (token.text === "/" && tokens[at + 1]?.lower === "o" && kin.has(tokens[at - 1]?.lower ?? ""))
        for (const part of tokens.slice(at - 1, ++at + 1)) part.tag = "PREP";
      continue;
    }
    const form = lexicon.formOf(token.word);
    if (form.closed) {
      token.tag = cased && token.text === "US" ? "PROPER" : form.closed;
      if (forms.has(token.lower)) token.lemma = "do";
      if (form.verb?.tag === "VBD" && form.closed === "ADJ" && isAfterBe(tokens, at)) {
        token.tag = "VBN";
        token.lemma = form.verb.base;
      }
    } else guess(token, tokens[at - 1], form, cased);
  }
  for (let at = first; at < end; at++) settle(tokens, at, lexicon);
}

/** Whether a text has capitals where they are usual: not all small, not all capital. Looks at the first 20,000 characters. */
export function hasCapitals(text: string): boolean {
  const end = Math.min(text.length, 20_000);
  let upper = 0;
  let lower = 0;
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 97 && unit <= 122) lower++;
    else if (unit >= 65 && unit <= 90) upper++;
  }
  return upper > 0 && lower > upper && upper * 200 > lower;
}

/** "dozens were badly injured": an adjective that is a participle too is one after a form of "be". */
function isAfterBe(tokens: readonly Token[], at: number): boolean {
  let before = at - 1;
  while (tokens[before]?.tag === "ADV" && tokens[before]!.sentence === tokens[at]!.sentence) before--;
  return (
    tokens[before]?.sentence === tokens[at]!.sentence &&
    /^(?:was|were|been|being|is|are)$/.test(tokens[before]?.lower ?? "")
  );
}

/** What stands before "/o" in registers: son, daughter, wife, care, resident of. */
const kin: ReadonlySet<string> = new Set(["s", "d", "w", "c", "r"]);

const forms = new Set(["do", "does", "did", "done"]);

type VerbForms = Map<string, VerbForm>;

const nounlike = new Set(
  "attack arrest raid fire report call claim charge order release protest march fight riot clash murder kill wound rape torture strike support plan name place force work play act aid help hope fear need use visit talk test train control damage demand request return record search sign start stop study supply target transport travel turn vote walk watch witness change cause cover cross cry drop end face file form guard guide hold increase issue land lack lift list look love mark move notice offer open own pass present promise push raise reply rescue shout stay storm threat touch treat try transfer shot cut hit hurt run beat left shooting killing beating burning looting bombing firing shelling shell jail book hold torching raping torturing rioting stabbing lynching lathicharge lathi-charge teargas tear-gas baton-charge cane-charge".split(
    " ",
  ),
);

function addIrregular(verbs: VerbForms, entry: Entry): void {
  const [base = "", past = "", participle = ""] = entry.words;
  addRegular(verbs, base);
  const alsoNoun = nounlike.has(base);
  verbs.set(past, { base, tag: "VBD", alsoNoun });
  if (participle !== past) verbs.set(participle, { base, tag: "VBN", alsoNoun: false });
  if (past === base || participle === base)
    verbs.set(base, { base, tag: "VB", alsoNoun, alsoParticiple: participle === base });
}

function addRegular(verbs: VerbForms, base: string): void {
  if (base.includes(" ") || base === "") return;
  const put = (form: string, tag: Tag) => {
    if (!verbs.has(form))
      verbs.set(form, { base, tag, alsoNoun: nounlike.has(base) || (tag === "VBG" && nounlike.has(form)) });
  };
  put(base, "VB");
  put(thirdPerson(base), "VBZ");
  for (const stem of stems(base)) {
    put(`${stem}ed`, "VBD");
    put(`${stem}ing`, "VBG");
  }
  if (base.endsWith("e")) put(`${base}d`, "VBD");
  if (/[^aeiou]y$/.test(base)) put(`${base.slice(0, -1)}ied`, "VBD");
}

function thirdPerson(base: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

/** What `-ed` and `-ing` are put to: with the last consonant doubled where English may double it. */
function stems(base: string): string[] {
  if (base.endsWith("ie")) return [`${base.slice(0, -2)}y`];
  if (base.endsWith("e") && !base.endsWith("ee")) return [base.slice(0, -1)];
  const doubled = /[^aeiou][aeiou][bdgklmnprt]$/.test(base) ? [`${base}${base.at(-1)}`] : [];
  return [...doubled, base];
}

function guess(token: Token, before: Token | undefined, form: Form, cased: boolean): void {
  const capital = cased && token.capital;
  const opens = capital && (before === undefined || before.sentence !== token.sentence || opensBefore(before, token));
  if (capital && !opens) token.tag = "PROPER";
  else if (form.verb) {
    token.tag = form.verb.tag;
    token.lemma = form.verb.base;
  } else if (capital && form.nameLike) token.tag = "PROPER";
  else {
    token.tag = form.ending.tag;
    token.lemma = form.ending.lemma;
  }
  if (token.tag === "NOUN") token.lemma = form.singular;
}

/** Marks after which a capital may be no more than that of a first word. */
const openings: ReadonlySet<string> = new Set([...`“‘"'«(–—:`]);

/** A straight mark opens only what it touches: `"Go," Lynch said` has it behind other words. */
function opensBefore(before: Token, token: Token): boolean {
  const straight = before.text === '"' || before.text === "'";
  return openings.has(before.text) && (!straight || before.end === token.start);
}

/** A word that no table has, by how it ends. */
function byEnding(word: string): { readonly tag: Tag; readonly lemma: string } {
  if (word.endsWith("ly") && word.length > 4) return { tag: "ADV", lemma: word };
  if (/[a-z]{3}[^e\P{L}]ed$/u.test(word) && !notPast.has(word))
    return { tag: "VBD", lemma: word.replace(/(?:([bdgklmnprt])\1ed|ed)$/, "$1") };
  const adjective = /(?:ous|ful|ible|able|ive|less|ical|ish|ary|al)$/.test(word) && word.length > 5;
  if (adjective || /^\d|^[a-z]+-year-old$/.test(word)) return { tag: "ADJ", lemma: word };
  return { tag: "NOUN", lemma: word };
}

/** Words that end like a past tense and are none. */
const notPast = new Set("hundred kindred indeed sacred naked wicked beloved crooked rugged ragged hatred".split(" "));

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return /(?:sh|ch|x|s|z)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

/** "said that families were": "that" points at no more than one. */
function opensPlural(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    next?.sentence === tokens[at]!.sentence &&
    next.tag === "NOUN" &&
    next.lower !== next.lemma &&
    next.lower.endsWith("s")
  );
}

/** "said one survivor": a number of what follows. */
function counts(tokens: readonly Token[], at: number): boolean {
  const { sentence } = tokens[at]!;
  const next = tokens[at + 1];
  const noun = next?.tag === "ADJ" ? tokens[at + 2] : next;
  return noun?.tag === "NOUN" && noun.sentence === sentence;
}

/** "dragged her into a van": no noun follows that could be hers. */
function ownsNothing(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.sentence !== tokens[at]!.sentence || opensOther.has(next.tag);
}

const opensOther: ReadonlySet<string> = new Set([
  "PREP",
  "PUNCT",
  "CONJ",
  "SUB",
  "TO",
  "DET",
  "AUX",
  "MODAL",
  "WH",
  "PRON",
]);

/** Mends a tag by its neighbours: noun after a determiner, participle after be or have, base after to or a modal. */
function settle(tokens: readonly Token[], at: number, lexicon: TagLexicon): void {
  const token = tokens[at]!;
  if (token.tag === "ADJ" && standsAsNoun(tokens, at, lexicon)) token.tag = "NOUN";
  if (token.lower === "that" && token.tag === "DET" && opensPlural(tokens, at)) token.tag = "SUB";
  if (token.lower === "her" && ownsNothing(tokens, at)) token.tag = "PRON";
  if (token.lower === "one" && token.tag === "PRON" && counts(tokens, at)) token.tag = "NUM";
  if (!token.tag.startsWith("VB")) return;
  if (isSubject(tokens, at, lexicon) || isGuards(tokens, at, lexicon)) {
    token.tag = "NOUN";
    return;
  }
  if (token.lower === "close" && tokens[at + 1]?.lower === "to" && tokens[at - 1]?.tag === "NOUN") {
    token.tag = "PREP";
    tokens[at + 1]!.tag = "PREP";
    return;
  }
  if (token.lower === "close" && tokens[at + 1]?.lower === "to" && tokens[at + 2]?.tag === "NUM") {
    token.tag = "ADV";
    return;
  }
  if (namesADeed(tokens, at, lexicon)) {
    token.tag = "NOUN";
    return;
  }
  let back = at - 1;
  while (
    back >= 0 &&
    (tokens[back]!.tag === "ADV" || tokens[back]!.tag === "NOT") &&
    tokens[back]!.sentence === token.sentence
  )
    back--;
  const before = back >= 0 && tokens[back]!.sentence === token.sentence ? tokens[back]! : null;
  const form = lexicon.formOf(token.word).verb;
  if (token.tag === "VBD" && before?.text === "," && (isPassed(tokens, at) || isListed(tokens, at))) {
    token.tag = "VBN";
  } else if (token.tag === "VBD" && before?.tag === "NOUN" && back === at - 1 && isPassedBy(tokens, at)) {
    token.tag = "VBN";
  } else if (
    (token.tag === "VBD" || (form?.alsoParticiple && before?.lemma !== "do")) &&
    (before?.tag === "AUX" ||
      before?.lower === "being" ||
      before?.lower === "get" ||
      before?.lower === "got" ||
      before?.lower === "gets")
  ) {
    token.tag = "VBN";
  } else if (token.tag === "VBD" && before?.tag === "CONJ" && joinsParticiple(tokens, back - 1)) {
    token.tag = "VBN";
  } else if (token.tag === "VBZ" && before?.tag === "AUX" && form?.alsoNoun) {
    token.tag = "NOUN";
    token.lemma = lexicon.formOf(token.word).singular;
  } else if (before && (before.tag === "MODAL" || before.tag === "TO") && (token.tag === "VBD" || token.tag === "VB")) {
    token.tag = "VB";
  } else if (before && isNominalOpening(before) && token.tag !== "VBN") {
    const next = tokens[at + 1];
    const followed = next && next.sentence === token.sentence && (next.tag === "NOUN" || next.tag === "PROPER");
    if (
      token.tag === "VBD" &&
      before.lower === "that" &&
      /^(?:NOUN|PROPER|NUM|PRON)$/.test(tokens[back - 1]?.tag ?? "")
    )
      return;
    if (token.tag === "VBD" && before.lower === "those") token.tag = "VBN";
    else if (token.tag === "VBD" && followed) token.tag = "ADJ";
    else if (token.tag === "VBD" && before.tag === "NUM") return;
    else if (token.tag === "VBG" && followed && before.tag !== "PREP") token.tag = "ADJ";
    else if (before.tag !== "PREP" || (form?.alsoNoun && token.tag !== "VBG" && token.tag !== "VBD"))
      token.tag = "NOUN";
    else if (token.tag === "VBD") token.tag = "VBN";
  }
}

/** "…, arrested by the guard", "…, arrested 5 May": a past form behind a comma that is a participle. */
function isPassed(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next?.lower === "by") return !passesBy.has(tokens[at]!.lemma);
  if (tokens[at]!.lemma === "ask" && asks.has(next?.lower ?? "")) return true;
  return next?.tag === "NUM" && months.has(tokens[at + 2]?.lower ?? "");
}

/** "were beaten, robbed and killed": a past form between a participle and an "and". */
function isListed(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next?.tag !== "CONJ" && next?.text !== ",") return false;
  let back = at - 2;
  while (back > at - 5 && /^(?:ADV|PREP)$/.test(tokens[back]?.tag ?? "")) back--;
  if (tokens[back]?.tag !== "VBN" || tokens[back]!.sentence !== tokens[at]!.sentence) return false;
  let auxiliary = back - 1;
  while (tokens[auxiliary]?.tag === "ADV") auxiliary--;
  return !haveForms.has(tokens[auxiliary]?.lower ?? "");
}

const haveForms: ReadonlySet<string> = new Set("have has had having 've".split(" "));

/** "lawyers interviewed by the paper said": a past form right behind a noun, with a doer after "by" and a verb of its own behind. */
function isPassedBy(tokens: readonly Token[], at: number): boolean {
  if (tokens[at + 1]?.lower !== "by" || passesBy.has(tokens[at]!.lemma)) return false;
  for (let next = at + 2; next < at + 10 && tokens[next]?.sentence === tokens[at]!.sentence; next++) {
    const { tag } = tokens[next]!;
    if (tag === "VBD" || tag === "VBZ" || tag === "AUX" || tag === "MODAL") return true;
    if (!behindBy.has(tag)) return false;
  }
  return false;
}

const behindBy: ReadonlySet<string> = new Set(["DET", "ADJ", "NOUN", "PROPER", "NUM", "POSS"]);

/** "The ministry, asked about the deaths, said". */
const asks: ReadonlySet<string> = new Set(["about", "whether", "why", "how", "if"]);

/** Verbs whose past tense stands before "by" with a subject of its own. */
const passesBy: ReadonlySet<string> = new Set(
  "stand pass go abide swear come drive walk live fly get stop start begin end respond react reply".split(" "),
);

/** "the hospital said", "a constable of the post": it ends like an adjective and has no noun behind it. */
function standsAsNoun(tokens: readonly Token[], at: number, lexicon: TagLexicon): boolean {
  const token = tokens[at]!;
  const before = tokens[at - 1];
  if (!before || before.sentence !== token.sentence || lexicon.formOf(token.word).closed) return false;
  if (!opensNoun.has(before.tag)) return false;
  const next = tokens[at + 1];
  return !next || next.sentence !== token.sentence || endsNoun.has(next.tag);
}

const opensNoun: ReadonlySet<string> = new Set(["DET", "POSS", "PREP", "NOUN", "NUM", "ADJ"]);
const endsNoun: ReadonlySet<string> = new Set(["VBD", "VBZ", "AUX", "MODAL", "PREP", "PUNCT", "WH", "TO", "NOT"]);

/** "Witnesses said", "Guards in the lane beat": a sentence seldom opens with a verb that ends in -s. */
function isSubject(tokens: readonly Token[], at: number, lexicon: TagLexicon): boolean {
  const token = tokens[at]!;
  if (at > 0 && tokens[at - 1]!.sentence === token.sentence) return false;
  const next = tokens[at + 1];
  if (token.tag === "VB" && next?.tag === "NOUN" && next.sentence === token.sentence)
    return isPastOrThird(tokens[at + 2]);
  if (token.tag !== "VBZ") return false;
  const plain = next?.sentence === token.sentence && startsOther.has(next.tag);
  if (!plain) return false;
  token.lemma = lexicon.formOf(token.word).singular;
  return true;
}

/** "State television reported": no order to somebody. */
function isPastOrThird(token: Token | undefined): boolean {
  return token !== undefined && (token.tag === "VBD" || token.tag === "VBZ");
}

const startsOther: ReadonlySet<string> = new Set(["VBD", "VBN", "AUX", "MODAL", "PREP", "WH", "CONJ", "ADV"]);

/** "by prison guards after dusk", "in mill fire": behind a preposition and a noun, with nothing that it could be done to. */
function isGuards(tokens: readonly Token[], at: number, lexicon: TagLexicon): boolean {
  const token = tokens[at]!;
  if (token.tag !== "VBZ" && token.tag !== "VB") return false;
  if (tokens[at - 1]?.tag !== "NOUN" || tokens[at - 2]?.tag !== "PREP") return false;
  const next = tokens[at + 1];
  if (!lexicon.formOf(token.word).verb?.alsoNoun || (next && takesObject.has(next.tag))) return false;
  token.lemma = lexicon.formOf(token.word).singular;
  return true;
}

const takesObject: ReadonlySet<string> = new Set(["DET", "POSS", "PRON", "NUM", "PROPER", "NOUN", "WH", "ADJ"]);

/** "in police firing", "resorted to firing", "opened fire": a verb's form that stands as a noun and has no object. */
function namesADeed(tokens: readonly Token[], at: number, lexicon: TagLexicon): boolean {
  const token = tokens[at]!;
  if (!lexicon.formOf(token.word).verb?.alsoNoun) return false;
  const next = tokens[at + 1]?.sentence === token.sentence ? tokens[at + 1]! : null;
  const before = tokens[at - 1]?.sentence === token.sentence ? tokens[at - 1]! : null;
  if (token.tag === "VB" || token.tag === "VBZ") {
    if (next?.lower === "of" && before?.tag !== "TO" && before?.tag !== "MODAL") return true;
    if ((next?.tag === "AUX" || next?.tag === "MODAL") && before?.tag !== "TO" && before?.tag !== "MODAL") return true;
    if (!before && next && (next.tag === "VBZ" || next.tag === "NOUN")) return true;
  }
  if (!before) return false;
  if (token.tag === "VBZ" && before.lower.endsWith("gas")) return true;
  const object = next !== null && opensObject.has(next.tag) && !opensNoObject.has(next.lower);
  if (token.tag === "VBG") {
    const compound = before.tag === "NOUN" && beforeCompound.has(tokens[at - 2]?.tag ?? "");
    return !object && (compound || before.tag === "TO" || before.tag === "PREP");
  }
  if (token.tag !== "VB") return false;
  if (before.tag === "NOUN") return !object && isOneThing(tokens, at - 1);
  return before.tag.startsWith("VB") && before.tag !== "VB" && !withVerb.has(before.lemma);
}

/** "the market attack", "a cardiac arrest": after a noun for one thing a verb's base form would not agree. */
function isOneThing(tokens: readonly Token[], at: number): boolean {
  const { lower, lemma, sentence } = tokens[at]!;
  if (lower !== lemma || lower.endsWith("s") || collective.has(lower)) return false;
  let first = at;
  while (withinThing.has(tokens[first - 1]?.tag ?? "") && tokens[first - 1]!.sentence === sentence) first--;
  return tokens[first - 1]?.tag === "DET" && tokens[first - 1]!.sentence === sentence;
}

/** Singular words for many, after which a verb may stand in the plural. */
const collective = new Set(
  "police people men women children army military crowd crowds mob public government family staff team crew group majority cavalry militia guard force youth clergy elite press media cattle".split(
    " ",
  ),
);

const opensObject: ReadonlySet<string> = new Set("DET POSS NUM PRON PROPER".split(" "));
const opensNoObject: ReadonlySet<string> = new Set("'s this that on last".split(" "));
const beforeCompound: ReadonlySet<string> = new Set("PREP DET TO POSS ADJ".split(" "));
const withVerb: ReadonlySet<string> = new Set("help let make see hear".split(" "));
const withinThing: ReadonlySet<string> = new Set(["NOUN", "ADJ", "PROPER"]);

/** "killed and butchered and burnt": whether the verb before the "and" is a participle. */
function joinsParticiple(tokens: readonly Token[], at: number): boolean {
  let agent = false;
  for (let i = at; i >= 0 && i > at - 8; i--) {
    const token = tokens[i]!;
    if (token.tag === "VBN") return agent || i > at - 3;
    if (token.lower === "by") agent = true;
    else if (!withinAgent.has(token.tag) && token.text !== ",") return false;
  }
  return false;
}

const withinAgent: ReadonlySet<string> = new Set("ADV NOUN PROPER ADJ DET".split(" "));

function isNominalOpening(token: Token): boolean {
  return (
    token.tag === "DET" || token.tag === "POSS" || token.tag === "ADJ" || token.tag === "PREP" || token.tag === "NUM"
  );
}
