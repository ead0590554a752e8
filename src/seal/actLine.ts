import type { Crypto, Random } from "../bytes/crypto.ts";
import { fromHex, toHex } from "../bytes/hex.ts";
import { joinBytes, utf8 } from "../bytes/text.ts";
import { actLineKey, type Unit, unitHint } from "./unit.ts";

const block = 256;
const extra = utf8("witness-archive/1 act");
const zeroNonce = new Uint8Array(12);

/** Seals the inner text of an act: nonce (32) ‖ hint (16) ‖ AES-256-GCM of the text with zeros to a multiple of 256 ‖ tag (16). */
export function sealActLine(crypto: Crypto, random: Random, unit: Unit, own: Unit, text: Uint8Array): Uint8Array {
  const nonce = random(32);
  const padded = new Uint8Array(Math.max(1, Math.ceil(text.length / block)) * block);
  padded.set(text);
  const hint = unitHint(crypto, own, nonce, fromHex(unit.id)!);
  return joinBytes([nonce, hint, crypto.aesSeal(actLineKey(crypto, unit, nonce), zeroNonce, padded, extra)]);
}

/** The id of the unit that seals a line, as the holders of the `own` unit see it; null when the line is too short. */
export function sealedUnit(crypto: Crypto, own: Unit, sealed: Uint8Array): string | null {
  if (sealed.length < 64 + block) return null;
  return toHex(unitHint(crypto, own, sealed.subarray(0, 32), sealed.subarray(32, 48)));
}

/** The inner text of a sealed line without its zeros; null when this is not the key or the line is damaged. */
export function openActLine(crypto: Crypto, unit: Unit, sealed: Uint8Array): Uint8Array | null {
  if (sealed.length < 64 + block || (sealed.length - 64) % block !== 0) return null;
  const key = actLineKey(crypto, unit, sealed.subarray(0, 32));
  const padded = crypto.aesOpen(key, zeroNonce, sealed.subarray(48), extra);
  if (padded === null) return null;
  let end = padded.length;
  while (end > 0 && padded[end - 1] === 0) end--;
  return padded.subarray(0, end);
}
