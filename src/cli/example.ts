import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { claim } from "../acts/claim.ts";
import { gather } from "../acts/gather.ts";
import { judge } from "../acts/judge.ts";
import { keep } from "../acts/keep.ts";
import { makeMatter } from "../acts/matter.ts";
import { placeOf } from "../acts/place.ts";
import type { Ports } from "../acts/ports.ts";
import { read } from "../acts/read.ts";
import { readFor } from "../acts/readFor.ts";
import { same } from "../acts/same.ts";
import { sourceNamed } from "../acts/source.ts";
import { textOf } from "../acts/text.ts";
import type { LineRow, ObjectRow } from "../catalog/rows.ts";
import type { ExampleClaim, ExampleFile, ExamplePlan } from "./examplePlan.ts";
import { findFiles, toKeep } from "./files.ts";
import type { Output } from "./io.ts";
import { UsageError } from "./usage.ts";

export interface ExampleDone {
  readonly objects: number;
  readonly incidents: readonly string[];
  readonly judged: number;
  readonly byHand: number;
}

/**
 * Does the example in an archive by really keeping, reading, judging and gathering the files beside the plan. With `byHand`
 * reading is switched off, and only what the plan makes by hand is there.
 */
export async function doExample(
  ports: Ports,
  folder: string,
  options: { readonly byHand: boolean; readonly out: Output; readonly signal: AbortSignal },
): Promise<ExampleDone> {
  const plan = await readPlan(folder);
  const objects = new Map<string, string>();
  const tell = (what: string, done: number, total: number) => options.out.progress({ what, done, total });
  for (const [i, file] of plan.files.entries()) {
    tell("The example: keeping and reading", i, plan.files.length);
    const object = await keepOne(ports, folder, file, objects, options.signal);
    objects.set(file.file, object);
    if (!options.byHand) await read(ports, object);
  }
  let judged = 0;
  for (const [i, one] of (options.byHand ? [] : (plan.judgements ?? [])).entries()) {
    tell("The example: judging", i, plan.judgements!.length);
    const rows = await rowsIn(ports, need(objects, one.file), one.quote, one.what);
    const open = rows.filter((row) => row.state === "suggested");
    const { verdict, why, amended } = one;
    await judge(
      ports,
      open.map((row) => ({ ref: row.ref, verdict, why, ...(amended === undefined ? {} : { amended }) })),
    );
    judged += open.length;
  }
  const made = plan.byHand ?? [];
  for (const [i, one] of made.entries()) {
    tell("The example: claims by hand", i, made.length);
    await claimOne(ports, need(objects, one.file), one);
  }
  const incidents: string[] = [];
  for (const incident of plan.incidents) incidents.push(await gatherOne(ports, objects, incident));
  for (const one of plan.same ?? []) await same(ports, one);
  return { objects: objects.size, incidents, judged, byHand: made.length };
}

async function readPlan(folder: string): Promise<ExamplePlan> {
  try {
    return JSON.parse(await readFile(join(folder, "example.json"), "utf8")) as ExamplePlan;
  } catch {
    throw new UsageError("notFound", `Making the example: "${folder}" holds no example.json that can be read.`);
  }
}

async function keepOne(
  ports: Ports,
  folder: string,
  file: ExampleFile,
  objects: ReadonlyMap<string, string>,
  signal: AbortSignal,
): Promise<string> {
  const source = await sourceNamed(ports, { name: file.source, kind: file.kind ?? "unknown", open: file.open });
  const { language, published, placeHint } = file;
  const options = {
    source,
    ...(language === undefined ? {} : { language }),
    ...(published === undefined ? {} : { published }),
    ...(placeHint === undefined ? {} : { placeHint }),
    ...(file.versionOf === undefined ? {} : { versionOf: need(objects, file.versionOf) }),
    notes: "a made-up example",
  };
  for await (const found of findFiles([join(folder, file.file)], folder, "refuse")) {
    const one = { ...toKeep(found, signal), path: file.file };
    for await (const kept of keep(ports, [one], options)) return kept.object;
  }
  throw new UsageError("notFound", `Making the example: there is no "${file.file}".`);
}

async function claimOne(ports: Ports, object: string, one: ExampleClaim): Promise<void> {
  const { text } = await textOf(ports, (await ports.catalog.object(object)) as ObjectRow);
  const place = placeOf(text, one.quote, one.nth ?? 1);
  if (place === null)
    throw new UsageError("notFound", `Making the example: "${one.quote}" does not stand in "${one.file}".`);
  await claim(ports, {
    object,
    start: place.start,
    end: place.end,
    made: one.made,
    ...(one.speakers === undefined ? {} : { speakers: one.speakers }),
    ...(one.why === undefined ? {} : { why: one.why }),
  });
}

async function gatherOne(
  ports: Ports,
  objects: ReadonlyMap<string, string>,
  incident: ExamplePlan["incidents"][number],
): Promise<string> {
  const accounts = incident.files.map((file) => need(objects, file));
  const row = await gather(ports, { title: incident.title, accounts, why: incident.why ?? "" });
  for (const { file, questions } of incident.readFor ?? []) {
    for (const account of await ports.catalog.accounts(need(objects, file))) {
      for (const question of questions) await readFor(ports, { incident: row.id, account: account.id, question });
    }
  }
  for (const matter of incident.matters ?? []) {
    const claims: string[] = [];
    for (const { file, quote, what } of matter.claims) {
      const rows = await rowsIn(ports, need(objects, file), quote, what);
      claims.push(...rows.filter((one) => one.state !== "rejected").map((one) => one.ref));
    }
    await makeMatter(ports, {
      incident: row.id,
      title: matter.title,
      question: matter.question,
      claims: [...new Set(claims)],
    });
  }
  return row.id;
}

/** Claims and figures whose own words lie in these words or hold them. */
async function rowsIn(ports: Ports, object: string, quote: string, what?: string): Promise<readonly LineRow[]> {
  const { text } = await textOf(ports, (await ports.catalog.object(object)) as ObjectRow);
  const place = placeOf(text, quote);
  if (place === null) throw new UsageError("notFound", `Making the example: "${quote}" does not stand in its file.`);
  return (await ports.catalog.lines(object)).filter(({ line }) => {
    if (line.kind !== "claim" && line.kind !== "figure" && line.kind !== "statement") return false;
    if (line.kind === "statement" && what !== "statement") return false;
    const own = line.kind === "claim" ? line.trigger : line;
    const inside = own.start >= place.start && own.end <= place.end;
    const holds = own.start <= place.start && own.end >= place.end;
    const names: readonly string[] = [
      line.kind,
      ...(line.kind === "claim" ? [line.claim, "deed" in line ? line.deed : ""] : []),
    ];
    return (inside || holds) && (what === undefined || names.includes(what));
  });
}

function need(objects: ReadonlyMap<string, string>, file: string): string {
  const object = objects.get(file);
  if (object === undefined)
    throw new UsageError("usage", `Making the example: the plan does not list "${file}" before it is used.`);
  return object;
}
