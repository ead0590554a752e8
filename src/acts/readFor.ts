import type { MarkRow } from "../catalog/rows.ts";
import { doActs, reason } from "./act.ts";
import { findAccounts, findIncident } from "./gather.ts";
import type { Ports } from "./ports.ts";

/**
 * Says that a person has read an account for a question of an incident's table: from now on an empty cell there means
 * *does not say* instead of *not found yet*.
 */
export async function readFor(
  ports: Ports,
  mark: { readonly incident: string; readonly account: string; readonly question: string; readonly why?: string },
): Promise<MarkRow> {
  const incident = await findIncident(ports, mark.incident);
  const [account] = await findAccounts(ports, [mark.account]);
  const body = { incident: incident.id, account: account!.id, question: mark.question, why: reason(mark.why) };
  const [act] = await doActs(ports, [{ kind: "read-for", refs: [incident.id], body, unit: account!.unit }]);
  return (await ports.catalog.marks(incident.id)).find((one) => one.ref === act!.ref)!;
}
