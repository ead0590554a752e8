import type { Folder } from "../archive/folder.ts";
import type { StampBody } from "../archive/governance.ts";
import { layout, limits, logOf } from "../archive/layout.ts";
import { readCheckpoint } from "../archive/logReader.ts";
import { fromBase64 } from "../bytes/base64.ts";
import type { Crypto } from "../bytes/crypto.ts";
import { toHex } from "../bytes/hex.ts";
import { fromUtf8, sameBytes } from "../bytes/text.ts";
import { cosignedBy } from "../log/cosignature.ts";
import { parseNote, type VerifierKey } from "../log/note.ts";
import type { TimestampCrypto } from "../log/timestamp.ts";

/** What a `stamp` act says, and where it stands. */
export interface LoggedStamp extends StampBody {
  readonly log: string;
  readonly index: number;
}

/** Whom the checker believes about time. All of it comes from the checker, nothing from the archive. */
export interface TimeTrust {
  /** DER certificates of roots that tokens must lead to. */
  readonly roots: readonly Uint8Array[];
  /** Keys of witnesses (type 4). */
  readonly witnesses: readonly VerifierKey[];
  /** DER revocation lists, beside those that are kept with the tokens. */
  readonly revocation: readonly Uint8Array[];
  /** Now, RFC 3339; null asks of no certificate whether it has ended since. */
  readonly now: string | null;
}

/** What weighing proofs of time needs. */
export interface ProofPorts {
  readonly folder: Folder;
  readonly crypto: Crypto;
  /** WebCrypto; without it no token can be verified. */
  readonly timestamps?: TimestampCrypto;
}

/** One token or cosignature that is kept in `stamps/`, weighed. */
export interface OutsideProof {
  readonly kind: "authority" | "witness";
  /** The name in the signing certificate, or the witness's. */
  readonly by: string;
  /** The authority's address as the stamp act says; null when it says none. */
  readonly from: string | null;
  /** The witness's public key, hex, with which the cosignature holds; null for an authority, and where it does not hold. */
  readonly key: string | null;
  /** When it was made, as its maker says, RFC 3339; empty when it could not be read. */
  readonly time: string;
  /** Log and size that it dates: every act below that size was there before `time`. */
  readonly log: string;
  readonly size: number;
  /** The `stamp` act that logs it: every later act entered the log after `time`. */
  readonly act: { readonly log: string; readonly index: number };
  readonly path: string;
  /** End of the authority's certificate; null for a witness. */
  readonly notAfter: string | null;
  /** When the newest revocation list that speaks for the certificate was made; null when none does. */
  readonly revocationAt: string | null;
  /** Why it proves nothing to this checker; null when it holds. */
  readonly fault: string | null;
}

/** Weighs every token and cosignature that stamp acts name. What is missing or changed is another's finding, and is passed over here. */
export async function weighProofs(
  ports: ProofPorts,
  stamps: readonly LoggedStamp[],
  keys: ReadonlyMap<string, VerifierKey>,
  trust: TimeTrust,
): Promise<readonly OutsideProof[]> {
  const proofs: OutsideProof[] = [];
  for (const stamp of stamps) {
    const log = logOf(stamp.origin)!;
    const key = keys.get(log);
    if (key !== undefined) proofs.push(...(await weighStamp(ports, stamp, log, key, trust)));
  }
  return withRenewals(proofs, trust.now);
}

async function weighStamp(
  ports: ProofPorts,
  stamp: LoggedStamp,
  log: string,
  key: VerifierKey,
  trust: TimeTrust,
): Promise<OutsideProof[]> {
  const files = new Map<string, Uint8Array>();
  for (const { name } of stamp.files) {
    const bytes = await ports.folder
      .read(`${layout.stamps(log, stamp.size)}/${name}`, limits.stampFile)
      .catch(() => null);
    if (bytes !== null) files.set(name, bytes);
  }
  const weighed = await weighState(ports, files, key, stamp.size, trust);
  return weighed.map(({ name, ...one }) => ({
    ...one,
    from: stamp.files.find((file) => file.name === name)?.from ?? null,
    log,
    size: stamp.size,
    act: { log: stamp.log, index: stamp.index },
    path: `${layout.stamps(log, stamp.size)}/${name}`,
  }));
}

/**
 * Weighs the tokens and cosignatures beside a kept `checkpoint`, by file name, for a state of this size; nothing when the
 * checkpoint is not one that the log's key signed at it. Certificates that ended since are not judged here.
 */
export async function weighState(
  ports: Omit<ProofPorts, "folder">,
  files: ReadonlyMap<string, Uint8Array>,
  key: VerifierKey,
  size: number,
  trust: TimeTrust,
): Promise<readonly (Weighed & { readonly name: string })[]> {
  const note = files.get("checkpoint");
  const dated = note === undefined ? null : readCheckpoint(ports, note, key);
  if (note === undefined || dated?.size !== size) return [];
  const found: (Weighed & { readonly name: string })[] = [];
  for (const [name, bytes] of files) {
    if (name.endsWith(".tsr")) found.push({ name, ...(await weighToken(ports, bytes, note, files, trust)) });
    if (name.endsWith(".note"))
      found.push(...weighNote(ports, bytes, key, toHex(dated.root), trust).map((one) => ({ name, ...one })));
  }
  return found;
}

/** What one token or cosignature says by itself. */
export type Weighed = Pick<OutsideProof, "kind" | "by" | "key" | "time" | "notAfter" | "revocationAt" | "fault">;

async function weighToken(
  ports: Omit<ProofPorts, "folder">,
  reply: Uint8Array,
  note: Uint8Array,
  files: ReadonlyMap<string, Uint8Array>,
  trust: TimeTrust,
): Promise<Weighed> {
  const no = (fault: string): Weighed => ({
    kind: "authority",
    by: "",
    key: null,
    time: "",
    notAfter: null,
    revocationAt: null,
    fault,
  });
  if (ports.timestamps === undefined) return no("nothing here can verify tokens");
  const kept = (ending: string) => [...files].filter(([name]) => name.endsWith(ending)).map(([, bytes]) => bytes);
  // Loaded only where there is a token: it brings a library of half a megabyte.
  const { verifyTimestamp } = await import("../log/timestamp.ts");
  const verdict = await verifyTimestamp(
    {
      reply,
      imprint: ports.crypto.sha256(note),
      nonce: null,
      trusted: trust.roots,
      chain: kept(".pem").flatMap(certificatesIn),
      revocation: [...kept(".crl"), ...trust.revocation],
    },
    ports.timestamps,
  );
  if (!verdict.ok) return no(verdict.message);
  const { signer, time, notAfter, revocationAt } = verdict;
  return { kind: "authority", by: signer, key: null, time, notAfter, revocationAt, fault: null };
}

function weighNote(
  ports: Omit<ProofPorts, "folder">,
  bytes: Uint8Array,
  key: VerifierKey,
  root: string,
  trust: TimeTrust,
): Weighed[] {
  const base = { kind: "witness", key: null, time: "", notAfter: null, revocationAt: null } as const;
  const note = parseNote(bytes);
  const dated = readCheckpoint(ports, bytes, key);
  if (note === null || dated === null || toHex(dated.root) !== root)
    return [{ ...base, by: "", fault: "it is no note of this state of the log" }];
  return note.signatures.flatMap((line): Weighed[] => {
    if (line.name === key.name) return [];
    const named = trust.witnesses.filter((one) => one.name === line.name);
    if (named.length === 0) return [{ ...base, by: line.name, fault: "no key of this witness was given" }];
    const others = named.filter((one) => !sameBytes(one.publicKey, key.publicKey));
    if (others.length === 0)
      return [{ ...base, by: line.name, fault: "it is the log's own key: whoever signs for herself is no witness" }];
    const held = others.flatMap((one) => {
      const found = cosignedBy(ports.crypto, note, one);
      return found === null || found === "malformed" ? [] : [{ key: toHex(one.publicKey), time: found.time }];
    });
    const [first] = held;
    if (!first) return [{ ...base, by: line.name, fault: "its signature does not hold" }];
    return [{ ...base, by: line.name, key: first.key, time: new Date(first.time * 1000).toISOString(), fault: null }];
  });
}

/**
 * A token whose certificate has ended since holds on only when something newer dates the act that logs it, made before that end
 * and itself holding: that is how stamps are renewed. Newest first, so that each is judged after all that could renew it.
 */
function withRenewals(proofs: readonly OutsideProof[], now: string | null): readonly OutsideProof[] {
  const holding: OutsideProof[] = [];
  return [...proofs]
    .sort((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : b.act.index - a.act.index))
    .map((proof) => {
      if (proof.fault !== null) return proof;
      const end = proof.notAfter;
      const renewed = (other: OutsideProof) =>
        other.log === proof.act.log && other.size > proof.act.index && end !== null && other.time < end;
      if (now !== null && end !== null && end < now && !holding.some(renewed)) {
        return { ...proof, fault: `its certificate ended at ${end}, and nothing that holds dates it from before that` };
      }
      holding.push(proof);
      return proof;
    })
    .reverse();
}

function certificatesIn(pem: Uint8Array): Uint8Array[] {
  const blocks = (fromUtf8(pem) ?? "").split("-----BEGIN CERTIFICATE-----").slice(1, 17);
  return blocks.flatMap((block) => fromBase64(block.split("-----END")[0]!.replaceAll(/\s/g, "")) ?? []);
}
