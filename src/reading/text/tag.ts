import { months } from "./phrase.ts";
import type { Form, TagLexicon } from "./tag-lexicon.ts";
import { isVerbForm, type Token } from "./token.ts";

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
      if (form.verb?.tag === "VBD" && form.closed === "ADJ" && (isAfterBe(tokens, at) || isSaidOfNoun(tokens, at))) {
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

/** "and his son injured in the attack", "people wounded by splinters": right behind a noun, with what it came of behind it. */
function isSaidOfNoun(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (before?.sentence !== tokens[at]!.sentence || next?.sentence !== tokens[at]!.sentence) return false;
  return (before.tag === "NOUN" || before.tag === "PROPER") && cameOf.has(next.lower);
}

const cameOf: ReadonlySet<string> = new Set(["in", "by", "during", "when", "after"]);

/** What stands before "/o" in registers: son, daughter, wife, care, resident of. */
const kin: ReadonlySet<string> = new Set(["s", "d", "w", "c", "r"]);

const forms = new Set(["do", "does", "did", "done"]);

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
  if (!isVerbForm(token.tag)) return;
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
  if (token.tag === "VBD" && before === null && opensWithNoun(tokens, at)) {
    token.tag = "ADJ";
    return;
  }
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

/** "Masked men broke in", "Displaced families say": with a noun right behind it and a verb of that noun. */
function opensWithNoun(tokens: readonly Token[], at: number): boolean {
  const { sentence } = tokens[at]!;
  const noun = tokens[at + 1];
  const verb = tokens[at + 2];
  return noun?.tag === "NOUN" && verb?.sentence === sentence && (isPastOrThird(verb) || hasVerb.has(verb.tag));
}

const hasVerb: ReadonlySet<string> = new Set(["AUX", "MODAL", "VB"]);

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

/** The forms of "have" that a participle stands behind. */
export const haveForms: ReadonlySet<string> = new Set("have has had having 've".split(" "));

/** "lawyers interviewed by the paper said", "a bomb planted in a cart went off": a past form right behind a noun, with a doer or a place behind it and then a verb of its own. */
function isPassedBy(tokens: readonly Token[], at: number): boolean {
  const by = tokens[at + 1]?.lower ?? "";
  if (passesBy.has(tokens[at]!.lemma)) return false;
  if (by !== "by" && !(placed.has(tokens[at]!.lemma) && tokens[at + 1]?.tag === "PREP")) return false;
  for (let next = at + 2; next < at + 10 && tokens[next]?.sentence === tokens[at]!.sentence; next++) {
    const { tag } = tokens[next]!;
    if (tag === "VBD" || tag === "VBZ" || tag === "AUX" || tag === "MODAL") return true;
    if (!behindBy.has(tag)) return false;
  }
  return false;
}

const behindBy: ReadonlySet<string> = new Set(["DET", "ADJ", "NOUN", "PROPER", "NUM", "POSS"]);

/** Verbs that need an object: without one their past form is what was done to the noun before. */
const placed: ReadonlySet<string> = new Set(
  "plant hold detain arrest keep lodge imprison jail injure wound kill trap bury hide post station deploy fit rig bring take find recover carry publish broadcast issue release interview accuse suspect charge convict".split(
    " ",
  ),
);

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

/** "Witnesses said", "Guards in the lane beat": a sentence seldom opens with a verb that ends in -s; "…, witnesses said" neither goes on with one. */
function isSubject(tokens: readonly Token[], at: number, lexicon: TagLexicon): boolean {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  if (at > 0 && tokens[at - 1]!.sentence === token.sentence) {
    const past = next?.tag === "VBD" || (next !== undefined && isPastToo(next, lexicon));
    const subject = token.tag === "VBZ" && past && opensSubject.has(tokens[at - 1]!.tag);
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

/** "beat", "hit", "cut": a base form that is the past form too. */
function isPastToo(token: Token, lexicon: TagLexicon): boolean {
  return token.tag === "VB" && lexicon.formOf(token.word).verb?.alsoPast === true;
}

/** What stands before a subject of the same clause: "said guards beat him", "where guards stood", "and guards beat". */
const opensSubject: ReadonlySet<string> = new Set(["PUNCT", "VBD", "SUB", "CONJ", "WH"]);

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
  const object =
    next !== null && ((opensObject.has(next.tag) && !opensNoObject.has(next.lower)) || particles.has(next.lower));
  if (token.tag === "VBG") {
    const compound = before.tag === "NOUN" && beforeCompound.has(tokens[at - 2]?.tag ?? "");
    return !object && (compound || before.tag === "TO" || before.tag === "PREP");
  }
  if (token.tag !== "VB") return false;
  if (before.tag === "NOUN") return !object && isOneThing(tokens, at - 1);
  return isVerbForm(before.tag) && before.tag !== "VB" && !withVerb.has(before.lemma);
}

/** "the market attack", "a cardiac arrest": after a noun for one thing a verb's base form would not agree. */
function isOneThing(tokens: readonly Token[], at: number): boolean {
  const { lower, lemma, sentence } = tokens[at]!;
  if (lower !== lemma || /[^isu]s$/.test(lower) || collective.has(lower)) return false;
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
/** "accused of burning down forty homes", "rounded up and held": what belongs to a verb. */
const particles: ReadonlySet<string> = new Set(["up", "down", "out", "off", "away"]);
const opensNoObject: ReadonlySet<string> = new Set("'s this that on last".split(" "));
const beforeCompound: ReadonlySet<string> = new Set("PREP DET TO POSS ADJ".split(" "));
const withVerb: ReadonlySet<string> = new Set("help let make see hear".split(" "));
const withinThing: ReadonlySet<string> = new Set(["NOUN", "ADJ", "PROPER"]);

/** "killed and butchered and burnt": whether the verb before the "and" is a participle. */
function joinsParticiple(tokens: readonly Token[], at: number): boolean {
  let agent = false;
  for (let i = at; i >= 0 && i > at - 8; i--) {
    const token = tokens[i]!;
    if (i === at && particles.has(token.lower)) continue;
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
