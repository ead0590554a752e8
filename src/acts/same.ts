import type { SameRow } from "../catalog/rows.ts";
import { doActs, reason } from "./act.ts";
import { ActError } from "./error.ts";
import { lineOf } from "./namings.ts";
import type { Ports } from "./ports.ts";
import { rejudged } from "./resolve.ts";

/** What is judged of two names; each is a name as worded, which speaks of everybody who writes it, or the ref of one naming. */
export interface NewSame {
  readonly a: string;
  /** The same name again: whether all who write it mean one. */
  readonly b: string;
  readonly type: SameRow["type"];
  readonly verdict: SameRow["verdict"];
  readonly why?: string;
}

const longest = 1000;

/**
 * Judges whether two names mean one person, place or organisation. No mention is rewritten. A naming in a sealed account is
 * judged in its unit; so is a name as worded that only sealed accounts hold.
 */
export async function same(ports: Ports, asked: NewSame): Promise<SameRow> {
  await ports.catalog.catchUp(ports.archive);
  for (const one of [asked.a, asked.b])
    if (one.trim() === "" || one.length > longest)
      throw new ActError("bad-input", `Judging two names: one of them is empty or longer than ${longest} letters.`);
  if (asked.a === asked.b && (await ports.catalog.line(lineOf(asked.a))) !== null)
    throw new ActError("bad-input", "Judging two names: both are the same place in one text, two are needed.");
  const body = { a: asked.a, b: asked.b, type: asked.type, verdict: asked.verdict, why: reason(asked.why) };
  const unit = await unitFor(ports, asked);
  const { acts } = await ports.catalog.counts();
  const [act] = await doActs(ports, [{ kind: "same", refs: [], body, unit }]);
  await rejudged(ports, acts);
  return (await ports.catalog.sames()).find((one) => one.ref === act!.ref)!;
}

/** Takes a judgement of sameness back. */
export async function undoSame(ports: Ports, ref: string, why?: string): Promise<SameRow> {
  const row = (await ports.catalog.sames()).find((one) => one.ref === ref && !one.undone);
  if (row === undefined)
    throw new ActError("not-found", `Undoing the judgement "${ref.slice(0, 12)}": there is none in force.`);
  const unit = await unitFor(ports, row);
  const { acts } = await ports.catalog.counts();
  await doActs(ports, [{ kind: "undo-same", refs: [ref], body: { same: ref, why: reason(why) }, unit }]);
  await rejudged(ports, acts);
  return { ...row, undone: true };
}

/** The unit that seals a judgement: of the sealed account where either name stands, else the archive's own. */
async function unitFor(ports: Ports, { a, b }: Pick<NewSame, "a" | "b">): Promise<string | null> {
  for (const one of [a, b]) {
    const line = await ports.catalog.line(lineOf(one));
    if (line !== null) {
      if (line.unit !== null) return line.unit;
      continue;
    }
    const holding = await ports.catalog.mentions(one);
    const sealed = holding.find((row) => row.unit !== null);
    if (sealed && holding.every((row) => row.unit !== null)) return sealed.unit;
  }
  return ports.archive.ownUnit;
}
