import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.ts";
import { initArchive, joinArchive, mergeFrom, openArchive } from "../../src/disk/archive.ts";
import { checkFolder } from "../../src/disk/check.ts";
import { nodeCrypto as crypto } from "../../src/disk/crypto.ts";
import { cosign, cosignatureType } from "../../src/log/cosignature.ts";
import { formatNote, parseNote } from "../../src/log/note.ts";

const root = mkdtempSync(join(tmpdir(), "gawah-stamped-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const device = (name: string) => ({ dir: join(root, name), options: { config: join(root, `${name}.config`) } });
const note = (text: string) => ({ kind: "note", refs: [], body: { text }, unit: null });
const seed = new Uint8Array(32).fill(4);
const witness = { name: "witness.example/w1", type: cosignatureType, publicKey: crypto.ed25519Public(seed) };

/** Keeps the witness's cosignature of one log, made at a time, in whichever log this device has. */
async function stamp(archive: Archive, log: string, time: number): Promise<void> {
  const state = archive.checkpoints().find((one) => one.log === log)!;
  const parsed = parseNote(Buffer.from(state.note))!;
  const line = cosign(crypto, parsed.text, witness.name, seed, Math.floor(time / 1000));
  const bytes = Buffer.from(formatNote({ text: parsed.text, signatures: [...parsed.signatures, line] }));
  await archive.keepStamp(state, [{ name: "w1.note", bytes }]);
}

it("one device has another's log dated: after joining, both copies show it, and what was only seen is dated too", async () => {
  const [one, two] = [device("one"), device("two")];
  const made = await initArchive(one.dir, one.options);
  const first = Object.keys(made.archive.position())[0]!;
  await made.archive.append([note("by the first")]);
  await made.archive.close();
  cpSync(one.dir, two.dir, { recursive: true });
  const second = await joinArchive(two.dir, made.recoverySheet, two.options);
  const own = Object.keys(second.position()).find((log) => log !== first)!;
  const begin = Date.now();
  await stamp(second, first, begin + 60_000);
  await second.append([note("by the second, who had seen the first")]);
  await stamp(second, own, begin + 120_000);
  await second.close();

  // The first log did not grow: its proofs of time come nevertheless.
  await mergeFrom(one.dir, two.dir, one.options);
  for (const { dir } of [one, two]) {
    const trust = { roots: [], witnesses: [witness], revocation: [], now: null };
    const report = await checkFolder(dir, { trust });
    expect(report.findings).toEqual([]);
    expect(report.proofs.map((proof) => [proof.log, proof.fault])).toEqual([
      [first, null],
      [own, null],
    ]);
    const dated = Object.fromEntries(report.logs.map((log) => [log.log, log.heldTo]));
    expect(dated).toEqual({ [first]: 5, [own]: 7 });
  }

  // What the first does after joining has seen the second's stamp: it came after it.
  const again = await openArchive(one.dir, one.options);
  await again.append([note("after joining")]);
  const [late] = await again.append([note("and after a commit that had seen the stamp")]);
  await again.close();
  const trust = { roots: [], witnesses: [witness], revocation: [], now: null };
  const times = new Map<number, string | null>();
  await checkFolder(one.dir, {
    trust,
    onTime: (time) => void (time.log === first && times.set(time.index, time.after?.time ?? null)),
  });
  expect(times.get(late!.index)).toBe(new Date(Math.floor((begin + 120_000) / 1000) * 1000).toISOString());
  expect(times.get(3)).toBeNull();
});
