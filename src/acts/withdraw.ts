import type { SourceRow } from "../catalog/rows.ts";
import { doActs, reason } from "./act.ts";
import { ActError } from "./error.ts";
import type { Ports } from "./ports.ts";
import { forgetTexts } from "./text.ts";

export interface Withdrawn {
  readonly source: string;
  readonly unit: string;
  /** Logs of other devices that have not confirmed: they may still hold the key. */
  readonly notConfirmed: readonly string[];
  /** What a withdrawal cannot do, in plain words. */
  readonly cannotRecall: readonly string[];
}

/**
 * Honours a source's withdrawal: its key is destroyed, and everything sealed under it (files, readings, claims, the source's own
 * name) stays closed for ever; the catalog is built anew without it. Throws `ActError`: `not-found`, `bad-input` for an open source.
 */
export async function withdraw(ports: Ports, id: string, why?: string): Promise<Withdrawn> {
  const source = await findSource(ports, id);
  const { unit } = source;
  if (unit === null) {
    throw new ActError(
      "bad-input",
      "Withdrawing a source: it was kept open, for everybody and for ever; only a sealed one can be withdrawn.",
    );
  }
  const body = { source: source.id, unit, why: reason(why) };
  const [act] = await doActs(ports, [{ kind: "withdraw", refs: [], body, unit: ports.archive.ownUnit }]);
  await ports.archive.destroyUnits([unit]);
  forgetTexts(ports);
  await ports.catalog.catchUp(ports.archive);
  const seen = await ports.archive.seenBy(act!.log, act!.index);
  return {
    source: source.id,
    unit,
    notConfirmed: seen.filter((one) => !one.seen && one.log !== act!.log).map((one) => one.log),
    cannotRecall: [
      "copies that anybody made of the words, the files or the key before now",
      "backups and synchronised copies of this folder made before now, until they are replaced",
      "what was published or handed over",
    ],
  };
}

/** The source of an id, of its first digits (at least six), or of its exact name. Throws `not-found`, `ambiguous`. */
export async function findSource(ports: Ports, id: string): Promise<SourceRow> {
  await ports.catalog.catchUp(ports.archive);
  const whole = await ports.catalog.source(id);
  if (whole !== null) return whole;
  const near = (await ports.catalog.sources()).filter(
    (one) => one.name === id || (id.length >= 6 && one.id.startsWith(id)),
  );
  if (near.length === 1) return near[0]!;
  if (near.length > 1)
    throw new ActError("ambiguous", "Looking for a source: several are meant by it, its id is needed.");
  throw new ActError("not-found", "Looking for a source: there is none of this name or id in this archive.");
}
