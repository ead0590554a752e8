import type { DeedClaim, DoneTo } from "../reading/result.ts";
import type { Row } from "./cell.ts";
import { isName } from "./deeds.ts";
import { type Entry, live } from "./entry.ts";
import { type AccountWords, accountWords, deedEntries } from "./fact.ts";
import type { IncidentInput, SameName } from "./input.ts";
import { deedsByMatter } from "./rows/deeds.ts";

/** A row of deeds: why it is one, and the acts that it comes to. A deed done to several is several acts. */
export interface Matter {
  /** The row's id; of one that a person made `matter-` and the act's ref. */
  readonly row: string;
  readonly title: string;
  readonly made: boolean;
  /** Refs of the claims in it: what is given to make, split or join. */
  readonly claims: readonly string[];
  /** What speaks for its being one; of a made row that a person says so. */
  readonly why: readonly string[];
  /**
   * Those who are named as it was done to, each once under all names judged the same: an act each. They are told one by one, never
   * added to a count and never a total.
   */
  readonly acts: readonly { readonly doneTo: string; readonly accounts: number; readonly first: AccountWords }[];
  /** Words for others it was done to ("he", "five men", "14 shops"): two of them may be one, so they are not counted. */
  readonly unnamed: readonly string[];
}

const mostNames = 200;

/** The matters of a table's deed rows, in their order. Cost: in a row, the deeds times those they were done to, at most 200. */
export function mattersOf(input: IncidentInput, rows: readonly Row[]): Matter[] {
  const deeds = deedEntries(input);
  const byRef = new Map(deeds.map((entry) => [entry.read.ref, entry]));
  const nameOf = namer(input);
  const taken = new Set(input.matters.flatMap((matter) => matter.claims));
  const loose = deeds.filter((entry) => !taken.has(entry.read.ref));
  const sense = { sameName: input.sameName, broader: input.broader ?? (() => null) };
  const found = new Map([...deedsByMatter(loose, sense)].map(([kind, list]) => [`deed-${kind}`, list]));
  for (const { id, claims } of input.matters) {
    const own = claims.flatMap((ref) => byRef.get(ref) ?? []);
    found.set(`matter-${id}`, own);
  }
  return rows
    .filter((row) => row.question === "what-was-done")
    .map(({ id, title, made }) => {
      const own = found.get(id) ?? [];
      const { acts, unnamed } = actsIn(own, input.sameName, nameOf);
      const why = made ? ["a person put these claims together"] : reasons(own, acts);
      return { row: id, title, made, claims: own.map(({ read }) => read.ref), why, acts, unnamed };
    });
}

/** The name that stands in the words for one it was done to, or that they were resolved to; null where nobody is named. */
function namer(input: IncidentInput): (entry: Entry, one: DoneTo) => string | null {
  const people = new Map<string, { start: number; end: number; text: string }[]>();
  for (const account of input.accounts)
    for (const { line } of live(account))
      if (line.kind === "mention" && line.type === "person")
        people.set(account.account.id, [...(people.get(account.account.id) ?? []), line]);
  return ({ account }, one) => {
    if (one.resolvedTo !== null && one.type !== "property") return one.resolvedTo;
    if (one.type === "property" || one.type === "place") return null;
    const inside = (people.get(account.account.id) ?? []).find(
      ({ start, end }) => one.start <= start && end <= one.end,
    );
    return inside?.text ?? (one.type === "person" && isName(one.text) ? one.text : null);
  };
}

function actsIn(
  found: readonly Entry[],
  sameName: SameName,
  nameOf: ReturnType<typeof namer>,
): Pick<Matter, "acts" | "unnamed"> {
  const known: { doneTo: string; tellers: Set<unknown>; first: AccountWords }[] = [];
  const exact = new Map<string, (typeof known)[number]>();
  const unnamed = new Set<string>();
  for (const entry of found) {
    const { doneTo, modality } = entry.read.line as DeedClaim;
    if (modality.negated) continue;
    for (const one of doneTo) {
      const name = nameOf(entry, one);
      if (name === null) {
        if (unnamed.size < mostNames) unnamed.add(one.text);
        continue;
      }
      const before = exact.get(name) ?? known.find((other) => sameName(other.doneTo, name) === "same");
      if (before) before.tellers.add(entry.account);
      else if (known.length === mostNames) continue;
      const act = before ?? { doneTo: name, tellers: new Set([entry.account]), first: accountWords(entry) };
      if (!before) known.push(act);
      exact.set(name, act);
    }
  }
  const acts = known.map(({ doneTo, tellers, first }) => ({ doneTo, accounts: tellers.size, first }));
  return { acts, unnamed: [...unnamed] };
}

function reasons(found: readonly Entry[], acts: Matter["acts"]): string[] {
  const claims = found.map(({ read }) => read.line as DeedClaim);
  const kinds = [...new Set(claims.map(({ deed }) => deed.replaceAll("-", " ")))];
  return [
    `kind: ${kinds.join(", ")}`,
    ...acts
      .filter(({ accounts }) => accounts > 1)
      .map(({ doneTo, accounts }) => `done to: ${doneTo}, ${accounts} accounts`),
    ...repeated(claims.map(({ time }) => time?.edtf ?? "")).map(([day, times]) => `day: ${day}, ${times} claims`),
    ...repeated(claims.map(({ place }) => place?.text ?? "")).map(
      ([place, times]) => `place: ${place}, ${times} claims`,
    ),
  ].slice(0, 8);
}

function repeated(all: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const one of all) if (one !== "") counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].filter(([, times]) => times > 1);
}
