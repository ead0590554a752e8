import { afterAll, beforeAll, expect, it } from "vitest";
import { type Terminal, terminal } from "../cli/terminal.ts";

let term: Terminal;
const incident = "The death of Yaran after the night of the lamps";
const json = async (args: readonly string[]) => (await term.gawah([...args, "--archive", "example", "--json"])).lines;

beforeAll(async () => {
  term = terminal();
  expect((await term.gawah(["example", "example"])).code).toBe(0);
});
afterAll(() => term.close());

it("the edited newspaper page is told with its old and new headline and the doer who vanished", async () => {
  const [table] = (await json(["compare", incident])) as unknown as [{ drifts: { what: string }[] }];
  const what = table.drifts.map((drift) => drift.what);
  expect(what).toContain("headline");
  expect(what).toContain("doer-hidden");
});

it("a record that was refused, a source's closeness and a relation are kept as acts and stand below the table", async () => {
  const before = await json(["expect", incident]);
  expect(before.every(({ mark }) => mark === null)).toBe(true);
  await json(["expect", incident, "post-mortem-report", "refused", "--why", "asked at the hospital"]);
  const closeness = ["--closeness", "accused", "--why", "named by witnesses"];
  expect(await json(["source", "District Police", ...closeness])).toMatchObject([{ closeness: "accused" }]);
  await json(["gather", "--title", "The week of fires"]);
  await json(["relate", incident, "part-of", "The week of fires"]);
  const page = await term.gawah(["compare", incident, "--archive", "example", "--format", "html"]);
  for (const words of ["[refused] post-mortem-report", "named by witnesses", "is part of", "no longer told"])
    expect(page.out).toContain(words);
});

it("the table as it stood and what changed since are told; an incident that was not made yet is not there", async () => {
  const acts = Number((await json(["status"])).find((line) => "acts" in line)?.acts ?? 0);
  expect(acts).toBeGreaterThan(20);
  const [now] = await json(["compare", incident]);
  const [then] = await json(["compare", incident, "--at", String(acts * 2)]);
  expect(then).toEqual(now);
  expect(await json(["compare", incident, "--since", String(acts * 2)])).toMatchObject([{ words: [], statuses: [] }]);
  expect((await term.gawah(["compare", incident, "--at", "2001-01-01", "--archive", "example"])).err).toContain(
    "there is none",
  );
});

it.each([
  [["expect", incident, "horoscope", "had"], "one of the checklist is needed"],
  [["expect", incident, "custody-register", "perhaps"], "one of had, refused"],
  [["expect", incident, "custody-register"], "how it stands is needed"],
  [["source", "District Police", "--closeness", "friend", "--why", "x"], "one of victim"],
  [["source", "District Police", "--closeness", "official"], "a reason is needed"],
  [["relate", incident, "part-of", incident], "part of itself"],
  [["relate", incident, "causes", "The week of fires"], "one of part-of"],
  [["compare", incident, "--at", "yesterday"], "a day as 2031-03-14 is needed"],
])("%j is refused with what is needed", async (args, words) => {
  const made = await term.gawah([...args, "--archive", "example"]);
  expect(made.code).not.toBe(0);
  expect(made.err).toContain(words);
});
