import type { Clause } from "../text/clause.ts";
import type { Document } from "../text/document.ts";
import { isVerbForm } from "../text/token.ts";
import type { Attribution, Lexicons } from "../words/lexicons.ts";
import type { TokenRange } from "./attributed.ts";
import { type Sourced, when } from "./attribution-source.ts";
import type { Beside } from "./quotation.ts";

/** The words that a verb hands to its source, not set in quotation marks of their own; null when there are none. */
export function contentOf(
  document: Document,
  lexicons: Lexicons,
  clause: Clause,
  sourced: Sourced,
  range: TokenRange,
  verb: Attribution,
): Beside | null {
  const { tokens } = document;
  const last = /^[.!?,]$/.test(tokens[range.end - 1]!.text) ? range.end - 1 : range.end;
  if (sourced.passive) return passiveContent(document, clause, sourced, last);
  const lead = sourced.inverted ? clause.first : Math.min(clause.first, sourced.source.first);
  const after = sourced.inverted ? sourced.source.end : clause.end;
  const before = trimmed(tokens, range.first, lead - 1);
  const length = before.end - before.first;
  const commas = tokens[lead - 1]?.text === "," && (length > 2 || (length > 0 && tokens[after]?.text === ","));
  if (commas && verb.speech && clause.finite) {
    const around = sides(document, before, after, last);
    if (around) return around;
  }
  return behind(document, lexicons, clause, after, last, verb);
}

/** "The claim was denied by the guard": the subject is what was said. */
function passiveContent(document: Document, clause: Clause, sourced: Sourced, last: number): Beside | null {
  const { source } = sourced;
  if (document.tokens[source.end]?.lower === "that" && source.end + 3 < last)
    return { first: source.end + 1, end: last };
  return clause.subject && clause.subject.end <= clause.first
    ? { first: clause.subject.first, end: clause.subject.end }
    : null;
}

/** A cue behind what it hands over ("It burned, she said in the lane"), or in its midst ("It, she said, burned"). */
function sides(document: Document, before: TokenRange, after: number, last: number): Beside | null {
  const { tokens } = document;
  const rest = last - after;
  const whole = holdsClause(document, before) && !opensOnly(document, before.first);
  if (tokens[after]?.text === "," && rest > 3) {
    const next = tokens[after + 1]!;
    const goesOn = !hangsOn.has(next.tag);
    if (whole && !goesOn) return before;
    const second = { first: after + 1, end: last };
    return { first: before.first, end: last, parts: [before, second] };
  }
  if (rest < 4) return whole || rest < 1 ? before : null;
  const then = { first: after, end: last };
  const that = tokens[after]?.lower === "that" || holdsClause(document, then);
  return whole && !that ? before : null;
}

const hangsOn: ReadonlySet<string> = new Set(["VBG", "WH", "PREP"]);

/** "When the radio asked": such a start only leads up to what is said. */
function opensOnly(document: Document, first: number): boolean {
  const token = document.tokens[first]!;
  return leadsUp.has(token.lower);
}

const leadsUp: ReadonlySet<string> = new Set(
  "when while as after before asked although though once since if because until".split(" "),
);

/** Whether words hold a finite verb, one of being included, behind a subject of its own; with `own` the verb is not the first's. */
export function holdsClause({ tokens }: Document, range: TokenRange, own = false): boolean {
  let subject = false;
  for (let at = range.first; at < range.end; at++) {
    const { tag } = tokens[at]!;
    if (subjectTags.has(tag)) subject = true;
    else if (finiteTags.has(tag) && subject) return true;
    else if (tag === "VB" && subject && tokens[at - 1]!.tag !== "TO") return true;
    else if (own && tag === "WH") return false;
  }
  return false;
}

const subjectTags: ReadonlySet<string> = new Set(["NOUN", "PROPER", "PRON", "NUM"]);
const finiteTags: ReadonlySet<string> = new Set(["AUX", "MODAL", "VBD", "VBZ"]);

const addressed = new Set(["tell", "inform", "assure", "remind", "warn", "notify", "promise", "convince"]);

function behind(
  document: Document,
  lexicons: Lexicons,
  clause: Clause,
  after: number,
  last: number,
  verb: Attribution,
): Beside | null {
  const { tokens } = document;
  let first = after;
  const { object } = clause;
  const that = thatAfter(document, clause, after, last);
  if (that !== null) first = that + 1;
  else {
    const told = addressed.has(tokens[clause.verb]!.lemma) && object && object.first <= first + 1;
    if (told && object.end < last - 1) first = object.end;
    while (first < last && first < after + 4 && besideCue.has(tokens[first]!.lower) && tokens[first]!.tag !== "TO")
      first++;
  }
  const end = cut(document, lexicons, clause, first, last);
  return first >= end || (!verb.speech && end - first < 2) ? null : { first, end };
}

const besideCue: ReadonlySet<string> = new Set(", : on about to of for with".split(" "));

/** "said on Monday in the lane that", "told the clerk that": the "that" a few words after the cue; null when a verb comes first. */
function thatAfter(document: Document, clause: Clause, after: number, last: number): number | null {
  const { tokens } = document;
  const next = tokens[after];
  if (next?.lower === "that") {
    const behind = tokens[after + 1];
    return opensNothing.has(behind?.tag ?? "PUNCT") && !opensQuotation.test(behind?.text ?? "") ? null : after;
  }
  const told = addressed.has(tokens[clause.verb]!.lemma);
  if (
    !next ||
    (!told &&
      !(next.tag === "PREP" || next.tag === "ADV") &&
      !when.has(next.lower) &&
      !when.has(tokens[after + 1]?.lower ?? ""))
  )
    return null;
  for (let at = after; at < last && at < after + 14; at++) {
    const token = tokens[at]!;
    if (token.lower === "that") return at;
    if (isVerbForm(token.tag) || endsSearch.has(token.tag) || token.text === ";" || token.text === ":") return null;
  }
  return null;
}

/** "that “calm has returned”": the words are set in marks behind it. */
const opensQuotation = /^["“«‘]$/;

const opensNothing: ReadonlySet<string> = new Set(["PUNCT", "AUX", "MODAL"]);

const endsSearch: ReadonlySet<string> = new Set(["AUX", "MODAL", "WH", "SUB"]);

/** The words end before the next cue of the same sentence: "…, adding that", "… but said", "…, according to". */
function cut(document: Document, lexicons: Lexicons, cue: Clause, first: number, last: number): number {
  const { tokens } = document;
  if (/^(?:who|which)$/.test(tokens[cue.first - 1]?.lower ?? "") && tokens[cue.first - 2]?.text === ",") {
    for (let at = first + 1; at < last; at++) if (tokens[at]!.text === ",") return at;
  }
  for (const clause of document.clausesOf(cue.sentence)) {
    if (clause.first <= first + 1 || clause.first >= last) continue;
    const verb = lexicons.attributingVerbs.get(tokens[clause.verb]!.lemma);
    if (!verb?.speech) continue;
    const before = tokens[clause.first - 1]!;
    const ing = tokens[clause.verb]!.tag === "VBG" && before.text === ",";
    const tense = tokens[clause.verb]!.tag;
    const same = clause.subject === cue.subject || (/^VB[DZ]$/.test(tense) && tense === tokens[cue.verb]!.tag);
    const joined = before.tag === "CONJ" && clause.finite && same;
    const opposed = clause.finite && clause.subject && clause.subject !== cue.subject ? clause.subject.first - 1 : 0;
    if (opposed > first + 1 && opposes.has(tokens[opposed]!.lower) && tokens[opposed - 1]!.text === ",")
      return opposed - 1;
    const trails = before.tag !== "PUNCT" && clause.end >= last - 1 && clause.finite ? clause.subject : null;
    if (trails && trails.first > first + 1 && tokens[trails.first - 1]!.text === ",") return trails.first - 1;
    if (ing || joined) return tokens[clause.first - 2]?.text === "," ? clause.first - 2 : clause.first - 1;
  }
  for (let at = first + 2; at < last; at++)
    if (tokens[at]!.text === ";" && endsWords(document, cue, at)) return at;
    else if (tokens[at]!.text === "," && lexicons.attributingPhrases.match(tokens, at + 1)) return at;
  return last;
}

/** "…; the government puts the toll at 41": somebody else is told of behind the mark, and no "that" goes on. */
function endsWords(document: Document, cue: Clause, at: number): boolean {
  const next = document.clausesOf(cue.sentence).find((clause) => clause.finite && clause.first > at);
  return next?.subject?.first === at + 1 && document.tokens[next.subject.head]!.tag !== "PRON";
}

/** "…, but three lawyers said": the words of another begin. */
const opposes: ReadonlySet<string> = new Set(["but", "while", "whereas"]);

function trimmed(tokens: Document["tokens"], first: number, end: number): TokenRange {
  let from = first;
  while (from < end && leadsIn.has(tokens[from]!.lower)) from++;
  return { first: from, end };
}

const leadsIn: ReadonlySet<string> = new Set(["but", "and", "however", ","]);
