export { type CheckOptions, type CheckPorts, checkArchive } from "./checkArchive.ts";
export type { LoggedStamp } from "./checkLog.ts";
export { checkProof, type ProofVerdict } from "./checkProof.ts";
export type { ActTime, CheckReport, Finding, FindingCode, LogReport, Verdict } from "./finding.ts";
export { type OutsideProof, type TimeTrust, type Weighed, weighProofs, weighState } from "./outsideProof.ts";
export { type Between, type Bound, type SeenAt, TimeBounds } from "./timeBounds.ts";
