import type { ConsentRow, SourceRow } from "../catalog/rows.ts";
import { formatGrant, type Grant, narrowed, parseGrant, uses } from "../vault/consent.ts";
import { doActs, reason } from "./act.ts";
import { ActError } from "./error.ts";
import type { Ports } from "./ports.ts";
import { findSource } from "./withdraw.ts";

export interface NewConsent {
  /** The source's id, its first digits, or its exact name. */
  readonly source: string;
  /** Grants as typed, `share` or `share=2032-01-31`; none: it stays in the archive. They come in the place of all before. */
  readonly allow: readonly string[];
  /** A subject of what the source tells, who consents for herself; the source when left out. At most 500 characters. */
  readonly subject?: string;
  /** How it was given: spoken, signed, recorded, in which language, before whom. At most 1,000 characters. */
  readonly how?: string;
  readonly why?: string;
}

export interface Consented extends ConsentRow {
  /** What was allowed before and is not any more, or ends sooner. */
  readonly narrowed: readonly Grant[];
}

/**
 * Records what a source, or a subject of what it tells, allows from now on; the newest holds. It is sealed in the source's unit, so
 * that it goes with a withdrawal; of an open source in the archive's own. Throws `ActError` `not-found`, `ambiguous`, `bad-input`.
 */
export async function consent(ports: Ports, asked: NewConsent): Promise<Consented> {
  const source = await findSource(ports, asked.source);
  const subject = wordsOf(asked.subject, 500);
  const grants = grantsOf(asked.allow);
  const before = (await consentsOf(ports, source)).find((row) => row.subject === subject);
  const allow = grants.map(formatGrant);
  const body = { source: source.id, subject, allow, how: wordsOf(asked.how, 1000), why: reason(asked.why) };
  const unit = source.unit ?? ports.archive.ownUnit;
  await doActs(ports, [{ kind: "consent", refs: [source.id], body, unit }]);
  const row = (await consentsOf(ports, source)).find((one) => one.subject === subject)!;
  return { ...row, narrowed: narrowed(grantsIn(before), grants) };
}

/** What a source and the subjects of what it tells allow now; who was never asked stands in no row. */
export async function consentsOf(ports: Ports, source: SourceRow): Promise<readonly ConsentRow[]> {
  await ports.catalog.catchUp(ports.archive);
  return ports.catalog.consents(source.id);
}

/** The grants of a row; what a newer program may have granted is none. */
export function grantsIn(row: ConsentRow | undefined): readonly Grant[] {
  return (row?.allow ?? []).map(parseGrant).filter((one) => one !== null);
}

function grantsOf(typed: readonly string[]): readonly Grant[] {
  const grants = typed.map((text) => {
    const grant = parseGrant(text);
    if (grant !== null) return grant;
    throw new ActError(
      "bad-input",
      `Recording a consent to "${text.slice(0, 60)}": one of ${uses.join(", ")} is needed, with its last day where it ends, as share=2032-01-31.`,
    );
  });
  const twice = grants.find(({ use }, index) => grants.findIndex((other) => other.use === use) < index);
  if (twice === undefined) return grants;
  throw new ActError("bad-input", `Recording a consent: "${twice.use}" stands twice, and once is needed.`);
}

function wordsOf(given: string | undefined, longest: number): string {
  const words = (given ?? "").trim();
  if (words.length <= longest) return words;
  throw new ActError("bad-input", `Recording a consent: texts of at most ${longest} characters are needed.`);
}
