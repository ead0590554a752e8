import { speaking, subjectOf } from "./clause-subject.ts";
import { type NounPhrase, nounPhraseAfter } from "./phrase.ts";
import { haveForms } from "./tag-participle.ts";
import { isVerbForm, type Token } from "./token.ts";

/** A verb with what stands around it: the smallest piece in which somebody does something. Token numbers, `end` not included. */
export interface Clause {
  readonly sentence: number;
  /** The whole verb group ("had not been beaten"). */
  readonly first: number;
  readonly end: number;
  /** The verb that carries the meaning. */
  readonly verb: number;
  readonly passive: boolean;
  /** "-ing" or "to" without a finite verb: the subject is that of the clause before. */
  readonly finite: boolean;
  readonly negated: boolean;
  readonly future: boolean;
  /** would, could, may, might, should, if, unless. */
  readonly hypothetical: boolean;
  readonly subject: NounPhrase | null;
  readonly object: NounPhrase | null;
  /** "by …" after a passive. */
  readonly agent: NounPhrase | null;
}

/** The clauses of one sentence, in order. Linear in its tokens; each looks at most 40 tokens around. */
export function cutClauses(tokens: readonly Token[], first: number, end: number): Clause[] {
  const clauses: Clause[] = [];
  for (let at = first; at < end; ) {
    const group = verbGroup(tokens, at, end);
    if (!group) {
      at++;
      continue;
    }
    clauses.push(clauseOf(tokens, group, first, end, clauseBefore(tokens, clauses, group)));
    at = group.end;
  }
  return clauses;
}

/** The clause before a verb; behind "…, doctors said," that which the doctors said: "The blast hit the ward, doctors said, leaving nine dead." */
function clauseBefore(tokens: readonly Token[], clauses: readonly Clause[], group: VerbGroup): Clause | undefined {
  const last = clauses.at(-1);
  const told =
    last !== undefined &&
    speaking.has(tokens[last.verb]!.lemma) &&
    last.end === group.first - 1 &&
    tokens[last.end]!.text === "," &&
    tokens[(last.subject?.first ?? 0) - 1]?.text === ",";
  return told ? (clauses.at(-2) ?? last) : last;
}

/** A verb with its auxiliaries: "had not been beaten". */
export interface VerbGroup {
  readonly first: number;
  readonly end: number;
  readonly verb: number;
  readonly negated: boolean;
  readonly be: boolean;
  readonly modal: string | null;
  readonly infinitive: boolean;
}

function verbGroup(tokens: readonly Token[], at: number, end: number): VerbGroup | null {
  let negated = false;
  let be = false;
  let modal: string | null = null;
  let infinitive = false;
  let verb = -1;
  let i = at;
  for (; i < end && i < at + 8; i++) {
    const token = tokens[i]!;
    if (token.tag === "MODAL") modal = token.lower;
    else if (token.tag === "TO" && (tokens[i + 1]?.tag === "VB" || tokens[i + 1]?.tag === "AUX"))
      infinitive = tokens[i - 1]?.lower !== "had" || i === at;
    else if (token.tag === "AUX") {
      be = beForms.has(token.lower) || (be && token.lower === "been");
      if (isNot(token.lower)) negated = true;
    } else if (token.tag === "NOT") negated = true;
    else if (token.tag === "ADV" && i > at) continue;
    else if (isVerbForm(token.tag)) {
      verb = i;
      if (getForms.has(token.lower) && tokens[i + 1]?.tag === "VBN") {
        be = true;
        continue;
      }
      i++;
      break;
    } else break;
    if (token.tag === "MODAL" && isNot(token.lower)) negated = true;
    if (token.lower === "cannot") negated = true;
  }
  if (verb < 0 && i > at && tokens[i - 1]!.lemma === "do" && opensObject.has(tokens[i]?.tag ?? "")) verb = i - 1;
  if (verb < 0) return null;
  if (i < end && be && tokens[verb]!.tag === "VBG" && tokens[i]?.tag === "VBN") verb = i++;
  return { first: at, end: i, verb, negated: negated || startsWithNo(tokens, at), be, modal, infinitive };
}

/** "didn't", and "didnt" as chats write it. */
function isNot(word: string): boolean {
  return word.endsWith("n't") || (word.length > 3 && word.endsWith("nt"));
}

const opensObject: ReadonlySet<string> = new Set("DET PRON ADJ ADV NOUN POSS".split(" "));

function startsWithNo(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 2];
  return before?.lower === "no" && tokens[at - 1]?.tag === "NOUN" && before.sentence === tokens[at]?.sentence;
}

const beForms = new Set([
  "be",
  "is",
  "are",
  "am",
  "was",
  "were",
  "been",
  "being",
  "isn't",
  "aren't",
  "wasn't",
  "weren't",
  "isnt",
  "arent",
  "wasnt",
  "werent",
  "'re",
  "'m",
  "'s",
]);
const getForms = new Set(["get", "gets", "got", "getting"]);
const conditions = new Set(["if", "unless", "would", "could", "may", "might", "should", "ought", "can"]);

/** How many words may stand between two verbs that "and" joins: "had arrested 4,000 over the first days of violence, and shot dead 98". */
const mostJoined = 16;

function clauseOf(
  tokens: readonly Token[],
  group: VerbGroup,
  first: number,
  end: number,
  before: Clause | undefined,
): Clause {
  const verb = tokens[group.verb]!;
  const participleAlone = verb.tag === "VBN" && group.first === group.verb;
  const joined =
    before !== undefined &&
    (tokens[group.first - 1]?.tag === "CONJ"
      ? group.first - before.end < mostJoined
      : participleAlone && before.passive && isListed(tokens, before.end, group.first));
  const passive =
    (verb.tag === "VBN" && group.be) ||
    (participleAlone && (joined ? before.passive : !followsHave(tokens, group.first)));
  const finite =
    group.modal !== null || (!group.infinitive && verb.tag !== "VBG" && !(participleAlone && passive && !joined));
  const reduced = participleAlone && !joined;
  const subject = joined && participleAlone ? before.subject : subjectOf(tokens, group, first, before, finite, reduced);
  const inherits = joined && verb.tag === "VB" && group.modal === null;
  const agent = passive ? agentOf(tokens, group.end, end) : null;
  return {
    sentence: verb.sentence,
    first: group.first,
    end: group.end,
    verb: group.verb,
    passive,
    finite,
    negated: group.negated,
    future:
      (inherits && before.future) ||
      group.modal === "will" ||
      group.modal === "shall" ||
      group.modal === "'ll" ||
      group.modal === "won't" ||
      group.modal === "wont" ||
      goingTo(tokens, group),
    hypothetical:
      (inherits && before.hypothetical) ||
      (group.modal !== null && conditions.has(group.modal)) ||
      isSubjunctive(tokens, group) ||
      underCondition(tokens, group.first, first),
    subject,
    object: passive ? null : nounPhraseAfter(tokens, group.end, end),
    agent,
  };
}

/** "was dragged out, kicked and beaten": between two verbs nothing but a comma, and what belongs to the first. */
function isListed(tokens: readonly Token[], from: number, to: number): boolean {
  if (tokens[to - 1]?.text !== "," || to - from > 3) return false;
  for (let at = from; at < to - 1; at++) if (!/^(?:ADV|PREP)$/.test(tokens[at]!.tag)) return false;
  return true;
}

function followsHave(tokens: readonly Token[], at: number): boolean {
  return haveForms.has(tokens[at - 1]?.lower ?? "");
}

function goingTo(tokens: readonly Token[], group: VerbGroup): boolean {
  return group.infinitive && tokens[group.first - 1]?.lower === "going";
}

/** "demanded that those guilty be punished": a bare "be" wants it done. */
function isSubjunctive(tokens: readonly Token[], group: VerbGroup): boolean {
  const { lower } = tokens[group.first]!;
  return (
    lower === "be" &&
    group.modal === null &&
    !group.infinitive &&
    /^(?:NOUN|PROPER|PRON|ADJ|NUM)$/.test(tokens[group.first - 1]?.tag ?? "")
  );
}

function underCondition(tokens: readonly Token[], at: number, first: number): boolean {
  for (let i = at - 1; i >= first && i > at - 14; i--) {
    const token = tokens[i]!;
    if (token.lower === "if" || token.lower === "unless") return true;
    if (token.text === "," || token.text === ";" || token.text === ":") return false;
  }
  return false;
}

function agentOf(tokens: readonly Token[], at: number, end: number): NounPhrase | null {
  for (let i = at; i < end && i < at + 12; i++) {
    const token = tokens[i]!;
    if (token.lower === "by") {
      const found = nounPhraseAfter(tokens, i + 1, end);
      return found && tokens[i + 1]?.tag !== "VBG" ? found : null;
    }
    if (isVerbForm(token.tag) && token.tag !== "VBN" && token.tag !== "VBG") return null;
    if (token.text === ";" || token.tag === "SUB" || token.tag === "AUX" || token.lower === "but") return null;
  }
  return null;
}
