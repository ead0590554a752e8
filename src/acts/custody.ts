import type { Act, LogState } from "../archive/archive.ts";
import { ArchiveError } from "../archive/error.ts";
import { parseCommit, parseStamp } from "../archive/governance.ts";
import { disputeOf } from "../archive/keyholders.ts";
import type { Crypto } from "../bytes/crypto.ts";
import { fromHex, toHex } from "../bytes/hex.ts";
import type { Json } from "../bytes/json.ts";
import type { ConsentRow, ObjectRow, SourceRow } from "../catalog/rows.ts";
import { type Between, type LoggedStamp, type OutsideProof, type SeenAt, TimeBounds } from "../check/index.ts";
import { parseTlogProof } from "../log/tlogProof.ts";
import { leafHash, provesInclusion } from "../log/tree.ts";
import { findObject } from "./act.ts";
import type { Ports } from "./ports.ts";

/** What a chain of custody needs beside the ports. */
export interface CustodyTools {
  readonly crypto: Crypto;
  /** Weighs the proofs of time that stamp acts name, for the person who asks. */
  readonly weigh: (stamps: readonly LoggedStamp[]) => Promise<readonly OutsideProof[]>;
}

/** One thing that was done to an object, with between what it entered the log. */
export interface CustodyEvent {
  readonly act: Act;
  readonly times: Between;
  /** Whether its leaf was proved, now, to stand at its place under the log's signed root. */
  readonly stands: boolean;
  /** Why the act is disputed; null when it is not. */
  readonly disputed: "revoked" | "closed" | null;
}

/** Everything that the archive shows of the custody of one object. */
export interface Custody {
  readonly archive: string;
  readonly tool: string;
  /** When it was drawn up, RFC 3339. */
  readonly drawnUp: string;
  readonly object: ObjectRow;
  readonly source: SourceRow | null;
  /** What its source, and the people it speaks of, allow. */
  readonly consents: readonly ConsentRow[];
  /** What the keeper said of how it came; null when it is withheld. */
  readonly keeping: Json | null;
  /** Whether the stored bytes hashed now to the object's name, and the original (where its key is here) to its own digest. */
  readonly bytes: { readonly stored: boolean; readonly original: boolean | null; readonly storedSize: number };
  readonly events: readonly CustodyEvent[];
  /** Signed states of the logs that hold the events. */
  readonly logs: readonly LogState[];
  /** Proofs of time that reach one of the events. */
  readonly proofs: readonly OutsideProof[];
}

/**
 * The chain of custody of one object: every act that speaks of it, in order, with what bounds its time. Hashes the stored bytes
 * and the original anew; walks the whole log. Throws `ActError` `not-found`, `ambiguous`.
 */
export async function custodyOf(ports: Ports, id: string, tools: CustodyTools): Promise<Custody> {
  const object = await findObject(ports, id);
  const { archive } = ports;
  const found: Act[] = [];
  const stamps: LoggedStamp[] = [];
  const seen = new Map<string, SeenAt[]>();
  for await (const act of archive.replay()) {
    const stamp = act.kind === "stamp" && act.unit === null ? parseStamp(act.body) : null;
    if (stamp !== null) stamps.push({ ...stamp, log: act.log, index: act.index });
    const commit = act.kind === "commit" && act.unit === null ? parseCommit(act.body) : null;
    for (const one of commit?.seen ?? []) {
      const list = seen.get(act.log) ?? [];
      seen.set(act.log, list);
      list.push({ ...one, index: act.index });
    }
    if (speaksOf(act, object)) found.push(act);
  }
  const proofs = await tools.weigh(stamps);
  const logs = archive.checkpoints().map((state) => ({ ...state, seen: seen.get(state.log) ?? [] }));
  const bounds = new TimeBounds(logs, proofs);
  const disputes = await archive.disputes();
  const events: CustodyEvent[] = [];
  for (const act of found) {
    const stands = await standsInLog(ports, act, tools.crypto);
    events.push({ act, stands, times: bounds.of(act.log, act.index), disputed: disputeOf(disputes, act) });
  }
  const own = new Set(found.map((act) => act.log));
  return {
    archive: archive.id,
    tool: ports.tool,
    drawnUp: new Date(ports.clock()).toISOString(),
    object,
    source: object.source === null ? null : await ports.catalog.source(object.source),
    consents: object.source === null ? [] : await ports.catalog.consents(object.source),
    keeping: found.find((act) => act.ref === object.act)?.private ?? null,
    bytes: await hashAnew(ports, object, tools.crypto),
    events,
    logs: archive.checkpoints().filter((state) => own.has(state.log)),
    proofs: proofs.filter((proof) => found.some((act) => reaches(proof, act))),
  };
}

/** Acts that name the object or what was read in it. */
function speaksOf(act: Act, { object, reading }: ObjectRow): boolean {
  const text = JSON.stringify(act.body) ?? "";
  return text.includes(object) || (reading !== null && text.includes(reading.suggestions));
}

async function standsInLog({ archive }: Ports, act: Act, crypto: Crypto): Promise<boolean> {
  const state = archive.checkpoints().find((one) => one.log === act.log);
  const { proof: text, leaf } = await archive.prove(act.log, act.index);
  const proof = parseTlogProof(text);
  const hash = leafHash(crypto, leaf);
  if (state === undefined || proof === null || toHex(hash) !== act.ref) return false;
  return provesInclusion(crypto, hash, act.index, state.size, proof.hashes, fromHex(state.root)!);
}

function reaches(proof: OutsideProof, act: Act): boolean {
  return (
    (proof.log === act.log && proof.size > act.index) || (proof.act.log === act.log && proof.act.index < act.index)
  );
}

async function hashAnew(ports: Ports, { object, sha256 }: ObjectRow, crypto: Crypto): Promise<Custody["bytes"]> {
  const stored = await digestOf(ports.archive.getStored(object), crypto);
  const original = await digestOf(ports.archive.getObject(object), crypto);
  return {
    stored: stored?.digest === object,
    original: original === null ? null : original.digest === sha256,
    storedSize: stored?.size ?? 0,
  };
}

/** null when it cannot be read: withheld, missing or damaged. */
async function digestOf(
  bytes: AsyncIterable<Uint8Array>,
  crypto: Crypto,
): Promise<{ readonly digest: string; readonly size: number } | null> {
  const digest = crypto.startDigest();
  let size = 0;
  try {
    for await (const piece of bytes) {
      digest.update(piece);
      size += piece.length;
    }
  } catch (error) {
    if (error instanceof ArchiveError) return null;
    throw error;
  }
  return { digest: toHex(digest.finish()), size };
}
