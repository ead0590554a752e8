import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseNote } from "../../src/log/note.ts";
import { hasOpenssl, makeAuthority } from "../log/authority.ts";
import { type LocalWitness, localWitness } from "../net/localWitness.ts";
import { type Terminal, terminal } from "./terminal.ts";

describe.skipIf(!hasOpenssl)("gawah stamp at a local authority", () => {
  let term: Terminal;
  let server: Server;
  let url = "";
  let authority: ReturnType<typeof makeAuthority>;
  beforeAll(async () => {
    term = terminal();
    authority = makeAuthority();
    for (const name of ["root", "other"])
      cpSync(join(authority.folder, `${name}.pem`), join(term.folder, `${name}.pem`));
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

  it("keeps a token that its root vouches for with its chain, and logs both with where they came from", async () => {
    const ran = await term.gawah(["stamp", url, "--root", "root.pem", "--archive", "a", "--json"]);
    expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: "" });
    expect(ran.lines[0]).toMatchObject({ kind: "stamp", size: 3, signer: "Made-up ec" });
    const log = await term.gawah(["log", "--archive", "a", "--json"]);
    const act = log.lines.find((line) => line.act === "stamp") as {
      body: { files: { name: string; from?: string }[] };
    };
    expect(act.body.files.map((file) => [file.name.replace(/^.{16}\./, ""), file.from])).toEqual([
      ["checkpoint", undefined],
      ["tsr", url],
      ["pem", undefined],
    ]);
    const kept = readdirSync(join(term.folder, "a"), { recursive: true }).map(String);
    const file = (ending: string) => join(term.folder, "a", kept.find((path) => path.endsWith(ending))!);
    expect(authority.opensslAgrees(readFileSync(file(".tsr")), readFileSync(file("stamps/3/checkpoint")))).toBe(true);
    expect(readFileSync(file(".pem"), "utf8").match(/BEGIN/g)).toHaveLength(2);
    expect((await term.gawah(["check", "a"])).code).toBe(20);
  });

  it("keeps nothing that the root does not vouch for", async () => {
    const size = async () => (await term.gawah(["log", "--archive", "a", "--json"])).lines.length;
    const before = await size();
    expect((await term.gawah(["stamp", url, "--root", "other.pem", "--archive", "a"])).code).toBe(13);
    expect((await term.gawah(["stamp", url, "--root", "none.pem", "--archive", "a"])).code).toBe(3);
    expect((await term.gawah(["stamp", "ftp://x", "--archive", "a"])).code).toBe(2);
    expect((await term.gawah(["stamp", "--archive", "a"])).err).toContain("nobody is named");
    expect(await size()).toBe(before);
  });

  it("queues what nobody answers, and the next stamp asks again without being told whom", async () => {
    await term.gawah(["init", "b"]);
    const gone = await term.gawah(["stamp", "http://127.0.0.1:1/", "--root", "root.pem", "--archive", "b", "--json"]);
    expect(gone.code).toBe(14);
    expect(gone.lines).toMatchObject([{ kind: "queued", target: "http://127.0.0.1:1/", size: 3 }]);
    const both = await term.gawah(["stamp", url, "--root", "root.pem", "--archive", "b", "--json"]);
    expect(both.lines.map((line) => line.kind)).toEqual(["queued", "stamp"]);
    const again = await term.gawah(["stamp", "--archive", "b", "--json"]);
    expect([again.code, again.lines.length]).toEqual([14, 1]);
    const status = await term.gawah(["status", "--archive", "b", "--json"]);
    expect(status.lines.find((line) => line.kind === "owed")).toMatchObject({ times: 3, size: 3 });
    expect((await term.gawah(["stamp", "--forget", "http://127.0.0.1:1/", "--archive", "b"])).code).toBe(0);
    expect((await term.gawah(["check", "b"])).out).not.toContain("queued");
  });

  it("judges a revocation list that is handed in, keeps it, and keeps no token of a revoked certificate", async () => {
    writeFileSync(join(term.folder, "fine.crl"), authority.revocationList([]));
    writeFileSync(join(term.folder, "revoked.crl"), authority.revocationList(["ec"]));
    const asked = ["stamp", url, "--root", "root.pem", "--archive", "a", "--json", "--revocation"];
    const revoked = await term.gawah([...asked, "revoked.crl"]);
    expect(revoked.code).toBe(13);
    expect(revoked.out).toContain("revoked");
    expect((await term.gawah([...asked, "fine.crl"])).code).toBe(0);
    const kept = readdirSync(join(term.folder, "a"), { recursive: true }).map(String);
    expect(kept.filter((path) => path.endsWith(".crl"))).toHaveLength(1);
  });
});

describe("gawah stamp at local witnesses", () => {
  let term: Terminal;
  let first: LocalWitness;
  let second: LocalWitness;
  const stamp = (...more: string[]) => term.gawah(["stamp", "--archive", "a", "--json", ...more]);
  const named = (witness: LocalWitness) => `${witness.url()} ${witness.key}`;
  beforeAll(async () => {
    term = terminal();
    await term.gawah(["init", "a"]);
    const { logs } = JSON.parse(readFileSync(join(term.folder, "a", "archive.json"), "utf8"));
    first = await localWitness("witness.example/w1", [logs[0].key]);
    second = await localWitness("witness.example/w2", [logs[0].key]);
  });
  afterAll(async () => {
    await first.close();
    await second.close();
    term.close();
  });

  it("keeps their cosignatures in one note beside the checkpoint", async () => {
    const ran = await stamp("--witness", named(first), named(second), "--save");
    expect([ran.code, ran.lines.map((line) => line.witness)]).toEqual([
      0,
      ["witness.example/w1", "witness.example/w2"],
    ]);
    const kept = readdirSync(join(term.folder, "a"), { recursive: true }).map(String);
    const note = parseNote(readFileSync(join(term.folder, "a", kept.find((path) => path.endsWith(".note"))!)))!;
    expect(note.signatures.map((line) => line.name).slice(1)).toEqual(["witness.example/w1", "witness.example/w2"]);
  });

  it("asks nobody when all is dated, and somebody once it is not", async () => {
    expect((await stamp("--if-needed")).lines).toEqual([{ kind: "dated" }]);
    writeFileSync(join(term.folder, "told.txt"), "told at the ferryhouse");
    await term.gawah(["keep", "told.txt", "--archive", "a"]);
    expect((await stamp("--if-needed")).lines.map((line) => line.kind)).toEqual(["cosignature", "cosignature"]);
  });

  it("goes on with one of them down, queues what is owed, and asks again when it is back", async () => {
    await second.stop();
    const ran = await stamp();
    expect([ran.code, ran.lines.map((line) => line.kind)]).toEqual([14, ["cosignature", "queued"]]);
    await second.start();
    const back = await stamp();
    expect([back.code, back.lines.map((line) => line.kind)]).toEqual([0, ["cosignature", "cosignature"]]);
  });

  it("raises an alarm when the archive was put back to an earlier state, judges it, and never forgets it", async () => {
    const config = process.env.GAWAH_CONFIG!;
    for (const folder of [join(term.folder, "a"), config]) cpSync(folder, `${folder}.old`, { recursive: true });
    for (const _ of [1, 2]) await stamp();
    for (const folder of [join(term.folder, "a"), config]) {
      rmSync(folder, { recursive: true });
      cpSync(`${folder}.old`, folder, { recursive: true });
    }
    const ran = await stamp();
    expect([ran.code, ran.lines.map((line) => line.kind)]).toEqual([22, ["alarm", "alarm"]]);
    expect(readdirSync(join(term.folder, "a", "alarms"))).toHaveLength(2);
    expect((await stamp()).code).toBe(12);
    const check = () => term.gawah(["check", "a", "--json"]);
    expect((await check()).code).toBe(22);
    expect((await term.gawah(["alarm", "--archive", "a"])).code).toBe(22);
    expect((await term.gawah(["alarm", "judge", "--as", "restored", "--archive", "a"])).code).toBe(2);
    const judge = [
      "alarm",
      "judge",
      "--as",
      "restored",
      "--why",
      "Orsan put the backup of March back",
      "--archive",
      "a",
    ];
    expect((await term.gawah(judge)).code).toBe(0);
    expect((await term.gawah(judge)).code).toBe(3);
    const seen = await term.gawah(["alarm", "--archive", "a", "--json"]);
    expect([seen.code, seen.lines[0]]).toMatchObject([0, { kind: "alarm", why: "Orsan put the backup of March back" }]);
    const after = await check();
    expect(after.code).toBe(20);
    expect(after.lines.filter((line) => line.code === "judged-alarm").length).toBe(2);
    expect(existsSync(join(term.folder, "a", "alarms"))).toBe(true);
    for (const name of readdirSync(join(term.folder, "a", "alarms")).slice(0, 1))
      rmSync(join(term.folder, "a", "alarms", name));
    expect((await check()).lines.find((line) => line.severity === "error")).toMatchObject({ code: "missing" });
  });
});
