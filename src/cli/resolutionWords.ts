import type { PairInWords, ShownRing } from "../acts/resolve.ts";
import type { SameRow } from "../catalog/rows.ts";
import { shown } from "./io.ts";
import { shortRef } from "./words.ts";

const signs = { same: "=", "not-same": "≠", unsure: "?" } as const;

/** One judgement of two names on a line. */
export function judgedWords(row: SameRow): string {
  const why = row.why === "" ? "" : ` — ${shown(row.why)}`;
  return `${shortRef(row.ref)}  ${shown(row.a)} / ${shown(row.b)}: ${row.verdict}${row.undone ? " (undone)" : ""}${why}`;
}

/** A pair to judge: both names, the reasons with both values, and the words around them. */
export function pairWords(pair: PairInWords): string {
  const reasons = pair.why.map(
    (one) => `    ${one.rule}: ${shown(one.a) || "-"} / ${shown(one.b) || "-"} (${one.weight})`,
  );
  const places = [...pair.inA, ...pair.inB].map(
    (one) =>
      `    ${shown(one.teller)}: ${one.quote === "" ? "tells it" : `“${shown(one.quote.replaceAll("\n", " "))}”`}`,
  );
  const tested =
    pair.tested === null
      ? []
      : [`    ${pair.verdict}: of ${pair.tested.pairs} labelled pairs so called ${pair.tested.same} were one name`];
  return [`${shown(pair.a)} / ${shown(pair.b)}  ${pair.type}, ${pair.score}`, ...tested, ...reasons, ...places].join(
    "\n",
  );
}

/** A ring: its names with those who use them, its judgements, and what contradicts. */
export function ringWords(ring: ShownRing): string {
  const names = ring.names.map(
    ({ name, who }) =>
      `  ${shown(name)}: ${[...new Set(who.map((one) => one.teller))].map(shown).join(", ") || "no account here"}`,
  );
  const conflicts = ring.conflicts.map(({ apart, chain }) => {
    const joined = [...chain].map((one) => `${shown(one.nameA)} ${signs[one.verdict]} ${shown(one.nameB)}`).join(", ");
    return `  contradiction: ${joined}${joined === "" ? "" : ", but "}${shown(apart.nameA)} ≠ ${shown(apart.nameB)}`;
  });
  const contested = ring.contested.length > 1 ? `  goes by ${ring.contested.length} different names` : null;
  return [
    `${shown(ring.names[0]?.name ?? "")} (${ring.type ?? "not said"})`,
    ...names,
    ...(contested ? [contested] : []),
    ...conflicts,
  ].join("\n");
}
