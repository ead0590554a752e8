import type { Account } from "../account/source.ts";
import type { ReadingLine } from "../reading/result.ts";

/** Whether a person has judged a line: only `accepted` and `amended` are claims; the rest are suggestions. */
export type LineState = "suggested" | "accepted" | "amended" | "rejected";

/** One line of a reading with what people decided on it. */
export interface ReadLine {
  /** Unique in the archive; ids inside the line are looked up by `refIn`. */
  readonly ref: string;
  readonly line: ReadingLine;
  readonly state: LineState;
  /** The newest judgement in force; left out where nobody judged. */
  readonly judged?: { readonly by: string; readonly time: string; readonly why: string };
}

/** One account as the table needs it: who tells, and every line of its reading. */
export interface AccountReading {
  readonly account: Account;
  /** The documenter's own note: stands first in the table. */
  readonly own: boolean;
  readonly lines: readonly ReadLine[];
}

/** A person has read this account for this question. */
export interface ReadForMark {
  readonly account: string;
  readonly question: string;
  readonly by: string;
  readonly time: string;
}

/** A row that a person made: the claims that speak about the same. */
export interface MatterMade {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly claims: readonly string[];
}

/** Whether two names mean the same, as judged by people or as the names room suggests. */
export type SameName = (a: string, b: string) => "same" | "maybe" | "different";

/** Everything a table is made from. */
export interface IncidentInput {
  readonly id: string;
  readonly title: string;
  readonly accounts: readonly AccountReading[];
  readonly matters: readonly MatterMade[];
  readonly marks: readonly ReadForMark[];
  readonly sameName: SameName;
  /** The kind that a kind of deed is a kind of, after `lexicon/deeds.txt`; null at the top. Without it every kind stands alone. */
  readonly broader?: (kind: string) => string | null;
  /** Records that should exist, and what people wrote down about them, oldest first. */
  readonly checklist?: readonly ExpectedRecord[];
  readonly expected?: readonly ExpectedMark[];
  /** What editors recorded about sources, oldest first. */
  readonly sourceNotes?: readonly SourceNote[];
  /** How this incident stands to others. */
  readonly relations?: readonly IncidentRelation[];
}

/** How near a source is to what it tells. HURIDOCS Events Standard Formats, micro-thesaurus on sources. */
export const closenesses = [
  "victim",
  "witness",
  "relative",
  "rescuer",
  "lawyer",
  "reporter",
  "organisation",
  "official",
  "accused",
  "unknown",
] as const;
export type Closeness = (typeof closenesses)[number];

/** What an editor recorded about a source, with reasons, apart from what it tells. Never computed. */
export interface SourceNote {
  /** The source's name as worded. */
  readonly source: string;
  readonly closeness: Closeness;
  /** What the source may gain or fear by telling, as the editor words it; "" when nothing is recorded. */
  readonly interest: string;
  /** As the editor words it; "" when nothing is recorded. */
  readonly reliability: string;
  readonly why: string;
  readonly by: string;
  readonly time: string;
}

export const relationKinds = ["part-of", "led-to", "follows"] as const;
/** A person says that one incident is part of another (a day of a war), led to it, or follows it. */
export interface IncidentRelation {
  readonly ref: string;
  readonly from: string;
  readonly fromTitle: string;
  readonly relation: (typeof relationKinds)[number];
  readonly to: string;
  readonly toTitle: string;
  readonly by: string;
  readonly time: string;
  readonly why: string;
}

/** The ref of another line of the same reading; a whole ref stays as it is. */
export function refIn(ref: string, id: string): string {
  return id.includes("#") ? id : `${ref.slice(0, ref.indexOf("#"))}#${id}`;
}

/** One entry of a checklist: what should exist after deeds of a kind. */
export interface ExpectedRecord {
  /** As `post-mortem-report`. */
  readonly id: string;
  /** Kinds of deed after which it should exist. */
  readonly deeds: readonly string[];
  readonly what: string;
  /** The guideline that asks for it. */
  readonly source: string;
  /** Kinds of gap of the gap lexicon that tell of its being missing, as `post-mortem`; none where no word is known for it. */
  readonly gaps: readonly string[];
}

/** What a documenter has written down about one record: the newest holds. */
export interface ExpectedMark {
  readonly record: string;
  readonly state: ExpectedState;
  readonly by: string;
  readonly time: string;
  readonly why: string;
}

/** How it stands with a record that should exist: a documenter's to-do, never a claim. */
export const expectedStates = ["had", "refused", "destroyed", "sought", "do-not-ask-again"] as const;

export type ExpectedState = (typeof expectedStates)[number];
