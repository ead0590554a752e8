import { compareText } from "../bytes/text.ts";
import { type ListQuery, letters, type Spoken, type Store, type Stored, type Table, tables, wordsOf } from "./store.ts";

/** A store in memory: for what may not touch the disk, for tests, and for a browser. A list costs what its owner has. */
export function memoryStore(): Store {
  const held = new Held();
  let queue: Promise<unknown> = Promise.resolve();
  return {
    transaction(work) {
      const turn = queue.then(() => held.attempt(work));
      queue = turn.catch(() => undefined);
      return turn;
    },
    get: async (table, id) => held.rows.get(table)?.get(id) ?? null,
    put: async (table, row) => held.set(table, row.id, { ...row, row: structuredClone(row.row) }),
    remove: async (table, id) => held.set(table, id, null),
    list: async (table, query) => listOf(held, table, query),
    count: async (table, kind) =>
      kind === undefined ? held.rows.get(table)!.size : listOf(held, table, { kind }).length,
    putWords: async (one) => held.setWords(one.ref, one.text),
    removeWords: async (ref) => held.setWords(ref, null),
    findWords: async (words, limit) => findIn(held.spoken, words, limit),
    getMeta: async () => held.meta,
    setMeta: async (value) => held.setMeta(structuredClone(value)),
    clear: async () => held.clear(),
    scrub: async () => undefined,
    close: async () => undefined,
  };
}

/** The rows, with what takes each change of a running transaction back. */
class Held {
  rows = new Map<Table, Map<string, Stored>>(tables.map((table) => [table, new Map()]));
  owned = new Map<string, Map<string, Stored>>();
  spoken = new Map<string, string>();
  meta: unknown = null;
  #undo: (() => void)[] = [];

  async attempt<T>(work: () => Promise<T>): Promise<T> {
    this.#undo = [];
    try {
      return await work();
    } catch (error) {
      for (const back of this.#undo.reverse()) back();
      throw error;
    } finally {
      this.#undo = [];
    }
  }

  set(table: Table, id: string, row: Stored | null): void {
    const rows = this.rows.get(table)!;
    const before = rows.get(id) ?? null;
    this.#undo.push(() => this.#place(table, id, before));
    this.#place(table, id, row);
  }

  setWords(ref: string, text: string | null): void {
    const before = this.spoken.get(ref) ?? null;
    const place = (words: string | null) => (words === null ? this.spoken.delete(ref) : this.spoken.set(ref, words));
    this.#undo.push(() => place(before));
    place(text);
  }

  setMeta(meta: unknown): void {
    const before = this.meta;
    this.#undo.push(() => {
      this.meta = before;
    });
    this.meta = meta;
  }

  clear(): void {
    const { rows, owned, spoken, meta } = this;
    this.#undo.push(() => Object.assign(this, { rows, owned, spoken, meta }));
    this.rows = new Map(tables.map((table) => [table, new Map()]));
    this.owned = new Map();
    this.spoken = new Map();
    this.meta = null;
  }

  #place(table: Table, id: string, row: Stored | null): void {
    const rows = this.rows.get(table)!;
    const before = rows.get(id);
    if (before !== undefined) this.owned.get(`${table} ${before.owner}`)?.delete(id);
    if (row === null) {
      rows.delete(id);
      return;
    }
    rows.set(id, row);
    const key = `${table} ${row.owner}`;
    const owned = this.owned.get(key);
    if (owned === undefined) this.owned.set(key, new Map([[id, row]]));
    else owned.set(id, row);
  }
}

function listOf(held: Held, table: Table, query: ListQuery): readonly Stored[] {
  const { owner, kind, prefix, after } = query;
  const rows = owner === undefined ? held.rows.get(table) : held.owned.get(`${table} ${owner}`);
  const list = [...(rows?.values() ?? [])].filter(
    (row) =>
      (kind === undefined || row.kind === kind) &&
      (prefix === undefined || row.id.startsWith(prefix)) &&
      (after === undefined || row.place > after.place || (row.place === after.place && row.id > after.id)),
  );
  list.sort((a, b) => a.place - b.place || compareText(a.id, b.id));
  return list.slice(0, query.limit ?? list.length);
}

function findIn(spoken: ReadonlyMap<string, string>, words: readonly string[], limit: number): Spoken[] {
  const found: Spoken[] = [];
  if (words.length === 0) return found;
  for (const [ref, text] of spoken) {
    if (found.length >= limit) break;
    if (words.every((word) => holds(text, word))) found.push({ ref, text });
  }
  return found;
}

function holds(text: string, word: string): boolean {
  return letters(word) >= 3 ? text.includes(word) : wordsOf(text).some((one) => one.startsWith(word));
}
