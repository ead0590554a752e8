import type { Found } from "../found.ts";
import type { DeedClaim } from "../result.ts";

/** The arrests among deeds that are of an alleged doer: "arrested in connection with the killing", "suspects were detained". */
export function arrestsOfSuspects(found: Found, deeds: readonly DeedClaim[]): ReadonlySet<DeedClaim> {
  const grave = deeds.some((one) => /^(?:killing|abduction|sexual-violence)$/.test(one.deed));
  return new Set(deeds.filter((deed) => isOfSuspect(found, deed, grave)));
}

function isOfSuspect(found: Found, deed: DeedClaim, graveTold: boolean): boolean {
  if (!/^(?:arrest|detention)$/.test(deed.deed)) return false;
  const { text } = found.document;
  if (
    deed.doneTo.some((one) =>
      /\b(?:suspects?|perpetrators?|culprits?|assailants?|killers?|attackers?|kidnappers?|accused)\b/i.test(one.text),
    )
  )
    return true;
  const after = text.slice(deed.trigger.end, deed.trigger.end + 140).split(/[.;]/)[0] ?? "";
  if (!/\b(?:in connection|over the|suspect|suspicion|charged|accused|for the|murder|kidnapp|rape)/i.test(after))
    return false;
  const grave = /\b(?:murder|kill|kidnap|abduct|rape|shooting|assault|robbery|traffick)/i;
  return graveTold && grave.test(after);
}
