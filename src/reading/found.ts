import type { Figure, PlaceMention, TimeMention } from "./result.ts";
import type { Said } from "./statement.ts";
import type { Document } from "./text/document.ts";
import type { Lexicons } from "./words/lexicons.ts";

/** What the finders of claims have to go by: the text made ready and what was found in it before them. */
export interface Found {
  readonly document: Document;
  readonly lexicons: Lexicons;
  readonly statements: readonly Said[];
  readonly places: readonly PlaceMention[];
  readonly times: readonly TimeMention[];
  readonly figures: readonly Figure[];
}

/** The innermost statement that covers a stretch of the text; undefined when none does. */
export function statementAt(
  statements: readonly Said[],
  sentence: number,
  start: number,
  end: number,
): Said | undefined {
  let best: Said | undefined;
  for (const statement of bySentence(statements)[sentence] ?? []) {
    if (!(statement.parts ?? [statement]).some((part) => part.start <= start && part.end >= end)) continue;
    if (!best || isInner(statement, best)) best = statement;
  }
  return best;
}

/** Of two that cover the same words the one handed on by more mouths is inner, of as many the shorter. */
function isInner(one: Said, other: Said): boolean {
  const more = one.speakers.length - other.speakers.length;
  return more > 0 || (more === 0 && one.end - one.start <= other.end - other.start);
}

const lists = new WeakMap<readonly Said[], Said[][]>();

/** The statements that touch each sentence, listed when first asked for. */
function bySentence(statements: readonly Said[]): Said[][] {
  const known = lists.get(statements);
  if (known) return known;
  const made: Said[][] = [];
  for (const statement of statements)
    for (let sentence = statement.fromSentence; sentence <= statement.toSentence; sentence++) {
      made[sentence] ??= [];
      made[sentence]!.push(statement);
    }
  lists.set(statements, made);
  return made;
}
