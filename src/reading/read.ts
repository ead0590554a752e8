import type { Block } from "../account/block.ts";
import type { Statement, Telling } from "../account/statement.ts";
import { makeCard } from "./card/card.ts";
import { findFrames } from "./claim/frame.ts";
import { ReadingError } from "./error.ts";
import { type Explanation, explainLines } from "./explain.ts";
import { findIn } from "./finding.ts";
import type { Card, ReadingLine, ReadOptions, WordFiles } from "./result.ts";
import type { Said } from "./statement.ts";
import { blocksIn, cardOfFirst, Joiner, pointsIn, portionsOf } from "./telling/portion.ts";
import type { Piece } from "./telling/telling.ts";
import { makeDocument } from "./text/document.ts";
import { codePointsOf, shifted } from "./text/position.ts";
import { languageOf } from "./words/language.ts";
import { parseLexicons } from "./words/lexicons.ts";

/** Reads texts into suggestions. Same files, text and options: the same lines to the byte. */
export interface Reader {
  /** Name and version. */
  readonly version: string;
  /** All lines at once. Linear in the text. Throws `ReadingError` `too-long` over sixty-four million UTF-16 units. */
  read(text: string, options?: ReadOptions): ReadingLine[];
  /**
   * The same lines portion by portion, the card last: a text over half a million UTF-16 units is cut between paragraphs or
   * sentences, and memory holds one portion at a time, some 400 bytes a unit. The card is then that of the first.
   */
  readOn(text: string, options?: ReadOptions): Generator<ReadingLine[]>;
  /** Why each line of a reading was read: rule, lexicon entries with their reasons, words. Linear in the lines. */
  explain(lines: readonly ReadingLine[]): Explanation[];
}

/** From this on a suggestion is printed by default. Set by hand, between the forms that leave little doubt and those that may mean something else. */
export const sureFrom = 0.6;

/** Most UTF-16 units of a text, and of a portion that is read by itself. */
const longestText = 64_000_000;
const longestPortion = 500_000;

/** A reader over the lexicons that the host read. Parsing them takes tens of milliseconds. Throws `ReadingError`. */
export function createReader(files: WordFiles): Reader {
  const lexicons = parseLexicons(files);
  return {
    version: "gawah-reading;1",
    explain: (lines) => explainLines(lines, lexicons),
    read: (text, options = {}) => [...readOn(text, options)].flat(),
    readOn,
  };

  function* readOn(text: string, options: ReadOptions = {}): Generator<ReadingLine[]> {
    if (text.length > longestText) {
      throw new ReadingError(
        "too-long",
        `Reading a text of ${text.length} characters: at most ${longestText} are read; cut it into parts.`,
      );
    }
    if (text.length <= longestPortion) yield portion(text, options);
    else yield* inPortions(text, options);
  }

  function* inPortions(text: string, options: ReadOptions): Generator<ReadingLine[]> {
    const joiner = new Joiner();
    let card: Card | null = null;
    let from = 0;
    for (const { text: part, points, last } of portionsOf(text, longestPortion)) {
      const length = pointsIn(part);
      const own = options.blocks ? { ...options, blocks: blocksIn(options.blocks, points, length) } : options;
      const lines = portion(part, own);
      const made = lines.pop();
      if (card === null && made?.kind === "card") {
        card = made;
        from = length;
      }
      yield joiner.join(lines, points);
      if (last && card) yield [cardOfFirst(card, from, points + length)];
    }
  }

  /** One portion, its card last. */
  function portion(text: string, options: ReadOptions): ReadingLine[] {
    const points = codePointsOf(text);
    const blocks = (options.blocks ?? []).map(
      (block): Block => ({ ...block, start: points.toUnit(block.start), end: points.toUnit(block.end) }),
    );
    const language = languageOf(text);
    const document = makeDocument(text, options, language, lexicons, blocks);
    const { found, tellings, claims, counted, mentions } = findIn(document, lexicons);
    const frames = findFrames(found);
    const keep = (sure: number) => options.everything === true || sure >= sureFrom;
    const kept = claims.filter((claim) => keep(claim.sure));
    const card = makeCard(found, tellings, kept, mentions, claims);
    const lines: ReadingLine[] = [
      ...tellings.map(bareTelling),
      ...found.statements.filter((statement) => keep(statement.sure)).map(bareStatement),
      ...kept,
      ...counted,
      ...mentions,
      ...frames,
    ];
    return [...inTextOrder(lines), card].map((line) => shifted(line, points));
  }
}

const order: readonly ReadingLine["kind"][] = ["telling", "statement", "claim", "figure", "mention", "frame", "card"];

/** By where they start, and of those that start together by kind. */
function inTextOrder(lines: readonly ReadingLine[]): ReadingLine[] {
  const key = (line: ReadingLine) => startOf(line) * order.length + order.indexOf(line.kind);
  return lines
    .map((line) => ({ line, key: key(line) }))
    .sort((a, b) => a.key - b.key)
    .map(({ line }) => line);
}

function startOf(line: ReadingLine): number {
  if (line.kind === "claim") return line.trigger.start;
  return line.kind === "card" ? Number.POSITIVE_INFINITY : line.start;
}

function bareTelling({ firstParagraph: _first, endParagraph: _end, ...telling }: Piece): Telling {
  return telling;
}

function bareStatement(said: Said): Statement {
  const { kind, id, telling, quote, start, end, cue, speakers, sure, why, parts } = said;
  const statement = { kind, id, telling, quote, start, end, cue, speakers, sure, why };
  return parts ? { ...statement, parts } : statement;
}
