import { lineId, lineToJson } from "../catalog/lineJson.ts";
import type { AccountRow, LineRow } from "../catalog/rows.ts";
import { doActs, findObject, reason } from "./act.ts";
import type { NewClaim } from "./byHand.ts";
import { ActError } from "./error.ts";
import { linesByHand } from "./handLines.ts";
import { anchorOf } from "./place.ts";
import type { Ports } from "./ports.ts";
import { textOf } from "./text.ts";

/**
 * Makes a statement, speaker, deed, figure, date, gap, link, mention, frame or telling of selected words, by hand, with reading
 * switched off or on. Judged from birth: a person made it. Returns the rows, the statement first.
 */
export async function claim(ports: Ports, asked: NewClaim): Promise<readonly LineRow[]> {
  const object = await findObject(ports, asked.object);
  const rendition = await textOf(ports, object);
  const anchor = anchorOf(object.object, rendition.name, rendition.text, asked.start, asked.end);
  const account = await accountAt(ports, object.object, asked);
  const statement = asked.statement === undefined ? null : await ports.catalog.line(asked.statement);
  if (asked.statement !== undefined && statement?.line.kind !== "statement") {
    throw new ActError("not-found", `Looking for the statement "${asked.statement}": there is none in this archive.`);
  }
  const lines = linesByHand(asked, rendition.text, anchor, account);
  const body = {
    object: object.object,
    rendition: rendition.name,
    telling: account.telling,
    anchor: lineToJson(anchor),
    lines: lines.map(lineToJson),
    why: reason(asked.why),
  };
  const refs = [object.act, ...(statement === null ? [] : [statement.act])];
  const [act] = await doActs(ports, [{ kind: "claim", refs, body, unit: object.unit }]);
  const rows = await Promise.all(lines.map((line, i) => ports.catalog.line(`${act!.ref}#${lineId(line, i)}`)));
  return rows.filter((row) => row !== null);
}

async function accountAt(ports: Ports, object: string, asked: NewClaim): Promise<AccountRow> {
  const accounts = await ports.catalog.accounts(object);
  if (asked.telling !== undefined) {
    const named = await ports.catalog.account(`${object}#${asked.telling}`);
    if (named !== null) return named;
    throw new ActError("not-found", `Looking for the telling "${asked.telling}": the object has none of that name.`);
  }
  const holding = accounts.filter((one) => one.start <= asked.start && (one.end ?? asked.end) >= asked.end);
  const length = (one: AccountRow) => (one.end ?? Number.MAX_SAFE_INTEGER) - one.start;
  const innermost = holding.sort((a, b) => length(a) - length(b))[0];
  return innermost ?? (await ports.catalog.account(`${object}#whole`))!;
}
