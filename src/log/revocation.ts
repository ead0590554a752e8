import * as asn1js from "asn1js";
import * as pkijs from "pkijs";

const reasonCodeOid = "2.5.29.21";

/** Reasons after which what was signed before the revocation stays valid: unspecified, affiliation changed, superseded, ceased. */
const harmless: ReadonlySet<number> = new Set([0, 3, 4, 5]);

/**
 * What revocation lists say of a chain for a token made at `time`: why it is revoked, else when the newest list that speaks for
 * the first certificate was made (null when none does). A list counts only when the next certificate of the chain signed it.
 * A certificate revoked without a reason, or because a key was lost to somebody, takes all its tokens with it. RFC 3161, section 4.
 */
export async function revocationOf(
  path: readonly pkijs.Certificate[],
  lists: readonly Uint8Array[],
  time: Date,
  engine: pkijs.CryptoEngine,
): Promise<{ readonly revoked: string } | { readonly at: string | null }> {
  let at: string | null = null;
  for (const list of lists.flatMap(readList)) {
    for (const [i, certificate] of path.slice(0, -1).entries()) {
      if (!certificate.issuer.isEqual(list.issuer) || !(await signedBy(list, path[i + 1]!, engine))) continue;
      const made = list.thisUpdate.value.toISOString();
      if (i === 0 && (at === null || made > at)) at = made;
      const entry = (list.revokedCertificates ?? []).find((one) =>
        one.userCertificate.isEqual(certificate.serialNumber),
      );
      if (entry === undefined) continue;
      const day = entry.revocationDate.value;
      const reason = reasonOf(entry);
      if (reason !== null && harmless.has(reason) && time < day) continue;
      return { revoked: `a certificate of the chain was revoked at "${day.toISOString()}"` };
    }
  }
  return { at };
}

function readList(der: Uint8Array): pkijs.CertificateRevocationList[] {
  try {
    return [pkijs.CertificateRevocationList.fromBER(der.slice())];
  } catch {
    return [];
  }
}

async function signedBy(
  list: pkijs.CertificateRevocationList,
  issuer: pkijs.Certificate,
  engine: pkijs.CryptoEngine,
): Promise<boolean> {
  try {
    return await list.verify({ issuerCertificate: issuer }, engine);
  } catch {
    return false;
  }
}

function reasonOf(entry: pkijs.RevokedCertificate): number | null {
  const extension = entry.crlEntryExtensions?.extensions.find((one) => one.extnID === reasonCodeOid);
  const value = extension?.parsedValue;
  return value instanceof asn1js.Enumerated ? value.valueBlock.valueDec : null;
}
