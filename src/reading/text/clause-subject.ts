import type { Clause, VerbGroup } from "./clause.ts";
import { type NounPhrase, nounPhraseBefore } from "./phrase.ts";
import type { Token } from "./token.ts";

/** Who or what the verb of a clause is said of: before it, over insertions and relative clauses, or as of the clause before; null where nobody is. */
export function subjectOf(
  tokens: readonly Token[],
  group: VerbGroup,
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
  if (participleAlone && previous?.lower === "those")
    return { first: group.first - 1, end: group.first, head: group.first - 1 };
  const relative = relativeHead(tokens, group.first, first);
  if (relative) return relative;
  const nearest = nounPhraseBefore(
    tokens,
    group.first,
    Math.max(first, before && !participleAlone ? before.end : first),
    participleAlone ? 0 : 6,
  );
  if (!nearest) return reducedSubject(tokens, group, before);
  return before ? nearest : withFirstOfTwo(tokens, nearest, first);
}

/** "Police and soldiers beat three men": both, where they open the sentence. */
function withFirstOfTwo(tokens: readonly Token[], phrase: NounPhrase, first: number): NounPhrase {
  if (tokens[phrase.first - 1]?.lower !== "and") return phrase;
  const other = nounPhraseBefore(tokens, phrase.first - 1, first, 0);
  return other !== null && other.first === first ? { ...phrase, first } : phrase;
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
function behindRelative(tokens: readonly Token[], group: VerbGroup, before: Clause): NounPhrase | null {
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

/** "who saw the raid said": a raid says nothing. Base forms of verbs of saying. */
export const speaking: ReadonlySet<string> = new Set(["say", "tell", "add", "recall", "describe", "testify"]);

/** Verbs that a clause of its own may follow without "that": "who say police shot". */
const opensClause = new Set(
  "say tell claim allege report believe think know see hear watch feel find hope fear mean suggest insist swear wish admit deny argue state confirm add let make help".split(
    " ",
  ),
);

/** "Weavers accused police of looting": whoever is charged with it is said to have done it. */
function chargedWith(tokens: readonly Token[], group: VerbGroup, before: Clause): NounPhrase | null {
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
function reducedSubject(tokens: readonly Token[], group: VerbGroup, before: Clause | undefined): NounPhrase | null {
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
