import { afterAll, beforeAll, expect, test } from "vitest";
import { gather } from "../../src/acts/gather.ts";
import { keep } from "../../src/acts/keep.ts";
import { read } from "../../src/acts/read.ts";
import { createApp } from "../../src/http/app.ts";
import type { IncidentTable } from "../../src/incident/index.ts";
import { all, file, openHouse } from "../acts/house.ts";

const token = "ab".repeat(32);
const host = "127.0.0.1:4747";
const checklist = [
  { id: "post-mortem-report", deeds: ["killing"], what: "the report", source: "a standard", gaps: [] },
];
let app: ReturnType<typeof createApp>;
let close: () => Promise<void>;
let incident: string;
let object: string;

beforeAll(async () => {
  const house = await openHouse();
  close = house.close;
  const ports = { ...house.ports, checklist };
  const text = "A lamp <script>burned</script>. Yaran was killed at the canal. It rained.";
  const [kept] = await all(keep(ports, [file("one.txt", text)], { open: true }));
  object = kept!.object;
  await read(ports, object);
  const [account] = await ports.catalog.accounts(object);
  incident = (await gather(ports, { title: "The night", accounts: [account!.id] })).id;
  await gather(ports, { title: "The week", accounts: [] });
  app = createApp({
    ports,
    token,
    languages: [],
    check: async () => null,
    custody: async () => "",
    asset: () => null,
    host: () => host,
  });
});
afterAll(() => close());

const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  app.request(`http://${host}${path}`, { ...init, headers: { host, cookie: `gawah=${token}`, ...init.headers } });
const tableNow = async () => (await (await ask(`/api/incidents/${incident}/table`)).json()) as IncidentTable;
const send = (path: string, body: unknown) =>
  ask(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });

test("the page of a cell holds the exact words, their place, the hash and how to cut them out of the file", async () => {
  const table = await tableNow();
  const row = table.rows.find((one) => one.question === "what-was-done")!;
  const words = row.cells[0]!.words[0]!;
  const query = new URLSearchParams({ line: words.line, row: row.id });
  const answer = await ask(`/api/incidents/${incident}/cell?${query}`);
  const page = await answer.text();
  expect(answer.status).toBe(200);
  expect(page).toContain("Yaran was killed at the canal.");
  expect(page).toContain(`sha256sum objects/${object.slice(0, 2)}/${object.slice(2, 4)}/${object}`);
  expect(page).toContain(`[${words.start}:${words.end}]`);
  expect(page).not.toContain("<script>");
  expect(page).toContain("A lamp &#60;script&#62;");
});

test("a line that no cell holds has no page", async () => {
  expect((await ask(`/api/incidents/${incident}/cell?line=nothing%23c1`)).status).toBe(404);
});

test("how it stands with a record is written down, and what changed since before is told", async () => {
  const made = await send(`/api/incidents/${incident}/expected`, { record: "post-mortem-report", state: "refused" });
  expect(made.status).toBe(201);
  const table = await tableNow();
  expect(table.expected).toMatchObject([{ id: "post-mortem-report", mark: { state: "refused" } }]);
  const wrong = await send(`/api/incidents/${incident}/expected`, { record: "post-mortem-report", state: "perhaps" });
  expect(wrong.status).toBe(400);
  const changes = await (await ask(`/api/incidents/${incident}/changes?since=2040-01-01`)).json();
  expect(changes).toMatchObject({ words: [], statuses: [] });
  expect((await ask(`/api/incidents/${incident}/changes?since=yesterday`)).status).toBe(400);
});

test("a relation and a note on a source stand in the table; a note without a reason is refused", async () => {
  expect((await send(`/api/incidents/${incident}/relations`, { relation: "part-of", to: "The week" })).status).toBe(
    201,
  );
  const note = { source: "Zeba", closeness: "witness" };
  expect((await send("/api/sources/notes", { ...note, why: "she says so" })).status).toBe(201);
  expect((await send("/api/sources/notes", { ...note, why: "" })).status).toBe(400);
  const table = await tableNow();
  expect(table.relations).toMatchObject([{ relation: "part-of", toTitle: "The week" }]);
});
