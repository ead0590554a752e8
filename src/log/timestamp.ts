import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { sameBytes } from "../bytes/text.ts";
import { isWholeDer } from "./der.ts";
import { revocationOf } from "./revocation.ts";
import { isForTimeStampingOnly, namesItsSigner, signatureHolds, signerOf, tstInfoOid } from "./timestampSigner.ts";

/** What a timestamp authority's reply is judged against. Times are RFC 3339 UTC. */
export interface TimestampQuestion {
  /** The reply as it came: DER `TimeStampResp` (or the bare token in it), at most 1 MiB. */
  readonly reply: Uint8Array;
  /** Digest of the stamped bytes: 32 bytes are SHA-256 (ours, over the kept checkpoint file), 48 SHA-384, 64 SHA-512. */
  readonly imprint: Uint8Array;
  /** The nonce that was asked with; null when the request is not known any more. */
  readonly nonce: Uint8Array | null;
  /** DER certificates that the checker trusts; never taken from the archive. */
  readonly trusted: readonly Uint8Array[];
  /** DER certificates kept beside the token, to complete the chain. */
  readonly chain: readonly Uint8Array[];
  /** DER revocation lists (CRL, RFC 5280) that were kept or handed in; none by default. */
  readonly revocation?: readonly Uint8Array[];
}

/** What the token says once everything about it has been verified, or the first thing that was wrong. */
export type TimestampVerdict =
  | {
      readonly ok: true;
      /** RFC 3339 UTC, as the authority claims. */
      readonly time: string;
      /** Serial number of the token, hex. */
      readonly serial: string;
      readonly policy: string;
      /** Common name of the signing certificate, as written there. */
      readonly signer: string;
      /** End of the signing certificate, RFC 3339: renew before. */
      readonly notAfter: string;
      /** DER certificates from the signing one up to the trusted one: to be kept, so that a stranger can check later. */
      readonly path: readonly Uint8Array[];
      /** When the newest revocation list that speaks for the signing certificate was made, RFC 3339; null when none does. */
      readonly revocationAt: string | null;
    }
  | { readonly ok: false; readonly code: TimestampFault; readonly message: string };

/** Why a token proves nothing. */
export type TimestampFault =
  | "malformed"
  | "refused"
  | "wrong-imprint"
  | "wrong-nonce"
  | "wrong-purpose"
  | "untrusted"
  | "bad-signature"
  | "expired-at-signing"
  | "revoked";

/** The WebCrypto of the host, handed in; `@peculiar` names are avoided so that the core needs no DOM types. */
export interface TimestampCrypto {
  readonly subtle: unknown;
  getRandomValues<T>(into: T): T;
}

const sha256Oid = "2.16.840.1.101.3.4.2.1";
const digestOids: Readonly<Record<number, string>> = {
  32: sha256Oid,
  48: "2.16.840.1.101.3.4.2.2",
  64: "2.16.840.1.101.3.4.2.3",
};
const commonNameOid = "2.5.4.3";
const largestReply = 1_048_576;

/**
 * A DER `TimeStampReq` for a SHA-256 imprint that asks for the authority's certificates.
 * RFC 3161, section 2.4.1.
 */
export function timestampRequest(imprint: Uint8Array, nonce: Uint8Array): Uint8Array {
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: sha256Oid, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: imprint.slice() }),
    }),
    nonce: new asn1js.Integer({ valueHex: positive(nonce) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER(false));
}

/**
 * Verifies a reply whole and offline: status, imprint, nonce, the signature over the signed attributes, that the signing
 * certificate is for time stamping and nothing else, and its chain to a trusted root at the time the token claims, so that
 * a token outlives its certificate. Revocation is judged by the lists handed in; nothing is fetched.
 * RFC 3161, sections 2.3, 2.4.2, 4; RFC 5652, section 5.4.
 */
export async function verifyTimestamp(question: TimestampQuestion, crypto: TimestampCrypto): Promise<TimestampVerdict> {
  const opened = open(question.reply);
  if ("code" in opened) return opened;
  const { signed, info, bytes } = opened;
  const differs = compareWithQuestion(info, question);
  if (differs) return differs;
  const signer = signerOf(signed);
  if (!signer) return fault("malformed", "the token carries no certificate that its signer info names");
  if (!isForTimeStampingOnly(signer)) {
    return fault("wrong-purpose", "the signing certificate is not, critically and solely, for time stamping");
  }
  const engine = new pkijs.CryptoEngine({ name: "host", crypto: crypto as never, subtle: crypto.subtle as never });
  if (!(await signatureHolds(signed, signer, bytes, engine))) {
    return fault("bad-signature", "the signature does not fit the token");
  }
  if (!(await namesItsSigner(signed, signer, engine))) {
    return fault("bad-signature", "the signed attributes do not name the certificate that signed");
  }
  const time = info.genTime;
  if (time < signer.notBefore.value || time > signer.notAfter.value) {
    return fault("expired-at-signing", `the certificate did not hold at "${time.toISOString()}", the token's time`);
  }
  const path = await chainOf(signed, signer, question, time, engine);
  if (typeof path === "string") return fault("untrusted", path);
  const revocation = await revocationOf(path, question.revocation ?? [], time, engine);
  if ("revoked" in revocation) return fault("revoked", revocation.revoked);
  return {
    ok: true,
    time: time.toISOString(),
    serial: hex(new Uint8Array(info.serialNumber.valueBlock.valueHexView)),
    policy: info.policy,
    signer: commonName(signer),
    notAfter: signer.notAfter.value.toISOString(),
    path: path.map((item) => new Uint8Array(item.toSchema(false).toBER(false))),
    revocationAt: revocation.at,
  };
}

interface Opened {
  readonly signed: pkijs.SignedData;
  readonly info: pkijs.TSTInfo;
  /** The content that was signed, as it stands. */
  readonly bytes: Uint8Array;
}

function open(reply: Uint8Array): Opened | (TimestampVerdict & { ok: false }) {
  if (reply.length > largestReply)
    return fault("malformed", `the reply has ${reply.length} bytes, at most ${largestReply} are read`);
  if (!isWholeDer(reply)) return fault("malformed", "the reply is not one whole DER value");
  try {
    const token = tokenOf(reply);
    if ("code" in token) return token;
    if (token.contentType !== pkijs.ContentInfo.SIGNED_DATA) return fault("malformed", "the token is not signed data");
    const signed = new pkijs.SignedData({ schema: token.content });
    const content = signed.encapContentInfo;
    if (content.eContentType !== tstInfoOid || !content.eContent)
      return fault("malformed", "the token holds no TSTInfo");
    const bytes = new Uint8Array(content.eContent.getValue());
    return { signed, info: pkijs.TSTInfo.fromBER(bytes.slice()), bytes };
  } catch {
    return fault("malformed", "the reply is not a DER TimeStampResp");
  }
}

/** The token in a reply, or the bare token itself: some authorities hand out the inner part only. */
function tokenOf(reply: Uint8Array): pkijs.ContentInfo | (TimestampVerdict & { ok: false }) {
  const parsed = asn1js.fromBER(reply.slice());
  const first = parsed.result instanceof asn1js.Sequence ? parsed.result.valueBlock.value[0] : undefined;
  if (first instanceof asn1js.ObjectIdentifier) return new pkijs.ContentInfo({ schema: parsed.result });
  const response = new pkijs.TimeStampResp({ schema: parsed.result });
  const status = response.status.status;
  if (status !== 0 && status !== 1) return fault("refused", `the authority answered with status ${status}`);
  return response.timeStampToken ?? fault("malformed", "the reply is granted but carries no token");
}

function compareWithQuestion(
  info: pkijs.TSTInfo,
  question: TimestampQuestion,
): (TimestampVerdict & { ok: false }) | null {
  const imprint = info.messageImprint;
  const wanted = digestOids[question.imprint.length];
  if (imprint.hashAlgorithm.algorithmId !== wanted) {
    return fault("wrong-imprint", `the token's hash is "${imprint.hashAlgorithm.algorithmId}", "${wanted}" is needed`);
  }
  if (!sameBytes(new Uint8Array(imprint.hashedMessage.getValue()), question.imprint)) {
    return fault("wrong-imprint", "the token speaks of other bytes than this checkpoint");
  }
  if (question.nonce === null) return null;
  const nonce = info.nonce ? new Uint8Array(info.nonce.valueBlock.valueHexView) : new Uint8Array();
  return sameBytes(positive(nonce), positive(question.nonce))
    ? null
    : fault("wrong-nonce", "the token answers another request");
}

/** The certificates from the signing one to a trusted one; a reason when there is no such chain. */
async function chainOf(
  signed: pkijs.SignedData,
  signer: pkijs.Certificate,
  question: TimestampQuestion,
  time: Date,
  engine: pkijs.CryptoEngine,
): Promise<readonly pkijs.Certificate[] | string> {
  if (question.trusted.length === 0) return "no certificate is trusted: hand in the authority's root";
  try {
    const carried = (signed.certificates ?? []).filter((item) => item instanceof pkijs.Certificate);
    const known = [...carried.filter((item) => item !== signer), ...question.chain.map(certificate), signer];
    // Only roots that issued something here: to try a hundred and forty takes the library a tenth of a second.
    const issuers = question.trusted
      .map(certificate)
      .filter((root) => known.some((item) => item.issuer.isEqual(root.subject)));
    if (issuers.length === 0) return "no chain from the signing certificate to a trusted one: none of them issued it";
    const verifier = new pkijs.CertificateChainValidationEngine({
      certs: known,
      trustedCerts: issuers,
      checkDate: time,
    });
    const result = await verifier.verify({}, engine);
    if (!result.result || !result.certificatePath)
      return `no chain from the signing certificate to a trusted one: ${result.resultMessage}`;
    return result.certificatePath;
  } catch {
    return "a certificate of the chain cannot be read";
  }
}

/** Read once: a check hands in the same hundred roots for every token. */
const parsed = new WeakMap<Uint8Array, pkijs.Certificate>();

function certificate(der: Uint8Array): pkijs.Certificate {
  const known = parsed.get(der) ?? pkijs.Certificate.fromBER(der.slice());
  parsed.set(der, known);
  return known;
}

function commonName(certificate: pkijs.Certificate): string {
  const found = certificate.subject.typesAndValues.find((item) => item.type === commonNameOid);
  return found ? String(found.value.valueBlock.value) : "";
}

/** A DER INTEGER of an unsigned number: no needless zeros in front, one where the first bit is set. */
function positive(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let first = 0;
  while (first < bytes.length - 1 && bytes[first] === 0) first++;
  const short = bytes.slice(first);
  return (short[0] ?? 0) < 0x80 ? short : Uint8Array.from([0, ...short]);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fault(code: TimestampFault, message: string): TimestampVerdict & { ok: false } {
  return { ok: false, code, message };
}
