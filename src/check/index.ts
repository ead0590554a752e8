export { checkArchive } from "./checkArchive.ts";

export { checkProof, type ProofVerdict } from "./checkProof.ts";
export { type ExaminedPage, examinePage, type PageOnDisk } from "./examinePage.ts";
export type { ActTime, CheckReport, Finding, FindingCode, LogReport, Verdict } from "./finding.ts";
export {
  type LoggedStamp,
  type OutsideProof,
  type TimeTrust,
  type Weighed,
  weighProofs,
  weighState,
} from "./outsideProof.ts";
export type { CheckOptions, CheckPorts, FileDigest } from "./ports.ts";
export { type Between, type Bound, type SeenAt, TimeBounds } from "./timeBounds.ts";
