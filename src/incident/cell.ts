import type { Speaker } from "../account/statement.ts";

/** How a cell stands to the others of its row. `says-otherwise` is another wording that can hold beside; no cell says what is true. */
export type CellStatus =
  | "told"
  | "the-same"
  | "cannot-both-hold"
  | "says-otherwise"
  | "more-exact"
  | "less-exact"
  | "denies"
  | "gap"
  | "not-found-yet"
  | "does-not-say";

/** The exact words of a cell: the sentence and, inside it, the words that count. Positions are code points of the object's text. */
export interface CellWords {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** The words that count, counted from the start of the quote. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  readonly object: string;
  /** Ref of the claim, figure or frame. */
  readonly line: string;
  /** Outermost first: the chain of mouths. */
  readonly speakers: readonly Speaker[];
  /** Our category, second to the words. */
  readonly note: string;
  /** Not judged by a person yet. */
  readonly suggested: boolean;
}

/** Why a cell has its status: the rule, and the words on both sides. It always means "if they speak of the same matter". */
export interface Verdict {
  readonly rule: string;
  readonly account: string;
  readonly words: string;
  readonly against: string;
}

export interface Cell {
  readonly account: string;
  readonly status: CellStatus;
  readonly words: readonly CellWords[];
  readonly verdicts: readonly Verdict[];
  /** Names of those the account has it from, as it words them. */
  readonly hasItFrom: readonly string[];
  /** Who read the account for this question and when; null when nobody has. */
  readonly readFor: { readonly by: string; readonly time: string } | null;
}

/** One question or matter, with a cell for every account. */
export interface Row {
  readonly id: string;
  readonly question: string;
  readonly title: string;
  readonly note: string;
  /** Made by a person, else proposed. */
  readonly made: boolean;
  readonly cells: readonly Cell[];
}
