import { createHash, webcrypto } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.ts";
import { createArchive, drawKeys } from "../../src/archive/create.ts";
import { memoryFolder } from "../../src/archive/memory.ts";
import { openArchive } from "../../src/archive/open.ts";
import { type CheckOptions, checkArchive } from "../../src/check/index.ts";
import { nodeCrypto as crypto } from "../../src/disk/crypto.ts";
import { cosign, cosignatureType } from "../../src/log/cosignature.ts";
import { formatKey, formatNote, parseNote } from "../../src/log/note.ts";
import { type Policy, parsePolicy } from "../../src/log/policy.ts";
import { type Files, fixedPorts } from "../archive/vectors.ts";

const witness = (number: number) => {
  const [name, seed] = [`witness.example/w${number}`, new Uint8Array(32).fill(number)];
  const key = { name, type: cosignatureType, publicKey: crypto.ed25519Public(seed) };
  return { name, seed, text: formatKey(crypto, key) };
};
const [one, two, three] = [1, 2, 3].map(witness) as [ReturnType<typeof witness>, ...ReturnType<typeof witness>[]] as [
  ReturnType<typeof witness>,
  ReturnType<typeof witness>,
  ReturnType<typeof witness>,
];
const witnesses = [
  `witness one ${one.text}`,
  `witness two ${two.text} https://two.example`,
  `witness three ${three.text}`,
];
const policy = (...lines: string[]): Policy => {
  const read = parsePolicy(crypto, [...witnesses, ...lines].join("\n"));
  if ("fault" in read) throw new Error(read.fault);
  return read.policy;
};

async function newArchive(): Promise<{ files: Files; archive: Archive }> {
  const [files, state]: Files[] = [new Map(), new Map()];
  const ports = { ...fixedPorts("policy", files!), clock: Date.now };
  const keys = drawKeys(ports);
  await createArchive(ports, memoryFolder(state!), keys);
  return {
    files: files!,
    archive: await openArchive(ports, keys.device, { keys: keys.device, state: memoryFolder(state!) }),
  };
}

async function cosignNow(archive: Archive, by: readonly { name: string; seed: Uint8Array }[]): Promise<void> {
  const state = archive.checkpoints()[0]!;
  const { text, signatures } = parseNote(Buffer.from(state.note))!;
  const added = by.map(({ name, seed }) => cosign(crypto, text, name, seed, Math.floor(Date.now() / 1000)));
  const bytes = Buffer.from(formatNote({ text, signatures: [...signatures, ...added] }));
  const name = `${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}.note`;
  await archive.keepStamp(state, [{ name, bytes }]);
}

const check = (files: Files, options: CheckOptions) =>
  checkArchive({ folder: memoryFolder(files), crypto, timestamps: webcrypto as never }, options);
async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
const note = { kind: "note", refs: [], body: { text: "first" }, unit: null };

describe("a policy", () => {
  it.each([
    ["quorum none", [], true],
    ["quorum one", ["one"], true],
    ["quorum one", ["two"], false],
    ["group two-of 2 one two three\nquorum two-of", ["one", "three"], true],
    ["group two-of 2 one two three\nquorum two-of", ["three"], false],
    ["group all-of all one two\nquorum all-of", ["one"], false],
    ["group a any one two\ngroup b all a three\nquorum b", ["two", "three"], true],
    ["group a any one two\ngroup b all a three\nquorum b", ["one", "two"], false],
  ])("%j is met by %j: %s", (text, names, met) => {
    expect(policy(...text.split("\n")).isMetBy(new Set(names))).toBe(met);
  });

  it.each([
    ["", "no line says the quorum"],
    ["quorum four", "a witness or group of a line above"],
    ["quorum none\nquorum none", "said twice"],
    ["group one any two\nquorum one", 'the name "one" is taken'],
    ["group a any a\nquorum a", '"a" is no witness or group of a line above'],
    ["group a 3 one two\nquorum a", "a number from 1 to 2"],
    ["group a 0 one two\nquorum a", "a number from 1 to 2"],
    ["group a any one one\nquorum a", "stands in it twice"],
    [`witness again ${one.text}\nquorum none`, "stands here before"],
    ["log nonsense\nquorum none", "a log's verifier key is needed"],
    ["believe everybody\nquorum none", "log, witness, group or quorum is needed"],
    ["#".repeat(70_000), "at most 65536 are read"],
  ])("of %j is refused: %s", (text, words) => {
    expect(parsePolicy(crypto, [...witnesses, text].join("\n"))).toEqual({ fault: expect.stringContaining(words) });
  });

  it("holds a log as far as a quorum of its witnesses cosigned it, and no further", async () => {
    const { files, archive } = await newArchive();
    await archive.append([note]);
    await cosignNow(archive, [one, two]);
    const size = (await check(files, {})).logs[0]!.size;
    await archive.append([note]);
    await cosignNow(archive, [one]);
    const both = policy("group both all one two", "quorum both");
    const report = await check(files, { policy: both });
    expect([report.findings, report.logs[0]!.policyTo! < size, report.logs[0]!.policyTo! > 0]).toEqual([
      [],
      true,
      true,
    ]);
    const alone = await check(files, { policy: policy("quorum one") });
    expect(alone.logs[0]!.policyTo).toBeGreaterThan(report.logs[0]!.policyTo!);
    expect((await check(files, {})).logs[0]!.policyTo).toBeNull();
  });

  it("that too few witnesses meet is an error of its own", async () => {
    const { files, archive } = await newArchive();
    await cosignNow(archive, [one]);
    const report = await check(files, { policy: policy("group both all one three", "quorum both") });
    expect(report.verdict).toBe("broken");
    expect(report.findings).toMatchObject([{ code: "policy-unmet", severity: "error" }]);
  });

  it("counts no key that it does not list, though it goes by a listed witness's name and somebody else believes it", async () => {
    const { files, archive } = await newArchive();
    const stranger = { name: one.name, seed: new Uint8Array(32).fill(9) };
    const publicKey = crypto.ed25519Public(stranger.seed);
    const trust = {
      roots: [],
      witnesses: [{ name: one.name, type: cosignatureType, publicKey }],
      revocation: [],
      now: null,
    };
    await cosignNow(archive, [stranger]);
    const report = await check(files, { policy: policy("quorum one"), trust });
    expect([report.logs[0]!.policyTo, report.findings.map(({ code }) => code)]).toEqual([0, ["policy-unmet"]]);
    await cosignNow(archive, [one]);
    expect((await check(files, { policy: policy("quorum one"), trust })).findings).toEqual([]);
  });

  it("that names another log does not believe this one", async () => {
    const { files } = await newArchive();
    const strange = formatKey(crypto, {
      name: "gawah/0",
      type: 1,
      publicKey: crypto.ed25519Public(new Uint8Array(32)),
    });
    const report = await check(files, { policy: policy(`log ${strange}`, "quorum none") });
    expect(report.findings).toMatchObject([{ code: "wrong-key" }]);
  });
});

describe("since an earlier check", () => {
  it("objects that earlier acts name are not read again, newer ones are, and none may be missing", async () => {
    const { files, archive } = await newArchive();
    const keep = (object: string) => ({ kind: "keep", refs: [], body: { object }, unit: null });
    const put = async (text: string) => {
      const kept = await archive.putObject(pieces(text), null);
      await archive.append([keep(kept.object)]);
      return [...files.keys()].find((path) => path.endsWith(kept.object))!;
    };
    const old = await put("told before");
    const checkpoint = Buffer.from(archive.checkpoints()[0]!.note);
    const fresh = await put("told since");
    files.set(old, Buffer.from("changed"));
    expect((await check(files, { since: [checkpoint] })).findings).toEqual([]);
    expect((await check(files, {})).findings).toMatchObject([{ code: "changed", path: old }]);
    files.set(fresh, Buffer.from("changed too"));
    expect((await check(files, { since: [checkpoint] })).findings).toMatchObject([{ code: "changed", path: fresh }]);
    files.delete(old);
    expect((await check(files, { since: [checkpoint] })).findings.map(({ code }) => code)).toContain("missing");
  });

  const many = async () => {
    const made = await newArchive();
    const notes = (count: number) =>
      Array.from({ length: count }, (_, number) => ({ kind: "note", refs: [], body: { number }, unit: null }));
    for (const count of [200, 340, 1, 90, 300]) await made.archive.append(notes(count));
    const checkpoint = Buffer.from(made.archive.checkpoints()[0]!.note);
    for (const count of [5, 400]) await made.archive.append(notes(count));
    return { ...made, since: [checkpoint] };
  };

  it("the report is the one of a check of everything", async () => {
    const { files, since } = await many();
    const whole = await check(files, { known: since });
    expect(whole.logs[0]!.size).toBeGreaterThan(1300);
    expect(await check(files, { since })).toEqual(whole);
  });

  it("whatever byte of an earlier page, bundle or tile is changed is found", async () => {
    const { files, since } = await many();
    for (const path of [...files.keys()].filter((path) => /\/(acts|entries|tile\/[01])\/00[01]/.test(path))) {
      const bytes = files.get(path)!;
      for (const at of [0, 70, 1000, bytes.length - 2].filter((at) => at < bytes.length)) {
        const changed = new Map(files).set(path, flipped(bytes, at));
        expect((await check(changed, { since })).verdict, `${path} at ${at}`).toMatch(/^(broken|alarm)$/);
      }
    }
  });

  it("a state that this log never had is an alarm; a tile that was changed is none, and spares nothing", async () => {
    const { files, since } = await many();
    const other = await many();
    expect((await check(other.files, { since })).findings).toMatchObject([{ code: "forked" }]);
    const path = [...files.keys()].find((path) => path.endsWith("tile/1/000.p/5"))!;
    const damaged = await check(new Map(files).set(path, flipped(files.get(path)!, 3)), { since });
    expect(damaged.verdict).toBe("broken");
    expect(damaged.findings[0]).toMatchObject({ code: "changed", path });
    expect(damaged.findings.map(({ code }) => code)).not.toContain("forked");
  });
});

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[at]! ^= 1;
  return changed;
}
