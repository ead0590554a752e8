import type { Act, ActDraft } from "../archive/archive.ts";
import { ArchiveError } from "../archive/error.ts";
import type { LineRow, ObjectRow } from "../catalog/rows.ts";
import { ActError } from "./error.ts";
import type { Ports } from "./ports.ts";

/**
 * Appends the drafts as one commit and brings the catalog up; the acts come back in order. Throws `ArchiveError` `newer-format`
 * where acts of kinds stand that this program does not know: it reads such an archive and does not write to it.
 */
export async function doActs(ports: Ports, drafts: readonly ActDraft[]): Promise<readonly Act[]> {
  await ports.catalog.catchUp(ports.archive);
  const [kind] = await ports.catalog.unknownKinds();
  if (kind !== undefined) {
    throw new ArchiveError(
      "newer-format",
      `a newer program wrote acts of kind "${kind}" here, which this one does not know: it reads, and a newer one is needed to write`,
    );
  }
  const acts = await ports.archive.append(drafts);
  await ports.catalog.catchUp(ports.archive);
  return acts;
}

/**
 * The object of an id or of its first digits (at least six) when they are unique. Throws `ActError`: `not-found`, `ambiguous`.
 */
export async function findObject(ports: Ports, id: string): Promise<ObjectRow> {
  await ports.catalog.catchUp(ports.archive);
  const whole = await ports.catalog.object(id);
  if (whole !== null) return whole;
  const near = id.length >= 6 ? await ports.catalog.objectsStarting(id) : [];
  if (near.length === 1) return near[0]!;
  if (near.length > 1) throw new ActError("ambiguous", `Looking for the object "${id}": several begin so.`);
  throw new ActError("not-found", `Looking for the object "${id}": there is none in this archive.`);
}

/**
 * The line of a ref, or of one whose hash is cut to its first digits (at least six) as `1a2b3c4d#c7`. Throws `ActError`:
 * `not-found`, `ambiguous`.
 */
export async function findLine(ports: Ports, ref: string): Promise<LineRow> {
  await ports.catalog.catchUp(ports.archive);
  const line = await ports.catalog.line(ref);
  if (line !== null) return line;
  const at = ref.indexOf("#");
  const near = at >= 6 ? await ports.catalog.linesStarting(ref.slice(0, at), ref.slice(at + 1)) : [];
  if (near.length === 1) return near[0]!;
  if (near.length > 1) throw new ActError("ambiguous", `Looking for the claim "${ref}": several begin so.`);
  throw new ActError("not-found", `Looking for the claim "${ref}": there is none in this archive.`);
}

/** A reason as it goes into an act: at most 4,000 characters. Throws `ActError` `bad-input`. */
export function reason(why: string | undefined): string {
  const text = (why ?? "").trim();
  if (text.length > 4000)
    throw new ActError("bad-input", "Writing down a reason: at most 4,000 characters are needed.");
  return text;
}
