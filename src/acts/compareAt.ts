import type { Act } from "../archive/archive.ts";
import type { CatalogSource } from "../catalog/catalog.ts";
import { createCatalog } from "../catalog/derived.ts";
import { memoryStore } from "../catalog/memoryStore.ts";
import { type IncidentTable, type TableChanges, tableChanges } from "../incident/index.ts";
import { compare } from "./compare.ts";
import { ActError } from "./error.ts";
import type { Ports } from "./ports.ts";

/**
 * The table of an incident as it stood: after so many acts of this archive (`40`), or at the end of a day (`2031-03-14`, UTC, by the
 * time the acts claim). Replays the archive up to there in memory. Throws `ActError` `bad-input`, and `not-found` where the incident
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
  const isPast = pastTest(at);
  async function* replay(after?: Parameters<CatalogSource["replay"]>[0]): AsyncGenerator<Act> {
    let count = 0;
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

function pastTest(at: string): (act: Act, count: number) => boolean {
  if (/^\d{4}-\d\d-\d\d$/.test(at)) return (act) => act.time.slice(0, 10) > at;
  if (/^\d{1,10}$/.test(at)) return (_, count) => count >= Number(at);
  throw new ActError(
    "bad-input",
    `Looking at a table as it stood at "${at}": a number of acts or a day as 2031-03-14 is needed.`,
  );
}
