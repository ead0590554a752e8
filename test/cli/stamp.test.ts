import { readdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasOpenssl, makeAuthority } from "../log/authority.ts";
import { type Terminal, terminal } from "./terminal.ts";

describe.skipIf(!hasOpenssl)("gawah stamp at a local authority", () => {
  let term: Terminal;
  let server: Server;
  let url = "";
  let authority: ReturnType<typeof makeAuthority>;
  beforeAll(async () => {
    term = terminal();
    authority = makeAuthority();
    for (const name of ["root", "other"]) {
      const body = Buffer.from(authority.certificate(name)).toString("base64");
      writeFileSync(
        join(term.folder, `${name}.pem`),
        `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
      );
    }
    server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on("data", (piece) => pieces.push(piece));
      request.on("end", () => response.end(authority.reply(new Uint8Array(Buffer.concat(pieces)), "ec")));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`;
    await term.gawah(["init", "a"]);
  });
  afterAll(() => {
    server.close();
    term.close();
  });

  it("keeps a token that its root vouches for, and logs it", async () => {
    const ran = await term.gawah(["stamp", url, "--root", "root.pem", "--archive", "a", "--json"]);
    expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: "" });
    expect(ran.lines[0]).toMatchObject({ kind: "stamp", size: 3, signer: "Made-up ec" });
    const log = await term.gawah(["log", "--archive", "a", "--json"]);
    expect(log.lines.map((line) => line.act)).toContain("stamp");
    const kept = readdirSync(join(term.folder, "a"), { recursive: true }).filter((path) =>
      String(path).endsWith(".tsr"),
    );
    expect(kept).toHaveLength(1);
    expect((await term.gawah(["check", "a"])).code).toBe(20);
  });

  it("keeps nothing that the root does not vouch for, and nothing from a server that is not there", async () => {
    const size = async () => (await term.gawah(["log", "--archive", "a", "--json"])).lines.length;
    const before = await size();
    expect((await term.gawah(["stamp", url, "--root", "other.pem", "--archive", "a"])).code).toBe(13);
    expect((await term.gawah(["stamp", "http://127.0.0.1:1/", "--root", "root.pem", "--archive", "a"])).code).toBe(13);
    expect((await term.gawah(["stamp", url, "--root", "none.pem", "--archive", "a"])).code).toBe(3);
    expect(await size()).toBe(before);
  });
});
