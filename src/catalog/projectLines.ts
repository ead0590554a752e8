import type { Telling } from "../account/statement.ts";
import type { Act } from "../archive/archive.ts";
import type { Json } from "../bytes/json.ts";
import type { ReadingLine } from "../reading/result.ts";
import type { Body } from "./body.ts";
import { isLine, lineFromJson, lineId } from "./lineJson.ts";
import type { Projection } from "./projection.ts";
import type { Judgement, LineRow, LineState, ObjectRow, ReadingRow } from "./rows.ts";
import { forgetSuggestions, measure, noteUse, tell } from "./tellings.ts";

/** The most lines that one reading brings into the catalog. */
const mostLines = 500_000;

/** A reading: its lines become suggestions, in place of what an earlier reading suggested and nobody judged. */
export async function projectRead(to: Projection, act: Act, body: Body): Promise<void> {
  const stored = await to.store.get("object", body.text("object"));
  const suggestions = body.text("suggestions");
  if (stored === null || suggestions === "") return;
  const text = await to.load(suggestions);
  if (text === null) return;
  const lines = parseLines(text);
  const reading: ReadingRow = {
    act: act.ref,
    suggestions,
    reader: body.text("reader"),
    rendition: body.text("rendition"),
    lines: lines.length,
  };
  const object: ObjectRow = { ...(stored.row as ObjectRow), reading };
  await to.store.put("object", { ...stored, row: object });
  await forgetSuggestions(to, object.object);
  await addLines(to, object, act, lines, suggestions, "program", null);
  for (const line of lines) if (line.kind === "card") await measure(to, object.object, line);
}

/** Lines that a person made of words she selected. */
export async function projectClaim(to: Projection, act: Act, body: Body): Promise<void> {
  const stored = await to.store.get("object", body.text("object"));
  if (stored === null) return;
  const lines = body.list("lines").map(lineFromJson).filter(isLine);
  const account = `${body.text("object")}#${body.text("telling")}`;
  await addLines(to, stored.row as ObjectRow, act, lines, act.ref, "person", account);
  await noteUse(to, account);
}

/** A judgement on one line. */
export async function projectJudge(to: Projection, act: Act, body: Body): Promise<void> {
  const amended = body.json("amended");
  const line = amended === null ? null : lineFromJson(amended);
  const judgement: Judgement = {
    ref: act.ref,
    verdict: body.oneOf("verdict", ["reject", "accept", "amend"]),
    by: act.by,
    time: act.time,
    why: body.text("why"),
    undone: false,
    amended: isLine(line) ? line : null,
  };
  await rejudge(to, body.text("line"), (all) => [...all, judgement]);
}

/** Takes a judgement back. */
export async function projectUndo(to: Projection, _act: Act, body: Body): Promise<void> {
  const undone = body.text("judgement");
  await rejudge(to, body.text("line"), (all) =>
    all.map((one) => (one.ref === undone ? { ...one, undone: true } : one)),
  );
}

async function addLines(
  to: Projection,
  object: ObjectRow,
  act: Act,
  lines: readonly ReadingLine[],
  from: string,
  made: "program" | "person",
  account: string | null,
): Promise<void> {
  const accountOf = account === null ? accountsOf(object.object, lines) : () => account;
  for (const [index, line] of lines.entries()) {
    const id = lineId(line, index);
    const ref = `${from}#${id}`;
    const telling = made === "program" ? id : `hand-${act.ref.slice(0, 16)}`;
    if (line.kind === "telling") await tell(to, object, line, made, telling);
    const row: LineRow = {
      ref,
      object: object.object,
      account: line.kind === "telling" ? `${object.object}#${telling}` : accountOf(line),
      unit: object.unit,
      made,
      by: made === "person" ? act.by : "",
      act: act.ref,
      state: made === "person" ? "accepted" : "suggested",
      line,
      before: null,
      judgements: [],
    };
    await putLine(to, row);
  }
}

/** Which telling a line of a reading belongs to: its statement's, else the innermost telling that holds it. */
function accountsOf(object: string, lines: readonly ReadingLine[]): (line: ReadingLine) => string {
  const tellings = lines.filter((line) => line.kind === "telling");
  const innermost = innermostOf(tellings);
  const ofStatement = new Map(lines.filter((line) => line.kind === "statement").map((line) => [line.id, line.telling]));
  return (line) => {
    let telling: string | undefined;
    if (line.kind === "statement") telling = line.telling;
    else if ("statement" in line && line.statement !== null) telling = ofStatement.get(line.statement);
    if (telling === undefined && "start" in line) telling = innermost(line.start, line.end)?.id;
    return `${object}#${telling ?? tellings[0]?.id ?? "whole"}`;
  };
}

/** Looks up the innermost telling around a place: a search among the beginnings, then outward. A chat has thousands of tellings. */
function innermostOf(tellings: readonly Telling[]): (start: number, end: number) => Telling | null {
  const sorted = tellings.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const around: (number | null)[] = [];
  const open: number[] = [];
  for (const [i, one] of sorted.entries()) {
    while (open.length > 0 && sorted[open.at(-1)!]!.end < one.end) open.pop();
    around.push(open.at(-1) ?? null);
    open.push(i);
  }
  return (start, end) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.start <= start) low = middle + 1;
      else high = middle;
    }
    for (let at: number | null = low - 1; at !== null && at >= 0; at = around[at]!) {
      if (sorted[at]!.end >= end) return sorted[at]!;
    }
    return null;
  };
}

async function rejudge(
  to: Projection,
  ref: string,
  change: (all: readonly Judgement[]) => readonly Judgement[],
): Promise<void> {
  const stored = await to.store.get("line", ref);
  if (stored === null) return;
  const row = stored.row as LineRow;
  const judgements = change(row.judgements);
  const first = row.before ?? row.line;
  const inForce = judgements.filter((one) => !one.undone);
  const amended = inForce.findLast((one) => one.amended !== null)?.amended ?? null;
  await putLine(to, {
    ...row,
    judgements,
    state: stateOf(row.made, inForce, amended !== null),
    line: amended ?? first,
    before: amended === null ? null : first,
  });
}

function stateOf(made: "program" | "person", inForce: readonly Judgement[], amended: boolean): LineState {
  const last = inForce.at(-1);
  if (last === undefined) return made === "person" ? "accepted" : "suggested";
  if (last.verdict === "reject") return "rejected";
  return amended ? "amended" : "accepted";
}

async function putLine({ store, fold }: Projection, row: LineRow): Promise<void> {
  const { line, ref } = row;
  await store.put("line", { id: ref, owner: row.object, kind: line.kind, place: placeIn(line), row });
  if (line.kind === "statement") await store.putWords({ ref, text: fold(line.quote) });
  if (line.kind === "mention") {
    const key = fold(line.text);
    await store.put("mention", { id: `${key} ${ref}`, owner: key, kind: line.type, place: 0, row: ref });
  }
}

function placeIn(line: ReadingLine): number {
  if (line.kind === "card") return Number.MAX_SAFE_INTEGER;
  if (line.kind === "claim") return line.trigger.start;
  return line.start;
}

function parseLines(text: string): ReadingLine[] {
  const lines: ReadingLine[] = [];
  for (const one of text.split("\n")) {
    if (one === "" || lines.length >= mostLines) continue;
    let json: Json;
    try {
      json = JSON.parse(one) as Json;
    } catch {
      continue;
    }
    if (isLine(json)) lines.push(json);
  }
  return lines;
}
