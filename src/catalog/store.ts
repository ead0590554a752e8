/** The kinds of row; `mention` leads from a folded name to a line. */
export const tables = [
  "source",
  "object",
  "account",
  "line",
  "mention",
  "incident",
  "matter",
  "mark",
  "same",
  "expected",
  "sourceNote",
  "consent",
  "relation",
] as const;
export type Table = (typeof tables)[number];

/** One row: found by its id, or in a list by owner and kind, in the order of place, then id. */
export interface Stored {
  readonly id: string;
  /** What it belongs to (the object of a line, the incident of a mark); "" when to nothing. */
  readonly owner: string;
  readonly kind: string;
  /** Whole number from 0. */
  readonly place: number;
  /** JSON value. */
  readonly row: unknown;
}

export interface ListQuery {
  readonly owner?: string;
  readonly kind?: string;
  /** Ids that start so. */
  readonly prefix?: string;
  /** Only what comes after this row. */
  readonly after?: { readonly place: number; readonly id: string };
  readonly limit?: number;
}

/** Folded words of a statement, as they are searched. */
export interface Spoken {
  readonly ref: string;
  readonly text: string;
}

/**
 * What a database does for the catalog: keyed rows in order, and words. One contract suite (`test/catalog/store.ts`) is run by
 * every implementation.
 */
export interface Store {
  /** All or nothing. Not nested. A second one waits for the first, in this program and in another. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  get(table: Table, id: string): Promise<Stored | null>;
  /** Adds or replaces. */
  put(table: Table, row: Stored): Promise<void>;
  remove(table: Table, id: string): Promise<void>;
  list(table: Table, query: ListQuery): Promise<readonly Stored[]>;
  count(table: Table, kind?: string): Promise<number>;
  /** Adds or replaces the words of a statement. */
  putWords(spoken: Spoken): Promise<void>;
  removeWords(ref: string): Promise<void>;
  /**
   * Up to `limit` statements that hold every word: one of three letters or more anywhere, a shorter one at the start of a word.
   * In no order. No words: none.
   */
  findWords(words: readonly string[], limit: number): Promise<readonly Spoken[]>;
  getMeta(): Promise<unknown>;
  setMeta(meta: unknown): Promise<void>;
  clear(): Promise<void>;
  /** Leaves no trace of what was removed or cleared in any file. Not inside a transaction. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** The words of a text for searching: runs of letters, marks and digits. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
}

/** Letters of a word, in code points. */
export function letters(word: string): number {
  let count = 0;
  for (const _ of word) count++;
  return count;
}
