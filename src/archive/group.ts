import { toHex } from "../bytes/hex.ts";
import { RightEdge } from "../log/edge.ts";
import { leafHash } from "../log/tree.ts";
import { type WrittenAct, writeAct } from "./act.ts";
import { commitBody, commitText, keyholderId, type SeenLog } from "./governance.ts";
import { originOf } from "./layout.ts";
import { type Device, type Ports, timeOf } from "./ports.ts";

/** Acts with the commit that ends them, and the log's edge after them. */
export interface Group {
  readonly acts: readonly WrittenAct[];
  readonly edge: RightEdge;
  /** Leaf hashes of the acts, the commit last. */
  readonly refs: readonly Uint8Array[];
}

/** Ends acts with a commit: the keyholder signs origin, first and last index, the root before and the root over the leaves. */
export function commitGroup(
  ports: Ports,
  device: Device,
  before: RightEdge,
  acts: readonly WrittenAct[],
  seen: readonly SeenLog[],
): Group {
  const { crypto } = ports;
  const edge = before.copy();
  const covered = new RightEdge(crypto);
  const refs: Uint8Array[] = [];
  for (const act of acts) {
    const ref = leafHash(crypto, act.leaf);
    refs.push(ref);
    edge.append(ref);
    covered.append(ref);
  }
  const key = crypto.ed25519Public(device.keys.keyholderSeed);
  const unsigned = {
    origin: originOf(device.keys.log),
    first: before.size,
    last: before.size + acts.length - 1,
    before: toHex(before.root()),
    covered: toHex(covered.root()),
    key: toHex(key),
    seen,
  };
  const signature = crypto.ed25519Sign(device.keys.keyholderSeed, commitText(unsigned));
  const head = { by: keyholderId(crypto, key), kind: "commit", refs: [], time: timeOf(ports.clock) };
  const commit = writeAct(
    crypto,
    ports.random,
    { head, body: commitBody({ ...unsigned, signature }), private: null },
    null,
    null,
  );
  const ref = leafHash(crypto, commit.leaf);
  edge.append(ref);
  return { acts: [...acts, commit], edge, refs: [...refs, ref] };
}
