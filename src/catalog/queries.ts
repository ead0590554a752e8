import type { Catalog, Page } from "./catalog.ts";
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
import { type ListQuery, letters, type Store, type Table, wordsOf } from "./store.ts";
import { covered } from "./tellings.ts";

/** How many statements are looked at for the best ones. */
const candidates = 500;

/** The questions a catalog answers, from rows. */
export function queriesOf(
  store: Store,
  fold: (text: string) => string,
): Omit<Catalog, "catchUp" | "rebuild" | "unknownKinds" | "close"> {
  const one = async <T>(table: Table, id: string) => ((await store.get(table, id))?.row as T | undefined) ?? null;
  const many = async <T>(table: Table, query: ListQuery) => (await store.list(table, query)).map((row) => row.row as T);
  return {
    sources: () => many<SourceRow>("source", {}),
    source: (id) => one<SourceRow>("source", id),
    sourceNamed: async (name) => (await many<SourceRow>("source", { kind: name, limit: 1 }))[0] ?? null,
    objects: async (page = {}) => many<ObjectRow>("object", await pageOf(store, page)),
    object: (id) => one<ObjectRow>("object", id),
    objectsStarting: (prefix) => many<ObjectRow>("object", { prefix, limit: 10 }),
    accounts: async (object) => accountsOf(await many<AccountRow>("account", { owner: object })),
    account: (id) => one<AccountRow>("account", id),
    lines: (object, kind) => many<LineRow>("line", { owner: object, ...(kind === undefined ? {} : { kind }) }),
    line: (ref) => one<LineRow>("line", ref),
    linesStarting: async (prefix, id) => {
      const readings = new Set<string>();
      for (const row of await many<LineRow>("line", { prefix, limit: 100_000 })) readings.add(row.ref.slice(0, 64));
      const found = await Promise.all([...readings].slice(0, 64).map((hash) => one<LineRow>("line", `${hash}#${id}`)));
      return found.filter((row) => row !== null).slice(0, 2);
    },
    incidents: () => many<IncidentRow>("incident", {}),
    incident: (id) => one<IncidentRow>("incident", id),
    matters: (incident) => many<MatterRow>("matter", { owner: incident }),
    marks: (incident) => many<MarkRow>("mark", { owner: incident }),
    sames: () => many<SameRow>("same", {}),
    expected: (incident) => many<ExpectedRow>("expected", { owner: incident }),
    sourceNotes: () => many<SourceNoteRow>("sourceNote", {}),
    consents: (source) => many<ConsentRow>("consent", { owner: source }),
    relations: () => many<RelationRow>("relation", {}),
    mentions: async (name) => {
      const refs = await many<string>("mention", { owner: fold(name) });
      return (await Promise.all(refs.map((ref) => one<LineRow>("line", ref)))).filter((row) => row !== null);
    },
    search: (words, limit = 20) => search(store, fold(words), Math.min(limit, candidates)),
    counts: () => countsOf(store),
  };
}

async function pageOf(store: Store, page: Page): Promise<ListQuery> {
  const limit = Math.min(page.limit ?? 1000, 1000);
  const after = page.after === undefined ? null : await store.get("object", page.after);
  return after === null ? { limit } : { limit, after };
}

function accountsOf(rows: readonly AccountRow[]): readonly AccountRow[] {
  const told = rows.filter((row) => row.made !== "keep");
  return (told.length > 0 ? told : rows).toSorted((a, b) => a.start - b.start);
}

async function search(store: Store, text: string, limit: number): Promise<readonly Hit[]> {
  const words = [...new Set(wordsOf(text))].slice(0, 16);
  const found = await store.findWords(words, candidates);
  const ranked = found
    .map((one) => ({ ref: one.ref, score: scoreOf(one.text, words) }))
    .sort((a, b) => b.score - a.score || (a.ref < b.ref ? -1 : 1));
  const hits: Hit[] = [];
  for (const { ref, score } of ranked.slice(0, limit)) {
    const row = (await store.get("line", ref))?.row as LineRow | undefined;
    if (row?.line.kind !== "statement") continue;
    hits.push({ ref, object: row.object, account: row.account, quote: row.line.quote, score });
  }
  return hits;
}

/** A whole word counts three times a part of one; shorter statements come first among equals. */
function scoreOf(text: string, words: readonly string[]): number {
  const own = new Set(wordsOf(text));
  const held = words.reduce((sum, word) => sum + (own.has(word) ? 3 : 1) * Math.min(letters(word), 12), 0);
  return held / (20 + Math.sqrt(text.length));
}

async function countsOf(store: Store) {
  const built = (await store.getMeta()) as { acts: number; withheld: number } | null;
  const hidden = await store.count("account", covered);
  const [objects, sources, accounts, lines, incidents] = await Promise.all(
    (["object", "source", "account", "line", "incident"] as const).map((table) => store.count(table)),
  );
  return {
    acts: built?.acts ?? 0,
    objects: objects!,
    sources: sources!,
    accounts: accounts! - hidden,
    lines: lines!,
    incidents: incidents!,
    withheld: built?.withheld ?? 0,
  };
}
