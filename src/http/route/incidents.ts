import { Hono } from "hono";
import { compare } from "../../acts/compare.ts";
import { addAccounts, gather } from "../../acts/gather.ts";
import type { Ports } from "../../acts/ports.ts";
import { readFor } from "../../acts/readFor.ts";
import { accountsBody, incidentBody, readForBody } from "../contract.ts";

/** Gathering accounts and setting them side by side. */
export function incidentRoutes(ports: Ports): Hono {
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
  app.get("/incidents/:id/table", async (c) => c.json(await compare(ports, c.req.param("id"))));
  app.post("/incidents/:id/read-for", async (c) => {
    const { account, question, why } = readForBody.parse(await c.req.json());
    return c.json(
      await readFor(ports, { incident: c.req.param("id"), account, question, ...(why ? { why } : {}) }),
      201,
    );
  });
  return app;
}
