import type { RelationRow } from "../catalog/rows.ts";
import { type IncidentRelation, type RelationSuggestion, relationKinds, suggestRelations } from "../incident/index.ts";
import { doActs, reason } from "./act.ts";
import { incidentInput, sameNames } from "./compare.ts";
import { ActError } from "./error.ts";
import { findIncident } from "./gather.ts";
import type { Ports } from "./ports.ts";

export interface NewRelation {
  readonly from: string;
  readonly relation: IncidentRelation["relation"];
  readonly to: string;
  /** False: it does not hold, or no longer. */
  readonly holds?: boolean;
  readonly why?: string;
}

/**
 * Says that one incident is part of another, led to it or follows it; or takes that back. An incident stands in no relation to
 * itself, and none is part of its own part. Returns null when it was taken back. Throws `ActError` `bad-input`, `not-found`.
 */
export async function relate(ports: Ports, asked: NewRelation): Promise<RelationRow | null> {
  const [from, to] = [await findIncident(ports, asked.from), await findIncident(ports, asked.to)];
  if (!relationKinds.includes(asked.relation)) {
    throw new ActError(
      "bad-input",
      `Relating "${from.title}" by "${asked.relation}": one of ${relationKinds.join(", ")} is needed.`,
    );
  }
  const holds = asked.holds ?? true;
  if (holds && (from.id === to.id || (asked.relation === "part-of" && (await isPartOf(ports, to.id, from.id)))))
    throw new ActError(
      "bad-input",
      `Relating "${from.title}" to "${to.title}": it would be part of itself, another is needed.`,
    );
  const body = { from: from.id, relation: asked.relation, to: to.id, holds, why: reason(asked.why) };
  const unit = from.unit ?? to.unit;
  await doActs(ports, [{ kind: "relate", refs: [from.id, to.id], body, unit }]);
  const rows = await ports.catalog.relations();
  const row = rows.find((one) => one.from === from.id && one.to === to.id && one.relation === asked.relation);
  return row?.holds ? row : null;
}

async function isPartOf(ports: Ports, part: string, whole: string): Promise<boolean> {
  const rows = (await ports.catalog.relations()).filter(({ relation, holds }) => holds && relation === "part-of");
  const seen = new Set([part]);
  for (const at of seen) {
    if (at === whole) return true;
    for (const row of rows) if (row.from === at) seen.add(row.to);
  }
  return false;
}

/** A relation that place and time speak for and nobody has judged, with the titles of both. */
export interface ProposedRelation extends RelationSuggestion {
  readonly fromTitle: string;
  readonly toTitle: string;
}

/** Relations that may hold between the incidents of the archive: a person decides. Appends nothing. */
export async function proposedRelations(ports: Ports): Promise<readonly ProposedRelation[]> {
  await ports.catalog.catchUp(ports.archive);
  const rows = await ports.catalog.incidents();
  const placed = await Promise.all(
    rows.map(async (row) => ({ id: row.id, accounts: (await incidentInput(ports, row)).accounts })),
  );
  const judged = new Set((await ports.catalog.relations()).map(({ from, to }) => `${from} ${to}`));
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  return suggestRelations(placed, await sameNames(ports))
    .filter(({ from, to }) => !judged.has(`${from} ${to}`) && !judged.has(`${to} ${from}`))
    .map((one) => ({ ...one, fromTitle: titles.get(one.from)!, toTitle: titles.get(one.to)! }));
}
