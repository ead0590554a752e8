import type { Act } from "../archive/archive.ts";
import type { CatalogSource } from "../catalog/catalog.ts";
import { createCatalog } from "../catalog/derived.ts";
import { memoryStore } from "../catalog/memoryStore.ts";
import { type IncidentTable, type TableChanges, tableChanges } from "../incident/index.ts";
import { compare } from "./compare.ts";
import { ActError } from "./error.ts";
import type { Ports } from "./ports.ts";

/**
 * The table of an incident as it stood: after so many acts of this archive (`40`), at a checkpoint (`LOG:SIZE`, the log by its id or
 * the start of it), or at the end of a day (`2031-03-14`, UTC, by the time the acts claim). At a checkpoint all that its log had
 * replayed before its last act counts, of other logs too. Replays the archive up to there in memory. Throws `ActError` `bad-input`, and `not-found` where the incident
 * was not made yet.
 */
export async function compareAt(ports: Ports, incident: string, at: string): Promise<IncidentTable> {
  const catalog = createCatalog(memoryStore(), ports.fold);
  const archive = until(ports.archive, at);
  await catalog.catchUp(archive);
  // Nothing but reading is done with these ports: the acts that append would bring the catalog up to the whole archive.
  return compare({ ...ports, catalog: { ...catalog, catchUp: async () => 0 } }, incident);
}

/** What is otherwise in the table now than it was at an earlier point, given as for `compareAt`. */
export async function changesSince(ports: Ports, incident: string, since: string): Promise<TableChanges> {
  return tableChanges(await compareAt(ports, incident, since), await compare(ports, incident));
}

function until(archive: Ports["archive"], at: string): CatalogSource {
  const isPast = pastTest(archive, at);
  async function* replay(after?: Parameters<CatalogSource["replay"]>[0]): AsyncGenerator<Act> {
    let count = Object.values(after ?? {}).reduce((sum, size) => sum + size, 0);
    for await (const act of archive.replay(after)) if (!isPast(act, count++)) yield act;
  }
  return {
    id: archive.id,
    size: archive.size,
    replay,
    position: () => archive.position(),
    getObject: (object) => archive.getObject(object),
    units: () => archive.units(),
  };
}

function pastTest(archive: Ports["archive"], at: string): (act: Act, count: number) => boolean {
  if (/^\d{4}-\d\d-\d\d$/.test(at)) return (act) => act.time.slice(0, 10) > at;
  if (/^\d{1,10}$/.test(at)) return (_, count) => count >= Number(at);
  const checkpoint = /^([0-9a-f]{6,64}):(\d{1,10})$/.exec(at);
  const logs = Object.keys(archive.position()).filter((log) => checkpoint !== null && log.startsWith(checkpoint[1]!));
  if (checkpoint !== null && logs.length === 1) return pastCheckpoint(logs[0]!, Number(checkpoint[2]));
  throw new ActError(
    "bad-input",
    `Looking at a table as it stood at "${at}": a number of acts, a checkpoint as LOG:SIZE of a log that is here, or a day as 2031-03-14 is needed.`,
  );
}

/** Everything from the first act on that the checkpoint no longer covers, whatever log it stands in. */
function pastCheckpoint(log: string, size: number): (act: Act) => boolean {
  let reached = size === 0;
  return (act) => {
    const isPast = reached || (act.log === log && act.index >= size);
    reached ||= act.log === log && act.index >= size - 1;
    return isPast;
  };
}
