import type { ActDraft } from "../archive/archive.ts";
import type { MatterRow } from "../catalog/rows.ts";
import type { Matter } from "../incident/index.ts";
import { doActs, findLine, reason } from "./act.ts";
import { compare } from "./compare.ts";
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

/** The matters of an incident's table, proposed and made, each with its claims, reasons and acts. */
export async function matters(ports: Ports, incident: string): Promise<readonly Matter[]> {
  return (await compare(ports, incident)).matters;
}

/**
 * Takes claims out of a matter into one of their own. Of a proposed matter the rest stays proposed. Throws `ActError` `bad-input`
 * where they are none of its claims or all of them.
 */
export async function splitMatter(
  ports: Ports,
  split: {
    readonly incident: string;
    readonly row: string;
    readonly claims: readonly string[];
    readonly title: string;
  },
  why?: string,
): Promise<MatterRow> {
  const incident = await findIncident(ports, split.incident);
  const matter = await findMatter(ports, incident.id, split.row);
  const claims = await Promise.all(split.claims.map(async (ref) => (await findLine(ports, ref)).ref));
  if (
    claims.length === 0 ||
    claims.length >= matter.claims.length ||
    claims.some((ref) => !matter.claims.includes(ref))
  )
    throw new ActError("bad-input", `Splitting "${matter.title}": some of its claims, and not all, are needed.`);
  if (matter.made) await changeMatter(ports, incident.id, idOf(matter), { remove: claims }, why);
  const { title } = split;
  return makeMatter(ports, { incident: incident.id, title, question: "what-was-done", claims, ...reasoned(why) });
}

/** Makes one matter of two: the first keeps its name and takes the claims of the second. Throws `ActError` as `splitMatter`. */
export async function joinMatters(
  ports: Ports,
  join: { readonly incident: string; readonly row: string; readonly with: string },
  why?: string,
): Promise<MatterRow> {
  const incident = await findIncident(ports, join.incident);
  const [into, other] = [
    await findMatter(ports, incident.id, join.row),
    await findMatter(ports, incident.id, join.with),
  ];
  if (into.row === other.row) throw new ActError("bad-input", `Joining "${into.title}": another matter is needed.`);
  if (other.made) await changeMatter(ports, incident.id, idOf(other), { remove: other.claims }, why);
  if (into.made) return changeMatter(ports, incident.id, idOf(into), { add: other.claims }, why);
  const claims = [...into.claims, ...other.claims];
  return makeMatter(ports, {
    incident: incident.id,
    title: into.title,
    question: "what-was-done",
    claims,
    ...reasoned(why),
  });
}

/** A matter by its row, the start of it, or its title. */
async function findMatter(ports: Ports, incident: string, row: string): Promise<Matter> {
  const all = await matters(ports, incident);
  const exact = all.filter((one) => one.row === row || one.title === row);
  const near = exact.length > 0 ? exact : all.filter((one) => row.length >= 6 && one.row.startsWith(row));
  if (near.length === 1) return near[0]!;
  if (near.length > 1) throw new ActError("ambiguous", `Looking for the matter "${row}": several are meant by it.`);
  throw new ActError("not-found", `Looking for the matter "${row}": the incident has none such.`);
}

function idOf({ row }: Matter): string {
  return row.slice("matter-".length);
}

function reasoned(why: string | undefined): { readonly why?: string } {
  return why === undefined ? {} : { why };
}
