import type { Basis, SpeakerHow, Stance, TellingForm } from "../account/statement.ts";
import { lineId, lineToJson } from "../catalog/lineJson.ts";
import type { AccountRow, LineRow } from "../catalog/rows.ts";
import type { DoerType, DoneTo, LinkClaim, Mention, Voice } from "../reading/result.ts";
import { doActs, findObject, reason } from "./act.ts";
import { ActError } from "./error.ts";
import { linesByHand } from "./handLines.ts";
import { anchorOf } from "./place.ts";
import type { Ports } from "./ports.ts";
import { textOf } from "./text.ts";

/** One mouth in the chain, as a person sees it; outermost first. */
export interface HandSpeaker {
  readonly name: string;
  readonly how?: SpeakerHow;
  readonly stance?: Stance;
  readonly basis?: Basis;
  readonly resolvedTo?: string;
}

/** What a person makes of the words she selected. Words given as text must stand in the object; inside the selection first. */
export type ByHand =
  | {
      readonly what: "telling";
      readonly author: string;
      readonly form?: TellingForm;
      readonly told?: string;
      readonly language?: string;
    }
  | { readonly what: "statement" }
  | {
      readonly what: "deed";
      readonly deed: string;
      readonly trigger?: string;
      /** Left out: nobody is named. */
      readonly doer?: string;
      readonly doerType?: DoerType;
      readonly visibility?: "named" | "role" | "hidden";
      readonly doneTo?: readonly { readonly text: string; readonly type?: DoneTo["type"] }[];
      readonly voice?: Voice;
      readonly place?: string;
      readonly when?: { readonly text: string; readonly edtf: string };
      readonly instrument?: string;
      readonly negated?: boolean;
    }
  | { readonly what: "link"; readonly relation: LinkClaim["relation"]; readonly from?: string; readonly to?: string }
  | { readonly what: "gap"; readonly missing: string; readonly from?: string; readonly refusedTo?: string }
  | {
      readonly what: "figure";
      readonly min: number | null;
      readonly max: number | null;
      /** Bounds that the words do not state: what such words commonly mean, as "dozens". */
      readonly convention?: readonly ("min" | "max")[];
      readonly unit?: string;
      readonly of?: string;
      readonly scope?: string;
      readonly asOf?: string;
      readonly countedBy?: string;
      readonly qualifier?: string;
    }
  | { readonly what: "date"; readonly edtf: string }
  | { readonly what: "mention"; readonly type: Mention["type"]; readonly resolved?: string }
  | { readonly what: "frame"; readonly family: string; readonly term?: string };

export interface NewClaim {
  /** Object id, or the unique start of one. */
  readonly object: string;
  /** The words selected, in code points of the object's text. */
  readonly start: number;
  readonly end: number;
  readonly made: ByHand;
  /** The telling the words belong to; the innermost that holds them when left out. */
  readonly telling?: string;
  /** A statement made before, when this is a claim about its words; else a statement of the selected words is made too. */
  readonly statement?: string;
  /** Who says so, outermost first; the account's own author when left out. */
  readonly speakers?: readonly HandSpeaker[];
  readonly why?: string;
}

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
