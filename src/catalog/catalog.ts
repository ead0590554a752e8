import type { Archive } from "../archive/archive.ts";
import type {
  AccountRow,
  ConsentRow,
  ExpectedRow,
  Hit,
  IncidentRow,
  LineRow,
  MarkRow,
  MatterRow,
  ObjectRow,
  RelationRow,
  SameRow,
  SourceNoteRow,
  SourceRow,
} from "./rows.ts";

/** Where to go on and how many rows to give, at most 1,000. */
export interface Page {
  readonly after?: string;
  readonly limit?: number;
}

/**
 * The derived index: what the acts come to. It holds nothing that the archive does not; `rebuild` makes it anew. One port,
 * any database below (`store.ts`). Questions about things that are not there answer null or an empty list.
 */
export interface Catalog {
  /** Applies the acts that came since; returns how many. Starts anew by itself when the archive is not what it was built from. */
  catchUp(archive: CatalogSource, progress?: (done: number, total: number) => void): Promise<number>;
  /** Forgets everything and replays the whole archive; returns how many acts. */
  rebuild(archive: CatalogSource, progress?: (done: number, total: number) => void): Promise<number>;
  sources(): Promise<readonly SourceRow[]>;
  source(id: string): Promise<SourceRow | null>;
  /** Exactly this name, as worded. */
  sourceNamed(name: string): Promise<SourceRow | null>;
  /** In the order kept. */
  objects(page?: Page): Promise<readonly ObjectRow[]>;
  object(id: string): Promise<ObjectRow | null>;
  /** Objects whose id starts so, at most ten: for ids typed by hand. */
  objectsStarting(prefix: string): Promise<readonly ObjectRow[]>;
  /** The tellings in one object; the whole object as one account while nothing finer is known. */
  accounts(object: string): Promise<readonly AccountRow[]>;
  account(id: string): Promise<AccountRow | null>;
  /** Lines of the newest reading, of older ones where judged, and those made by hand; in text order. */
  lines(object: string, kind?: LineRow["line"]["kind"]): Promise<readonly LineRow[]>;
  line(ref: string): Promise<LineRow | null>;
  /** Lines with this id whose ref starts so, at most two: for refs typed by hand. */
  linesStarting(prefix: string, id: string): Promise<readonly LineRow[]>;
  incidents(): Promise<readonly IncidentRow[]>;
  incident(id: string): Promise<IncidentRow | null>;
  matters(incident: string): Promise<readonly MatterRow[]>;
  marks(incident: string): Promise<readonly MarkRow[]>;
  sames(): Promise<readonly SameRow[]>;
  /** What was written down about records that should exist, oldest first. */
  expected(incident: string): Promise<readonly ExpectedRow[]>;
  /** What editors recorded about sources, oldest first. */
  sourceNotes(): Promise<readonly SourceNoteRow[]>;
  /** What a source and the subjects of what it tells allow: the newest of each, oldest first. */
  consents(source: string): Promise<readonly ConsentRow[]>;
  /** What people said of how incidents stand to each other: what holds and what does not. */
  relations(): Promise<readonly RelationRow[]>;
  /** Mentions whose folded name is exactly this key. */
  mentions(key: string): Promise<readonly LineRow[]>;
  /** Statements that hold all the words, in any script, also as parts of words; best first, at most `limit` (20). */
  search(words: string, limit?: number): Promise<readonly Hit[]>;
  /** Kinds of act in what was caught up that this program does not know: a newer one wrote them, and should do the writing. */
  unknownKinds(): Promise<readonly string[]>;
  counts(): Promise<CatalogCounts>;
  close(): Promise<void>;
}

/** What the catalog reads: the acts and the objects that hold suggestions. */
export type CatalogSource = Pick<Archive, "id" | "size" | "replay" | "position" | "getObject" | "units">;

export interface CatalogCounts {
  readonly acts: number;
  readonly objects: number;
  readonly sources: number;
  readonly accounts: number;
  readonly lines: number;
  readonly incidents: number;
  /** Acts whose key is not here. */
  readonly withheld: number;
}
