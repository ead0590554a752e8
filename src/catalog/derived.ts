import type { Act, Position } from "../archive/archive.ts";
import { ArchiveError } from "../archive/error.ts";
import { fromUtf8, joinBytes } from "../bytes/text.ts";
import type { Catalog, CatalogSource } from "./catalog.ts";
import { isKnownKind, project } from "./project.ts";
import { queriesOf } from "./queries.ts";
import type { Store } from "./store.ts";

/** Raised when rows are made differently: an older catalog is then rebuilt. */
const shape = 5;
/** Acts that are applied in one transaction. */
const batch = 20_000;
/** The most bytes of one reading that come into the catalog. */
const mostBytes = 256 * 2 ** 20;

/** What the catalog was built from. */
interface Built {
  readonly shape: number;
  readonly archive: string;
  readonly position: Position;
  readonly acts: number;
  readonly withheld: number;
  /** Kinds of act that this program does not know, at most 100. */
  readonly unknown: readonly string[];
  /** Units whose keys were here. */
  readonly units: readonly string[];
}

/** The catalog over any store. `fold` makes the key of a text or name for searching. */
export function createCatalog(store: Store, fold: (text: string) => string): Catalog {
  const catchUp: Catalog["catchUp"] = async (archive, progress) => {
    if (await store.transaction(() => clearStale(store, archive))) await store.scrub();
    let applied = 0;
    for (;;) {
      const count = await store.transaction(() => applyBatch(store, archive, fold));
      applied += count;
      progress?.(applied, archive.size);
      if (count < batch) return applied;
    }
  };
  const rebuild: Catalog["rebuild"] = async (archive, progress) => {
    await store.transaction(() => store.clear());
    await store.scrub();
    return catchUp(archive, progress);
  };
  const unknownKinds = async () => ((await store.getMeta()) as Built | null)?.unknown ?? [];
  return { ...queriesOf(store, fold), catchUp, rebuild, unknownKinds, close: () => store.close() };
}

/** Forgets everything when it was built from something else; whether it did. */
async function clearStale(store: Store, archive: CatalogSource): Promise<boolean> {
  const built = (await store.getMeta()) as Built | null;
  if (built === null || stillHolds(built, archive)) return false;
  await store.clear();
  return true;
}

async function applyBatch(store: Store, archive: CatalogSource, fold: (text: string) => string): Promise<number> {
  const built = (await store.getMeta()) as Built | null;
  const now = archive.position();
  const position: Record<string, number> = { ...built?.position };
  if (built !== null && Object.keys(now).every((log) => position[log] === now[log])) return 0;
  let count = 0;
  let acts = built?.acts ?? 0;
  let withheld = built?.withheld ?? 0;
  const unknown = new Set(built?.unknown);
  const load = (object: string) => loadText(archive, object);
  for await (const act of archive.replay(position)) {
    await project({ store, place: acts, fold, load }, act);
    advance(position, act);
    acts++;
    if (act.withheld) withheld++;
    else if (unknown.size < 100 && !isKnownKind(act.kind)) unknown.add(act.kind);
    if (++count >= batch) break;
  }
  const next: Built = {
    shape,
    archive: archive.id,
    position,
    acts,
    withheld,
    unknown: [...unknown],
    units: [...archive.units()].sort(),
  };
  await store.setMeta(next);
  return count;
}

/** Whether what was built is of this archive, of an earlier state of it, and under no key that has gone or come late. */
function stillHolds(built: Built, archive: CatalogSource): boolean {
  if (built.shape !== shape || built.archive !== archive.id) return false;
  // Acts of a kind that an older program passed by, and this one knows.
  if (built.unknown.some(isKnownKind)) return false;
  const now = archive.position();
  if (Object.entries(built.position).some(([log, size]) => size > (now[log] ?? 0))) return false;
  const held = new Set(archive.units());
  if (built.units.some((unit) => !held.has(unit))) return false;
  return built.withheld === 0 || held.size === built.units.length;
}

function advance(position: Record<string, number>, act: Act): void {
  position[act.log] = Math.max(position[act.log] ?? 0, act.index + 1);
}

async function loadText(archive: CatalogSource, object: string): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of archive.getObject(object)) {
      size += piece.length;
      if (size > mostBytes) return null;
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof ArchiveError) return null;
    throw error;
  }
  return fromUtf8(joinBytes(pieces));
}
