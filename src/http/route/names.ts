import { Hono } from "hono";
import { findNames, findWords } from "../../acts/find.ts";
import { mentionsOf } from "../../acts/mentions.ts";
import type { Ports } from "../../acts/ports.ts";
import { pairsToJudge, resolved, rings } from "../../acts/resolve.ts";
import { same, undoSame } from "../../acts/same.ts";
import { type NamesView, type SearchView, sameBody, undoSameBody } from "../contract.ts";

/** Pairs shown at once; the next come when these are judged. */
const mostPairs = 60;
/** Names looked up for pairs at one request: a second's work at most; the page asks again while some are left. */
const lookups = 100;
/** Names listed when nothing is searched for. */
const mostNames = 200;

/** Judging names, and searching by name and by words. */
export function nameRoutes(ports: Ports): Hono {
  const app = new Hono();
  app.get("/names", async (c) => c.json(await findNames(ports, query(c.req.query("q")), mostNames)));
  app.get("/names/mentions", async (c) => c.json(await mentionsOf(ports, query(c.req.query("q")))));
  app.get("/names/judgements", async (c) => {
    const { resolution } = await resolved(ports);
    const open = new Map(resolution.rings.flatMap((ring) => ring.open).map((one) => [one.ref, one]));
    for (const ring of resolution.rings) for (const { apart } of ring.conflicts) open.delete(apart.ref);
    const view: NamesView = {
      ...(await pairsToJudge(ports, { limit: mostPairs, lookups })),
      rings: (await rings(ports, { unjudged: false })).slice(0, 1000),
      open: [...open.values()].sort((a, b) => (a.time < b.time ? 1 : -1)),
    };
    return c.json(view);
  });
  app.post("/names/judgements", async (c) => {
    const { why, ...judged } = sameBody.parse(await c.req.json());
    return c.json(await same(ports, { ...judged, ...(why ? { why } : {}) }), 201);
  });
  app.post("/names/judgements/undo", async (c) => {
    const { ref, why } = undoSameBody.parse(await c.req.json());
    return c.json(await undoSame(ports, ref, why));
  });
  app.get("/search", async (c) => {
    const words = query(c.req.query("q"));
    const view: SearchView = {
      names: words === "" ? [] : await findNames(ports, words, 10),
      words: await findWords(ports, words, 50),
    };
    return c.json(view);
  });
  return app;
}

function query(text: string | undefined): string {
  return (text ?? "").slice(0, 500).trim();
}
