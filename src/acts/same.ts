import type { SameRow } from "../catalog/rows.ts";
import { doActs, reason } from "./act.ts";
import { ActError } from "./error.ts";
import type { Ports } from "./ports.ts";

/**
 * Judges whether two names mean one person, place or organisation. Each is a name as worded or the ref of a mention; a mention
 * of a sealed account is sealed in its unit. A mention is never rewritten.
 */
export async function same(
  ports: Ports,
  asked: {
    readonly a: string;
    readonly b: string;
    readonly type: SameRow["type"];
    readonly verdict: SameRow["verdict"];
    readonly why?: string;
  },
): Promise<SameRow> {
  await ports.catalog.catchUp(ports.archive);
  if (asked.a.trim() === "" || asked.b.trim() === "" || asked.a === asked.b) {
    throw new ActError("bad-input", "Judging two names: two that differ are needed.");
  }
  const units = new Set<string>();
  for (const one of [asked.a, asked.b]) {
    const unit = (await ports.catalog.line(one))?.unit;
    if (unit) units.add(unit);
  }
  const body = { a: asked.a, b: asked.b, type: asked.type, verdict: asked.verdict, why: reason(asked.why) };
  const unit = [...units][0] ?? ports.archive.ownUnit;
  const [act] = await doActs(ports, [{ kind: "same", refs: [], body, unit }]);
  return (await ports.catalog.sames()).find((one) => one.ref === act!.ref)!;
}

/** Takes a judgement of sameness back. */
export async function undoSame(ports: Ports, ref: string, why?: string): Promise<void> {
  const row = (await ports.catalog.sames()).find((one) => one.ref === ref && !one.undone);
  if (row === undefined)
    throw new ActError("not-found", `Undoing the judgement "${ref.slice(0, 12)}": there is none in force.`);
  const unit =
    (await ports.catalog.line(row.a))?.unit ?? (await ports.catalog.line(row.b))?.unit ?? ports.archive.ownUnit;
  await doActs(ports, [{ kind: "undo-same", refs: [ref], body: { same: ref, why: reason(why) }, unit }]);
}
