import { Hono } from "hono";
import { streamText } from "hono/streaming";
import type { ActView, StateView } from "../contract.ts";
import type { AppSettings } from "../settings.ts";

const shown = 500;

type RecordSettings = Pick<AppSettings, "ports" | "check" | "custody" | "languages">;

/** The log and a check that runs while one looks. */
export function recordRoutes({ ports, check, custody, languages }: RecordSettings): Hono {
  const app = new Hono();
  app.get("/state", async (c) => {
    const counts = await ports.catalog.counts();
    const state: StateView = {
      acts: counts.acts,
      objects: counts.objects,
      accounts: counts.accounts,
      incidents: counts.incidents,
      withheld: counts.withheld,
      readOnly: ports.archive.readOnly,
      languages,
      notices: ports.archive.notices,
      checkpoints: ports.archive.checkpoints().map(({ log, size, root }) => ({ log, size, root })),
    };
    return c.json(state);
  });
  app.get("/acts", async (c) => {
    const acts: ActView[] = [];
    for (const { log, size } of ports.archive.checkpoints()) {
      for (let index = Math.max(0, size - shown); index < size; index++) {
        const act = await ports.archive.actAt(log, index);
        if (act)
          acts.push({
            ref: act.ref,
            log,
            index,
            kind: act.kind,
            time: act.time,
            by: act.by,
            sealed: act.unit !== null || act.withheld,
          });
      }
    }
    return c.json(acts.reverse());
  });
  app.get("/objects/:id/custody", async (c) => c.html(await custody(c.req.param("id"))));
  app.get("/check", (c) =>
    streamText(c, async (out) => {
      const line = (value: unknown) => void out.writeln(JSON.stringify(value));
      const report = await check({
        finding: (finding) => line({ kind: "finding", finding }),
        progress: (bytes) => line({ kind: "progress", bytes }),
      });
      await out.writeln(JSON.stringify({ kind: "report", report }));
    }),
  );
  return app;
}
