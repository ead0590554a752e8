import type { IncidentRow, LineRow } from "../catalog/rows.ts";
import {
  type AccountReading,
  compareIncident,
  type IncidentInput,
  type IncidentRelation,
  type IncidentTable,
  type SameName,
} from "../incident/index.ts";
import { findIncident } from "./gather.ts";
import type { Ports } from "./ports.ts";
import { nameKey, resolved } from "./resolve.ts";

/** The table of an incident (its id, the start of it, or its title) as it stands now. Appends nothing. Throws as `findIncident` does. */
export async function compare(ports: Ports, incident: string): Promise<IncidentTable> {
  return compareIncident(await incidentInput(ports, await findIncident(ports, incident)));
}

/** Everything a table is made from, as the catalog has it now. An account that is no longer there is left out. */
export async function incidentInput(ports: Ports, incident: IncidentRow): Promise<IncidentInput> {
  const read = new Map<string, readonly LineRow[]>();
  const accounts: AccountReading[] = [];
  for (const id of incident.accounts) {
    const account = await ports.catalog.account(id);
    if (account === null) continue;
    const object = await ports.catalog.object(account.object);
    const rows = read.get(account.object) ?? (await ports.catalog.lines(account.object));
    read.set(account.object, rows);
    const lines = rows.filter((row) => row.account === id).map(readLine);
    accounts.push({ account, own: object?.own ?? false, lines });
  }
  return {
    id: incident.id,
    title: incident.title,
    accounts,
    matters: (await ports.catalog.matters(incident.id)).filter(({ claims }) => claims.length > 0),
    marks: await ports.catalog.marks(incident.id),
    sameName: await sameNames(ports),
    ...(ports.broader ? { broader: ports.broader } : {}),
    checklist: ports.checklist ?? [],
    expected: await ports.catalog.expected(incident.id),
    sourceNotes: await ports.catalog.sourceNotes(),
    relations: await relationsOf(ports, incident.id),
  };
}

function readLine({ ref, line, state, judgements }: LineRow): AccountReading["lines"][number] {
  const last = judgements.findLast((judgement) => !judgement.undone);
  if (!last) return { ref, line, state };
  return { ref, line, state, judged: { by: last.by, time: last.time, why: last.why } };
}

async function relationsOf(ports: Ports, incident: string): Promise<IncidentRelation[]> {
  const titles = new Map((await ports.catalog.incidents()).map(({ id, title }) => [id, title]));
  return (await ports.catalog.relations())
    .filter(({ from, to, holds }) => holds && (from === incident || to === incident))
    .map(({ holds: _, ...row }) => ({
      ...row,
      fromTitle: titles.get(row.from) ?? "",
      toTitle: titles.get(row.to) ?? "",
    }));
}

/**
 * Two names as people judged them, straight or through others; where judgements contradict each other they may be one. Else as the
 * names room sees them, and without it as one when only keyboards, encodings and an article tell them apart.
 */
export async function sameNames(ports: Ports): Promise<SameName> {
  const { resolution } = await resolved(ports);
  const key = nameKey(ports);
  const known = new Map<string, ReturnType<SameName>>();
  return (a, b) => {
    const [one, other] = [key(a), key(b)];
    const pair = one < other ? `${one}\n${other}` : `${other}\n${one}`;
    const before = known.get(pair);
    if (before !== undefined) return before;
    const judged = resolution.standing(a, b);
    const found = judged !== null ? verdicts[judged] : one === other ? "same" : (ports.sameName?.(a, b) ?? "different");
    known.set(pair, found);
    return found;
  };
}

const verdicts = { same: "same", unsure: "maybe", conflict: "maybe", "not-same": "different" } as const;
