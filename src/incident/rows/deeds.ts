import type { DeedClaim } from "../../reading/result.ts";
import type { Row } from "../cell.ts";
import { deathKinds, whereabouts } from "../deaths.ts";
import { compareDeeds, type DeedSense, isOnePerson } from "../deeds.ts";
import { at, type Compare, type Entry, entries } from "../entry.ts";
import type { IncidentInput } from "../input.ts";
import { kindsAbove } from "../kinds.ts";
import { plainTitle } from "../question.ts";
import { makeRow } from "../row.ts";
import { overnight } from "../times.ts";

/** What was done, a matter a row: those that people made first, then deeds by kind, the deaths of one person together. */
export function deedRows(input: IncidentInput): Row[] {
  const sense: DeedSense = { sameName: input.sameName, broader: input.broader ?? (() => null) };
  const compare: Compare = (a, b) => compareDeeds(told(a), told(b), sense);
  const all = entries(input, (line) =>
    line.kind === "claim" && line.claim === "deed"
      ? { ...at(line.trigger), note: noteOf(line), statement: line.statement }
      : null,
  );
  const taken = new Set(input.matters.flatMap((matter) => matter.claims));
  const made = input.matters.map((matter) =>
    makeRow(input, {
      id: `matter-${matter.id}`,
      question: "what-was-done",
      title: matter.title,
      note: "a matter made by a person",
      made: true,
      found: all.filter((entry) => matter.claims.includes(entry.read.ref)),
      compare,
      alike,
    }),
  );
  const proposed = [
    ...deedsByMatter(
      all.filter((entry) => !taken.has(entry.read.ref)),
      sense,
    ),
  ].map(([kind, found]) =>
    makeRow(input, {
      id: `deed-${kind}`,
      question: "what-was-done",
      title: plainTitle(kind),
      note: kind === "death" ? "the death of one person, as proposed" : "as proposed",
      found,
      compare,
      alike,
    }),
  );
  return [...made, ...proposed.toSorted((a, b) => weight(b) - weight(a))];
}

/** Deeds that may be one matter: of one kind or a kind of it, and done; plans, habits and what might be stay out. */
export function deedsByMatter(all: readonly Entry[], sense: DeedSense): Map<string, Entry[]> {
  const byKind = new Map<string, Entry[]>();
  for (const entry of all) {
    const deed = deedOf(entry);
    if (deed.modality.hypothetical || deed.modality.future || deed.modality.habitual) continue;
    const kind =
      deathKinds.has(deed.deed) && isOnePerson(deed)
        ? "death"
        : (kindsAbove(deed.deed, sense.broader).at(-1) ?? deed.deed);
    byKind.set(kind, [...(byKind.get(kind) ?? []), entry]);
  }
  return byKind;
}

function weight(found: Row): number {
  return (
    found.cells.filter((cell) => cell.words.length > 0).length +
    (found.cells.some((cell) => cell.status === "cannot-both-hold") ? 100 : 0)
  );
}

function alike(entry: Entry): string {
  const deed = deedOf(entry);
  return JSON.stringify([
    deed.deed,
    deed.modality.negated,
    deed.doer.visibility,
    deed.doer.type,
    deed.doer.resolvedTo ?? deed.doer.text,
    deed.time?.edtf,
    deed.time ? overnight(deed.time) : null,
    deed.place?.text,
    deed.doneTo.map(({ type, text, resolvedTo }) => [type, resolvedTo ?? text]),
    deed.figures.length,
    deathKinds.has(deed.deed) ? whereabouts(deed, entry.words.quote) : null,
  ]);
}

function told(entry: Entry): { claim: DeedClaim; words: string } {
  return { claim: deedOf(entry), words: entry.words.quote };
}

function deedOf(entry: Entry): DeedClaim {
  return entry.read.line as DeedClaim;
}

function noteOf(deed: DeedClaim): string {
  const kind = deed.deed.replaceAll("-", " ");
  return deed.modality.negated ? `denies: ${kind}` : kind;
}
