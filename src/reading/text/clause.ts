import { type NounPhrase, nounPhraseAfter, nounPhraseBefore } from "./phrase.ts";
import type { Token } from "./token.ts";

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
    clauses.push(clauseOf(tokens, group, first, end, clauses.at(-1)));
    at = group.end;
  }
  return clauses;
}

interface Group {
  readonly first: number;
  readonly end: number;
  readonly verb: number;
  readonly negated: boolean;
  readonly be: boolean;
  readonly modal: string | null;
  readonly infinitive: boolean;
}

function verbGroup(tokens: readonly Token[], at: number, end: number): Group | null {
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
      if (token.lower.endsWith("n't")) negated = true;
    } else if (token.tag === "NOT") negated = true;
    else if (token.tag === "ADV" && i > at) continue;
    else if (token.tag.startsWith("VB")) {
      verb = i;
      if (getForms.has(token.lower) && tokens[i + 1]?.tag === "VBN") {
        be = true;
        continue;
      }
      i++;
      break;
    } else break;
    if (token.tag === "MODAL" && token.lower.endsWith("n't")) negated = true;
    if (token.lower === "cannot") negated = true;
  }
  if (verb < 0 && i > at && tokens[i - 1]!.lemma === "do" && opensObject.has(tokens[i]?.tag ?? "")) verb = i - 1;
  if (verb < 0) return null;
  if (i < end && be && tokens[verb]!.tag === "VBG" && tokens[i]?.tag === "VBN") verb = i++;
  return { first: at, end: i, verb, negated: negated || startsWithNo(tokens, at), be, modal, infinitive };
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
  group: Group,
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

const haveForms: ReadonlySet<string> = new Set("have has had having 've".split(" "));

function goingTo(tokens: readonly Token[], group: Group): boolean {
  return group.infinitive && tokens[group.first - 1]?.lower === "going";
}

/** "demanded that those guilty be punished": a bare "be" wants it done. */
function isSubjunctive(tokens: readonly Token[], group: Group): boolean {
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

function subjectOf(
  tokens: readonly Token[],
  group: Group,
  first: number,
  before: Clause | undefined,
  finite: boolean,
  participleAlone: boolean,
): NounPhrase | null {
  const previous = tokens[group.first - 1];
  const able = group.infinitive && previous?.tag === "ADJ" ? beforeCopula(tokens, group.first - 1, first) : null;
  if (able) return able;
  const joined =
    previous && (previous.tag === "CONJ" || (previous.text === "," && tokens[group.first - 2]?.tag !== "WH"));
  const behind = previous?.text === "," ? beforeInsertion(tokens, group.first - 1, first) : null;
  if (behind) return behind;
  if (joined && before && before.end > first && !hasNounBetween(tokens, before.end, group.first)) return before.subject;
  if (joined && before?.object && before.object.end >= group.first - 2) return before.subject;
  if (previous?.tag === "CONJ" && finite && before?.subject && before.end < group.first) return before.subject;
  if (finite && before?.agent?.end === group.first && !before.finite) return before.subject;
  const described = finite && before ? behindRelative(tokens, group, before) : null;
  if (described) return described;
  const leading = finite && before && !before.finite ? mainSubject(tokens, group.first, first) : null;
  if (leading) return leading;
  const charged = !finite && before ? chargedWith(tokens, group, before) : null;
  if (charged) return charged;
  if (!finite && !participleAlone && before) {
    if (!group.infinitive && (previous?.tag === "NOUN" || previous?.tag === "PROPER") && before.end < group.first)
      return nounPhraseBefore(tokens, group.first, before.end, 0);
    return group.infinitive && before.object && !before.passive && before.object.end <= group.first
      ? before.object
      : before.subject;
  }
  const relative = relativeHead(tokens, group.first, first);
  return (
    relative ??
    nounPhraseBefore(
      tokens,
      group.first,
      Math.max(first, before && !participleAlone ? before.end : first),
      participleAlone ? 0 : 6,
    ) ??
    reducedSubject(tokens, group, before)
  );
}

/** "The police have been able to arrest": whoever is said to be so. null where the adjective is no predicate. */
function beforeCopula(tokens: readonly Token[], at: number, first: number): NounPhrase | null {
  let i = at;
  while (i > first && /^(?:ADJ|ADV)$/.test(tokens[i]!.tag)) i--;
  if (tokens[i]!.tag !== "AUX") return null;
  while (i > first && /^(?:AUX|MODAL|ADV|NOT)$/.test(tokens[i]!.tag)) i--;
  return nounPhraseBefore(tokens, i + 1, first);
}

/** "The guards who had searched the lane shot": the object of the relative clause before is not who shot. */
function behindRelative(tokens: readonly Token[], group: Group, before: Clause): NounPhrase | null {
  const { object, subject } = before;
  if (
    !relatives.has(tokens[before.first - 1]?.lower ?? "") ||
    !object ||
    object.end !== group.first ||
    object.first !== before.end
  )
    return null;
  if (tokens[object.head]!.tag === "PRON") return null;
  if (opensClause.has(tokens[before.verb]!.lemma) && !speaking.has(tokens[group.verb]!.lemma)) return null;
  return subject && subject.end <= before.first ? subject : null;
}

const relatives: ReadonlySet<string> = new Set(["who", "which", "that"]);

/** "who saw the raid said": a raid says nothing. */
const speaking: ReadonlySet<string> = new Set(["say", "tell", "add", "recall", "describe", "testify"]);

/** Verbs that a clause of its own may follow without "that": "who say police shot". */
const opensClause = new Set(
  "say tell claim allege report believe think know see hear watch feel find hope fear mean suggest insist swear wish admit deny argue state confirm add let make help".split(
    " ",
  ),
);

/** "Weavers accused police of looting": whoever is charged with it is said to have done it. */
function chargedWith(tokens: readonly Token[], group: Group, before: Clause): NounPhrase | null {
  const joint = tokens[group.first - 1]?.lower ?? "";
  if (!charges.get(tokens[before.verb]!.lemma)?.includes(joint)) return null;
  const charged = before.passive ? before.subject : before.object;
  return charged && charged.end < group.first ? charged : null;
}

const charges: ReadonlyMap<string, readonly string[]> = new Map([
  ["accuse", ["of"]],
  ["suspect", ["of"]],
  ["convict", ["of"]],
  ["acquit", ["of"]],
  ["blame", ["for"]],
  ["condemn", ["for"]],
  ["criticise", ["for"]],
  ["criticize", ["for"]],
  ["charge", ["with"]],
]);

/** "The police, searching the lane, have arrested": what stands before an insertion between commas. */
function beforeInsertion(tokens: readonly Token[], comma: number, first: number): NounPhrase | null {
  for (let at = comma - 1; at > first && at > comma - 30; at--) {
    if (tokens[at]!.text !== ",") continue;
    const opens =
      tokens[at + 1]!.tag === "VBG" || tokens[at + 1]!.tag === "WH" || opensInsertion.has(tokens[at + 1]!.lower);
    return opens ? nounPhraseBefore(tokens, at, first) : null;
  }
  return null;
}

const opensInsertion: ReadonlySet<string> = new Set(["including", "along", "led", "armed"]);

/** "sentries posted there killed one": the verb before was a participle of the same subject. */
function reducedSubject(tokens: readonly Token[], group: Group, before: Clause | undefined): NounPhrase | null {
  if (!before?.subject || before.object || before.first !== before.verb || before.end >= group.first) return null;
  for (let at = before.end; at < group.first; at++) if (partsClauses.has(tokens[at]!.tag)) return null;
  return before.subject;
}

const partsClauses: ReadonlySet<string> = new Set(["CONJ", "SUB", "WH", "PUNCT"]);

/**
 * "The mother of the man beaten by police and forced to sing claims …": no finite verb stands before, so the subject is what
 * stands before the first participle.
 */
function mainSubject(tokens: readonly Token[], at: number, first: number): NounPhrase | null {
  let participle = -1;
  for (let i = first; i < at; i++) {
    const token = tokens[i]!;
    if (
      token.tag === "VBD" ||
      token.tag === "VBZ" ||
      token.tag === "MODAL" ||
      token.tag === "AUX" ||
      token.tag === "SUB" ||
      token.tag === "WH"
    )
      return null;
    if (token.tag === "VBN" && participle < 0) participle = i;
  }
  return participle > first ? nounPhraseBefore(tokens, participle, first) : null;
}

/** "police who fired": the noun phrase that the relative word stands for. */
function relativeHead(tokens: readonly Token[], at: number, first: number): NounPhrase | null {
  if (tokens[at - 1]?.tag === "NOUN" && tokens[at - 2]?.tag === "PREP" && tokens[at - 3]?.lower === "who")
    return relativeHead(tokens, at - 2, first);
  const word = tokens[at - 1];
  if (
    !word ||
    !(word.lower === "who" || word.lower === "which" || (word.lower === "that" && tokens[at - 2]?.tag !== "VBD"))
  )
    return null;
  const end = tokens[at - 2]?.text === "," ? at - 2 : at - 1;
  const found = nounPhraseBefore(tokens, end, first);
  const aged = found && tokens[found.head]!.tag === "NUM" && tokens[found.first - 1]?.text === ",";
  return aged ? nounPhraseBefore(tokens, found.first - 1, first, 0) : found;
}

function hasNounBetween(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (nouns.has(tokens[i]!.tag)) return true;
  return false;
}

const nouns: ReadonlySet<string> = new Set(["NOUN", "PROPER", "PRON"]);

function agentOf(tokens: readonly Token[], at: number, end: number): NounPhrase | null {
  for (let i = at; i < end && i < at + 12; i++) {
    const token = tokens[i]!;
    if (token.lower === "by") {
      const found = nounPhraseAfter(tokens, i + 1, end);
      return found && tokens[i + 1]?.tag !== "VBG" ? found : null;
    }
    if (token.tag.startsWith("VB") && token.tag !== "VBN" && token.tag !== "VBG") return null;
    if (token.text === ";" || token.tag === "SUB" || token.lower === "but") return null;
  }
  return null;
}
