import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkProof } from "../../src/check/index.ts";
import { nodeCrypto } from "../../src/disk/crypto.ts";
import { localWitness } from "../net/localWitness.ts";
import { type Terminal, terminal } from "./terminal.ts";

const told = "The lantern-maker Orsan was beaten at the ferryhouse in Sarwand.";
let term: Terminal;
let sheet = "";
let object = "";
beforeAll(async () => {
  term = terminal();
  const made = await term.gawah(["init", "a", "--json"]);
  sheet = String(made.lines[0]!.recoverySheet);
  writeFileSync(join(term.folder, "orsan-told.txt"), told);
  writeFileSync(join(term.folder, "other.txt"), "Nothing happened in Sarwand, the mayor said.");
  const kept = await run(
    "keep",
    "orsan-told.txt",
    "--source",
    "Orsan the lantern-maker",
    "--received-from",
    "his cousin",
  );
  object = String(kept[0]!.object);
  await run("keep", "other.txt", "--source", "The mayor");
  await run("read", object);
});
afterAll(() => term.close());

const run = async (...args: string[]) => {
  const ran = await term.gawah([...args, "--archive", "a", "--json"]);
  expect({ args, code: ran.code, err: ran.err.includes("mistake") }).toEqual({ args, code: 0, err: false });
  return ran.lines;
};

it("prints the chain of custody of an object with where it came from", async () => {
  const chain = await run("custody", object.slice(0, 12));
  expect(chain.slice(1).map((line) => line.act)).toEqual(["keep", "read"]);
  expect(chain[1]!.private).toMatchObject({
    name: "orsan-told.txt",
    received: { from: "his cousin" },
    size: told.length,
  });
  const words = await term.gawah(["custody", object, "--archive", "a"]);
  expect(words.out).toContain("his cousin");
  expect(words.err).toContain("does not show");
});

it("writes a proof that holds offline, and that shows nothing of a sealed act", async () => {
  const [proof] = await run("prove", object, "--to", "proofs");
  const file = (name: unknown) => readFileSync(join(term.folder, "proofs", String(name)));
  const { logs } = JSON.parse(readFileSync(join(term.folder, "a", "archive.json"), "utf8")) as {
    logs: { key: string }[];
  };
  const verdict = checkProof(
    nodeCrypto,
    file(proof!.proof).toString("utf8"),
    file(proof!.leaf),
    logs[0]!.key,
    file(proof!.line),
  );
  expect(verdict).toMatchObject({ holds: true, index: proof!.index, shown: {} });
  expect((await term.gawah(["prove", "00000000", "--archive", "a"])).code).toBe(3);
});

it("takes a proof offline, with who dates it, and finds every file of it that was changed", async () => {
  const witness = await localWitness("witness.example/w1", [
    JSON.parse(readFileSync(join(term.folder, "a", "archive.json"), "utf8")).logs[0].key,
  ]);
  await run("stamp", "--witness", `${witness.url()} ${witness.key}`);
  await witness.close();
  const [proof] = await run("prove", object, "--to", "dated");
  const check = (...more: string[]) => term.gawah(["check", `dated/${proof!.proof}`, "--json", ...more]);
  const held = await check("--key", String(proof!.key), "--witness", witness.key);
  expect([held.code, held.lines[0]]).toMatchObject([
    0,
    { holds: true, dated: [{ by: "witness.example/w1", fault: null }] },
  ]);
  expect((await check("--key", String(proof!.key))).lines[0]).toMatchObject({ dated: [{ time: "" }] });
  expect((await check()).code).toBe(2);
  for (const name of [proof!.proof, proof!.leaf, proof!.line]) {
    const path = join(term.folder, "dated", String(name));
    const bytes = readFileSync(path);
    writeFileSync(
      path,
      bytes.toString("latin1").replace(/[0-9a-f]{8}|[A-Za-z0-9]{40}/, (part) => [...part].reverse().join("")),
      "latin1",
    );
    expect([name, (await check("--key", String(proof!.key))).code]).toEqual([name, 21]);
    writeFileSync(path, bytes);
  }
  writeFileSync(join(term.folder, "dated", "empty.tlog-proof"), "");
  expect((await term.gawah(["check", "dated/empty.tlog-proof", "--key", String(proof!.key)])).code).toBe(3);
});

it("proves that the recovery sheet works, and refuses another's", async () => {
  writeFileSync(join(term.folder, "sheet.txt"), sheet);
  expect((await run("keys", "drill", "--sheet", "sheet.txt"))[0]!.units).toBe(3);
  const other = await term.gawah(["init", "b", "--json"]);
  const wrong = await term.gawah(["keys", "drill", "--archive", "a"], {
    stdinText: String(other.lines[0]!.recoverySheet),
  });
  expect(wrong.code).toBe(2);
  expect(wrong.err).not.toContain("WITNESS");
});

it("joins what another device wrote in its copy", async () => {
  cpSync(join(term.folder, "a"), join(term.folder, "copy"), { recursive: true });
  const config = process.env.GAWAH_CONFIG;
  process.env.GAWAH_CONFIG = join(term.folder, "second-config");
  expect((await term.gawah(["keep", "other.txt", "--archive", "copy"])).code).toBe(12);
  expect((await term.gawah(["join", "copy"], { stdinText: sheet })).code).toBe(0);
  expect((await term.gawah(["keep", "other.txt", "--source", "A neighbour", "--archive", "copy"])).code).toBe(0);
  process.env.GAWAH_CONFIG = config;
  const [merged] = await run("merge", "copy");
  expect(merged!.logs).toHaveLength(1);
  const sources = (await run("show")).filter((line) => line.kind === "source").map((line) => line.name);
  expect(sources).toContain("A neighbour");
  expect((await term.gawah(["check", "a"])).code).toBe(20);
});

it("gives this device new keys and a passphrase", async () => {
  await run("keys", "rotate", "--sheet", "sheet.txt");
  const set = await term.gawah(["keys", "passphrase", "--archive", "a"], { env: { GAWAH_NEW_PASSPHRASE: "tin cup" } });
  expect(set.code).toBe(0);
  expect((await term.gawah(["show", "--archive", "a"])).code).toBe(10);
  const env = { GAWAH_PASSPHRASE: "tin cup", GAWAH_NEW_PASSPHRASE: "" };
  expect((await term.gawah(["show", "--archive", "a"], { env })).code).toBe(0);
});

it("leaves nothing of a withdrawn source in the archive, the state or the cache", async () => {
  const env = { GAWAH_PASSPHRASE: "tin cup" };
  const withdraw = (...more: string[]) =>
    term.gawah(["withdraw", "Orsan the lantern-maker", "--archive", "a", "--json", ...more], { env });
  expect((await withdraw()).code).toBe(2);
  const done = await withdraw("--yes");
  expect(done.code).toBe(0);
  expect(done.lines[0]!.cannotRecall).not.toEqual([]);
  expect(done.lines[0]!.notConfirmed).toHaveLength(1);
  const after = await term.gawah(["show", "--archive", "a", "--json"], { env });
  expect(JSON.stringify(after.lines)).not.toContain("Orsan");
  expect(JSON.stringify(after.lines)).toContain("The mayor");
  expect((await term.gawah(["search", "ferryhouse", "--archive", "a", "--json"], { env })).lines).toEqual([]);
  expect((await term.gawah(["show", object, "--archive", "a"], { env })).code).toBe(3);
  for (const part of ["a", "config", "cache"]) {
    for (const entry of readdirSync(join(term.folder, part), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      for (const words of ["Orsan", "ferryhouse", "orsan-told", "his cousin"])
        expect(bytes.includes(words), entry.name).toBe(false);
    }
  }
  expect((await term.gawah(["check", "a"])).code).toBe(20);
});
