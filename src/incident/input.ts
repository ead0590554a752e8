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
}

/** The ref of another line of the same reading; a whole ref stays as it is. */
export function refIn(ref: string, id: string): string {
  return id.includes("#") ? id : `${ref.slice(0, ref.indexOf("#"))}#${id}`;
}
