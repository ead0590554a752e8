import { Hono } from "hono";
import type { NewClaim } from "../../acts/byHand.ts";
import { claim } from "../../acts/claim.ts";
import { consent } from "../../acts/consent.ts";
import { ActError } from "../../acts/error.ts";
import { judge, type NewJudgement, undo } from "../../acts/judge.ts";
import { keep } from "../../acts/keep.ts";
import type { Ports } from "../../acts/ports.ts";
import { read } from "../../acts/read.ts";
import { sameNamesIn } from "../../acts/resolve.ts";
import { sourceNamed } from "../../acts/source.ts";
import { textOf } from "../../acts/text.ts";
import type { ObjectRow } from "../../catalog/rows.ts";
import { claimBody, consentBody, judgementsBody, type ObjectView, undoBody } from "../contract.ts";

/** Keeping, reading and judging objects, and what their sources allow. */
export function objectRoutes(ports: Ports): Hono {
  const app = new Hono();
  app.get("/objects", async (c) => c.json(await ports.catalog.objects({ limit: 1000 })));
  app.post("/objects", async (c) => {
    const name = c.req.query("name") ?? "untitled";
    const source = c.req.query("source")?.trim();
    const open = c.req.query("open") === "yes";
    const named = source ? await sourceNamed(ports, { name: source, open }) : undefined;
    const bytes = pieces(c.req.raw.body);
    for await (const kept of keep(ports, [{ bytes, name }], { ...(named ? { source: named } : {}), open })) {
      const readable = await read(ports, kept.object).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : "It cannot be read as text."),
      );
      return c.json({ object: kept.object, unread: readable }, 201);
    }
    throw new ActError("empty", `Keeping "${name}": nothing came.`);
  });
  app.get("/objects/:id", async (c) => c.json(await objectView(ports, await one(ports, c.req.param("id")))));
  app.get("/objects/:id/original", async (c) => {
    const object = await one(ports, c.req.param("id"));
    const body = stream(ports.archive.getObject(object.object));
    return c.body(body, 200, {
      "content-type": "application/octet-stream",
      "content-disposition": "attachment",
      "x-content-type-options": "nosniff",
    });
  });
  app.post("/judgements", async (c) => {
    const { judgements } = judgementsBody.parse(await c.req.json());
    return c.json(await judge(ports, judgements as NewJudgement[]));
  });
  app.post("/judgements/undo", async (c) => {
    const { ref, judgement, why } = undoBody.parse(await c.req.json());
    return c.json(await undo(ports, ref, judgement, why));
  });
  app.post("/claims", async (c) => c.json(await claim(ports, claimBody.parse(await c.req.json()) as NewClaim), 201));
  app.post("/sources/:id/consent", async (c) => {
    const { allow, subject, how, why } = consentBody.parse(await c.req.json());
    const told = { ...(subject ? { subject } : {}), ...(how ? { how } : {}), ...(why ? { why } : {}) };
    return c.json(await consent(ports, { source: c.req.param("id"), allow, ...told }), 201);
  });
  return app;
}

async function objectView(ports: Ports, object: ObjectRow): Promise<ObjectView> {
  const rendition = await textOf(ports, object);
  return {
    object,
    text: rendition.text,
    rendition: rendition.name,
    lost: rendition.lost,
    accounts: await ports.catalog.accounts(object.object),
    source: object.source === null ? null : await ports.catalog.source(object.source),
    consents: object.source === null ? [] : await ports.catalog.consents(object.source),
    lines: await ports.catalog.lines(object.object),
    same: await sameNamesIn(ports, object.object),
  };
}

async function one(ports: Ports, id: string): Promise<ObjectRow> {
  const object = await ports.catalog.object(id);
  if (object === null)
    throw new ActError("not-found", `Looking for the object "${id.slice(0, 12)}": there is none in this archive.`);
  return object;
}

async function* pieces(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

function stream(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
}
