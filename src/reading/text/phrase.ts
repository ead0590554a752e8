import { isVerbForm, type Token } from "./token.ts";

/** A noun phrase: its head noun and all its words, token numbers, `end` not included. */
export interface NounPhrase {
  readonly first: number;
  readonly end: number;
  readonly head: number;
}

const inside = new Set(["DET", "POSS", "ADJ", "NUM", "NOUN", "PROPER", "VBG", "VBN"]);
const heads = new Set(["NOUN", "PROPER", "PRON", "NUM"]);
const longest = 40;

/**
 * The noun phrase that ends before token `at`: the subject of a verb there. Steps back over phrases that hang on it ("the
 * commander of the guard", "a boy from the lane"), at most `mostHops`, brackets and what stands between two commas.
 */
export function nounPhraseBefore(tokens: readonly Token[], at: number, first: number, mostHops = 6): NounPhrase | null {
  let end = skipBack(tokens, at, first);
  const whole = end;
  for (let hops = 0; hops <= Math.max(mostHops, 1); hops++) {
    const inner = phraseEndingAt(tokens, end, first);
    if (!inner) return null;
    const between = betweenTwo(tokens, inner.first, first);
    const phrase = { ...inner, first: between ?? inner.first, end: whole };
    const before = tokens[phrase.first - 1];
    // "Salim Daro s/o Karim" is Salim Daro however near one looks.
    if (hops >= mostHops && before?.lower !== "o") return phrase;
    if (phrase.first <= first || before?.tag !== "PREP" || joins.has(before.lower)) return phrase;
    const opens = phrase.first - 2 < first || tokens[phrase.first - 2]?.text === ",";
    if (opens) return before.lower === "of" || before.lower === "by" ? phrase : behindPlace(tokens, phrase);
    let outerEnd = phrase.first - 1;
    while (outerEnd > first && tokens[outerEnd - 1]!.tag === "PREP")
      outerEnd -= tokens[outerEnd]!.lower === "o" ? 2 : 1;
    // "A mob armed with rods attacked"
    if (described.has(tokens[outerEnd - 1]?.tag ?? "") && heads.has(tokens[outerEnd - 2]?.tag ?? "")) outerEnd--;
    const outer = phraseEndingAt(tokens, outerEnd, first);
    if (!outer) return phrase;
    if (before.lower === "of" && isQuantity(tokens[outer.head]!))
      return { first: outer.first, end: whole, head: phrase.head };
    end = outerEnd;
  }
  return null;
}

/** "clashes between police and protesters": where the first of two begins whose second begins at a token; null where there are not two. */
function betweenTwo(tokens: readonly Token[], second: number, first: number): number | null {
  if (tokens[second - 1]?.lower !== "and") return null;
  let at = second - 2;
  while (at > first && at > second - 8 && inside.has(tokens[at]!.tag)) at--;
  return tokens[at]?.lower === "between" && at < second - 2 ? at + 1 : null;
}

/** First of two words before a number: "at least", "up to". */
const atLeast: ReadonlySet<string> = new Set(["at", "up"]);

/** "arrested 5 May": a day is nothing that something is done to. */
export const months: ReadonlySet<string> = new Set(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split(
    " ",
  ),
);

const least: ReadonlySet<string> = new Set(["least", "most", "to"]);

const described: ReadonlySet<string> = new Set(["ADJ", "VBN"]);

/** Prepositions that open a clause too: "after the police had failed". */
const joins = new Set(["than", "after", "before", "since", "until", "till", "as"]);

/** "At the bridge police fired", "on Friday two men were shot": what follows the place or day without a comma. */
function behindPlace(tokens: readonly Token[], phrase: NounPhrase): NounPhrase | null {
  for (let at = phrase.first + 1; at <= phrase.head; at++)
    if (tokens[at]!.tag === "NUM" || at === phrase.head) return { first: at, end: phrase.end, head: phrase.head };
  return null;
}

/** The noun phrase that starts at or just after token `at`: the object of a verb there. */
export function nounPhraseAfter(tokens: readonly Token[], at: number, limit: number): NounPhrase | null {
  let first = at;
  while (
    first < limit &&
    (tokens[first]!.tag === "ADV" || (tokens[first]!.lower === "more" && tokens[first + 1]?.lower === "than"))
  )
    first++;
  if (atLeast.has(tokens[first]?.lower ?? "") && tokens[first + 2]?.tag === "NUM") first += 2;
  const nearly = tokens[first]?.lower === "to" && tokens[first - 1]?.lower === "close";
  const quantity = (nearly || beforeNumber.has(tokens[first]?.lower ?? "")) && tokens[first + 1]?.tag === "NUM";
  if (quantity) first++;
  if (first >= limit) return null;
  if (tokens[first]!.tag === "NUM" && months.has(tokens[first + 1]?.lower ?? "")) return null;
  if (tokens[first]!.tag === "PRON") return { first, end: first + 1, head: first };
  let end = first;
  let head = -1;
  while (
    end < limit &&
    end < first + longest &&
    (inside.has(tokens[end]!.tag) || (end === first && tokens[end]!.tag === "VBD"))
  ) {
    const token = tokens[end]!;
    if (end > first && (token.tag === "DET" || (token.tag === "VBG" && head >= 0))) break;
    if (token.tag === "VBN" && head >= 0) break;
    if (heads.has(token.tag)) head = end;
    end++;
    // "20 to 25 persons"
    if (token.tag === "NUM" && tokens[end]?.lower === "to" && tokens[end + 1]?.tag === "NUM" && end + 1 < limit) end++;
    if (token.tag === "POSS") head = -1;
  }
  if (head < 0) return null;
  const whole = { first, end: head + 1, head };
  if (isQuantity(tokens[head]!) && tokens[head + 1]?.lower === "of") {
    const of = nounPhraseAfter(tokens, head + 2, limit);
    if (of) return { first, end: of.end, head: of.head };
  }
  return whole;
}

const beforeNumber: ReadonlySet<string> = new Set("than about around over nearly".split(" "));

/** Noun phrases joined to one by commas and "and": itself first. At most 20. */
export function joinedPhrases(tokens: readonly Token[], phrase: NounPhrase, limit: number): NounPhrase[] {
  const all = [phrase];
  let last = phrase;
  if (isNamedAfter(tokens, phrase, limit)) return all;
  while (all.length < 20) {
    let at = last.end;
    if (tokens[at]?.text === ",") at++;
    if (tokens[at]?.lower === "and" || tokens[at]?.lower === "or" || tokens[at]?.text === "&") at++;
    if (at === last.end || at >= limit) return all;
    const next = nounPhraseAfter(tokens, at, limit);
    if (
      !next ||
      next.first !== at ||
      opensClause.has(tokens[at]!.lower) ||
      tokens[at]!.tag === "VBG" ||
      tokens[next.first]!.tag === "VBD" ||
      isVerbForm(tokens[next.end]?.tag)
    )
      return all;
    all.push(next);
    last = next;
  }
  return all;
}

/** "The boy, Amin Tal, was hit", "Amin Tal, 32, was hit": a name or an age between commas is his, not of one more. */
function isNamedAfter(tokens: readonly Token[], { head, end }: NounPhrase, limit: number): boolean {
  const noun = tokens[head]!;
  if (tokens[end]?.text !== ",") return false;
  if (tokens[end + 1]?.tag === "NUM" && tokens[end + 2]?.text === ",") return noun.tag === "PROPER";
  if (noun.tag !== "NOUN" || noun.lower !== noun.lemma) return false;
  let at = end + 1;
  while (at <= limit && tokens[at]?.tag === "PROPER") at++;
  return (
    at > end + 1 &&
    tokens[at]?.text === "," &&
    tokens[at + 1]?.sentence === noun.sentence &&
    !inside.has(tokens[at + 1]!.tag) &&
    tokens[at + 1]!.tag !== "CONJ"
  );
}

/** "took my cousin, and we have not seen him": who acts next is not in the row. */
const opensClause: ReadonlySet<string> = new Set(["i", "we", "he", "she", "they", "according"]);

function skipBack(tokens: readonly Token[], at: number, first: number): number {
  let end = at;
  while (end > first && (tokens[end - 1]!.tag === "ADV" || tokens[end - 1]!.tag === "NOT")) end--;
  if (tokens[end - 1]?.text === ")") {
    for (let i = end - 2; i >= first && i > end - longest; i--) if (tokens[i]!.text === "(") return i;
  }
  if (tokens[end - 1]?.text === ",") {
    for (let i = end - 2; i > first && i > end - longest; i--) {
      if (tokens[i]!.text !== ",") continue;
      // "Nadir Wain, 32, a baker, was shot"
      return tokens[i - 1]?.tag === "NUM" && tokens[i - 2]?.text === "," && i - 2 > first ? i - 2 : i;
    }
    return end - 1;
  }
  return end;
}

function phraseEndingAt(tokens: readonly Token[], end: number, first: number): NounPhrase | null {
  const head = end - 1;
  const last = tokens[head];
  if (!last || head < first || !heads.has(last.tag)) return null;
  if (last.tag === "PRON") return { first: head, end, head };
  let start = head;
  while (start > first && inside.has(tokens[start - 1]!.tag) && tokens[start - 1]!.tag !== "VBG") {
    if (endsDate(tokens, start - 1)) break;
    start--;
    if (tokens[start]!.tag === "DET") {
      if (tokens[start]!.lower === "that" && isVerbForm(tokens[start - 1]?.tag)) start++;
      break;
    }
    // "As a result 47 people": a count begins what it counts.
    if (tokens[start]!.tag === "NUM" && tokens[start - 1]?.tag === "NOUN") break;
  }
  if (atLeast.has(tokens[start - 1]?.lower ?? "") && start < head && least.has(tokens[start]!.lower)) start++;
  if (tokens[start]?.lower === "'s" && start > first)
    return { first: phraseEndingAt(tokens, start, first)?.first ?? start, end, head };
  return { first: start, end, head };
}

/** "On 4 June police fired", "on 4 June 2030 two men came": the day and the year are no part of who came. */
function endsDate(tokens: readonly Token[], at: number): boolean {
  const year = tokens[at]!.tag === "NUM" && /^[12]\d{3}$/.test(tokens[at]!.lower);
  const month = year ? at - 1 : at;
  if (tokens[month]?.tag !== "PROPER" || !months.has(tokens[month].lower)) return false;
  return (year || tokens[month - 1]?.tag === "NUM") && !/^\d/.test(tokens[at + 1]!.lower);
}

const quantities = new Set(
  "dozen dozens score scores hundred hundreds thousand thousands lakh lakhs million millions number numbers group groups majority mob crowd members handful some most many all several one two three four five six seven eight nine ten part couple".split(
    " ",
  ),
);

function isQuantity(token: Token): boolean {
  return token.tag === "NUM" || quantities.has(token.lower);
}
