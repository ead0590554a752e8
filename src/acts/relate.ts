import type { RelationRow } from "../catalog/rows.ts";
import { type IncidentRelation, relationKinds } from "../incident/index.ts";
import { doActs, reason } from "./act.ts";
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
  return rows.find((row) => row.from === from.id && row.to === to.id && row.relation === asked.relation) ?? null;
}

async function isPartOf(ports: Ports, part: string, whole: string): Promise<boolean> {
  const rows = (await ports.catalog.relations()).filter(({ relation }) => relation === "part-of");
  const seen = new Set([part]);
  for (const at of seen) {
    if (at === whole) return true;
    for (const row of rows) if (row.from === at) seen.add(row.to);
  }
  return false;
}
