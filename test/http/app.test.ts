import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { custodyStyle } from "../../src/acts/custodyPage.ts";
import { createApp } from "../../src/http/app.ts";
import { openHouse } from "../acts/house.ts";

const token = "ab".repeat(32);
const host = "127.0.0.1:4747";
let app: ReturnType<typeof createApp>;
let close: () => Promise<void>;

beforeAll(async () => {
  const house = await openHouse();
  close = house.close;
  const check = async (on: { finding(finding: unknown): void; progress(bytes: number): void }) => {
    on.progress(1);
    on.finding({ code: "changed" });
    return { verdict: "broken" };
  };
  const asset = (path: string) =>
    path === "/index.html" ? { bytes: new TextEncoder().encode("<p>room"), type: "text/html" } : null;
  const custody = async (object: string) => `<!doctype html><p>${object}`;
  const languages = ["hi", "ur"];
  app = createApp({ ports: house.ports, token, languages, check, custody, asset, host: () => host });
});
afterAll(() => close());

const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}, cookie = `gawah=${token}`) =>
  app.request(`http://${host}${path}`, { ...init, headers: { host, cookie, ...init.headers } });
const send = (path: string, body: unknown) =>
  ask(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });

test("the page is told which languages the person chose to read", async () => {
  expect(await (await ask("/api/state")).json()).toMatchObject({ languages: ["hi", "ur"] });
});

describe("who may ask", () => {
  test("nobody without this start's cookie", async () => {
    expect((await ask("/api/state", {}, "")).status).toBe(401);
    expect((await ask("/api/state", {}, `gawah=${"cd".repeat(32)}`)).status).toBe(401);
  });

  test("nobody through another host name or from another page", async () => {
    expect((await ask("/api/state", { headers: { host: "evil.example" } })).status).toBe(403);
    expect((await ask("/api/state", { headers: { origin: "http://evil.example" } })).status).toBe(403);
  });

  test("a page with the token gets a cookie that scripts cannot read and other sites cannot send", async () => {
    const answer = await app.request(`http://${host}/api/session`, {
      method: "POST",
      headers: { host, "content-type": "application/json" },
      body: JSON.stringify({ token }),
    });
    expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/);
    const wrong = await app.request(`http://${host}/api/session`, {
      method: "POST",
      headers: { host },
      body: JSON.stringify({ token: "0".repeat(64) }),
    });
    expect(wrong.status).toBe(401);
  });

  test("every answer carries a policy that runs nothing foreign", async () => {
    const answer = await ask("/");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.headers.get("content-security-policy")).not.toContain("unsafe");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.text()).toBe("<p>room");
  });

  test("the page of custody comes with the one style that the policy allows", async () => {
    const answer = await ask("/api/objects/abcdef/custody");
    expect([answer.headers.get("content-type"), await answer.text()]).toEqual([
      "text/html; charset=UTF-8",
      "<!doctype html><p>abcdef",
    ]);
    const digest = createHash("sha256").update(custodyStyle).digest("base64");
    expect(answer.headers.get("content-security-policy")).toContain(`style-src 'self' 'sha256-${digest}'`);
    expect((await ask("/api/objects/abcdef/custody", {}, "")).status).toBe(401);
  });

  test("no file but the web app's own is given out", async () => {
    for (const path of ["/../package.json", "/%2e%2e/package.json", "/archive.json"])
      expect((await ask(path)).status).toBe(404);
  });
});

describe("the way of a file", () => {
  test("from bytes to a judged claim beside another account", async () => {
    const kept = await ask("/api/objects?name=a.txt&source=Zeba&open=no", {
      method: "POST",
      body: "Yaran was killed. They came.",
    });
    expect(kept.status).toBe(201);
    const { object, unread } = (await kept.json()) as { object: string; unread: string | null };
    expect(unread).toBeNull();
    const view = (await (await ask(`/api/objects/${object}`)).json()) as {
      text: string;
      lines: { ref: string; line: { kind: string }; state: string }[];
      accounts: { id: string }[];
    };
    expect(view.text).toBe("Yaran was killed. They came.");
    const claim = view.lines.find((row) => row.line.kind === "claim")!;
    const judged = (await (
      await send("/api/judgements", { judgements: [{ ref: claim.ref, verdict: "accept", why: "she saw it" }] })
    ).json()) as { state: string; judgements: { ref: string }[] }[];
    expect(judged[0]!.state).toBe("accepted");
    const undone = (await (
      await send("/api/judgements/undo", { ref: claim.ref, judgement: judged[0]!.judgements[0]!.ref })
    ).json()) as { state: string };
    expect(undone.state).toBe("suggested");
    const made = await send("/api/claims", { object, start: 0, end: 5, made: { what: "mention", type: "person" } });
    expect(made.status).toBe(201);
    const incident = (await (
      await send("/api/incidents", {
        title: "The death of Yaran",
        accounts: view.accounts.map((account) => account.id),
      })
    ).json()) as { id: string };
    const table = (await (await ask(`/api/incidents/${incident.id}/table`)).json()) as {
      columns: unknown[];
      rows: unknown[];
    };
    expect(table.columns).toHaveLength(1);
    expect(
      (
        await send(`/api/incidents/${incident.id}/read-for`, {
          account: view.accounts[0]!.id,
          question: "what-is-missing",
        })
      ).status,
    ).toBe(201);
    expect(await (await ask(`/api/objects/${object}/original`)).text()).toBe("Yaran was killed. They came.");
    expect(((await (await ask("/api/search?q=killed")).json()) as { words: unknown[] }).words).toHaveLength(1);
    expect(((await (await ask("/api/acts")).json()) as unknown[]).length).toBeGreaterThan(5);
  });

  test.each([
    ["an empty file", "/api/objects?name=a.txt", "", 400],
    ["a judgement of nothing", "/api/judgements", JSON.stringify({ judgements: [] }), 400],
    ["a body that is no JSON", "/api/judgements", "{", 400],
    [
      "a claim on an object that is not there",
      "/api/claims",
      JSON.stringify({ object: "0".repeat(64), start: 0, end: 1, made: { what: "statement" } }),
      404,
    ],
  ])("refuses %s in one sentence", async (_, path, body, status) => {
    const answer = await ask(path, { method: "POST", body, headers: { "content-type": "application/json" } });
    const problem = (await answer.json()) as { status: number; detail: string };
    expect([answer.status, problem.status === answer.status, problem.detail.length > 10]).toEqual([status, true, true]);
  });
});

test("a check is told line by line while it runs", async () => {
  const lines = (await (await ask("/api/check")).text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).kind);
  expect(lines).toEqual(["progress", "finding", "report"]);
});
