import { describe, expect, it } from "vitest";
import type { ActDraft, Archive } from "../../src/archive/archive.ts";
import { createArchive, drawKeys } from "../../src/archive/create.ts";
import { ArchiveError } from "../../src/archive/error.ts";
import { collect, once } from "../../src/archive/keyring.ts";
import { memoryFolder } from "../../src/archive/memory.ts";
import { openArchive } from "../../src/archive/open.ts";
import { checkArchive } from "../../src/check/index.ts";
import { nodeCrypto as crypto, nodeRandom as random } from "../../src/disk/crypto.ts";
import { type Fault, PowerLoss, UnreliableFolder } from "./unreliableFolder.ts";

const clock = () => 1_700_000_000_000;
type Files = Map<string, Uint8Array>;

/** An archive whose last page is nearly full, so that a batch crosses into the next. */
async function start(): Promise<{ archive: Files; state: Files; keys: ReturnType<typeof drawKeys>["device"] }> {
  const archive: Files = new Map();
  const state: Files = new Map();
  const ports = { folder: memoryFolder(archive), crypto, random, clock };
  const keys = drawKeys(ports);
  await createArchive(ports, memoryFolder(state), keys);
  const opened = await openArchive(ports, keys.device, { keys: keys.device, state: memoryFolder(state) });
  const drafts: ActDraft[] = Array.from({ length: 249 }, (_, i) => ({
    kind: "note",
    refs: [],
    body: { i },
    unit: null,
  }));
  await opened.append(drafts);
  await opened.close();
  return { archive, state, keys: keys.device };
}

/** What a person does until something breaks; gives the bodies that were acknowledged and the objects that they name. */
async function work(archive: Archive, done: { bodies: string[]; objects: Map<string, string> }): Promise<void> {
  for (let i = 0; i < 3; i++) {
    const unit = await archive.newUnit();
    const text = `what was told, number ${i}`;
    const kept = await archive.putObject(once(Buffer.from(text)), unit);
    const bodies = [{ object: kept.object }, { note: `${i}` }];
    await archive.append(bodies.map((body) => ({ kind: "keep", refs: [], body, unit })));
    for (const body of bodies) done.bodies.push(JSON.stringify(body));
    done.objects.set(kept.object, text);
  }
}

/** The same while the object of the next commit is put during each commit. */
async function workAhead(archive: Archive, done: { bodies: string[]; objects: Map<string, string> }): Promise<void> {
  const unit = await archive.newUnit();
  const put = (text: string) => archive.putObject(once(Buffer.from(text)), unit);
  let kept = await put("told 0");
  for (let i = 0; i < 3; i++) {
    const body = { object: kept.object };
    const committing = archive.append([{ kind: "keep", refs: [], body, unit }]).then(() => {
      done.bodies.push(JSON.stringify(body));
      done.objects.set(body.object, `told ${i}`);
    });
    [kept] = await Promise.all([put(`told ${i + 1}`), committing]);
  }
}

/** Pseudorandom choices that a seed fixes. */
function choices(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >>> 8;
  };
}

/** Breaks a run at one step and looks at what the next opening finds. False when the run came to its end before. */
async function breakAt(
  begin: Awaited<ReturnType<typeof start>>,
  step: number,
  kind: Fault["kind"],
  seed: number,
  doing = work,
): Promise<boolean> {
  const fault: Fault = { step, kind };
  const choose = choices(seed);
  const archive = new UnreliableFolder(new Map(begin.archive), fault, choose);
  const state = new UnreliableFolder(new Map(begin.state), fault, choose);
  const done = { bodies: [] as string[], objects: new Map<string, string>() };
  let broke = false;
  try {
    const ports = { folder: archive.folder(), crypto, random, clock };
    await doing(await openArchive(ports, begin.keys, { keys: begin.keys, state: state.folder() }), done);
  } catch (error) {
    if (!(error instanceof PowerLoss) && !(error instanceof ArchiveError && error.code === "disk-full")) throw error;
    broke = true;
  }
  const lost = kind === "power" && broke;
  const after = lost
    ? { archive: archive.afterPowerLoss(), state: state.afterPowerLoss() }
    : { archive: archive.files, state: state.files };
  const ports = { folder: memoryFolder(after.archive), crypto, random, clock };
  const again = await openArchive(ports, begin.keys, { keys: begin.keys, state: memoryFolder(after.state) });
  expect(again.readOnly).toBeNull();
  const bodies: string[] = [];
  for await (const act of again.replay()) if (act.kind === "keep") bodies.push(JSON.stringify(act.body));
  expect(bodies.slice(0, done.bodies.length)).toEqual(done.bodies);
  expect(bodies.length).toBeLessThanOrEqual(done.bodies.length + 2);
  for (const [object, text] of done.objects)
    expect(Buffer.from(await collect(again.getObject(object))).toString()).toBe(text);
  await again.append([{ kind: "note", refs: [], body: { after: "the fault" }, unit: null }]);
  const report = await checkArchive({ folder: ports.folder, crypto });
  expect(report.findings.filter((finding) => finding.severity !== "warning")).toEqual([]);
  return broke;
}

describe("a fault at every write, rename and flush", () => {
  it("loses nothing acknowledged and believes nothing half-written when the power goes", async () => {
    const begin = await start();
    let steps = 0;
    for (let step = 1; ; step++) {
      let broke = false;
      for (let seed = 0; seed < 4; seed++) broke = await breakAt(begin, step, "power", step * 10 + seed);
      if (!broke) break;
      steps++;
    }
    expect(steps).toBeGreaterThan(60);
  }, 120_000);

  it("loses nothing acknowledged when files are put while the commit before them is under way", async () => {
    const begin = await start();
    let steps = 0;
    for (let step = 1; ; step++) {
      let broke = false;
      for (let seed = 0; seed < 2; seed++) broke = await breakAt(begin, step, "power", step * 10 + seed, workAhead);
      if (!broke) break;
      steps++;
    }
    expect(steps).toBeGreaterThan(40);
  }, 120_000);

  it("leaves the archive as it was when the disk is full", async () => {
    const begin = await start();
    let steps = 0;
    for (let step = 1; await breakAt(begin, step, "disk-full", step); step++) steps++;
    expect(steps).toBeGreaterThan(60);
  }, 120_000);
});
