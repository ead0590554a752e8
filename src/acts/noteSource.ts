import type { SourceNoteRow } from "../catalog/rows.ts";
import { type Closeness, closenesses } from "../incident/index.ts";
import { doActs, reason } from "./act.ts";
import { ActError } from "./error.ts";
import type { Ports } from "./ports.ts";

export interface NewSourceNote {
  /** The source's name as its accounts word it. */
  readonly source: string;
  readonly closeness: Closeness;
  readonly interest?: string;
  readonly reliability?: string;
  /** Needed: nothing is recorded about a source without a reason. */
  readonly why: string;
}

const longest = 1000;

/**
 * Records how near a source is to what it tells, its interest and reliability, with reasons, apart from what it tells. The newest
 * holds. It is sealed in the source's unit, or in the archive's own. Throws `ActError` `bad-input`, `not-found`.
 */
export async function noteSource(ports: Ports, asked: NewSourceNote): Promise<SourceNoteRow> {
  await ports.catalog.catchUp(ports.archive);
  const source = asked.source.trim();
  const why = reason(asked.why);
  if (!closenesses.includes(asked.closeness)) {
    throw new ActError(
      "bad-input",
      `Recording the source "${source}" as "${asked.closeness}": one of ${closenesses.join(", ")} is needed.`,
    );
  }
  if (why === "")
    throw new ActError("bad-input", `Recording something about the source "${source}": a reason is needed.`);
  const [interest, reliability] = [asked.interest ?? "", asked.reliability ?? ""].map((text) => text.trim());
  if ([source, interest, reliability].some((text) => text!.length > longest) || source === "")
    throw new ActError(
      "bad-input",
      `Recording something about a source: a name and texts of at most ${longest} characters are needed.`,
    );
  const body = { source, closeness: asked.closeness, interest: interest!, reliability: reliability!, why };
  const known = await ports.catalog.sourceNamed(source);
  const unit = known?.unit ?? ports.archive.ownUnit;
  const [act] = await doActs(ports, [{ kind: "source-note", refs: known ? [known.id] : [], body, unit }]);
  return (await ports.catalog.sourceNotes()).find((row) => row.ref === act!.ref)!;
}
