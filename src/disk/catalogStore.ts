import { DatabaseSync, type StatementSyncInstance } from "@photostructure/sqlite";
import { type ListQuery, letters, type Spoken, type Store, type Stored, type Table, tables } from "../catalog/store.ts";

/**
 * A store in an SQLite file, or in memory with ":memory:". Plain SQL that PostgreSQL speaks too, but for the two full-text
 * tables: whole words for short ones, pieces of three letters for the rest.
 * https://www.sqlite.org/fts5.html sections 4.3.1 and 4.3.4.
 */
export function sqliteStore(path: string): Store {
  const database = new DatabaseSync(path);
  database.exec(
    "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 16384; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 10000;",
  );
  database.exec("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;");
  database.exec(schema);
  const sql = statements(database);
  let queue: Promise<unknown> = Promise.resolve();
  const removeWords = (ref: string): void => {
    const known = sql("SELECT n FROM spoken WHERE ref = ?").get(ref) as { n: number } | undefined;
    if (known === undefined) return;
    sql("DELETE FROM spoken WHERE n = ?").run(known.n);
    sql("DELETE FROM spoken_words WHERE rowid = ?").run(known.n);
    sql("DELETE FROM spoken_pieces WHERE rowid = ?").run(known.n);
  };
  return {
    transaction(work) {
      const turn = queue.then(() => attempt(database, work));
      queue = turn.catch(() => undefined);
      return turn;
    },
    get: async (table, id) => storedOf(sql(`SELECT * FROM ${table}_rows WHERE id = ?`).get(id)),
    put: async (table, row) => {
      sql(`INSERT INTO ${table}_rows (id, owner, kind, place, body) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, kind = excluded.kind, place = excluded.place, body = excluded.body`).run(
        row.id,
        row.owner,
        row.kind,
        row.place,
        JSON.stringify(row.row),
      );
    },
    remove: async (table, id) => void sql(`DELETE FROM ${table}_rows WHERE id = ?`).run(id),
    list: async (table, query) => {
      const { text, values } = listSql(table, query);
      return sql(text)
        .all(...values)
        .map((row) => storedOf(row)!);
    },
    count: async (table, kind) => {
      const text = `SELECT count(*) AS n FROM ${table}_rows`;
      const row = kind === undefined ? sql(text).get() : sql(`${text} WHERE kind = ?`).get(kind);
      return (row as { n: number }).n;
    },
    putWords: async (one) => {
      removeWords(one.ref);
      const { lastInsertRowid: n } = sql("INSERT INTO spoken (ref, words) VALUES (?, ?)").run(one.ref, one.text);
      sql("INSERT INTO spoken_words (rowid, words) VALUES (?, ?)").run(n, one.text);
      sql("INSERT INTO spoken_pieces (rowid, words) VALUES (?, ?)").run(n, one.text);
    },
    removeWords: async (ref) => removeWords(ref),
    findWords: async (words, limit) => findWords(sql, words, limit),
    getMeta: async () => {
      const row = sql("SELECT body FROM meta WHERE id = 1").get() as { body: string } | undefined;
      return row === undefined ? null : JSON.parse(row.body);
    },
    setMeta: async (meta) =>
      void sql("INSERT INTO meta (id, body) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body").run(
        JSON.stringify(meta),
      ),
    clear: async () => {
      for (const table of tables) sql(`DELETE FROM ${table}_rows`).run();
      for (const table of ["meta", "spoken"]) sql(`DELETE FROM ${table}`).run();
      // A plain DELETE would leave the words in the index's segments.
      for (const table of ["spoken_words", "spoken_pieces"])
        sql(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`).run();
    },
    scrub: async () => database.exec("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);"),
    close: async () => database.close(),
  };
}

const schema = `
${tables
  .map(
    (table) => `CREATE TABLE IF NOT EXISTS ${table}_rows (
  id TEXT PRIMARY KEY, owner TEXT NOT NULL, kind TEXT NOT NULL, place INTEGER NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ${table}_owner ON ${table}_rows (owner, place, id);
CREATE INDEX IF NOT EXISTS ${table}_kind ON ${table}_rows (kind, place, id);
CREATE INDEX IF NOT EXISTS ${table}_place ON ${table}_rows (place, id);`,
  )
  .join("\n")}
CREATE TABLE IF NOT EXISTS meta (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS spoken (n INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE, words TEXT NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS spoken_words USING fts5(
  words, content='', contentless_delete=1, detail='none', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);
CREATE VIRTUAL TABLE IF NOT EXISTS spoken_pieces USING fts5(
  words, content='', contentless_delete=1, tokenize='trigram case_sensitive 1'
);
`;

type Sql = (text: string) => StatementSyncInstance;

function statements(database: InstanceType<typeof DatabaseSync>): Sql {
  const prepared = new Map<string, StatementSyncInstance>();
  return (text) => {
    let one = prepared.get(text);
    if (one === undefined) {
      one = database.prepare(text);
      prepared.set(text, one);
    }
    return one;
  };
}

async function attempt<T>(database: InstanceType<typeof DatabaseSync>, work: () => Promise<T>): Promise<T> {
  database.exec("BEGIN IMMEDIATE");
  try {
    const done = await work();
    database.exec("COMMIT");
    return done;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

function storedOf(row: unknown): Stored | null {
  if (row === undefined) return null;
  const { id, owner, kind, place, body } = row as Stored & { body: string };
  return { id, owner, kind, place, row: JSON.parse(body) };
}

function listSql(table: Table, query: ListQuery): { text: string; values: (string | number)[] } {
  const where: string[] = [];
  const values: (string | number)[] = [];
  const need = (text: string, ...given: (string | number)[]) => {
    where.push(text);
    values.push(...given);
  };
  if (query.owner !== undefined) need("owner = ?", query.owner);
  if (query.kind !== undefined) need("kind = ?", query.kind);
  if (query.prefix !== undefined) need("id >= ? AND id < ?", query.prefix, `${query.prefix}\u{10ffff}`);
  if (query.after !== undefined) need("(place, id) > (?, ?)", query.after.place, query.after.id);
  const condition = where.length === 0 ? "" : ` WHERE ${where.join(" AND ")}`;
  const limit = query.limit === undefined ? "" : " LIMIT ?";
  if (query.limit !== undefined) values.push(query.limit);
  return { text: `SELECT * FROM ${table}_rows${condition} ORDER BY place, id${limit}`, values };
}

function findWords(sql: Sql, words: readonly string[], limit: number): readonly Spoken[] {
  if (words.length === 0) return [];
  const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`;
  const long = words.filter((word) => letters(word) >= 3).map(quoted);
  const short = words.filter((word) => letters(word) < 3).map((word) => `${quoted(word)}*`);
  const where: string[] = [];
  if (long.length > 0) where.push("n IN (SELECT rowid FROM spoken_pieces WHERE spoken_pieces MATCH ?)");
  if (short.length > 0) where.push("n IN (SELECT rowid FROM spoken_words WHERE spoken_words MATCH ?)");
  const values = [long, short].filter((some) => some.length > 0).map((some) => some.join(" AND "));
  return sql(`SELECT ref, words AS text FROM spoken WHERE ${where.join(" AND ")} ORDER BY n LIMIT ?`)
    .all(...values, limit)
    .map((row) => ({ ...(row as Spoken) }));
}
