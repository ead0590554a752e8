import type { IncidentRow, LineRow } from "../catalog/rows.ts";
import {
  type AccountReading,
  compareIncident,
  type IncidentInput,
  type IncidentTable,
  type SameName,
} from "../incident/index.ts";
import { findIncident } from "./gather.ts";
import type { Ports } from "./ports.ts";

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
    const lines = rows.filter((row) => row.account === id).map(({ ref, line, state }) => ({ ref, line, state }));
    accounts.push({ account, own: object?.own ?? false, lines });
  }
  return {
    id: incident.id,
    title: incident.title,
    accounts,
    matters: await ports.catalog.matters(incident.id),
    marks: await ports.catalog.marks(incident.id),
    sameName: await sameNames(ports),
    ...(ports.broader ? { broader: ports.broader } : {}),
  };
}

/**
 * Two names as people judged them, the newest judgement in force; else as the names room sees them, and without it as one when
 * only keyboards, encodings and an article tell them apart.
 */
export async function sameNames(ports: Ports): Promise<SameName> {
  const known = new Map<string, ReturnType<SameName>>();
  const pair = (a: string, b: string) => {
    const [one, other] = [ports.fold(a), ports.fold(b)];
    return one < other ? `${one}\n${other}` : `${other}\n${one}`;
  };
  for (const row of await ports.catalog.sames()) {
    const [a, b] = [await worded(ports, row.a), await worded(ports, row.b)];
    if (!row.undone) known.set(pair(a, b), verdicts[row.verdict]);
  }
  return (a, b) => {
    const key = pair(a, b);
    const before = known.get(key);
    if (before !== undefined) return before;
    const [one, other] = [bare(ports.fold(a)), bare(ports.fold(b))];
    const found = one === other ? "same" : (ports.sameName?.(a, b) ?? "different");
    known.set(key, found);
    return found;
  };
}

const verdicts = { same: "same", unsure: "maybe", "not-same": "different" } as const;

async function worded(ports: Ports, nameOrRef: string): Promise<string> {
  const line = (await ports.catalog.line(nameOrRef))?.line;
  return line?.kind === "mention" ? line.text : nameOrRef;
}

function bare(name: string): string {
  return name.replace(/^the\s/, "").trim();
}
