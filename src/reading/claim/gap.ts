import { phraseGaps } from "../by-phrase/phrase-gap.ts";
import { type Found, statementAt } from "../found.ts";
import type { GapClaim } from "../result.ts";
import type { Clause } from "../text/clause.ts";
import { type Document, spanOf } from "../text/document.ts";
import { type GapWords, gapWords, thingAmong } from "./gap-words.ts";

/** What is missing, and the tokens that say so. */
interface Missing {
  readonly missing: string;
  readonly first: number;
  readonly end: number;
  readonly from: "subject" | "nobody";
  readonly to: "subject" | "nobody";
  readonly sure: number;
  readonly at: string;
}

/** What is told to be missing: "no paper was given", "not allowed to see him", "the footage is missing", "nobody was charged". Linear. */
export function findGaps(found: Found): GapClaim[] {
  const { document } = found;
  if (document.language !== "en") return phraseGaps(found);
  const words = gapWords(found.lexicons, "en");
  const claims: GapClaim[] = [];
  for (let sentence = 0; sentence < document.sentences.length; sentence++) {
    let told = 0;
    for (const clause of document.clausesOf(sentence)) {
      const gap = gapOf(document, words, clause);
      if (gap) claims.push(claimOf(found, clause, sentence, gap));
      told = Math.max(told, gap?.end ?? 0);
    }
    for (const gap of gapsOfState(document, words, sentence)) {
      if (gap.first < told) continue;
      claims.push(claimOf(found, null, sentence, gap));
      told = gap.end;
    }
  }
  return claims;
}

function claimOf(found: Found, clause: Clause | null, sentence: number, gap: Missing): GapClaim {
  const { document } = found;
  const trigger = spanOf(document, gap.first, gap.end);
  const subject = clause?.subject ? spanOf(document, clause.subject.first, clause.subject.end) : null;
  return {
    kind: "claim",
    claim: "gap",
    id: "",
    statement: statementAt(found.statements, sentence, trigger.start, trigger.end)?.id ?? "",
    missing: gap.missing,
    trigger,
    from: gap.from === "subject" ? subject : null,
    refusedTo: gap.to === "subject" ? subject : null,
    sure: gap.sure,
    why: ["gap/told", gap.at],
  };
}

function gapOf(document: Document, words: GapWords, clause: Clause): Missing | null {
  // "He would not give us the body": he was asked and did not.
  const unwilling = clause.negated && /^would/.test(document.tokens[clause.first]!.lower);
  if ((clause.hypothetical && !unwilling) || clause.future) return null;
  return (
    unpunished(document, words, clause) ??
    notAllowed(document, words, clause) ??
    notTold(document, words, clause) ??
    refused(document, words, clause) ??
    withheld(document, words, clause)
  );
}

const noWords: ReadonlySet<string> = new Set(["no", "nor", "without", "never"]);
const nobody: ReadonlySet<string> = new Set(["nobody", "none", "no-one"]);
/** How far before and after a verb what is missing is looked for, in tokens. */
const before = 6;
const after = 12;

/** "was not allowed to see him", "have never been let in to visit her". */
function notAllowed({ tokens, sentences }: Document, { seen }: GapWords, clause: Clause): Missing | null {
  if (!clause.negated || !/^(?:allow|let|permit)$/.test(tokens[clause.verb]!.lemma)) return null;
  const limit = Math.min(sentences[clause.sentence]!.end, clause.end + after);
  if (!tokens.slice(clause.end, limit).some(({ lower }) => seen.has(lower))) return null;
  const end = Math.min(limit, clause.end + 2);
  return { ...sides(clause, false), missing: "access", first: clause.first, end, sure: 0.75, at: "en/gaps.txt [told]" };
}

/** "was not told where he is", "the family does not know why". */
function notTold({ tokens }: Document, words: GapWords, clause: Clause): Missing | null {
  if (!words.telling.has(tokens[clause.verb]!.lemma) || !isNot(tokens, clause)) return null;
  for (let at = clause.end; at < clause.end + 4 && tokens[at]?.sentence === clause.sentence; at++) {
    const entry = words.where.get(tokens[at]!.lower);
    if (entry)
      return {
        ...sides(clause, false),
        missing: entry.missing,
        first: clause.first,
        end: at + 1,
        sure: 0.7,
        at: entry.at,
      };
    if (tokens[at]!.tag === "PUNCT") break;
  }
  return notNotified(tokens, words, clause);
}

/** "The family was not informed of the arrest"; "was not told to stop" is none. */
function notNotified(tokens: Document["tokens"], words: GapWords, clause: Clause): Missing | null {
  const entry = clause.passive ? words.notice.get(tokens[clause.verb]!.lemma) : undefined;
  if (!entry || tokens[clause.end]?.tag === "TO" || tokens[clause.end]?.lower === "that") return null;
  return {
    ...sides(clause, false),
    missing: entry.missing,
    first: clause.first,
    end: clause.end,
    sure: 0.65,
    at: entry.at,
  };
}

/** "no paper was given", "refused to register a complaint", "no doctor came". */
function refused({ tokens, sentences }: Document, words: GapWords, clause: Clause): Missing | null {
  const { lemma } = tokens[clause.verb]!;
  const refuses = /^(?:refuse|deny)$/.test(lemma);
  const comes = words.coming.has(lemma);
  const available = lemma === "make" && tokens[clause.end]?.lower === "available";
  if (!(refuses || comes || available || words.refusals.has(lemma))) return null;
  const range = sentences[clause.sentence]!;
  const from = Math.max(range.first, clause.first - before);
  const end = Math.min(range.end, clause.end + after);
  const near = tokens.slice(from, end);
  // "FIR No. 112/31" denies nothing.
  const no = near.findIndex(
    ({ lower }, at) => noWords.has(lower) && !(lower === "no" && /^(?:\.|\d.*)$/.test(near[at + 1]?.text ?? "")),
  );
  if (!(clause.negated || refuses || no >= 0)) return null;
  const thing = thingAmong(words, tokens, from, comes ? clause.first : end);
  if (!thing || (comes && !(no >= 0 && from + no < thing.at))) return null;
  const isSubject = clause.subject !== null && thing.at >= clause.subject.first && thing.at < clause.subject.end;
  return {
    ...sides(clause, isSubject || comes),
    missing: thing.missing,
    first: isSubject ? clause.subject!.first : clause.first,
    end: Math.max(clause.end, thing.end),
    sure: 0.65,
    at: thing.from,
  };
}

/** "The hospital withheld the report", "the footage was deleted". */
function withheld({ tokens }: Document, words: GapWords, clause: Clause): Missing | null {
  if (clause.negated || !words.withheld.has(tokens[clause.verb]!.lemma)) return null;
  const patient = clause.passive ? clause.subject : clause.object;
  const thing = patient && thingAmong(words, tokens, patient.first, patient.end);
  if (!thing || thing.missing === "body") return null;
  return {
    ...sides(clause, clause.passive),
    missing: thing.missing,
    first: Math.min(clause.first, thing.at),
    end: Math.max(clause.end, thing.end),
    sure: 0.65,
    at: thing.from,
  };
}

/** "Nobody has been charged", "no one was punished". */
function unpunished({ tokens, sentences }: Document, words: GapWords, clause: Clause): Missing | null {
  if (!clause.subject) return null;
  const { first } = clause.subject;
  const isNobody =
    nobody.has(tokens[first]!.lower) ||
    (tokens[first]!.lower === "no" && /^(?:one|officer|soldier|policeman)$/.test(tokens[first + 1]?.lower ?? ""));
  const opens = sentences[clause.sentence]!.first;
  const noOne = first > opens && tokens[first - 1]!.lower === "no" && tokens[first]!.lower === "one";
  if (!isNobody && !noOne) return null;
  const { lemma } = tokens[clause.verb]!;
  const withNoun = words.unpunished.get(`${lemma} ${tokens[clause.end]?.lower}`);
  const entry = withNoun ?? (clause.passive || lemma === "answer" ? words.unpunished.get(lemma) : undefined);
  if (!entry) return null;
  return {
    missing: entry.missing,
    first: noOne ? first - 1 : first,
    end: clause.end + (withNoun ? 1 : 0),
    from: "nobody",
    to: "nobody",
    sure: 0.65,
    at: entry.at,
  };
}

/** "The footage is missing", "the camera was switched off", "there is no record of it", "the police have no record of it". */
function gapsOfState({ tokens, sentences }: Document, words: GapWords, sentence: number): Missing[] {
  const { first, end } = sentences[sentence]!;
  const found: Missing[] = [];
  for (let at = first; at < end; at++) {
    const gap = noneOf(tokens, words, at, end) ?? lostAt(tokens, words, at, first);
    if (gap) found.push({ ...gap, from: "nobody", to: "nobody", sure: 0.65 });
  }
  return found;
}

type State = Pick<Missing, "missing" | "first" | "end" | "at">;

const has: ReadonlySet<string> = new Set(["has", "have", "had"]);

/** "there is no record", "has no record", at "is" or "has". */
function noneOf(tokens: Document["tokens"], words: GapWords, at: number, limit: number): State | null {
  if (tokens[at + 1]?.lower !== "no") return null;
  const there = words.isBeing(tokens[at]!.word) && tokens[at - 1]?.lower === "there";
  if (!there && !has.has(tokens[at]!.lower)) return null;
  const thing = thingAmong(words, tokens, at + 2, Math.min(limit, at + 6));
  return thing && { missing: thing.missing, first: there ? at - 1 : at, end: thing.end, at: thing.from };
}

/** "The footage is missing", "the camera was then switched off", at "is": what is gone stands before it. */
function lostAt(tokens: Document["tokens"], words: GapWords, at: number, first: number): State | null {
  if (!words.isBeing(tokens[at]!.word)) return null;
  for (const from of [at + 1, at + 2]) {
    const state = words.lost.match(tokens, from);
    const thing = state && thingAmong(words, tokens, Math.max(first, at - 8), at);
    if (state && thing) return { missing: thing.missing, first: thing.at, end: from + state.length, at: thing.from };
  }
  return null;
}

function isNot(tokens: Document["tokens"], clause: Clause): boolean {
  return (
    clause.negated ||
    tokens.slice(clause.first, clause.end).some(({ lower }) => noWords.has(lower)) ||
    nobody.has(tokens[clause.subject?.head ?? -1]?.lower ?? "")
  );
}

/** Who refused, and to whom: the subject of the active verb and of the passive one; nobody where the thing itself is the subject. */
function sides(clause: Clause, isSubject: boolean): Pick<Missing, "from" | "to"> {
  if (isSubject) return { from: "nobody", to: "nobody" };
  return clause.passive ? { from: "nobody", to: "subject" } : { from: "subject", to: "nobody" };
}
