import type { Figure } from "../../reading/result.ts";
import type { Row } from "../cell.ts";
import { at, type Compare, type Entry, entries } from "../entry.ts";
import { compareFigures } from "../figures.ts";
import type { IncidentInput } from "../input.ts";
import { plainTitle } from "../question.ts";
import { makeRow } from "../row.ts";

/** How many of each: a row for every thing counted in one unit, never added up. */
export function figureRows(input: IncidentInput): Row[] {
  const found = entries(input, (line) =>
    line.kind === "figure" && line.of !== null && line.of !== "forces"
      ? { ...at(line), note: rangeNote(line), statement: line.statement }
      : null,
  );
  const byKind = new Map<string, Entry[]>();
  for (const entry of found) {
    const { of, unit } = figureOf(entry);
    const key = `${of}/${unit}`;
    byKind.set(key, [...(byKind.get(key) ?? []), entry]);
  }
  return [...byKind].map(([key, list]) => {
    const [of = "", unit = ""] = key.split("/");
    return makeRow(input, {
      id: `figure-${of}-${unit}`,
      question: "how-many",
      title: plainTitle(of),
      note: unit,
      found: list,
      compare: counts,
      alike: (entry) => {
        const { min, max, convention, scope, asOf } = figureOf(entry);
        return JSON.stringify([min, max, convention, scope, asOf, entry.account.account.told]);
      },
    });
  });
}

const counts: Compare = (a, b) => {
  const told = { a: a.account.account.told, b: b.account.account.told };
  const { status, rule } = compareFigures(figureOf(a), figureOf(b), told);
  return status === "not-comparable" ? null : { status, rule };
};

function figureOf(entry: Entry): Figure {
  return entry.read.line as Figure;
}

function rangeNote(figure: Figure): string {
  const convention = figure.convention.length > 0 ? " (convention)" : "";
  if (figure.min !== null && figure.min === figure.max) return `${figure.min}`;
  if (figure.max === null) return `${figure.min ?? 0} or more${convention}`;
  if (figure.min === null) return `${figure.max} or fewer${convention}`;
  return `${figure.min} to ${figure.max}${convention}`;
}
