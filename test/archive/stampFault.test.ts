import { expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.ts";
import { createArchive, drawKeys, type NewKeys } from "../../src/archive/create.ts";
import { ArchiveError } from "../../src/archive/error.ts";
import { memoryFolder } from "../../src/archive/memory.ts";
import { openArchive } from "../../src/archive/open.ts";
import { checkArchive } from "../../src/check/index.ts";
import { nodeCrypto as crypto, nodeRandom as random } from "../../src/disk/crypto.ts";
import { formatCheckpoint } from "../../src/log/checkpoint.ts";
import { formatNote, signNote } from "../../src/log/note.ts";
import { type Fault, PowerLoss, UnreliableFolder } from "./unreliableFolder.ts";

const clock = () => 1_700_000_000_000;
type Files = Map<string, Uint8Array>;

/** A note that the log's own key signed, of a history that was never here. */
function forkOf(archive: Archive, keys: NewKeys): Uint8Array {
  const { origin } = archive.checkpoints()[0]!;
  const text = formatCheckpoint({ origin, size: 99, root: new Uint8Array(32).fill(9), extensions: [] });
  return Buffer.from(formatNote({ text, signatures: [signNote(crypto, text, origin, keys.device.logSeed)] }));
}

/** Stamps, finds a fork, judges it, stamps again; counts what was acknowledged. */
async function work(archive: Archive, keys: NewKeys, done: string[]): Promise<void> {
  const stamp = async (name: string) => {
    await archive.keepStamp(archive.checkpoints()[0]!, [{ name, bytes: Buffer.from(`a proof named ${name}`) }]);
    done.push(name);
  };
  await stamp("first.tsr");
  expect(await archive.weigh(forkOf(archive, keys))).toBe("alarm");
  done.push("alarm");
  expect(archive.readOnly).toBe("alarm");
  await archive.judgeAlarms("copied", "the reason");
  done.push("judged");
  await stamp("second.tsr");
}

it("a fault at every step of stamping, of an alarm and of its judgement loses nothing acknowledged and leaves nothing broken", async () => {
  const begin = { archive: new Map() as Files, state: new Map() as Files };
  const ports = { folder: memoryFolder(begin.archive), crypto, random, clock };
  const keys = drawKeys(ports);
  await createArchive(ports, memoryFolder(begin.state), keys);
  let steps = 0;
  for (const kind of ["power", "disk-full"] as const) {
    for (let step = 1, broke = true; broke; step++) {
      broke = await breakAt(begin, keys, { step, kind });
      if (broke) steps++;
    }
  }
  expect(steps).toBeGreaterThan(80);
});

async function breakAt(begin: { archive: Files; state: Files }, keys: NewKeys, fault: Fault): Promise<boolean> {
  let turn = fault.step * 7;
  const choose = () => ++turn * 2_654_435_761;
  const archive = new UnreliableFolder(new Map(begin.archive), fault, choose);
  const state = new UnreliableFolder(new Map(begin.state), fault, choose);
  const done: string[] = [];
  let broke = false;
  const { kind } = fault;
  try {
    const ports = { folder: archive.folder(), crypto, random, clock };
    await work(await openArchive(ports, keys.device, { keys: keys.device, state: state.folder() }), keys, done);
  } catch (error) {
    if (!(error instanceof PowerLoss) && !(error instanceof ArchiveError && error.code === "disk-full")) throw error;
    broke = true;
  }
  const lost = kind === "power" && broke;
  const folder = memoryFolder(lost ? archive.afterPowerLoss() : archive.files);
  const device = { keys: keys.device, state: memoryFolder(lost ? state.afterPowerLoss() : state.files) };
  const again = await openArchive({ folder, crypto, random, clock }, keys.device, device);
  const alarms = await again.alarms();
  if (done.includes("alarm")) expect(alarms.map((one) => one.name.split(".").at(-1))).toEqual(["ours", "theirs"]);
  if (done.includes("judged")) expect(alarms.every((one) => one.judged?.judgement === "copied")).toBe(true);
  if (again.readOnly === "alarm") await again.judgeAlarms("other", "after the fault");
  expect(again.readOnly).toBeNull();
  await again.append([{ kind: "note", refs: [], body: { after: "the fault" }, unit: null }]);
  const report = await checkArchive({ folder, crypto });
  expect(report.findings.filter((finding) => finding.severity !== "warning")).toEqual([]);
  const logged = new Set<string>();
  for await (const act of again.replay())
    if (act.kind === "stamp")
      for (const { name } of (act.body as { files: { name: string }[] }).files) logged.add(name);
  for (const name of done) if (name.endsWith(".tsr")) expect(logged.has(name)).toBe(true);
  return broke;
}
