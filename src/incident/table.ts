import type { Speaker } from "../account/statement.ts";
import type { Denial } from "./denial.ts";
import type { Drift } from "./drift.ts";
import type { ExpectedItem } from "./expected.ts";
import type { AccountWords } from "./fact.ts";
import type { IncidentRelation, SourceNote } from "./input.ts";
import type { Matter } from "./matters.ts";
import type { RelayChange } from "./relay.ts";
import type { WordingProfile } from "./wording.ts";

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

export interface Column {
  readonly account: string;
  readonly source: string;
  readonly form: string;
  readonly told: string | null;
  readonly language: string;
  readonly versionOf: string | null;
  readonly own: boolean;
  /** Lowest measured part of how well language and form are read; null is not measured. */
  readonly quality: number | null;
  readonly judged: number;
  readonly suggested: number;
  /** What an editor recorded about the source; null when nobody has. */
  readonly sourceNote: SourceNote | null;
}

/** A reading that a person rejected: it stays listed, with who and why. */
export interface Rejected {
  readonly words: AccountWords;
  readonly by: string;
  readonly time: string;
  readonly why: string;
}

/** Two accounts with a common source, and what shows it. */
export interface CommonSource {
  readonly kind: "same-words" | "cites" | "version";
  readonly from: string;
  readonly to: string;
  readonly words: string;
  /** Share of the shorter passage that both have, 0 to 1; null for citations. */
  readonly share: number | null;
}

/** Accounts side by side. */
export interface IncidentTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly tellings: number;
  /** Tellings with no known common source: groups that neither copy, nor cite, nor are versions of each other. */
  readonly independent: number;
  readonly commonSources: readonly CommonSource[];
  readonly gapsTold: number;
  readonly matters: readonly Matter[];
  readonly drifts: readonly Drift[];
  readonly wording: readonly WordingProfile[];
  readonly relayChanges: readonly RelayChange[];
  readonly denials: readonly Denial[];
  /** Records that should exist: a to-do, never a claim. */
  readonly expected: readonly ExpectedItem[];
  readonly relations: readonly IncidentRelation[];
  readonly rejected: readonly Rejected[];
}
