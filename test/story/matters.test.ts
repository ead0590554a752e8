import { afterAll, beforeAll, expect, it } from "vitest";
import { type Terminal, terminal } from "../cli/terminal.ts";

interface Matter {
  readonly row: string;
  readonly title: string;
  readonly made: boolean;
  readonly claims: readonly string[];
}

let term: Terminal;
const incident = "The death of Yaran after the night of the lamps";
const json = async (args: readonly string[]) => (await term.gawah([...args, "--archive", "example", "--json"])).lines;
const matters = async () => (await json(["matter", incident])) as unknown as Matter[];
const all = (rows: readonly Matter[]) => rows.flatMap(({ claims }) => claims).sort();

beforeAll(async () => {
  term = terminal();
  expect((await term.gawah(["example", "example"])).code).toBe(0);
});
afterAll(() => term.close());

it("a matter is split and joined again, and no claim is lost or told twice", async () => {
  const before = await matters();
  const big = before.find(({ made, claims }) => !made && claims.length > 1)!;
  await json(["matter", incident, "--split", big.row, "--claim", big.claims[0]!, "--title", "The first night"]);
  const split = await matters();
  expect(split.find(({ title }) => title === "The first night")).toMatchObject({ made: true, claims: [big.claims[0]] });
  expect(all(split)).toEqual(all(before));
  const joined = await json(["matter", incident, "--join", "The first night", big.row]);
  expect(joined).toMatchObject([{ title: "The first night" }]);
  expect(all(await matters())).toEqual(all(before));
});

it.each([
  [["--split", "deed-nothing", "--claim", "x", "--title", "y"], "none such"],
  [["--join", "deed-nothing"], "two rows are needed"],
])("%j is refused with what is needed", async (args, words) => {
  const made = await term.gawah(["matter", incident, ...args, "--archive", "example"]);
  expect(made.code).not.toBe(0);
  expect(made.err).toContain(words);
});

it("the table as it stood at a log's checkpoint is shown; at its end it is the table now", async () => {
  const [last] = (await json(["log"])).filter((line) => "log" in line && "index" in line).slice(-1) as unknown as {
    log: string;
    index: number;
  }[];
  const [now] = await json(["compare", incident]);
  expect(await json(["compare", incident, "--at", `${last!.log}:${last!.index + 1}`])).toEqual([now]);
  expect((await term.gawah(["compare", incident, "--at", `${last!.log}:1`, "--archive", "example"])).err).toContain(
    "there is none",
  );
});

it("a cell prints as one page that says where its words stand and how to check them by hand", async () => {
  const [table] = (await json(["compare", incident])) as unknown as {
    rows: { id: string; cells: { status: string; words: { line: string; quote: string }[] }[] }[];
  }[];
  const row = table!.rows.find(({ cells }) => cells.some(({ status }) => status === "cannot-both-hold"))!;
  const found = row.cells.find(({ status }) => status === "cannot-both-hold")!;
  const args = ["cell", incident, found.words[0]!.line, "--row", row.id, "--archive", "example"];
  const page = (await term.gawah([...args, "--format", "html"])).out;
  for (const words of ["sha256sum objects/", "gawah prove", "cannot both hold", "Rule:"]) expect(page).toContain(words);
  expect((await term.gawah(args)).out).toContain("code points");
  const none = await term.gawah(["cell", incident, "nothing#c1", "--archive", "example"]);
  expect(none.err).toContain("there is none");
});
