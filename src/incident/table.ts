import type { Row } from "./cell.ts";
import type { Denial } from "./denial.ts";
import type { Drift } from "./drift.ts";
import type { ExpectedItem } from "./expected.ts";
import type { AccountWords } from "./fact.ts";
import type { IncidentRelation, SourceNote } from "./input.ts";
import type { Matter } from "./matters.ts";
import type { RelayChange } from "./relay.ts";
import type { WordingProfile } from "./wording.ts";

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
