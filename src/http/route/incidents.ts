import { Hono } from "hono";
import { cellOf } from "../../acts/cell.ts";
import { cellPage } from "../../acts/cellPage.ts";
import { compare } from "../../acts/compare.ts";
import { changesSince, compareAt } from "../../acts/compareAt.ts";
import { expect } from "../../acts/expect.ts";
import { addAccounts, gather } from "../../acts/gather.ts";
import { joinMatters, splitMatter } from "../../acts/matter.ts";
import { noteSource } from "../../acts/noteSource.ts";
import type { Ports } from "../../acts/ports.ts";
import { readFor } from "../../acts/readFor.ts";
import { type ProposedRelation, proposedRelations, relate } from "../../acts/relate.ts";
import {
  accountsBody,
  expectedBody,
  incidentBody,
  joinBody,
  readForBody,
  relationBody,
  sourceNoteBody,
  splitBody,
} from "../contract.ts";

/** Gathering accounts and setting them side by side. */
export function incidentRoutes(ports: Ports, styleDigest: string): Hono {
  const app = new Hono();
  app.get("/incidents", async (c) => c.json(await ports.catalog.incidents()));
  app.post("/incidents", async (c) => {
    const { title, accounts, why } = incidentBody.parse(await c.req.json());
    return c.json(await gather(ports, { title, accounts, ...(why ? { why } : {}) }), 201);
  });
  app.post("/incidents/:id/accounts", async (c) => {
    const { accounts, why } = accountsBody.parse(await c.req.json());
    return c.json(await addAccounts(ports, c.req.param("id"), accounts, why));
  });
  app.get("/incidents/:id/table", async (c) => {
    const [id, at] = [c.req.param("id"), c.req.query("at")];
    return c.json(await (at === undefined ? compare(ports, id) : compareAt(ports, id, at)));
  });
  app.get("/incidents/:id/changes", async (c) =>
    c.json(await changesSince(ports, c.req.param("id"), c.req.query("since") ?? "")),
  );
  app.get("/incidents/:id/cell", async (c) => {
    const row = c.req.query("row");
    const asked = { line: c.req.query("line") ?? "", ...(row === undefined ? {} : { row }) };
    return c.html(cellPage(await cellOf(ports, c.req.param("id"), asked), styleDigest));
  });
  app.post("/incidents/:id/expected", async (c) => {
    const { record, state, why } = expectedBody.parse(await c.req.json());
    return c.json(await expect(ports, { incident: c.req.param("id"), record, state, ...(why ? { why } : {}) }), 201);
  });
  app.post("/incidents/:id/relations", async (c) => {
    const { relation, to, holds, why } = relationBody.parse(await c.req.json());
    const asked = { from: c.req.param("id"), relation, to, holds, ...(why ? { why } : {}) };
    return c.json(await relate(ports, asked), 201);
  });
  app.get("/incidents/:id/relations", async (c) => c.json(await proposedFor(ports, c.req.param("id"))));
  app.post("/incidents/:id/matters/split", async (c) => {
    const { why, ...split } = splitBody.parse(await c.req.json());
    return c.json(await splitMatter(ports, { incident: c.req.param("id"), ...split }, why), 201);
  });
  app.post("/incidents/:id/matters/join", async (c) => {
    const { why, ...join } = joinBody.parse(await c.req.json());
    return c.json(await joinMatters(ports, { incident: c.req.param("id"), ...join }, why), 201);
  });
  app.post("/sources/notes", async (c) => {
    const { interest, reliability, ...note } = sourceNoteBody.parse(await c.req.json());
    const told = { ...(interest ? { interest } : {}), ...(reliability ? { reliability } : {}) };
    return c.json(await noteSource(ports, { ...note, ...told }), 201);
  });
  app.post("/incidents/:id/read-for", async (c) => {
    const { account, question, why } = readForBody.parse(await c.req.json());
    return c.json(
      await readFor(ports, { incident: c.req.param("id"), account, question, ...(why ? { why } : {}) }),
      201,
    );
  });
  return app;
}

async function proposedFor(ports: Ports, incident: string): Promise<readonly ProposedRelation[]> {
  return (await proposedRelations(ports)).filter(({ from, to }) => from === incident || to === incident);
}
