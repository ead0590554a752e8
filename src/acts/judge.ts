import { isLine, lineToJson } from "../catalog/lineJson.ts";
import type { LineRow, Verdict } from "../catalog/rows.ts";
import type { ReadingLine } from "../reading/result.ts";
import { doActs, findLine, findObject, reason } from "./act.ts";
import { ActError } from "./error.ts";
import { firstLooseSpan } from "./place.ts";
import type { Ports } from "./ports.ts";
import { textOf } from "./text.ts";

export interface NewJudgement {
  /** Ref of the line that is judged. */
  readonly ref: string;
  readonly verdict: Verdict;
  readonly why?: string;
  /** For `amend`: the members that change; kind and id stay, and every span must be exactly what stands in the text. */
  readonly amended?: Readonly<Record<string, unknown>>;
}

/** Accepts, amends or rejects suggestions in one commit; each is an act with who and why. Returns the rows as they stand now. */
export async function judge(ports: Ports, judgements: readonly NewJudgement[]): Promise<readonly LineRow[]> {
  const drafts = [];
  for (const one of judgements) {
    const row = await findLine(ports, one.ref);
    const body = {
      line: one.ref,
      verdict: one.verdict,
      why: reason(one.why),
      ...(one.verdict === "amend" ? { amended: lineToJson(await amended(ports, row, one.amended ?? {})) } : {}),
    };
    drafts.push({ kind: "judge", refs: [row.act], body, unit: row.unit });
  }
  if (drafts.length === 0) return [];
  await doActs(ports, drafts);
  return Promise.all(judgements.map((one) => findLine(ports, one.ref)));
}

/** Takes a judgement back; the one before it holds again. Undoing an undone judgement is refused. */
export async function undo(ports: Ports, ref: string, judgement: string, why?: string): Promise<LineRow> {
  const row = await findLine(ports, ref);
  const found = row.judgements.find((one) => one.ref === judgement);
  if (found === undefined || found.undone) {
    throw new ActError(
      "not-found",
      `Undoing the judgement "${judgement.slice(0, 12)}": the line has no such judgement in force.`,
    );
  }
  const body = { line: ref, judgement, why: reason(why) };
  await doActs(ports, [{ kind: "undo", refs: [judgement], body, unit: row.unit }]);
  return findLine(ports, ref);
}

async function amended(ports: Ports, row: LineRow, changes: Readonly<Record<string, unknown>>): Promise<ReadingLine> {
  const { kind } = row.line;
  const line: unknown = { ...row.line, ...changes, kind, ...("id" in row.line ? { id: row.line.id } : {}) };
  const sameClaim = !("claim" in row.line) || (line as { claim?: unknown }).claim === row.line.claim;
  if (!isLine(line) || !sameClaim || Object.keys(changes).length === 0) {
    throw new ActError(
      "bad-input",
      `Amending a ${kind}: the changes do not make a ${kind}, members of its own shape are needed.`,
    );
  }
  const object = await findObject(ports, row.object);
  const loose = firstLooseSpan(line, (await textOf(ports, object)).text);
  if (loose === null) return line;
  throw new ActError("bad-input", `Amending a ${kind}: "${loose}" is not what stands at its place in the text.`);
}
