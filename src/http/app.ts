import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import { secureHeaders } from "hono/secure-headers";
import { custodyStyle } from "../acts/custodyPage.ts";
import { sessionBody } from "./contract.ts";
import { problemOf } from "./problem.ts";
import { incidentRoutes } from "./route/incidents.ts";
import { nameRoutes } from "./route/names.ts";
import { objectRoutes } from "./route/objects.ts";
import { recordRoutes } from "./route/record.ts";
import type { AppSettings } from "./settings.ts";

/** The one style that stands inside a page: the custody page is one file that also prints from a stick. */
export const custodyStyleDigest = `sha256-${createHash("sha256").update(custodyStyle).digest("base64")}`;

const cookieName = "gawah";
const largestUpload = 5_368_709_120;

/** The reading room's routes. Every `/api` route but `session` needs this start's cookie; every request the right Host. */
export function createApp(settings: AppSettings): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    const problem = problemOf(error);
    return c.json(problem, problem.status as 400, { "content-type": "application/problem+json" });
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", `'${custodyStyleDigest}'`],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: "no-referrer",
      crossOriginOpenerPolicy: "same-origin",
      crossOriginResourcePolicy: "same-origin",
      strictTransportSecurity: false,
    }),
  );
  app.use(async (c, next) => {
    if (c.req.header("host") !== settings.host())
      return refuse(c, 403, "wrong-host", "The Host header is not this machine's loopback address.");
    await next();
    if (c.req.path.startsWith("/api")) c.header("cache-control", "no-store");
  });
  app.use("/api/*", async (c, next) => {
    const origin = c.req.header("origin");
    if (origin !== undefined && origin !== `http://${settings.host()}`)
      return refuse(c, 403, "wrong-origin", "The request comes from another page.");
    if (c.req.path !== "/api/session" && !sameText(getCookie(c, cookieName) ?? "", settings.token)) {
      return refuse(
        c,
        401,
        "no-session",
        "This page was not opened by this start of the program; use the address it printed.",
      );
    }
    return next();
  });
  app.use("/api/*", bodyLimit({ maxSize: largestUpload }));
  app.post("/api/session", async (c) => {
    const { token } = sessionBody.parse(await c.req.json());
    if (!sameText(token, settings.token)) return refuse(c, 401, "wrong-token", "The token is not this start's.");
    setCookie(c, cookieName, token, { httpOnly: true, sameSite: "Strict", path: "/" });
    return c.json({ ok: true });
  });
  app.route("/api", objectRoutes(settings.ports));
  app.route("/api", incidentRoutes(settings.ports, custodyStyleDigest));
  app.route("/api", nameRoutes(settings.ports));
  app.route("/api", recordRoutes(settings));
  app.get("*", (c) => {
    const asset = settings.asset(c.req.path === "/" ? "/index.html" : c.req.path);
    if (!asset) return refuse(c, 404, "not-found", "There is no such page.");
    return c.body(asset.bytes, 200, { "content-type": asset.type });
  });
  return app;
}

function refuse(c: Context, status: 401 | 403 | 404, code: string, detail: string) {
  return c.json({ status, code, detail }, status, { "content-type": "application/problem+json" });
}

/** Compares without telling by its time where two texts part. */
function sameText(a: string, b: string): boolean {
  let different = a.length ^ b.length;
  for (let at = 0; at < b.length; at++) different |= a.charCodeAt(at % Math.max(1, a.length)) ^ b.charCodeAt(at);
  return different === 0;
}
