import type { ActDraft } from "../archive/archive.ts";
import type { AccountRow, IncidentRow } from "../catalog/rows.ts";
import { doActs, reason } from "./act.ts";
import { ActError } from "./error.ts";
import type { Ports } from "./ports.ts";

export interface NewIncident {
  /** As the editor calls it: 1 to 300 characters. */
  readonly title: string;
  /** Account ids. */
  readonly accounts: readonly string[];
  readonly why?: string;
}

/** Makes an incident and adds accounts to it. What is said of a sealed account is sealed in its unit. */
export async function gather(ports: Ports, incident: NewIncident): Promise<IncidentRow> {
  const title = incident.title.trim();
  if (title === "" || title.length > 300) {
    throw new ActError("bad-input", "Making an incident: a title of 1 to 300 characters is needed.");
  }
  const accounts = await findAccounts(ports, incident.accounts);
  const unit = accounts.every((one) => one.unit === null) && accounts.length > 0 ? null : ports.archive.ownUnit;
  const [act] = await doActs(ports, [{ kind: "incident", refs: [], body: { title, why: reason(incident.why) }, unit }]);
  // The reason stays with the incident: said again in the act of an open account it would lie open.
  if (accounts.length > 0) await change(ports, "gather", act!.ref, accounts);
  return (await ports.catalog.incident(act!.ref))!;
}

/** Adds accounts to an incident; one that is already in stays where it is. */
export async function addAccounts(
  ports: Ports,
  incident: string,
  ids: readonly string[],
  why?: string,
): Promise<IncidentRow> {
  const row = await findIncident(ports, incident);
  const accounts = await findAccounts(
    ports,
    ids.filter((id) => !row.accounts.includes(id)),
  );
  await change(ports, "gather", row.id, accounts, why);
  return findIncident(ports, row.id);
}

/** Takes accounts out of an incident again; what was said about them stays in the record. */
export async function removeAccounts(
  ports: Ports,
  incident: string,
  ids: readonly string[],
  why?: string,
): Promise<IncidentRow> {
  const row = await findIncident(ports, incident);
  await change(ports, "ungather", row.id, await findAccounts(ports, ids), why);
  return findIncident(ports, row.id);
}

/** The incident of an id, of its first digits (at least six) when unique, or of its exact title. Throws `not-found`, `ambiguous`. */
export async function findIncident(ports: Ports, id: string): Promise<IncidentRow> {
  await ports.catalog.catchUp(ports.archive);
  const whole = await ports.catalog.incident(id);
  if (whole !== null) return whole;
  const near = (await ports.catalog.incidents()).filter(
    (one) => one.title === id || (id.length >= 6 && one.id.startsWith(id)),
  );
  if (near.length === 1) return near[0]!;
  if (near.length > 1) throw new ActError("ambiguous", `Looking for the incident "${id}": several are meant by it.`);
  throw new ActError("not-found", `Looking for the incident "${id}": there is none in this archive.`);
}

/** The accounts of these ids: `<object>#<telling>`, or an object's id for all accounts in it. */
export async function findAccounts(ports: Ports, ids: readonly string[]): Promise<readonly AccountRow[]> {
  await ports.catalog.catchUp(ports.archive);
  const found = new Map<string, AccountRow>();
  for (const id of ids) {
    const one = await ports.catalog.account(id);
    const rows = one !== null ? [one] : id.includes("#") ? [] : await ports.catalog.accounts(await wholeId(ports, id));
    if (rows.length === 0)
      throw new ActError("not-found", `Looking for the account "${id}": there is none in this archive.`);
    for (const row of rows) found.set(row.id, row);
  }
  return [...found.values()];
}

async function wholeId(ports: Ports, id: string): Promise<string> {
  const near = id.length >= 6 ? await ports.catalog.objectsStarting(id) : [];
  if (near.length > 1) throw new ActError("ambiguous", `Looking for the object "${id}": several begin so.`);
  return near[0]?.object ?? id;
}

async function change(
  ports: Ports,
  kind: "gather" | "ungather",
  incident: string,
  accounts: readonly AccountRow[],
  why?: string,
): Promise<void> {
  if (accounts.length === 0) return;
  const drafts = accounts.map((account): ActDraft => {
    const body = { incident, account: account.id, why: reason(why) };
    return { kind, refs: [incident], body, unit: account.unit };
  });
  await doActs(ports, drafts);
}
