import { z } from "zod";
import type { FoundName, FoundWords } from "../acts/find.ts";
import type { MentionInWords, MentionsOfName } from "../acts/mentions.ts";
import type { ProposedRelation } from "../acts/relate.ts";
import type { JudgedNames, NameInWords, PairInWords, ShownRing } from "../acts/resolve.ts";
import type { AccountRow, ConsentRow, IncidentRow, LineRow, ObjectRow, SourceRow } from "../catalog/rows.ts";
import type { CheckReport, Finding } from "../check/index.ts";
import {
  closenesses,
  expectedStates,
  type IncidentTable,
  relationKinds,
  type TableChanges,
} from "../incident/index.ts";

/** What is always in sight beside the pages. */
export interface StateView {
  readonly acts: number;
  readonly objects: number;
  readonly accounts: number;
  readonly incidents: number;
  readonly withheld: number;
  readonly readOnly: string | null;
  /** Languages the person chose when she began, first the one she reads best. */
  readonly languages: readonly string[];
  readonly notices: readonly string[];
  readonly checkpoints: readonly { readonly log: string; readonly size: number; readonly root: string }[];
}

/** An object with its text, its accounts and every line read in it. */
export interface ObjectView {
  readonly object: ObjectRow;
  readonly text: string;
  readonly rendition: string;
  readonly lost: readonly string[];
  readonly accounts: readonly AccountRow[];
  /** Who told it; null when nobody was named. */
  readonly source: SourceRow | null;
  /** What the source and the people it speaks of allow. */
  readonly consents: readonly ConsentRow[];
  readonly lines: readonly LineRow[];
  /** Names in this object that people judged to be the same: each list is one person, place, organisation or group. */
  readonly same: readonly (readonly string[])[];
}

/** One act as the record page lists it; sealed words are not in it. */
export interface ActView {
  readonly ref: string;
  readonly log: string;
  readonly index: number;
  readonly kind: string;
  readonly time: string;
  readonly by: string;
  readonly sealed: boolean;
}

/** Names to judge, and what was judged. */
export interface NamesView {
  readonly pairs: readonly PairInWords[];
  /** Names that were looked up for pairs, of how many. */
  readonly looked: number;
  readonly of: number;
  readonly rings: readonly ShownRing[];
  /** *Not same* and *unsure* in force that contradict nothing, newest first. */
  readonly open: readonly JudgedNames[];
}

/** What a search found. */
export interface SearchView {
  readonly names: readonly FoundName[];
  readonly words: readonly FoundWords[];
}

export type {
  AccountRow,
  CheckReport,
  ConsentRow,
  Finding,
  FoundName,
  FoundWords,
  IncidentRow,
  IncidentTable,
  JudgedNames,
  LineRow,
  MentionInWords,
  MentionsOfName,
  NameInWords,
  ObjectRow,
  PairInWords,
  ProposedRelation,
  ShownRing,
  SourceRow,
  TableChanges,
};

const id = z.string().min(6).max(400);
const why = z.string().max(4000).optional();

/** `POST /api/judgements` */
export const judgementsBody = z.object({
  judgements: z
    .array(
      z.object({
        ref: id,
        verdict: z.enum(["accept", "amend", "reject"]),
        why,
        amended: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .min(1)
    .max(1000),
});

/** `POST /api/judgements/undo` */
export const undoBody = z.object({ ref: id, judgement: id, why });

/** `POST /api/claims`: the words selected and what a person makes of them; the act itself is strict about `made`. */
export const claimBody = z.object({
  object: id,
  start: z.number().int().min(0),
  end: z.number().int().min(1),
  made: z.looseObject({
    what: z.enum(["telling", "statement", "deed", "link", "gap", "figure", "date", "mention", "frame"]),
  }),
  telling: z.string().max(40).optional(),
  speakers: z
    .array(z.object({ name: z.string().min(1).max(500) }))
    .max(16)
    .optional(),
  why,
});

/** `POST /api/incidents` */
export const incidentBody = z.object({ title: z.string().min(1).max(300), accounts: z.array(id).max(1000), why });

/** `POST /api/incidents/:id/accounts` */
export const accountsBody = z.object({ accounts: z.array(id).min(1).max(1000), why });

/** `POST /api/incidents/:id/read-for` */
export const readForBody = z.object({ account: id, question: z.string().min(1).max(100), why });

/** `POST /api/incidents/:id/expected` */
export const expectedBody = z.object({ record: z.string().min(1).max(100), state: z.enum(expectedStates), why });

/** `POST /api/incidents/:id/relations` */
export const relationBody = z.object({
  relation: z.enum(relationKinds),
  to: z.string().min(1).max(400),
  holds: z.boolean().default(true),
  why,
});

/** `POST /api/incidents/:id/matters/split`: claims taken out of a matter into one of their own. */
export const splitBody = z.object({
  row: z.string().min(1).max(400),
  claims: z.array(id).min(1).max(1000),
  title: z.string().min(1).max(300),
  why,
});

/** `POST /api/incidents/:id/matters/join`: the first keeps its name. */
export const joinBody = z.object({ row: z.string().min(1).max(400), with: z.string().min(1).max(400), why });

/** `POST /api/sources/notes` */
export const sourceNoteBody = z.object({
  source: z.string().min(1).max(1000),
  closeness: z.enum(closenesses),
  interest: z.string().max(1000).optional(),
  reliability: z.string().max(1000).optional(),
  why: z.string().min(1).max(4000),
});

/** `POST /api/sources/:id/consent`: grants as typed, `share` or `share=2032-01-31`. */
export const consentBody = z.object({
  allow: z.array(z.string().max(60)).max(16),
  subject: z.string().max(500).optional(),
  how: z.string().max(1000).optional(),
  why,
});

/** `POST /api/names/judgements`: names as worded, or refs of mentions. */
export const sameBody = z.object({
  a: z.string().min(1).max(1000),
  b: z.string().min(1).max(1000),
  type: z.enum(["person", "place", "organisation", "group"]),
  verdict: z.enum(["same", "not-same", "unsure"]),
  why,
});

/** `POST /api/names/judgements/undo` */
export const undoSameBody = z.object({ ref: id, why });

/** `POST /api/session` */
export const sessionBody = z.object({ token: z.string().length(64) });
