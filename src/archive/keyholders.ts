import { toHex } from "../bytes/hex.ts";
import type { Json } from "../bytes/json.ts";
import { tileWidth } from "../log/tiles.ts";
import { headOf, openLine, parseLine } from "./act.ts";
import { keyChangeText, parseKeyChange } from "./governance.ts";
import { readPage } from "./logReader.ts";
import { type LogMember, readGenesis } from "./members.ts";
import type { Ports } from "./ports.ts";

/**
 * The age recipients that vault files are wrapped to: the recovery sheet's and every keyholder's whose key was added and
 * not revoked, in any log. Reads all pages: costs a walk through the archive, so it is asked for once at opening for writing.
 */
export async function keyholderRecipients(ports: Ports, members: readonly LogMember[]): Promise<Set<string>> {
  const recipients = new Set<string>();
  const byKey = new Map<string, string>();
  const revoked = new Set<string>();
  for (const member of members) {
    const genesis = await readGenesis(ports, member);
    recipients.add(genesis.recoveryRecipient);
    for await (const { body } of governanceBodies(ports, member, "key")) {
      const change = parseKeyChange(body);
      if (
        change === null ||
        !ports.crypto.ed25519Verify(genesis.recoveryKey, keyChangeText(member.key.name, change), change.signature)
      )
        continue;
      if (change.action === "add") byKey.set(toHex(change.key), change.recipient!);
      else revoked.add(toHex(change.key));
    }
  }
  for (const [key, recipient] of byKey) if (!revoked.has(key)) recipients.add(recipient);
  return recipients;
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
      const line = parseLine(bytes);
      const opened = line === null ? null : openLine(ports.crypto, line, null, new Map());
      if (opened !== null && headOf(opened)?.kind === kind)
        yield { index: number * tileWidth + i, body: opened.values.body ?? null };
    }
  }
}

function holds(bytes: Uint8Array, needle: Uint8Array): boolean {
  for (let at = bytes.indexOf(needle[0]!); at >= 0; at = bytes.indexOf(needle[0]!, at + 1)) {
    let i = 1;
    while (i < needle.length && bytes[at + i] === needle[i]) i++;
    if (i === needle.length) return true;
  }
  return false;
}
