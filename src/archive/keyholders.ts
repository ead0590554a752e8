import { toHex } from "../bytes/hex.ts";
import type { Json } from "../bytes/json.ts";
import { tileWidth } from "../log/tiles.ts";
import { headOf, openLine, parseLine } from "./act.ts";
import {
  keyChangeText,
  keyholderId,
  parseKeyChange,
  parseSuccessor,
  type Successor,
  successorText,
} from "./governance.ts";
import { logOf } from "./layout.ts";
import { readPage } from "./logReader.ts";
import { type LogMember, readGenesis } from "./members.ts";
import type { Ports } from "./ports.ts";

/** A keyholder's key as it was added to a log, and what became of it. */
export interface Keyholder {
  readonly log: string;
  /** Id of 16 hex digits, as `by` in the head of acts. */
  readonly by: string;
  /** Ed25519 public key, 64 hex digits. */
  readonly key: string;
  readonly recipient: string;
  /** The act that added it. */
  readonly index: number;
  /** The act that revoked it, and up to which size of its log it was trusted; null while it holds. */
  readonly revoked: { readonly log: string; readonly index: number; readonly size: number } | null;
}

/** A log that ended, and the log that goes on for it. */
export interface ClosedLog extends Omit<Successor, "signature"> {
  readonly by: string;
}

/** Acts of a log that stand, but of which it is said by the recovery key that they may be somebody else's. */
export interface Dispute {
  readonly log: string;
  /** From this index on, before `to`. */
  readonly from: number;
  readonly to: number;
  /** Only acts by this keyholder; null for all. */
  readonly by: string | null;
  readonly because: "revoked" | "closed";
}

/** Every keyholder's key of every log. Reads all pages: costs a walk through the archive. */
export async function readKeyholders(ports: Ports, members: readonly LogMember[]): Promise<readonly Keyholder[]> {
  const found: Keyholder[] = [];
  const revoked = new Map<string, Keyholder["revoked"]>();
  for (const member of members) {
    const { recoveryKey } = await readGenesis(ports, member);
    for await (const { index, body } of governanceBodies(ports, member, "key")) {
      const change = parseKeyChange(body);
      if (change === null) continue;
      const text = keyChangeText(member.key.name, change);
      if (!ports.crypto.ed25519Verify(recoveryKey, text, change.signature)) continue;
      const { action, size, recipient } = change;
      const key = toHex(change.key);
      const log = change.origin === null ? member.log : logOf(change.origin)!;
      const by = keyholderId(ports.crypto, change.key);
      if (action === "add") found.push({ log, by, key, recipient: recipient!, index, revoked: null });
      else revoked.set(`${log} ${key}`, { log: member.log, index, size: size! });
    }
  }
  return found.map((one) => ({ ...one, revoked: revoked.get(`${one.log} ${one.key}`) ?? null }));
}

/**
 * The age recipients that vault files are wrapped to: the recovery sheet's and every keyholder's whose key holds in a log that
 * is not closed. Costs a walk through the archive, so it is asked for once at opening for writing. `closing` are logs that
 * are about to be closed.
 */
export async function keyholderRecipients(
  ports: Ports,
  members: readonly LogMember[],
  closing: readonly string[] = [],
): Promise<Set<string>> {
  const recipients = new Set<string>();
  for (const member of members) recipients.add((await readGenesis(ports, member)).recoveryRecipient);
  const closed = new Set([...(await closedLogs(ports, members)).keys(), ...closing]);
  const all = await readKeyholders(ports, members);
  const revoked = new Set(all.filter((one) => one.revoked !== null).map((one) => one.key));
  for (const one of all) if (!revoked.has(one.key) && !closed.has(one.log)) recipients.add(one.recipient);
  return recipients;
}

/** The logs that ended, by id. A successor stands in the first group of the log that goes on: reads one page a log. */
export async function closedLogs(ports: Ports, members: readonly LogMember[]): Promise<ReadonlyMap<string, ClosedLog>> {
  const closed = new Map<string, ClosedLog>();
  for (const member of members.length < 2 ? [] : members) {
    const page = await readPage(ports, member.log, member.checkpoint.size, 0);
    for (const bytes of page.lines.slice(2, 3)) {
      const successor = parseSuccessor(publicBody(ports, bytes, "successor"));
      if (successor === null) continue;
      const { recoveryKey } = await readGenesis(ports, member);
      const text = successorText(member.key.name, successor);
      if (!ports.crypto.ed25519Verify(recoveryKey, text, successor.signature)) continue;
      closed.set(logOf(successor.closed)!, { ...successor, by: member.log });
    }
  }
  return closed;
}

/** What is disputed: acts by a revoked key from the size on up to which it was trusted, and acts of a closed log after its end. */
export async function readDisputes(ports: Ports, members: readonly LogMember[]): Promise<readonly Dispute[]> {
  const disputes: Dispute[] = [];
  for (const [log, { size }] of await closedLogs(ports, members))
    disputes.push({ log, from: size, to: Number.POSITIVE_INFINITY, by: null, because: "closed" });
  for (const { log, by, revoked } of await readKeyholders(ports, members)) {
    if (revoked === null) continue;
    const to = revoked.log === log ? revoked.index : Number.POSITIVE_INFINITY;
    disputes.push({ log, from: revoked.size, to, by, because: "revoked" });
  }
  return disputes.filter((one) => one.from < one.to);
}

/** Why an act is disputed; null when it is not. An act whose head is withheld (`by` empty) counts as anybody's. */
export function disputeOf(
  disputes: readonly Dispute[],
  act: { readonly log: string; readonly index: number; readonly by: string },
): Dispute["because"] | null {
  const found = disputes.find(
    (one) =>
      one.log === act.log &&
      act.index >= one.from &&
      act.index < one.to &&
      (one.by === null || one.by === act.by || act.by === ""),
  );
  return found?.because ?? null;
}

/** The bodies of the public acts of one kind in a log, with their indexes. Reads all pages. */
export async function* governanceBodies(
  ports: Ports,
  member: LogMember,
  kind: string,
): AsyncGenerator<{ readonly index: number; readonly body: Json | null }> {
  const pages = Math.ceil(member.checkpoint.size / tileWidth);
  const needle = new TextEncoder().encode(`"kind":"${kind}"`);
  for (let number = 0; number < pages; number++) {
    const page = await readPage(ports, member.log, member.checkpoint.size, number);
    for (const [i, bytes] of page.lines.entries()) {
      if (!holds(bytes, needle)) continue;
      const body = publicBody(ports, bytes, kind);
      if (body !== null) yield { index: number * tileWidth + i, body };
    }
  }
}

/** The body of a line that is openly of this kind; null when it is not. */
function publicBody(ports: Ports, bytes: Uint8Array, kind: string): Json | null {
  const line = parseLine(bytes);
  const opened = line === null ? null : openLine(ports.crypto, line, null, new Map());
  return opened !== null && headOf(opened)?.kind === kind ? (opened.values.body ?? null) : null;
}

function holds(bytes: Uint8Array, needle: Uint8Array): boolean {
  for (let at = bytes.indexOf(needle[0]!); at >= 0; at = bytes.indexOf(needle[0]!, at + 1)) {
    let i = 1;
    while (i < needle.length && bytes[at + i] === needle[i]) i++;
    if (i === needle.length) return true;
  }
  return false;
}
