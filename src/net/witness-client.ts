import type { Crypto } from "../bytes/crypto.ts";
import { toHex } from "../bytes/hex.ts";
import { fromUtf8, utf8 } from "../bytes/text.ts";
import { parseCheckpoint, parseSize } from "../log/checkpoint.ts";
import { type Cosignature, cosignedBy } from "../log/cosignature.ts";
import { type NoteSignature, parseNote, type VerifierKey } from "../log/note.ts";
import { formatWitnessRequest } from "../log/witness.ts";
import { ask } from "./outside.ts";

/** A witness as the settings name it: where it takes checkpoints, and its key (type 4). */
export interface KnownWitness {
  readonly url: string;
  readonly key: VerifierKey;
}

/**
 * What came of asking. `alarm` is never "not found": the witness holds a state of this log that ours does not follow from,
 * so one of the two was forked or rolled back.
 */
export type WitnessOutcome =
  | { readonly kind: "cosigned"; readonly line: NoteSignature; readonly cosignature: Cosignature }
  | {
      readonly kind: "alarm";
      readonly message: string;
      readonly witnessed: number;
      /** The note that the witness holds of this log, as it says; null when it shows none. Not yet verified. */
      readonly shown: Uint8Array | null;
    }
  | { readonly kind: "failed"; readonly message: string };

/**
 * Submits a checkpoint and returns the verified cosignature. Asks first with the size last cosigned (0 when not known), and
 * once more with the size that the witness names. C2SP tlog-witness.
 */
export async function requestCosignature(
  crypto: Crypto,
  witness: KnownWitness,
  note: string,
  lastCosigned: number,
  prove: (from: number) => Promise<readonly Uint8Array[]>,
  proxy: string | null,
): Promise<WitnessOutcome> {
  const size = parseCheckpoint(parseNote(utf8(note))?.text ?? "")?.size;
  if (size === undefined) return failed("Asking for a cosignature: what was handed in is no checkpoint.");
  let old = Math.min(lastCosigned, size);
  for (let attempt = 0; attempt < 2; attempt++) {
    const body = utf8(formatWitnessRequest(old, await prove(old), note));
    const url = `${witness.url.replace(/\/$/, "")}/add-checkpoint`;
    const answer = await ask({
      url,
      method: "POST",
      contentType: "text/plain",
      body,
      proxy,
      timeout: 20_000,
      limit: 65_536,
    });
    if (!answer.ok) return failed(answer.message);
    if (answer.status === 200) return verified(crypto, witness, note, fromUtf8(answer.body) ?? "");
    if (answer.status === 422) {
      const what = `holds a state of this log at size ${old} that the checkpoint at size ${size} does not follow from`;
      return alarm(witness, old, what, await shownBy(crypto, witness, note, proxy));
    }
    const named = answer.status === 409 ? parseSize((fromUtf8(answer.body) ?? "").replace(/\n$/, "")) : null;
    if (answer.status === 404)
      return failed(
        `The witness "${witness.key.name}" does not know this log: hand its keeper the log's key from archive.json.`,
      );
    if (named === null) return failed(`The witness "${witness.key.name}" answered with status ${answer.status}.`);
    if (named > size) {
      const what = `has already cosigned this log at size ${named}, which is over ours, ${size}`;
      return alarm(witness, named, what, await shownBy(crypto, witness, note, proxy));
    }
    old = named;
  }
  return failed(`The witness "${witness.key.name}" named another size twice: somebody else submits this log too.`);
}

function verified(crypto: Crypto, witness: KnownWitness, note: string, lines: string): WitnessOutcome {
  const merged = parseNote(utf8(note + lines));
  const cosignature = merged && cosignedBy(crypto, merged, witness.key);
  const line = merged?.signatures.find((candidate) => candidate.name === witness.key.name);
  if (!line || !cosignature || cosignature === "malformed") {
    return failed(`The witness "${witness.key.name}" answered without a cosignature that verifies.`);
  }
  return { kind: "cosigned", line, cosignature };
}

/** What the witness shows of this log; null when it cannot be had. C2SP tlog-witness, monitoring. */
async function shownBy(
  crypto: Crypto,
  witness: KnownWitness,
  note: string,
  proxy: string | null,
): Promise<Uint8Array | null> {
  const origin = note.slice(0, note.indexOf("\n"));
  const url = `${witness.url.replace(/\/$/, "")}/${toHex(crypto.sha256(utf8(origin)))}/checkpoint`;
  const answer = await ask({ url, method: "GET", proxy, timeout: 20_000, limit: 65_536 });
  return answer.ok && answer.status === 200 ? answer.body : null;
}

function alarm(witness: KnownWitness, witnessed: number, what: string, shown: Uint8Array | null): WitnessOutcome {
  return {
    kind: "alarm",
    witnessed,
    shown,
    message: `The witness "${witness.key.name}" ${what}: the log was forked or rolled back.`,
  };
}

function failed(message: string): WitnessOutcome {
  return { kind: "failed", message };
}
