import { fromBase64, toBase64 } from "../bytes/base64.ts";
import { fromHex, isHex, toHex } from "../bytes/hex.ts";
import { ByteReader, openAge, readHeader, type Stanza, sealAge } from "../seal/age.ts";
import { SealError } from "../seal/error.ts";
import { pad, unpad } from "../seal/pad.ts";
import { type Unit, unitHint } from "../seal/unit.ts";
import { ArchiveError } from "./error.ts";
import type { NewFile } from "./folder.ts";
import type { FileBytes, KeptObject, Seal } from "./kept.ts";
import { type Keyring, once } from "./keyring.ts";
import { layout } from "./layout.ts";
import type { Ports } from "./ports.ts";

/** Stanza of an age header that tells keyholders which unit seals an object; other programs pass over it. */
const hintStanza = "witness-archive/1-unit";

/** Streams bytes into `objects/`, sealed to the unit unless it is null. Durable after the folder's next sync. */
export async function storeObject(
  ports: Ports,
  bytes: AsyncIterable<Uint8Array> | FileBytes,
  unit: Unit | null,
  own: Unit | null,
): Promise<KeptObject> {
  const seal = unit === null ? null : { recipient: unit.publicKey, hint: hint(ports, unit, own) };
  const file = await ports.folder.startFile();
  try {
    const beside = "file" in bytes ? await ports.fillBeside?.(file, bytes, seal) : null;
    const kept = beside ?? (await fillFile(ports, file, bytes, seal));
    await file.keep(layout.object(kept.object));
    return kept;
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** Writes bytes into a file, sealed unless `seal` is null, and tells what they are then called. */
export async function fillFile(
  ports: Pick<Ports, "crypto" | "random">,
  file: Pick<NewFile, "write">,
  bytes: AsyncIterable<Uint8Array>,
  seal: Seal | null,
): Promise<KeptObject> {
  const stored = ports.crypto.startDigest();
  const plain = ports.crypto.startDigest();
  let size = 0;
  async function* counted() {
    for await (const piece of bytes) {
      size += piece.length;
      if (seal !== null) plain.update(piece);
      yield piece;
    }
  }
  const out =
    seal === null
      ? counted()
      : sealAge(ports.crypto, ports.random, pad(counted()), [{ x25519: seal.recipient }], [seal.hint]);
  for await (const piece of out) {
    stored.update(piece);
    await file.write(piece);
  }
  const object = toHex(stored.finish());
  return { object, size, sha256: seal === null ? object : toHex(plain.finish()) };
}

/** The bytes of an object as they came. Verifies the stored digest at the end. Throws `ArchiveError`. */
export async function* loadObject(ports: Ports, object: string, keyring: Keyring): AsyncGenerator<Uint8Array> {
  if (!isHex(object, 64))
    throw new ArchiveError("bad-input", `an object is named by 64 hex digits, not by "${object.slice(0, 80)}"`);
  const stored = verified(ports, object, ports.folder.stream(layout.object(object)));
  const units = await unitsFor(ports, object, keyring);
  if (units === "open") {
    yield* stored;
    return;
  }
  try {
    const opened = openAge(
      ports.crypto,
      stored,
      units.map((unit) => ({ x25519: unit.secret })),
    );
    const marked = yield* unpad(opened);
    if (!marked) throw new ArchiveError("corrupt", `object "${object}" has no end mark within its seal`);
  } catch (error) {
    if (error instanceof SealError && error.code === "no-key")
      throw new ArchiveError("withheld", `object "${object}" is sealed and its key is not here`);
    if (error instanceof SealError)
      throw new ArchiveError("corrupt", `object "${object}" cannot be opened: ${error.message}`);
    throw error;
  }
}

/** Bytes as they pass, with an error at the end when they are not what their name says. */
export async function* verified(
  ports: Pick<Ports, "crypto">,
  object: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const digest = ports.crypto.startDigest();
  for await (const piece of bytes) {
    digest.update(piece);
    yield piece;
  }
  const found = toHex(digest.finish());
  if (found !== object)
    throw new ArchiveError("corrupt", `object "${object}" has the digest "${found}": its bytes were changed`);
}

const ageIntro = "age-encryption.org/v1\n";

async function unitsFor(ports: Ports, object: string, keyring: Keyring): Promise<readonly Unit[] | "open"> {
  const begin = await firstPiece(ports, object);
  // An open object may itself be an age file that somebody sent: ours carries the hint stanza.
  const text = new TextDecoder("latin1").decode(begin.subarray(0, 1024));
  if (!text.startsWith(ageIntro) || !text.includes(`\n-> ${hintStanza} `)) return "open";
  const header = await readHeader(new ByteReader(once(begin)));
  const stanza = header.stanzas.find((candidate) => candidate.args[0] === hintStanza);
  const nonce = stanza === undefined ? null : fromBase64(`${stanza.args[1]}=`);
  if (keyring.own !== null && stanza?.body.length === 16 && nonce?.length === 32) {
    const unit = keyring.units.get(toHex(unitHint(ports.crypto, keyring.own, nonce, stanza.body)));
    return unit === undefined ? [] : [unit];
  }
  return [...keyring.units.values()];
}

async function firstPiece(ports: Ports, object: string): Promise<Uint8Array> {
  for await (const piece of ports.folder.stream(layout.object(object))) return piece;
  return new Uint8Array(0);
}

function hint(ports: Ports, unit: Unit, own: Unit | null): Stanza {
  if (own === null)
    throw new ArchiveError("withheld", "an object is to be sealed and the keyholders' own key is not at hand");
  const nonce = ports.random(32);
  const args = [hintStanza, toBase64(nonce).replaceAll("=", "")];
  return { args, body: unitHint(ports.crypto, own, nonce, fromHex(unit.id)!) };
}
