import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { sameBytes } from "../bytes/text.ts";

const signingCertificateOid = "1.2.840.113549.1.9.16.2.12";
const signingCertificateV2Oid = "1.2.840.113549.1.9.16.2.47";
const timeStampingOid = "1.3.6.1.5.5.7.3.8";
const extendedKeyUsageOid = "2.5.29.37";
/** The content of a token. RFC 3161, section 2.4.2. */
export const tstInfoOid = "1.2.840.113549.1.9.16.1.4";

/** The certificate that the token's one signer info names, of those it carries; null when there is none. */
export function signerOf(signed: pkijs.SignedData): pkijs.Certificate | null {
  const [signer] = signed.signerInfos;
  if (signed.signerInfos.length !== 1 || !signer) return null;
  const sid = signer.sid;
  const certificates = (signed.certificates ?? []).filter((item) => item instanceof pkijs.Certificate);
  if (sid instanceof pkijs.IssuerAndSerialNumber) {
    return (
      certificates.find((item) => item.issuer.isEqual(sid.issuer) && item.serialNumber.isEqual(sid.serialNumber)) ??
      null
    );
  }
  const wanted = new Uint8Array((sid as asn1js.OctetString).valueBlock.valueHexView);
  return certificates.find((item) => sameBytes(subjectKeyId(item), wanted)) ?? null;
}

function subjectKeyId(certificate: pkijs.Certificate): Uint8Array {
  const extension = certificate.extensions?.find((item) => item.extnID === "2.5.29.14");
  const parsed = extension?.parsedValue as asn1js.OctetString | undefined;
  return parsed ? new Uint8Array(parsed.valueBlock.valueHexView) : new Uint8Array();
}

/** Whether a certificate is, critically and solely, for time stamping. RFC 3161, section 2.3. */
export function isForTimeStampingOnly(certificate: pkijs.Certificate): boolean {
  const extension = certificate.extensions?.find((item) => item.extnID === extendedKeyUsageOid);
  const purposes = (extension?.parsedValue as pkijs.ExtKeyUsage | undefined)?.keyPurposes ?? [];
  return extension?.critical === true && purposes.length === 1 && purposes[0] === timeStampingOid;
}

/** Whether the signed attributes hold the content's digest and type, and the signature is theirs by this certificate. RFC 5652, section 5.4. */
export async function signatureHolds(
  signed: pkijs.SignedData,
  signer: pkijs.Certificate,
  content: Uint8Array,
  engine: pkijs.CryptoEngine,
): Promise<boolean> {
  const info = signed.signerInfos[0];
  const attributes = info?.signedAttrs;
  if (!info || !attributes) return false;
  try {
    const algorithm = engine.getAlgorithmByOID(info.digestAlgorithm.algorithmId, true).name;
    const digest = new Uint8Array(await engine.digest(algorithm, content.slice()));
    const stated = attributeValue(attributes, "1.2.840.113549.1.9.4") as asn1js.OctetString | undefined;
    const type = attributeValue(attributes, "1.2.840.113549.1.9.3") as asn1js.ObjectIdentifier | undefined;
    if (!stated || !sameBytes(new Uint8Array(stated.getValue()), digest) || type?.valueBlock.toString() !== tstInfoOid)
      return false;
    return await engine.verifyWithPublicKey(
      attributes.encodedValue,
      info.signature,
      signer.subjectPublicKeyInfo,
      info.signatureAlgorithm,
      algorithm,
    );
  } catch {
    return false;
  }
}

/** Whether the signed attributes hold the digest of the signing certificate, first. RFC 5816, section 2.2; RFC 3161, section 2.4.2. */
export async function namesItsSigner(
  signed: pkijs.SignedData,
  signer: pkijs.Certificate,
  engine: pkijs.CryptoEngine,
): Promise<boolean> {
  const attributes = signed.signerInfos[0]?.signedAttrs;
  if (!attributes) return false;
  const second = attributeValue(attributes, signingCertificateV2Oid) as asn1js.Sequence | undefined;
  const first = attributeValue(attributes, signingCertificateOid) as asn1js.Sequence | undefined;
  const named = essCertificate(second ?? first);
  if (!named) return false;
  const algorithm = second
    ? named.algorithm
      ? (engine.getAlgorithmByOID(named.algorithm) as { readonly name?: string }).name
      : "SHA-256"
    : "SHA-1";
  if (algorithm === undefined) return false;
  const digest = await engine.digest(algorithm, signer.toSchema(false).toBER(false));
  return sameBytes(new Uint8Array(digest), named.digest);
}

function essCertificate(
  attribute: asn1js.Sequence | undefined,
): { algorithm: string | null; digest: Uint8Array } | null {
  const [list] = attribute?.valueBlock.value ?? [];
  const [entry] = list instanceof asn1js.Sequence ? list.valueBlock.value : [];
  if (!(entry instanceof asn1js.Sequence)) return null;
  const [head, next] = entry.valueBlock.value;
  if (head instanceof asn1js.OctetString) return { algorithm: null, digest: new Uint8Array(head.getValue()) };
  const [oid] = head instanceof asn1js.Sequence ? head.valueBlock.value : [];
  if (!(oid instanceof asn1js.ObjectIdentifier) || !(next instanceof asn1js.OctetString)) return null;
  return { algorithm: oid.valueBlock.toString(), digest: new Uint8Array(next.getValue()) };
}

function attributeValue(attributes: pkijs.SignedAndUnsignedAttributes, type: string): unknown {
  const found = attributes.attributes.filter((item) => item.type === type);
  return found.length === 1 && found[0]?.values.length === 1 ? found[0].values[0] : undefined;
}
