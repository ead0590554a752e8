import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareFigures } from "../../src/incident/figures.ts";
import {
  type AccountReading,
  compareIncident,
  type IncidentInput,
  type IncidentTable,
} from "../../src/incident/index.ts";
import { compareTimes } from "../../src/incident/times.ts";
import type { Figure } from "../../src/reading/index.ts";
import { account } from "./told.ts";

function table(accounts: readonly AccountReading[], marks: IncidentInput["marks"] = []): IncidentTable {
  return compareIncident({
    id: "i",
    title: "The death of Yaran",
    accounts,
    matters: [],
    marks,
    sameName: (a, b) => (a === b ? "same" : "different"),
  });
}

const mother = account("Zeba", "The mother of the young man claims he died in police custody.");
const courier = account(
  "The Courier",
  "Yaran, 22, passed away almost a day after he was released from police custody. At least 31 people were wounded.",
);
const police = account("District Police", "Nine persons were wounded. A clash was reported.");

const row = (from: IncidentTable, id: string) => from.rows.find((one) => one.id === id)!;
const cell = (from: IncidentTable, id: string, whose: AccountReading) =>
  row(from, id).cells.find((one) => one.account === whose.account.id)!;

describe("a table of two accounts", () => {
  const both = table([mother, courier]);

  test("sets died in custody beside died after release as what cannot both hold, each with its exact words", () => {
    for (const one of [mother, courier]) expect(cell(both, "deed-death", one).status).toBe("cannot-both-hold");
    expect(cell(both, "deed-death", mother).words[0]?.quote).toContain("he died in police custody");
    expect(cell(both, "deed-death", courier).words[0]?.quote).toContain("after he was released");
    expect(cell(both, "deed-death", courier).verdicts[0]).toMatchObject({
      rule: "death/in custody and after release",
      account: mother.account.id,
    });
  });

  test("says who has it from whom", () => {
    expect(cell(both, "deed-death", mother).hasItFrom).toEqual(["The mother of the young man"]);
  });

  test("marks exactly the words that count", () => {
    const [words] = cell(both, "deed-death", mother).words;
    expect(words!.marks.map((mark) => [...words!.quote].slice(mark.start, mark.end).join(""))).toEqual(["died"]);
  });
});

test("counts that no number fits cannot both hold; words that nobody found are not silence", () => {
  const three = table([mother, courier, police]);
  expect(cell(three, "figure-wounded-persons", courier).status).toBe("cannot-both-hold");
  expect(cell(three, "figure-wounded-persons", police).status).toBe("cannot-both-hold");
  expect(cell(three, "figure-wounded-persons", mother).status).toBe("not-found-yet");
});

test("an account does not say only after a person read it for the question", () => {
  const mark = { account: police.account.id, question: "what-is-missing", by: "k", time: "2031-03-16T10:00:00Z" };
  expect(cell(table([police]), "what-is-missing", police).status).toBe("not-found-yet");
  expect(cell(table([police], [mark]), "what-is-missing", police)).toMatchObject({
    status: "does-not-say",
    readFor: { by: "k", time: mark.time },
  });
});

test("a rejected suggestion is not in the table", () => {
  const rejected = { ...courier, lines: courier.lines.map((line) => ({ ...line, state: "rejected" as const })) };
  expect(
    row(table([mother, rejected]), "deed-death").cells.find((one) => one.account === courier.account.id)?.words,
  ).toEqual([]);
});

test("the order of accounts changes no status", () => {
  const statuses = (accounts: readonly AccountReading[]) => {
    const made = table(accounts);
    return made.rows.map((one) => [one.id, one.cells.map((c) => `${c.account} ${c.status}`).sort()]).sort();
  };
  expect(statuses([police, courier, mother])).toEqual(statuses([mother, courier, police]));
});

test("copying an account changes no count of tellings without a known common source", () => {
  const long =
    "A crowd came down the lane with cans and torches after the evening prayer and burned the shops of the lamp-sellers.";
  const first = account("One", long);
  const copy = account("Two", long);
  expect(table([first]).independent).toBe(1);
  expect(table([first, copy])).toMatchObject({
    tellings: 2,
    independent: 1,
    commonSources: [{ kind: "same-words", share: 1 }],
  });
});

describe("counts", () => {
  const figure = (
    min: number | null,
    max: number | null,
    convention: Figure["convention"] = [],
    extra: Partial<Figure> = {},
  ): Figure => ({
    kind: "figure",
    id: "f",
    statement: "s",
    text: "",
    start: 0,
    end: 0,
    min,
    max,
    convention,
    qualifier: null,
    unit: "persons",
    of: "killed",
    scope: null,
    asOf: null,
    countedBy: null,
    rule: "",
    ...extra,
  });
  const bound = fc.option(fc.integer({ min: 0, max: 200 }), { nil: null });
  const any = fc.tuple(bound, bound).map(([a, b]) => (a !== null && b !== null && a > b ? figure(b, a) : figure(a, b)));

  test("mirror each other", () => {
    const mirror = { "more-exact": "less-exact", "less-exact": "more-exact" } as Record<string, string>;
    fc.assert(
      fc.property(any, any, (a, b) => {
        const said = compareFigures(a, b).status;
        expect(compareFigures(b, a).status).toBe(mirror[said] ?? said);
      }),
    );
  });

  test("that are widened never begin to exclude each other", () => {
    fc.assert(
      fc.property(any, any, fc.integer({ min: 0, max: 50 }), (a, b, by) => {
        fc.pre(compareFigures(a, b).status !== "cannot-both-hold");
        const wider = {
          ...a,
          min: a.min === null ? null : Math.max(0, a.min - by),
          max: a.max === null ? null : a.max + by,
        };
        expect(compareFigures(wider, b).status).not.toBe("cannot-both-hold");
      }),
    );
  });

  test.each([
    [
      "12 by Tuesday and 20 by Friday",
      figure(12, 12, [], { asOf: "2031-03-11" }),
      figure(20, 20, [], { asOf: "2031-03-14" }),
      false,
    ],
    [
      "12 and 20 by Tuesday",
      figure(12, 12, [], { asOf: "2031-03-11" }),
      figure(20, 20, [], { asOf: "2031-03-11" }),
      true,
    ],
    ["dozens and 27", figure(24, null, ["min"]), figure(27, 27), false],
    ["dozens and 15, where only a convention parts them", figure(24, null, ["min"]), figure(15, 15), false],
    [
      "five men and at least 31 people",
      figure(5, 5, [], { scope: "men" }),
      figure(31, null, [], { scope: "people" }),
      false,
    ],
    [
      "at least 31 people and nine persons",
      figure(31, null, [], { scope: "people" }),
      figure(9, 9, [], { scope: "persons" }),
      true,
    ],
  ])("%s", (_, a, b, excludes) => {
    expect(compareFigures(a, b).status === "cannot-both-hold").toBe(excludes);
  });
});

test.each([
  ["2031-03-12", "2031-03-12", "the-same"],
  ["2031-03-12", "2031-03", "more-exact"],
  ["2031", "2031-03-12", "less-exact"],
  ["2031-03-12", "2031-03-14", "cannot-both-hold"],
  ["2031-03-12~", "2031-03-14", "says-otherwise"],
  ["2031-03-12/2031-03-15", "2031-03-14", "less-exact"],
])("of the times %s and %s the first is %s", (a, b, verdict) => {
  expect(compareTimes(a, b)).toBe(verdict);
});
