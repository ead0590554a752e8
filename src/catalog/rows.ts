import type { Account, Source } from "../account/source.ts";
import type { Telling } from "../account/statement.ts";
import type { ExpectedMark, IncidentRelation, SourceNote } from "../incident/index.ts";
import type { ReadingLine } from "../reading/result.ts";

/** A source as the catalog knows it; `id` is the hash of the act that named it. */
export interface SourceRow extends Source {
  readonly by: string;
  readonly time: string;
}

/** An object with what its keeper said of it. */
export interface ObjectRow {
  /** SHA-256 of the stored bytes. */
  readonly object: string;
  /** Ref of the `keep` act. */
  readonly act: string;
  readonly by: string;
  readonly time: string;
  readonly source: string | null;
  readonly unit: string | null;
  /** Original file name, for display to keyholders only; "" when withheld. */
  readonly name: string;
  /** Bytes as they came. */
  readonly size: number;
  readonly sha256: string;
  readonly language: string | null;
  /** EDTF day of publication as the keeper gave it; null when not given. */
  readonly published: string | null;
  readonly placeHint: string | null;
  /** The object this is a later version of. */
  readonly versionOf: string | null;
  /** The documenter's own note, she being the source. */
  readonly own: boolean;
  /** The newest reading of it; null before the first. */
  readonly reading: ReadingRow | null;
}

/** One reading of an object by a program. */
export interface ReadingRow {
  /** Ref of the `read` act. */
  readonly act: string;
  /** The kept object that holds the lines. */
  readonly suggestions: string;
  readonly reader: string;
  readonly rendition: string;
  readonly lines: number;
}

/** One source's telling in one object. */
export interface AccountRow extends Account {
  readonly title: string | null;
  readonly author: string;
  readonly start: number;
  /** null: to the end of the object. */
  readonly end: number | null;
  readonly unit: string | null;
  readonly made: "program" | "person" | "keep";
  /** As the reading or the person told it; null for the whole object. */
  readonly line: Telling | null;
}

/** Who decided what on a line of a reading. */
export interface Judgement {
  readonly ref: string;
  readonly verdict: Verdict;
  readonly by: string;
  readonly time: string;
  readonly why: string;
  /** An `undo` act took it back. */
  readonly undone: boolean;
  /** What an `amend` made of the line; else null. */
  readonly amended: ReadingLine | null;
}

export type Verdict = "accept" | "amend" | "reject";
/** `suggested` until a person has judged; what a person made by hand is `accepted` from birth. */
export type LineState = "suggested" | "accepted" | "amended" | "rejected";

/** One line of a reading, or one made by hand, with its judgements. */
export interface LineRow {
  /** `<suggestions object or claim act>#<id in it>`. */
  readonly ref: string;
  readonly object: string;
  /** Account id: `<object>#<telling id>`. */
  readonly account: string;
  readonly unit: string | null;
  readonly made: "program" | "person";
  /** Key id of the keyholder who made it by hand; "" for a program. */
  readonly by: string;
  /** The act that brought it. */
  readonly act: string;
  readonly state: LineState;
  /** As it stands now: amended where it was amended. Ids inside (`statement`, `figures`) are of the same reading: `refIn` of the incident room. */
  readonly line: ReadingLine;
  /** As first suggested, when amended; else null. */
  readonly before: ReadingLine | null;
  readonly judgements: readonly Judgement[];
}

/** What several accounts are about. */
export interface IncidentRow {
  /** Ref of the `gather` act that made it. */
  readonly id: string;
  readonly title: string;
  readonly by: string;
  readonly time: string;
  readonly why: string;
  readonly unit: string | null;
  /** Account ids in the order they were added. */
  readonly accounts: readonly string[];
}

/** One row of an incident's table as a person made it: the claims that speak about the same. */
export interface MatterRow {
  readonly id: string;
  readonly incident: string;
  readonly title: string;
  readonly question: string;
  readonly by: string;
  readonly time: string;
  readonly claims: readonly string[];
}

/** A person has read this account for this question. */
export interface MarkRow {
  readonly ref: string;
  readonly incident: string;
  readonly account: string;
  readonly question: string;
  readonly by: string;
  readonly time: string;
  readonly why: string;
}

/** What a documenter wrote down about a record that should exist; the newest of one record holds. */
export interface ExpectedRow extends ExpectedMark {
  readonly ref: string;
  readonly incident: string;
}

/** What an editor recorded about a source; the newest holds. */
export interface SourceNoteRow extends SourceNote {
  readonly ref: string;
}

/** What a source, or a subject of what it tells, allows; the newest of each holds. */
export interface ConsentRow {
  readonly ref: string;
  /** The source's id. */
  readonly source: string;
  /** "" for the source itself. */
  readonly subject: string;
  /** Grants as typed: `share`, or `share=2032-01-31` with the last day. */
  readonly allow: readonly string[];
  readonly how: string;
  readonly by: string;
  readonly time: string;
  readonly why: string;
}

/** How one incident stands to another, or that it does not stand so, as a person says. */
export interface RelationRow {
  readonly ref: string;
  readonly from: string;
  readonly relation: IncidentRelation["relation"];
  readonly to: string;
  /** False: a person says that it does not hold, or took it back. */
  readonly holds: boolean;
  readonly by: string;
  readonly time: string;
  readonly why: string;
}

/** Whether two names mean the same person, place or organisation, as a person judged it. */
export interface SameRow {
  readonly ref: string;
  readonly type: "person" | "place" | "organisation" | "group";
  /** A name as worded, or the ref of a mention. */
  readonly a: string;
  readonly b: string;
  readonly verdict: "same" | "not-same" | "unsure";
  readonly by: string;
  readonly time: string;
  readonly why: string;
  readonly undone: boolean;
}

/** A statement that holds the words searched for. */
export interface Hit {
  readonly ref: string;
  readonly object: string;
  readonly account: string;
  readonly quote: string;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
}
