import type { ActDraft } from "../archive/archive.ts";
import type { MatterRow } from "../catalog/rows.ts";
import { doActs, findLine, reason } from "./act.ts";
import { ActError } from "./error.ts";
import { findIncident } from "./gather.ts";
import type { Ports } from "./ports.ts";

export interface NewMatter {
  readonly incident: string;
  /** What these claims speak about, as the editor words it. */
  readonly title: string;
  /** The question of the table it stands under, as `how-many`. */
  readonly question: string;
  /** Refs of claims and figures. */
  readonly claims: readonly string[];
  readonly why?: string;
}

/** Says that several claims speak about one deed, figure or state: a row of the table. */
export async function makeMatter(ports: Ports, matter: NewMatter): Promise<MatterRow> {
  const incident = await findIncident(ports, matter.incident);
  const title = matter.title.trim();
  if (title === "" || title.length > 300) {
    throw new ActError("bad-input", "Making a matter: a title of 1 to 300 characters is needed.");
  }
  const body = { incident: incident.id, title, question: matter.question, why: reason(matter.why) };
  const [act] = await doActs(ports, [{ kind: "matter", refs: [incident.id], body, unit: incident.unit }]);
  return changeMatter(ports, incident.id, act!.ref, { add: matter.claims }, matter.why);
}

/** Adds claims to a matter or takes them out; splitting a matter is taking out and making another. */
export async function changeMatter(
  ports: Ports,
  incident: string,
  matter: string,
  change: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
  why?: string,
): Promise<MatterRow> {
  const drafts: ActDraft[] = [];
  for (const [ref, into] of [
    ...(change.add ?? []).map((r) => [r, true] as const),
    ...(change.remove ?? []).map((r) => [r, false] as const),
  ]) {
    const line = await findLine(ports, ref);
    const body = { incident, matter, claim: ref, in: into, why: reason(why) };
    drafts.push({ kind: "matter-claim", refs: [matter], body, unit: line.unit });
  }
  if (drafts.length > 0) await doActs(ports, drafts);
  const row = (await ports.catalog.matters(incident)).find((one) => one.id === matter);
  if (row === undefined)
    throw new ActError("not-found", `Looking for the matter "${matter}": the incident has none such.`);
  return row;
}
