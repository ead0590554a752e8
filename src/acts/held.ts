import type { Act } from "../archive/archive.ts";
import { layout } from "../archive/layout.ts";
import { isHex } from "../bytes/hex.ts";
import type { Finding } from "../check/index.ts";
import type { Ports } from "./ports.ts";

/** What only who holds the keys can see is gone, and how much was looked at. */
export interface HeldReport {
  readonly findings: readonly Finding[];
  /** Sealed objects that acts name and that are here. */
  readonly objects: number;
}

/**
 * Holds an archive to what its sealed acts name: objects that are missing, and units whose key is in no vault file though nobody
 * withdrew them. A stranger cannot see either: to her sealed and withdrawn look alike. Walks through the archive twice.
 */
export async function checkHeld(ports: Ports): Promise<HeldReport> {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  let objects = 0;
  for await (const act of ports.archive.replay()) {
    if (act.unit === null) continue;
    for (const object of namedIn(act)) {
      if (seen.has(object)) continue;
      seen.add(object);
      if (await ports.archive.hasObject(object)) objects++;
      else findings.push(missing(object, act));
    }
  }
  return { findings: [...findings, ...(await lostKeys(ports))], objects };
}

async function lostKeys({ archive }: Ports): Promise<Finding[]> {
  const byUnit = new Map<string, { log: string; index: number; count: number }>();
  for await (const { unit, log, index } of archive.lostActs()) {
    const known = byUnit.get(unit);
    if (known) known.count++;
    else byUnit.set(unit, { log, index, count: 1 });
  }
  return [...byUnit].map(([unit, { log, index, count }]) => ({
    severity: "error",
    code: "lost-key",
    path: layout.vault,
    log,
    index,
    message: `the key of consent unit "${unit}" is in no vault file that opens here, and nobody withdrew it: ${count} acts from this one on stay closed`,
  }));
}

function namedIn({ body }: Act): string[] {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return [];
  const { object, suggestions } = body as Record<string, unknown>;
  return [object, suggestions].filter((one): one is string => typeof one === "string" && isHex(one, 64));
}

function missing(object: string, { log, index }: Act): Finding {
  return {
    severity: "error",
    code: "missing",
    path: layout.object(object),
    log,
    index,
    message: `object "${object}" is missing; sealed act ${index} of log "${log}" names it`,
  };
}
