import type { DeedClaim } from "../reading/result.ts";

/** Where somebody was when she died, as the words have it. */
export type Whereabouts = "in custody" | "after release" | "not said";

const released =
  /\b(?:after|since|following)\b[^.;]{0,60}\breleas(?:e|ed)\b|\bhours after\b|\bday after\b|\bat (?:his|her|their) home\b|\bpost[- ](?:police[- ])?(?:custody|detention|release)\b|رہائی کے بعد|रिहा(?:ई)? (?:होने )?के बाद/iu;

/** Reads a death's whereabouts from its kind and the words of its sentence. "Hours after" counts only with a release. */
export function whereabouts(claim: DeedClaim, words: string): Whereabouts {
  const said = released.exec(words);
  if (said && (/releas|رہائی|रिहा/iu.test(words) || /home|post/i.test(said[0]))) return "after release";
  return claim.deed === "death-in-custody" ? "in custody" : "not said";
}

/** Kinds of deeds that tell of somebody's death. */
export const deathKinds: ReadonlySet<string> = new Set(["killing", "death-in-custody", "massacre"]);
