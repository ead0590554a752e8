import type { ExpectedRow } from "../catalog/rows.ts";
import { type ExpectedState, expectedStates } from "../incident/index.ts";
import { doActs, reason } from "./act.ts";
import { ActError } from "./error.ts";
import { findIncident } from "./gather.ts";
import type { Ports } from "./ports.ts";

export interface NewExpected {
  readonly incident: string;
  /** An id of the checklist, as `post-mortem-report`. */
  readonly record: string;
  readonly state: ExpectedState;
  readonly why?: string;
}

/** Writes down how it stands with a record that should exist. The newest holds. Throws `ActError` `bad-input`, `not-found`. */
export async function expect(ports: Ports, asked: NewExpected): Promise<ExpectedRow> {
  const incident = await findIncident(ports, asked.incident);
  const known = (ports.checklist ?? []).map(({ id }) => id);
  if (!known.includes(asked.record)) {
    throw new ActError(
      "bad-input",
      `Writing down the record "${asked.record}": one of the checklist is needed: ${known.join(", ")}.`,
    );
  }
  if (!expectedStates.includes(asked.state)) {
    throw new ActError(
      "bad-input",
      `Writing down the record "${asked.record}" as "${asked.state}": one of ${expectedStates.join(", ")} is needed.`,
    );
  }
  const body = { incident: incident.id, record: asked.record, state: asked.state, why: reason(asked.why) };
  const [act] = await doActs(ports, [{ kind: "expected", refs: [incident.id], body, unit: incident.unit }]);
  return (await ports.catalog.expected(incident.id)).find((row) => row.ref === act!.ref)!;
}
