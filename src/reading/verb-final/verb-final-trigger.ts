import type { Token } from "../text/token.ts";
import { VerbIndex } from "../text/verb-index.ts";
import { Phrases } from "../words/lexicon.ts";
import type { Lexicons } from "../words/lexicons.ts";
import { perLanguage } from "../words/per-language.ts";
import { type VerbFinal, type VerbGroup, verbFinal } from "./verb-final.ts";
import type { SubjectContext } from "./verb-final-subject.ts";

/** A word for a deed in the `deeds.txt` of a language whose sentences end in the verb. */
interface DeedWord {
  readonly sort: string;
  readonly kind: string;
  readonly at: string;
}

/** The deeds' words of a language: verbs with the nouns they take, and nouns. */
export interface VerbFinalWords {
  readonly verbs: VerbFinal;
  readonly index: VerbIndex<DeedWord>;
  readonly nouns: Phrases<DeedWord>;
}

/** A deed's words: where they stand, and the group when a verb tells it. */
export interface VerbFinalTrigger {
  readonly word: DeedWord;
  readonly first: number;
  readonly end: number;
  readonly group: VerbGroup | null;
  readonly negated: boolean;
}

/** The deeds' words of a sentence, in order. What needs force or a refusal to be a deed is one only with it. Linear. */
export function verbFinalTriggers(context: SubjectContext, words: VerbFinalWords, number: number): VerbFinalTrigger[] {
  const { tokens, sentences } = context.document;
  const { first, end } = sentences[number]!;
  const triggers: VerbFinalTrigger[] = [];
  for (let at = first; at < end; at++) {
    const verb = words.index.match(tokens, at, end);
    const noun = words.nouns.match(tokens, at);
    if (verb && !(noun && at + noun.length > verb.end)) {
      const { sort } = verb.value;
      const before = (reach: number, section: string) =>
        tokens
          .slice(Math.max(first, clauseFirst(tokens, at, reach)), at)
          .some((one) => context.small.is(one.lower, section));
      const negated = verb.negated || before(4, "neither");
      const isTold = (one: string) => {
        if (one === "forced") return before(12, "force");
        if (one === "withheld") return negated;
        if (one === "taken") return at > first && isWhom(context, at);
        return one !== "none";
      };
      if (isTold(sort))
        triggers.push({
          word: plainWord(verb.value),
          first: at,
          end: verb.end,
          group: verb.group,
          negated: negated && sort !== "withheld",
        });
      at = verb.end - 1;
    } else if (noun && /^(?:act|act-of|fate|bare)$/.test(noun.value.sort)) {
      const next = tokens[at + noun.length];
      const open =
        noun.value.sort !== "bare" || !next || next.kind === "punct" || context.small.is(next.lower, "boundary");
      if (open) triggers.push({ word: noun.value, first: at, end: at + noun.length, group: null, negated: false });
      at += noun.length - 1;
    }
  }
  return triggers;
}

/** "بیٹے کو لے گئے", "उसे ले गए": somebody stands right before the verb, and no place. */
function isWhom({ document: { tokens }, small }: SubjectContext, at: number): boolean {
  return small.is(tokens[at - 1]!.lower, "dative") || small.is(tokens[at - 1]!.lower, "them");
}

/** So many tokens back, but not over a mark. */
function clauseFirst(tokens: readonly Token[], at: number, reach: number): number {
  let first = at;
  while (first > 0 && first > at - reach && tokens[first - 1]!.kind !== "punct") first--;
  return first;
}

/** What is forced or withheld is done by somebody, as any deed. */
function plainWord(word: DeedWord): DeedWord {
  return /^(?:forced|withheld|taken)$/.test(word.sort) ? { ...word, sort: "does" } : word;
}

/** The words of a language; null for one without verbs of this build. Parsed once. */
export const verbFinalWords = perLanguage((lexicons, language): VerbFinalWords | null => {
  const verbs = verbFinal(lexicons, language);
  const words = verbs ? parse(lexicons, language, verbs) : null;
  return words;
});

function parse(lexicons: Lexicons, language: string, verbs: VerbFinal): VerbFinalWords {
  const index = new VerbIndex<DeedWord>(verbs);
  const nouns = new Phrases<DeedWord>();
  for (const entry of lexicons.entries(`${language}/deeds.txt`)) {
    const word = { sort: entry.section, kind: entry.fields[0] ?? "", at: entry.at };
    for (const text of entry.words)
      if (/^(?:does|befalls|forced|withheld|taken|none)$/.test(entry.section)) index.add(text, word);
      else nouns.add(text, word);
  }
  return { verbs, index, nouns };
}
