import { phraseLinks } from "../by-phrase/phrase-link.ts";
import { type Found, statementAt } from "../found.ts";
import type { LinkClaim } from "../result.ts";
import type { Clause } from "../text/clause.ts";
import { type Document, spanOf } from "../text/document.ts";
import { type NounPhrase, nounPhraseAfter, nounPhraseBefore } from "../text/phrase.ts";
import { type LinkWord, type LinkWords, linkWords } from "./link-words.ts";

/** Who is linked to whom, from the one who supplies, owns, commands. */
interface Link {
  readonly from: NounPhrase;
  readonly to: NounPhrase;
  readonly first: number;
  readonly end: number;
  readonly sure: number;
  readonly word: LinkWord;
}

/** Links between organisations, of people to them, and of companies to forced labour: always the words of whoever says so. Linear. */
export function findLinks(found: Found): LinkClaim[] {
  const { document } = found;
  if (document.language !== "en") return phraseLinks(found);
  const words = linkWords(found.lexicons, "en");
  return document.sentences.flatMap((_, sentence) => [
    ...document.clausesOf(sentence).flatMap((clause) => {
      const link = linkOf(document, words, clause);
      return link ? claimOf(found, clause, sentence, link) : [];
    }),
    ...linksOfNouns(document, words, sentence).map((link) => claimOf(found, null, sentence, link)),
  ]);
}

function claimOf(
  found: Found,
  clause: Clause | null,
  sentence: number,
  { from, to, first, end, sure, word }: Link,
): LinkClaim {
  const { document } = found;
  const trigger = spanOf(document, first, end);
  return {
    kind: "claim",
    claim: "link",
    id: "",
    statement: statementAt(found.statements, sentence, trigger.start, trigger.end)?.id ?? "",
    relation: word.relation,
    trigger,
    from: spanOf(document, from.first, from.end),
    to: spanOf(document, to.first, to.end),
    modality: {
      negated: clause?.negated ?? false,
      hypothetical: clause?.hypothetical ?? false,
      future: clause?.future ?? false,
      habitual: false,
    },
    sure,
    why: [clause ? "link/verb" : "link/noun", word.at],
  };
}

const forced: ReadonlySet<string> = new Set(["forced", "child", "slave", "bonded"]);

function linkOf(document: Document, words: LinkWords, clause: Clause): Link | null {
  const { tokens } = document;
  const lemma = tokens[clause.verb]!.lemma;
  const word = words.verbs.get(lemma);
  if (!word || !clause.subject) return null;
  const made = { first: clause.verb, end: clause.verb + 1, word };
  if (word.relation === "transfers-workers-to" && clause.passive) return transferred(document, words, clause, word);
  const other = clause.passive ? clause.agent : (behind(document, clause, word.behind) ?? clause.object);
  if (!other) return null;
  const subject = wholeOf(document, clause, clause.subject);
  const labour = holds(document, other, forced);
  if (lemma === "use") return labour ? { ...made, from: subject, to: other, sure: 0.75 } : null;
  if (!fits(document, words, clause, word, subject, other)) return null;
  const turned = clause.passive !== word.turned;
  const [from, to] = turned ? [other, subject] : [subject, other];
  return { ...made, from, to, sure: labour ? 0.75 : 0.65 };
}

/** "The mill in Oster, owned by Norda": the mill is owned, not Oster. */
function wholeOf({ tokens, sentences }: Document, clause: Clause, subject: NounPhrase): NounPhrase {
  if (!clause.passive || clause.finite || tokens[subject.first - 1]?.tag !== "PREP") return subject;
  return nounPhraseBefore(tokens, subject.end, sentences[clause.sentence]!.first) ?? subject;
}

/** "Workers were transferred from the prison to the factory": from where, or by whom, to where. */
function transferred(document: Document, words: LinkWords, clause: Clause, word: LinkWord): Link | null {
  const { subject } = clause;
  const to = behind(document, clause, word.behind);
  const from = clause.agent ?? behind(document, clause, fromWhere);
  if (!subject || !to || !from || from.first === to.first || !holds(document, subject, words.worker)) return null;
  return { first: clause.verb, end: clause.verb + 1, word, from, to, sure: 0.65 };
}

const fromWhere: ReadonlySet<string> = new Set(["from"]);

/** "supplies yarn to three brands", "buys cotton from the farm": who stands behind the word that the verb asks for. */
function behind({ tokens, sentences }: Document, clause: Clause, joints: ReadonlySet<string>): NounPhrase | null {
  const { end } = sentences[clause.sentence]!;
  for (let at = clause.end; at < Math.min(end, clause.end + 9); at++) {
    if (joints.has(tokens[at]!.lower)) return nounPhraseAfter(tokens, at + 1, end);
    if (/^(?:VB|VBD|VBZ|MODAL|AUX|SUB|WH)$/.test(tokens[at]!.tag)) return null;
  }
  return null;
}

/** Whether the sides are such as the relation needs: a business, a body and who commands it, people who are held. */
function fits(
  document: Document,
  words: LinkWords,
  clause: Clause,
  { relation, behind: needed, turned }: LinkWord,
  subject: NounPhrase,
  other: NounPhrase,
): boolean {
  const has = (phrase: NounPhrase, set: ReadonlySet<string>) => holds(document, phrase, set);
  const company = has(subject, words.company) || has(other, words.company);
  const { object, passive } = clause;
  if (relation === "commands")
    return passive || turned
      ? has(subject, words.body)
      : has(other, words.body) && (has(subject, words.commander) || isName(document, subject));
  if (relation === "member-of") return has(other, words.body) && (needed.size === 0 || object !== other);
  if (relation === "holds") {
    const [holder, held] = passive ? [other, subject] : [subject, other];
    return has(held, words.held) && (has(holder, words.body) || company);
  }
  if (relation === "transfers-workers-to")
    return company && object !== null && object !== other && has(object, words.worker);
  return company;
}

function holds({ tokens }: Document, { first, end }: NounPhrase, words: ReadonlySet<string>): boolean {
  return tokens.slice(first, end).some(({ lower }) => words.has(lower));
}

function isName({ tokens }: Document, { head }: NounPhrase): boolean {
  return tokens[head]!.tag === "PROPER";
}

/** "is a subsidiary of Norda", "is under the command of General Dast": told by a noun behind "is". Linear in the sentence. */
function linksOfNouns(document: Document, words: LinkWords, sentence: number): Link[] {
  const { tokens, sentences } = document;
  const { first, end } = sentences[sentence]!;
  const found: Link[] = [];
  for (let at = first + 2; at < end - 2; at++) {
    const word = words.nounOf(tokens[at]!.word);
    if (!word?.behind.has(tokens[at + 1]!.lower)) continue;
    let before = at - 1;
    while (before > first && (leading.has(tokens[before]!.tag) || tokens[before]!.lower === "under")) before--;
    const aside = tokens[before]!.text === "," && (tokens[before + 1]!.tag === "DET" || before + 1 === at);
    const isThat = is.has(tokens[before]!.lower) || aside;
    const subject = isThat ? nounPhraseBefore(tokens, before, first) : null;
    const other = nounPhraseAfter(tokens, at + 2, end);
    if (!subject || !other || !suits(document, words, word, subject, other)) continue;
    const [from, to] = word.turned ? [other, subject] : [subject, other];
    found.push({ from, to, first: at, end: at + 2, sure: 0.65, word });
  }
  return found;
}

const leading: ReadonlySet<string> = new Set(["DET", "ADJ", "NOUN", "ADV", "PROPER"]);
const is: ReadonlySet<string> = new Set(["is", "was", "are", "were"]);

function suits(
  document: Document,
  words: LinkWords,
  { relation }: LinkWord,
  subject: NounPhrase,
  other: NounPhrase,
): boolean {
  const set = relation === "owns" || relation === "supplies" ? words.company : words.body;
  return holds(document, subject, set) || holds(document, other, set);
}
