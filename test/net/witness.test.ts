import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { toHex } from "../../src/bytes/hex.ts";
import { utf8 } from "../../src/bytes/text.ts";
import { nodeCrypto } from "../../src/disk/crypto.ts";
import { formatCheckpoint } from "../../src/log/checkpoint.ts";
import { cosignatureType } from "../../src/log/cosignature.ts";
import { formatNote, signNote, type VerifierKey } from "../../src/log/note.ts";
import { leafHash, nodeHash, rootOf } from "../../src/log/tree.ts";
import { formatWitnessRequest } from "../../src/log/witness.ts";
import { requestCosignature } from "../../src/net/witness-client.ts";
import { type RunningWitness, serveWitness } from "../../src/net/witness-server.ts";

const crypto = nodeCrypto;
const origin = "witness-archive/1/00000000000000000000000000000000";
const seed = new Uint8Array(32).fill(7);
const logKey: VerifierKey = { name: origin, type: 1, publicKey: crypto.ed25519Public(seed) };
const witnessSeed = new Uint8Array(32).fill(9);
const witnessKey: VerifierKey = {
  name: "witness.example/w1",
  type: cosignatureType,
  publicKey: crypto.ed25519Public(witnessSeed),
};

const leaves = ["a", "b", "c", "d"].map((text) => leafHash(crypto, utf8(text)));
const [a, b, c, d] = leaves as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
/** Consistency proofs between the sizes of a log of four leaves, written out by hand. RFC 6962, section 2.1.2. */
const proofs: Readonly<Record<string, readonly Uint8Array[]>> = {
  "0-1": [],
  "0-2": [],
  "1-2": [b],
  "2-4": [nodeHash(crypto, c, d)],
  "1-4": [b, nodeHash(crypto, c, d)],
  "4-4": [],
  "2-2": [],
};

function note(size: number, by = seed, hashes: readonly Uint8Array[] = leaves): string {
  const text = formatCheckpoint({ origin, size, root: rootOf(crypto, hashes.slice(0, size)), extensions: [] });
  return formatNote({ text, signatures: [signNote(crypto, text, origin, by)] });
}

describe("a witness on the loopback", () => {
  let folder = "";
  let witness: RunningWitness;
  const start = async () => {
    witness = await serveWitness({
      folder,
      key: { name: witnessKey.name, seed: witnessSeed },
      logs: [logKey],
      port: 0,
      crypto,
      clock: () => Date.UTC(2031, 2, 14),
    });
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "gawah-witness-"));
    await start();
  });
  afterEach(async () => {
    await witness.close();
    rmSync(folder, { recursive: true });
  });

  const post = (body: string) => fetch(`${witness.url}/add-checkpoint`, { method: "POST", body });
  const ask = (text: string, last = 0) =>
    requestCosignature(
      crypto,
      { url: witness.url, key: witnessKey },
      text,
      last,
      async (from) => proofs[`${from}-${/\n(\d+)\n/.exec(text)![1]}`] ?? [],
      null,
    );

  test("cosigns a log as it grows, and remembers it over a restart", async () => {
    expect(await ask(note(1))).toMatchObject({
      kind: "cosigned",
      cosignature: { name: witnessKey.name, time: Date.UTC(2031, 2, 14) / 1000 },
    });
    expect(await ask(note(2), 1)).toMatchObject({ kind: "cosigned" });
    await witness.close();
    await start();
    // The client believes size 0 and is told 2.
    expect(await ask(note(4), 0)).toMatchObject({ kind: "cosigned" });
    const home = toHex(crypto.sha256(utf8(origin)));
    expect(await (await fetch(`${witness.url}/${home}/checkpoint`)).text()).toContain(`— ${witnessKey.name} `);
  });

  test("raises an alarm for a fork and for a rollback, never 'not found'", async () => {
    await ask(note(2));
    const forked = [leafHash(crypto, utf8("x")), b, c, d];
    expect(await ask(note(4, seed, forked), 2)).toMatchObject({ kind: "alarm", witnessed: 2 });
    expect(await ask(note(1))).toMatchObject({ kind: "alarm", witnessed: 2 });
    expect(readdirSync(join(folder, toHex(crypto.sha256(utf8(origin))), "alarms"))).toHaveLength(1);
  });

  test.each([
    ["400 for what is not well formed", "nonsense", 400],
    ["400 for an old size over the checkpoint's", formatWitnessRequest(3, [], note(2)), 400],
    ["403 for another key's signature", formatWitnessRequest(0, [], note(2, new Uint8Array(32).fill(1))), 403],
    ["404 for a log that is not known", formatWitnessRequest(0, [], note(2).replaceAll(origin, "other.example")), 404],
    ["409 for another old size", formatWitnessRequest(1, [b], note(2)), 409],
    ["422 for a proof where none may be", formatWitnessRequest(0, [a], note(2)), 422],
    ["200 for a first checkpoint", formatWitnessRequest(0, [], note(2)), 200],
  ])("answers %s", async (_, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    if (status === 409)
      expect([answer.headers.get("content-type"), await answer.text()]).toEqual(["text/x.tlog.size", "0\n"]);
  });

  test("of twenty requests at once cosigns each state once and never goes back", async () => {
    const body = formatWitnessRequest(0, [], note(2));
    const statuses = (await Promise.all(Array.from({ length: 20 }, () => post(body))))
      .map((answer) => answer.status)
      .sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
  });
});
