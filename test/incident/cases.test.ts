import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { compareDeeds, type DeedSense } from "../../src/incident/deeds.ts";
import { compareDoers } from "../../src/incident/doers.ts";
import { compareFigures } from "../../src/incident/figures.ts";
import type { SameName } from "../../src/incident/index.ts";
import { comparePlaces, type ToldPlace } from "../../src/incident/places.ts";
import { compareTimes, overnight } from "../../src/incident/times.ts";
import { createNames } from "../../src/names/index.ts";
import { broaderDeeds, type DeedClaim, type Doer, type Figure } from "../../src/reading/index.ts";

/** One pair of claims of `cases.jsonl` with the verdict that a careful editor gives: how the first stands to the second. */
interface Case {
  readonly about: "figure" | "time" | "place" | "doer" | "deed";
  readonly a: Told;
  readonly b: Told;
  readonly verdict: string;
  readonly why: string;
}
interface Told extends Record<string, unknown> {
  readonly words: string;
}

const cases = readFileSync("test/incident/cases.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Case);

const names = createNames(readWordFiles("src/names/tables"));
const sameName: SameName = (a, b) => names.compare(a, b).verdict;
const sense: DeedSense = { sameName, broader: broaderDeeds(readWordFiles("src/reading/lexicon")) };

test("there are a hundred cases, each with a verdict and a reason, and no two are the same pair", () => {
  expect(cases.length).toBeGreaterThanOrEqual(100);
  expect(cases.filter(({ verdict, why }) => !verdict || !why)).toEqual([]);
  expect(new Set(cases.map(({ a, b }) => JSON.stringify([a, b]))).size).toBe(cases.length);
});

test.each(cases.map((one, at) => [at + 1, one.a.words, one.b.words, one.verdict, one] as const))(
  "%i: “%s” beside “%s” is %s",
  (_number, _a, _b, verdict, one) => {
    expect(verdictOf(one, one.a, one.b)).toBe(verdict);
  },
);

const mirrored: Readonly<Record<string, string>> = {
  "more-exact": "less-exact",
  "less-exact": "more-exact",
  denies: "cannot-both-hold",
};

test.each(cases.map((one, at) => [at + 1, one] as const))("%i reads the same from the other side", (_number, one) => {
  const other = verdictOf(one, one.b, one.a);
  expect([mirrored[one.verdict] ?? one.verdict, one.verdict === "cannot-both-hold" ? "denies" : ""]).toContain(other);
});

function verdictOf({ about }: Case, a: Told, b: Told): string {
  if (about === "figure") {
    const told = { a: (a.told as string) ?? null, b: (b.told as string) ?? null };
    const { status } = compareFigures(figure(a), figure(b), told);
    return status === "not-comparable" ? "nothing" : status;
  }
  if (about === "time") return compareTimes(String(a.edtf), String(b.edtf), overnight(time(a)) || overnight(time(b)));
  if (about === "place") return comparePlaces(place(a), place(b), sameName)?.status ?? "nothing";
  if (about === "doer") return compareDoers(doer(a), doer(b), sameName)?.status ?? "nothing";
  return (
    compareDeeds({ claim: deed(a), words: a.words }, { claim: deed(b), words: b.words }, sense)?.status ?? "nothing"
  );
}

function figure(told: Told): Figure {
  const { words, conv = [], told: _, ...rest } = told;
  return {
    kind: "figure",
    id: "f1",
    statement: "s1",
    text: words,
    start: 0,
    end: words.length,
    unit: "persons",
    scope: null,
    asOf: null,
    qualifier: null,
    countedBy: null,
    rule: "",
    ...rest,
    convention: conv,
  } as Figure;
}

function time(told: Told) {
  const clock = (told.clock as string | undefined) ?? null;
  return { text: told.words, start: 0, end: 0, edtf: String(told.edtf ?? told.time), clock, why: "" };
}

function place(told: Told): ToldPlace {
  return { ...(told as unknown as ToldPlace), text: told.words };
}

function doer(told: Partial<Told>): Doer {
  const hidden = { text: told.words ?? "", start: null, end: null, visibility: "hidden", type: "unknown" };
  return { ...hidden, resolvedTo: null, ...told } as Doer;
}

const nowhere = { start: 0, end: 0 };

function deed(told: Told): DeedClaim {
  const doneTo = ((told.doneTo as string[] | undefined) ?? []).map((text) => ({
    ...nowhere,
    text,
    type: "person" as const,
    resolvedTo: null,
  }));
  const where = told.place
    ? { ...nowhere, text: String(told.place), country: "KZ", region: null, level: "city" }
    : null;
  return {
    kind: "claim",
    claim: "deed",
    id: "c1",
    statement: "s1",
    sure: 1,
    why: [],
    deed: String(told.deed),
    trigger: { ...nowhere, text: "" },
    doer: doer((told.doer as Partial<Told> | undefined) ?? {}),
    doneTo,
    voice: "active",
    place: where as DeedClaim["place"],
    time: told.time ? time(told) : null,
    instrument: null,
    figures: told.figures ? ["f1"] : [],
    modality: { negated: told.negated === true, hypothetical: false, future: false, habitual: false },
  };
}
