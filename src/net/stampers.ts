import type { Archive, LogState, StampFile } from "../archive/archive.ts";
import { toBase64 } from "../bytes/base64.ts";
import type { Crypto, Random } from "../bytes/crypto.ts";
import { toHex } from "../bytes/hex.ts";
import { utf8 } from "../bytes/text.ts";
import { formatNote, type NoteSignature, parseNote } from "../log/note.ts";
import { type TimestampCrypto, timestampRequest, verifyTimestamp } from "../log/timestamp.ts";
import { ask } from "./outside.ts";
import { type KnownWitness, requestCosignature } from "./witness-client.ts";

/** An authority with the certificates (DER) that its tokens must lead to. */
export interface TrustedAuthority {
  readonly url: string;
  readonly roots: readonly Uint8Array[];
}

/** Who is asked for one state of a log. */
export interface Stampers {
  readonly authorities: readonly TrustedAuthority[];
  readonly witnesses: readonly KnownWitness[];
  readonly proxy: string | null;
  /** DER revocation lists, judged with every token and kept beside it. */
  readonly revocation: readonly Uint8Array[];
}

/** What asking needs from the host. */
export interface StampPorts {
  readonly archive: Pick<Archive, "proveGrowth" | "weigh">;
  readonly crypto: Crypto;
  readonly random: Random;
  readonly timestamps: TimestampCrypto;
}

/**
 * What one of them answered. `unanswered`: nothing came, ask again later. `refused`: what came proves nothing. `alarm`: it
 * showed a note that the log's key signed and that contradicts what is here; both are kept in `alarms/` now.
 */
export type StampOutcome =
  | {
      readonly kind: "stamp";
      readonly target: string;
      readonly time: string;
      readonly signer: string;
      readonly serial: string;
      readonly policy: string;
      readonly notAfter: string;
      readonly file: string;
    }
  | { readonly kind: "cosignature"; readonly target: string; readonly time: string; readonly witness: string }
  | { readonly kind: "unanswered" | "refused" | "alarm"; readonly target: string; readonly message: string };

/** What all of them answered, and the files to keep. */
export interface Stamped {
  readonly outcomes: readonly StampOutcome[];
  readonly files: readonly StampFile[];
}

/** Asks every authority and witness at once to vouch for one state of a log. Never throws for what somebody outside says. */
export async function askForStamps(ports: StampPorts, state: LogState, stampers: Stampers): Promise<Stamped> {
  const tokens = stampers.authorities.map((authority) => askAuthority(ports, state, authority, stampers));
  const lines = stampers.witnesses.map((witness) => askWitness(ports, state, witness, stampers.proxy));
  const [fromAuthorities, fromWitnesses] = await Promise.all([Promise.all(tokens), Promise.all(lines)]);
  const files = new Map<string, StampFile>();
  for (const answer of fromAuthorities) for (const file of answer.files) files.set(file.name, file);
  const signatures = fromWitnesses.flatMap((answer) => answer.line ?? []);
  if (signatures.length > 0) {
    const file = cosignedNote(ports.crypto, state, signatures);
    files.set(file.name, file);
  }
  const outcomes = [...fromAuthorities, ...fromWitnesses].map((answer) => answer.outcome);
  return { outcomes, files: [...files.values()] };
}

async function askAuthority(
  ports: StampPorts,
  state: LogState,
  authority: TrustedAuthority,
  { proxy, revocation }: Stampers,
): Promise<{ readonly outcome: StampOutcome; readonly files: readonly StampFile[] }> {
  const target = authority.url;
  const no = (kind: "unanswered" | "refused", message: string) => ({ outcome: { kind, target, message }, files: [] });
  const imprint = ports.crypto.sha256(utf8(state.note));
  const nonce = ports.random(8);
  const answer = await ask({
    url: target,
    method: "POST",
    contentType: "application/timestamp-query",
    body: timestampRequest(imprint, nonce),
    proxy,
    timeout: 30_000,
    limit: 2 ** 20,
  });
  if (!answer.ok) return no(answer.code === "bad-address" ? "refused" : "unanswered", answer.message);
  if (answer.status !== 200) {
    const message = `Asking "${target}": it answered with status ${answer.status}, 200 is needed.`;
    return no(answer.status >= 500 || answer.status === 429 ? "unanswered" : "refused", message);
  }
  const question = { reply: answer.body, imprint, nonce, trusted: authority.roots, chain: [], revocation };
  const verdict = await verifyTimestamp(question, ports.timestamps);
  if (!verdict.ok) return no("refused", `What "${target}" answered is not kept: ${verdict.message}.`);
  const { time, signer, serial, policy, notAfter, path } = verdict;
  const name = nameOf(ports.crypto, answer.body);
  const files = [
    { name: `${name}.tsr`, bytes: answer.body, from: target },
    { name: `${name}.pem`, bytes: utf8(path.map(pem).join("")) },
    ...revocation.map((bytes) => ({ name: `${nameOf(ports.crypto, bytes)}.crl`, bytes })),
  ];
  const outcome = { kind: "stamp", target, time, signer, serial, policy, notAfter, file: files[0]!.name } as const;
  return { outcome, files };
}

async function askWitness(
  ports: StampPorts,
  state: LogState,
  witness: KnownWitness,
  proxy: string | null,
): Promise<{ readonly outcome: StampOutcome; readonly line: NoteSignature | null }> {
  const target = witness.url;
  const prove = (from: number) => ports.archive.proveGrowth(state.log, from, state.size);
  const answer = await requestCosignature(ports.crypto, witness, state.note, 0, prove, proxy);
  if (answer.kind === "cosigned") {
    const time = new Date(answer.cosignature.time * 1000).toISOString();
    return { outcome: { kind: "cosignature", target, time, witness: witness.key.name }, line: answer.line };
  }
  if (answer.kind === "failed") return { outcome: { kind: "unanswered", target, message: answer.message }, line: null };
  const weighed = answer.shown === null ? "unsigned" : await ports.archive.weigh(answer.shown);
  const message = weighed === "alarm" ? answer.message : `${answer.message} ${unproven[weighed]}`;
  return { outcome: { kind: weighed === "alarm" ? "alarm" : "refused", target, message }, line: null };
}

const unproven = {
  follows: "But the note that it shows is a beginning of this log: the witness is at fault.",
  unsigned: "But it shows no note that this log's key signed: that is a claim without proof.",
} as const;

/** The checkpoint with the cosignatures below the log's own signature: one signed note. C2SP tlog-cosignature. */
function cosignedNote(crypto: Crypto, state: LogState, lines: readonly NoteSignature[]): StampFile {
  const note = parseNote(utf8(state.note))!;
  const bytes = utf8(formatNote({ text: note.text, signatures: [...note.signatures, ...lines] }));
  return { name: `${nameOf(crypto, bytes)}.note`, bytes };
}

function nameOf(crypto: Crypto, bytes: Uint8Array): string {
  return toHex(crypto.sha256(bytes)).slice(0, 16);
}

function pem(der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
