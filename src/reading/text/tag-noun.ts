import type { TagLexicon } from "./tag-lexicon.ts";
import { isVerbForm, type Token } from "./token.ts";

/** "the hospital said", "a constable of the post": it ends like an adjective and has no noun behind it. */
export function standsAsNoun(tokens: readonly Token[], at: number, lexicon: TagLexicon): boolean {
  const token = tokens[at]!;
  const before = tokens[at - 1];
  if (!before || before.sentence !== token.sentence || !opensNoun.has(before.tag)) return false;
  const people = before.lower === "the" && lexicon.ofPeople.has(token.lower);
  if (!people && lexicon.formOf(token.word).closed) return false;
  const next = tokens[at + 1];
  return !next || next.sentence !== token.sentence || endsNoun.has(next.tag);
}

const opensNoun: ReadonlySet<string> = new Set(["DET", "POSS", "PREP", "NOUN", "NUM", "ADJ"]);
const endsNoun: ReadonlySet<string> = new Set(["VBD", "VBZ", "AUX", "MODAL", "PREP", "PUNCT", "WH", "TO", "NOT"]);

/** "Witnesses said", "Guards in the lane beat": a sentence seldom opens with a verb that ends in -s; "…, witnesses said" neither goes on with one. */
export function isSubject(tokens: readonly Token[], at: number, lexicon: TagLexicon): boolean {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  if (at > 0 && tokens[at - 1]!.sentence === token.sentence) {
    const past = next?.tag === "VBD" || (next !== undefined && isPastToo(next, lexicon));
    const subject =
      token.tag === "VBZ" && ((past && opensSubject.has(tokens[at - 1]!.tag)) || isBeforeBase(tokens, at, lexicon));
    if (subject) token.lemma = lexicon.formOf(token.word).singular;
    return subject;
  }
  if (token.tag === "VB" && next?.tag === "NOUN" && next.sentence === token.sentence)
    return isPastOrThird(tokens[at + 2]);
  if (token.tag !== "VBZ") return false;
  const plain = next?.sentence === token.sentence && startsOther.has(next.tag);
  if (!plain) return false;
  token.lemma = lexicon.formOf(token.word).singular;
  return true;
}

/** "Army chopper strikes kill 20": of two verbs in a row the first is a noun when it may be one. */
function isBeforeBase(tokens: readonly Token[], at: number, lexicon: TagLexicon): boolean {
  const next = tokens[at + 1];
  const object = tokens[at + 2];
  if (next?.tag !== "VB" || object?.sentence !== tokens[at]!.sentence) return false;
  if (!/^(?:NUM|DET|POSS|PROPER)$/.test(object.tag)) return false;
  return lexicon.formOf(tokens[at]!.word).verb?.alsoNoun === true && lexicon.formOf(next.word).verb?.alsoNoun === true;
}

/** "beat", "hit", "cut": a base form that is the past form too. */
function isPastToo(token: Token, lexicon: TagLexicon): boolean {
  return token.tag === "VB" && lexicon.formOf(token.word).verb?.alsoPast === true;
}

/** What stands before a subject of the same clause: "said guards beat him", "where guards stood", "and guards beat". */
const opensSubject: ReadonlySet<string> = new Set(["PUNCT", "VBD", "SUB", "CONJ", "WH"]);

/** "State television reported": no order to somebody. */
export function isPastOrThird(token: Token | undefined): boolean {
  return token !== undefined && (token.tag === "VBD" || token.tag === "VBZ");
}

const startsOther: ReadonlySet<string> = new Set(["VBD", "VBN", "AUX", "MODAL", "PREP", "WH", "CONJ", "ADV"]);

/** "by prison guards after dusk", "in mill fire": behind a preposition and a noun, with nothing that it could be done to. */
export function isGuards(tokens: readonly Token[], at: number, lexicon: TagLexicon): boolean {
  const token = tokens[at]!;
  if (token.tag !== "VBZ" && token.tag !== "VB") return false;
  const opening = tokens[at - 2]?.tag === "DET" ? tokens[at - 3] : tokens[at - 2];
  if (tokens[at - 1]?.tag !== "NOUN" || opening?.tag !== "PREP") return false;
  const next = tokens[at + 1];
  if (!lexicon.formOf(token.word).verb?.alsoNoun || (next && takesObject.has(next.tag))) return false;
  token.lemma = lexicon.formOf(token.word).singular;
  return true;
}

const takesObject: ReadonlySet<string> = new Set(["DET", "POSS", "PRON", "NUM", "PROPER", "NOUN", "WH", "ADJ"]);

/** "in police firing", "resorted to firing", "opened fire": a verb's form that stands as a noun and has no object. */
export function namesADeed(tokens: readonly Token[], at: number, lexicon: TagLexicon): boolean {
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
  if (token.tag === "VBZ" && (before.lower.endsWith("gas") || isThrown(tokens, at, before))) return true;
  const object =
    next !== null && ((opensObject.has(next.tag) && !opensNoObject.has(next.lower)) || particles.has(next.lower));
  if (token.tag === "VBG") {
    const compound = before.tag === "NOUN" && beforeCompound.has(tokens[at - 2]?.tag ?? "");
    return !object && (compound || before.tag === "TO" || before.tag === "PREP");
  }
  if (token.tag !== "VB") return false;
  if (before.tag === "PROPER") return !object && isArticled(tokens, at - 1);
  if (before.tag === "NOUN") return !object && isOneThing(tokens, at - 1);
  return isVerbForm(before.tag) && before.tag !== "VB" && !withVerb.has(before.lemma);
}

/** "pelted stones", "threw petrol bombs": right behind a verb, or behind one and a noun. */
function isThrown(tokens: readonly Token[], at: number, before: Token): boolean {
  if (before.tag === "VBD" || before.tag === "VBG") return !speaking.has(before.lemma);
  const verb = tokens[at - 2];
  if (before.tag !== "NOUN" || verb?.sentence !== before.sentence || !/^(?:VBD|VBG|VB)$/.test(verb.tag)) return false;
  return !speaking.has(verb.lemma) && !opensObject.has(tokens[at + 1]?.tag ?? "");
}

const speaking: ReadonlySet<string> = new Set("say tell claim allege report add state believe think know".split(" "));

/** "the market attack", "a cardiac arrest": after a noun for one thing a verb's base form would not agree. */
function isOneThing(tokens: readonly Token[], at: number): boolean {
  const { lower, lemma, sentence } = tokens[at]!;
  if (lower !== lemma || /[^isu]s$/.test(lower) || collective.has(lower)) return false;
  let first = at;
  while (withinThing.has(tokens[first - 1]?.tag ?? "") && tokens[first - 1]!.sentence === sentence) first--;
  return tokens[first - 1]?.tag === "DET" && tokens[first - 1]!.sentence === sentence;
}

/** "a United Nations report", "the Velsk plant": names behind an article are what the noun is of. */
function isArticled(tokens: readonly Token[], at: number): boolean {
  let first = at;
  while (tokens[first - 1]?.tag === "PROPER") first--;
  return /^(?:an?|the)$/.test(tokens[first - 1]?.lower ?? "") && tokens[first - 1]!.sentence === tokens[at]!.sentence;
}

/** Singular words for many, after which a verb may stand in the plural. */
const collective = new Set(
  "police people men women children army military crowd crowds mob public government family staff team crew group majority cavalry militia guard force youth clergy elite press media cattle".split(
    " ",
  ),
);

const opensObject: ReadonlySet<string> = new Set("DET POSS NUM PRON PROPER".split(" "));
/** "accused of burning down forty homes", "rounded up and held": what belongs to a verb. */
export const particles: ReadonlySet<string> = new Set(["up", "down", "out", "off", "away"]);
const opensNoObject: ReadonlySet<string> = new Set("'s this that on last".split(" "));
const beforeCompound: ReadonlySet<string> = new Set("PREP DET TO POSS ADJ".split(" "));
const withVerb: ReadonlySet<string> = new Set("help let make see hear".split(" "));
const withinThing: ReadonlySet<string> = new Set(["NOUN", "ADJ", "PROPER"]);
