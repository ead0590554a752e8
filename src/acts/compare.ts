import { type AccountReading, compareIncident, type IncidentTable, type SameName } from "../incident/index.ts";
import { findIncident } from "./gather.ts";
import type { Ports } from "./ports.ts";

/** The table of one incident as it stands now; changes nothing. Throws as `findIncident` does. */
export async function compare(ports: Ports, id: string): Promise<IncidentTable> {
  const incident = await findIncident(ports, id);
  const accounts: AccountReading[] = [];
  for (const accountId of incident.accounts) {
    const account = await ports.catalog.account(accountId);
    if (account === null) continue;
    const rows = await ports.catalog.lines(account.object);
    const lines = rows
      .filter((row) => row.account === account.id)
      .map(({ ref, line, state }) => ({ ref, line, state }));
    accounts.push({ account, own: false, lines });
  }
  return compareIncident({
    id: incident.id,
    title: incident.title,
    accounts,
    matters: await ports.catalog.matters(incident.id),
    marks: await ports.catalog.marks(incident.id),
    sameName: await sameNames(ports),
  });
}

/** What people judged comes first; else two names are one when only keyboards and encodings tell them apart. */
async function sameNames(ports: Ports): Promise<SameName> {
  const judged = new Map<string, "same" | "maybe" | "different">();
  for (const { a, b, verdict, undone } of await ports.catalog.sames()) {
    if (!undone)
      judged.set(
        pair(ports.fold(a), ports.fold(b)),
        verdict === "same" ? "same" : verdict === "unsure" ? "maybe" : "different",
      );
  }
  return (a, b) => {
    const [one, other] = [ports.fold(a), ports.fold(b)];
    return judged.get(pair(one, other)) ?? (bare(one) === bare(other) ? "same" : "different");
  };
}

function pair(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

function bare(name: string): string {
  return name.replace(/^the\s+/, "").trim();
}
