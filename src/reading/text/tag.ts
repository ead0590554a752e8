import type { Form, TagLexicon } from "./tag-lexicon.ts";
import { isGuards, isPastOrThird, isSubject, namesADeed, standsAsNoun } from "./tag-noun.ts";
import { isAfterBe, isListed, isPassed, isPassedBy, isSaidOfNoun, joinsParticiple } from "./tag-participle.ts";
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
      else if ((token.text === "'" || token.text === "’") && isOwners(tokens, at, first)) token.tag = "POSS";
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

/** "the Weavers' Union": right behind a word in -s and before another, with no mark like it that opens before. */
function isOwners(tokens: readonly Token[], at: number, first: number): boolean {
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (before?.end !== tokens[at]!.start || !before.lower.endsWith("s") || next?.kind !== "word") return false;
  if (next.start === tokens[at]!.end) return false;
  for (let back = at - 2; back >= first; back--) if (/^['‘]$/.test(tokens[back]!.text)) return false;
  return true;
}

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
  const next = tokens[at + 1]?.tag === "NUM" && tokens[at + 1]!.lower !== "one" ? tokens[at + 2] : tokens[at + 1];
  return (
    next?.sentence === tokens[at]!.sentence &&
    next.tag === "NOUN" &&
    next.lower !== next.lemma &&
    next.lower.endsWith("s")
  );
}

/** "told the court that Nadir had been beaten": it points at nobody who is named. */
function opensName(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.tag === "PROPER" && tokens[at + 1]!.sentence === tokens[at]!.sentence;
}

/** "said one survivor": a number of what follows. */
function counts(tokens: readonly Token[], at: number): boolean {
  const { sentence } = tokens[at]!;
  const next = tokens[at + 1];
  const noun = next?.tag === "ADJ" ? tokens[at + 2] : next;
  return noun?.tag === "NOUN" && noun.sentence === sentence;
}

/** "tried to restrain them": a word that no table has, between "to" and a pronoun. */
function isUnknownVerb(tokens: readonly Token[], at: number): boolean {
  const { sentence } = tokens[at]!;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  return before?.tag === "TO" && before.sentence === sentence && next?.sentence === sentence && objects.has(next.lower);
}

const objects: ReadonlySet<string> = new Set(["them", "him", "us", "me"]);

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
  if (token.lower === "that" && token.tag === "DET" && (opensPlural(tokens, at) || opensName(tokens, at)))
    token.tag = "SUB";
  if (token.lower === "her" && ownsNothing(tokens, at)) token.tag = "PRON";
  if (token.lower === "one" && token.tag === "PRON" && counts(tokens, at)) token.tag = "NUM";
  if (token.tag === "NOUN" && isUnknownVerb(tokens, at)) token.tag = "VB";
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

function isNominalOpening(token: Token): boolean {
  return (
    token.tag === "DET" || token.tag === "POSS" || token.tag === "ADJ" || token.tag === "PREP" || token.tag === "NUM"
  );
}
